"""From the database: a short row per standard, and the whole document of one."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from standards.in_force import StandardInForce, facts_of_many
from standards.key_facts import KEY_COMPONENTS, key_facts
from standards.living_layer import living_layer
from standards.models import Office, Release, Version
from standards.office_today import Place
from standards.open_data.clauses import components
from standards.open_data.links import Links
from standards.open_data.office_notes import office_notes
from standards.open_data.schema_org import government_service

NO_DATE = "Berlaku sejak sebelum dicatat di portal ini; tanggalnya belum diketahui."
NO_LICENCE = "Lisensi data ini belum diputuskan oleh kantor."
Facts = Mapping[int, Mapping[str, Any]]


def rows(versions: Iterable[Version], on: date, links: Links) -> list[dict[str, Any]]:
    """In the order given; two queries more, however many they are."""
    versions = list(versions)
    facts = facts_of_many([version.standard for version in versions], KEY_COMPONENTS, on)
    return [row(version, facts[version.standard_id], links) for version in versions]


def row(version: Version, facts: Facts, links: Links) -> dict[str, Any]:
    """What the list says of one standard; the whole document begins with the same."""
    slug = version.standard.slug
    return {
        "slug": slug,
        "address": links.to("standard", slug=slug),
        "data": links.forms(slug),
        "annex_number": version.annex_number,
        "name": version.name,
        "kbli": {
            "edition": version.activity.edition,
            "code": version.activity.code,
            "name": version.activity.name,
        },
        "risk": {"code": version.risk, "label": version.get_risk_display()},
        "licence_type": {"code": version.licence_type, "label": version.get_licence_type_display()},
        "sector": _sector(version),
        **_promises(facts),
        "release": release(version.release),
    }


def document(state: StandardInForce, links: Links) -> dict[str, Any]:
    """One standard with its 14 components on a day."""
    facts = {clause.number: clause.facts for clause in state.clauses}
    office, living = Office.objects.first(), living_layer(state)
    return {
        **row(state.version, facts, links),
        "on": state.on.isoformat(),
        "effective_on": _day(state.effective_on),
        "effective_note": "" if state.effective_on else NO_DATE,
        "publisher": publisher(office, links, living.reach.places),
        "licence": licence(office),
        "components": components(state),
        "office_notes": office_notes(living),
    }


def service(
    state: StandardInForce, office: Office | None, links: Links, places: Iterable[Place]
) -> dict[str, Any]:
    """What the page of a standard carries for search engines."""
    facts = {number: state.clause(number).facts for number in KEY_COMPONENTS}
    return government_service(row(state.version, facts, links), publisher(office, links, places))


def publisher(office: Office | None, links: Links, places: Iterable[Place]) -> dict[str, Any]:
    office = office or Office()
    return {
        "name": office.name,
        "short_name": office.short_name,
        "region": f"Kabupaten {office.regency}".strip(),
        "contact_page": links.to("office"),
        "locations": [
            {
                "code": place.location.slug,
                "name": place.location.name,
                "address": place.location.address,
                "opening_hours": place.hours.in_one_line if place.hours else None,
            }
            for place in places
        ],
    }


def licence(office: Office | None) -> dict[str, Any]:
    """What the office decided; until it does, that it has not."""
    name = office.data_licence if office else ""
    url = office.data_licence_url if office else ""
    return {"name": name or None, "address": url or None, "note": "" if name else NO_LICENCE}


def release(each: Release) -> dict[str, Any]:
    law = each.regulation
    return {
        "code": each.slug,
        "effective_on": _day(each.effective_on),
        "effective_note": "" if each.effective_on else NO_DATE,
        "regulation": law.short_name if law else None,
        "consulted_on": _day(each.consulted_on),
        "pledged_on": _day(each.pledged_on),
    }


def _sector(version: Version) -> dict[str, Any]:
    """The annex names no sector: where it was concluded from stands beside it."""
    standard = version.standard
    return {
        "code": standard.sector.slug if standard.sector else None,
        "name": standard.sector.name if standard.sector else None,
        "source": standard.sector_source,
    }


def _promises(facts: Facts) -> dict[str, Any]:
    """Time, fee and product as numbers and words; null where the words do not say."""
    time, fee, output = (facts.get(number, {}) for number in KEY_COMPONENTS)
    words = key_facts(facts)
    return {
        "processing_time": {
            "days": time["days"],
            "unit": time["unit"],
            "label": words.time,
            "from": words.time_note,
        }
        if words.time
        else None,
        "fee": {"amount": fee["fee"], "currency": "IDR", "label": words.fee} if words.fee else None,
        "output": {"name": words.product, "documents": list(output.get("documents", ()))}
        if words.product
        else None,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
