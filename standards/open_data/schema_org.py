"""A standard as schema.org's GovernmentService. A duration of working days has no form there
(P7D would promise seven calendar days), so the time stands in the description, in words."""

from collections.abc import Mapping
from typing import Any


def government_service(row: Mapping[str, Any], publisher: Mapping[str, Any]) -> dict[str, Any]:
    """From the short row: the page that carries it asks for nothing more."""
    service = {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "@id": f"{row['address']}#layanan",
        "identifier": row["slug"],
        "name": row["name"],
        "description": description(row),
        "url": row["address"],
        "serviceType": row["licence_type"]["label"],
        "category": f"KBLI {row['kbli']['edition']} {row['kbli']['code']} {row['kbli']['name']}",
        "areaServed": {"@type": "AdministrativeArea", "name": publisher["region"]},
        "provider": {
            "@type": "GovernmentOrganization",
            "name": publisher["name"],
            "url": publisher["contact_page"],
        },
        "availableChannel": [_channel(place) for place in publisher["locations"]],
    }
    if row["output"]:
        service["serviceOutput"] = {"@type": "Thing", "name": row["output"]["name"]}
    if row["fee"]:
        service["offers"] = {
            "@type": "Offer",
            "price": row["fee"]["amount"],
            "priceCurrency": row["fee"]["currency"],
        }
    return service


def description(row: Mapping[str, Any]) -> str:
    """One sentence, only of what the words say."""
    parts = [
        f"{row['licence_type']['label']} untuk {row['name']}, KBLI {row['kbli']['code']}, "
        f"risiko {row['risk']['label'].lower()}"
    ]
    if row["processing_time"]:
        time = row["processing_time"]
        parts.append(f"waktu penyelesaian {time['label']} {time['from']}".strip())
    if row["fee"]:
        parts.append(f"biaya {row['fee']['label'].lower()}")
    return "; ".join(parts) + "."


def _channel(place: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "@type": "ServiceChannel",
        "serviceLocation": {
            "@type": "GovernmentOffice",
            "name": place["name"],
            "address": place["address"],
        },
    }
