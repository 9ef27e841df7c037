"""Absolute addresses: data travels without the page it came from."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

# Each form of one standard: the URL's name, its media type, and what people call it.
FORMS = (
    ("data-standard", "application/json", "JSON"),
    ("data-jsonld", "application/ld+json", "JSON-LD schema.org"),
    ("data-cpsv", "application/ld+json", "JSON-LD CPSV-AP 3.2"),
    ("data-sippn", "text/plain", "Teks untuk SIPPN"),
)


@dataclass(frozen=True)
class Links:
    """`base` is scheme and host, as the reader reached us."""

    base: str

    def to(self, name: str, **arguments: str) -> str:
        return self.base + reverse(name, kwargs=arguments)

    def forms(self, slug: str) -> dict[str, str]:
        """The addresses of one standard, by the URL's name without "data-"."""
        return {name.removeprefix("data-"): self.to(name, slug=slug) for name, _type, _label in FORMS}

    def labelled(self, slug: str) -> list[tuple[str, str]]:
        """The same addresses with what people call each form."""
        return [(label, self.to(name, slug=slug)) for name, _type, label in FORMS]


def links_of(request: HttpRequest) -> Links:
    return Links(f"{request.scheme}://{request.get_host()}")


def link_header(links: Links, slug: str) -> str:
    """RFC 8288: the same standard in its other forms, for whoever never reads the page."""
    forms = [
        f'<{links.to(name, slug=slug)}>; rel="alternate"; type="{media}"' for name, media, _label in FORMS
    ]
    return ", ".join(forms)
