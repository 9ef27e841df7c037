"""The journal of the counter, to be read and printed: a day, or the week around it."""

from datetime import date

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from complaints.forms.counter_fields import TypedDateField
from complaints.intake import EARLIEST, Kind
from complaints.journal import journal, week_of
from complaints.views.access import counter_page

DAY, WEEK = "hari", "minggu"


class JournalForm(forms.Form):
    use_required_attribute = False
    hide_optional = True

    tanggal = TypedDateField(label="Tanggal", required=False, help_text="Misalnya 5-11.")
    rentang = forms.ChoiceField(label="Rentang", required=False, choices=[(DAY, "Hari"), (WEEK, "Minggu")])

    def clean_tanggal(self) -> date | None:
        day = self.cleaned_data["tanggal"]
        if day and not EARLIEST <= day <= self.fields["tanggal"].today:
            raise forms.ValidationError("Isi tanggal hari ini atau sebelumnya.")
        return day


@counter_page
@require_safe
def desk_journal(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    form = JournalForm(request.GET or None)
    form.fields["tanggal"].today = today
    chosen = form.cleaned_data if form.is_valid() else {}
    day, is_week = chosen.get("tanggal") or today, chosen.get("rentang") == WEEK
    first, last = week_of(day) if is_week else (day, day)
    context = {
        "form": form,
        "journal": journal(request.user, first, last),
        "kinds": list(Kind.choices()),
        "is_week": is_week,
        "day": day,
        "today": today,
    }
    return render(request, "complaints/desk/journal.html", context)
