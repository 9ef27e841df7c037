"""A letter on paper: the office's letterhead, the words on record, and the line to sign on; as a page to
print, and as a PDF where one can be made."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import timezone

from complaints.letters import CaseLetter
from complaints.matters import service_name
from complaints.models import Answer, ComplainantIdentity, Review
from complaints.permissions import may_open_identity
from complaints.promise import promise_of
from complaints.receipts import log_look
from complaints.signatories import Signatory, signatories
from standards.models import NextDoor, Office
from standards.tools.pdf import Unavailable, obstacle, pdf_of

TEMPLATE = "complaints/letters/letter.html"
SHEETS = ("css/site.css", "css/letter.css", "css/pdf.css")


def opened_identity(request: HttpRequest, letter: CaseLetter) -> ComplainantIdentity | None:
    """Name and address for this one letter, with a line in the log. None where the letter never bears
    them (Pasal 49); raises PermissionDenied for who may not open them."""
    if not may_open_identity(request.user, letter.case):
        raise PermissionDenied
    if not letter.bears_name or letter.signed:
        return None
    log_look(letter.case, request.user, timezone.localdate(), f"Cetak: {letter.kind.label.lower()}")
    return getattr(letter.case, "complainant", None)


def paper(
    request: HttpRequest, letter: CaseLetter, identity: ComplainantIdentity | None, *, is_pdf: bool
) -> str:
    """The letter as it stands today. Once it is signed only where its file is."""
    case, promise = letter.case, promise_of(letter.case)
    context = {
        "letter": letter,
        "case": case,
        "words": letter.record,
        "identity": identity,
        "promise": promise,
        "service": service_name(promise.version) if promise.version else "",
        "review": letter.latest(Review),
        "answer": letter.latest(Answer),
        "signatory": _signatory(letter),
        "issuer": _issuer(letter),
        "doors": NextDoor.objects.all(),
        "is_pdf": is_pdf,
        "demo": settings.DEMO,
        "has_pdf": not obstacle(),
        "may_open": letter.bears_name and may_open_identity(request.user, case),
        "may_download": letter.may_read_file(request.user),
        "body": f"complaints/letters/_{letter.kind.value}.html",
    }
    return render_to_string(TEMPLATE, context, request)


def _signatory(letter: CaseLetter) -> Signatory:
    if known := letter.numbering:
        return Signatory("", known.signatory_title, known.signatory_name)
    return signatories(letter, timezone.localdate())[0]


def _issuer(letter: CaseLetter) -> dict[str, str]:
    """The lines of the letterhead. A case about the Head or the office is answered from outside it
    (UU 25/2009 Pasal 45 ayat (1)), so its letters do not go out in the office's name."""
    office = Office.objects.first()
    if office is None:
        return {}
    government = f"Pemerintah Kabupaten {office.regency}"
    if letter.case.goes_above:
        return {"government": government, "place": office.regency}
    name = office.name.removesuffix(f" Kabupaten {office.regency}")
    return {"government": government, "name": name, "place": office.regency}


def as_pdf(request: HttpRequest, letter: CaseLetter, identity: ComplainantIdentity | None) -> HttpResponse:
    """Never kept for another reader; the page to print where no PDF can be made."""
    try:
        made = pdf_of(paper(request, letter, identity, is_pdf=True), SHEETS, is_kept=False)
    except Unavailable:
        if identity is None:
            return redirect("desk-letter", letter.case.number, letter.name)
        return HttpResponse(paper(request, letter, identity, is_pdf=False))
    headers = {"Content-Disposition": f'attachment; filename="{letter.case}-{letter.name}.pdf"'}
    return HttpResponse(made, content_type="application/pdf", headers=headers)
