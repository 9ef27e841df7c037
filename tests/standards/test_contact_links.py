"""What a number or an address leads to."""

import pytest

from standards.contact_links import PROBLEMS, href
from standards.models import Contact, ContactKind


@pytest.mark.parametrize(
    ("kind", "value", "leads_to"),
    [
        ("PHONE", "(0264) 8224794 ext.103", "tel:+622648224794;ext=103"),
        ("PHONE", "0264 8224794", "tel:+622648224794"),
        ("PHONE", "+62 264 8224794", "tel:+622648224794"),
        ("PHONE", "8224794", ""),
        ("PHONE", "112", ""),
        ("PHONE", "0264-abc", ""),
        ("SMS", "081809898222", "sms:+6281809898222"),
        ("WHATSAPP", "0818-0989-8222", "https://wa.me/6281809898222"),
        ("WHATSAPP", "6281809898222", "https://wa.me/6281809898222"),
        ("WHATSAPP", "081809898222 ext.1", ""),
        ("WHATSAPP", "08180989822212345", ""),
        ("EMAIL", "pengaduanptsp139@gmail.com", "mailto:pengaduanptsp139@gmail.com"),
        ("EMAIL", "pengaduan@", ""),
        ("EMAIL", "a@b.id\nbcc: c@d.id", ""),
        ("WEB", "www.mpp.purwakartakab.go.id", "https://www.mpp.purwakartakab.go.id"),
        ("WEB", "http://contoh.go.id/a?b", "http://contoh.go.id/a?b"),
        ("WEB", "javascript:alert(1)", ""),
        ("WEB", "bukan alamat", ""),
        ("TWITTER", "@dpmpptsp_pwk", "https://x.com/dpmpptsp_pwk"),
        ("TWITTER", "nama yang panjang sekali", ""),
        ("INSTAGRAM", "pengaduanptsp139.purwakarta", "https://www.instagram.com/pengaduanptsp139.purwakarta"),
        ("INSTAGRAM", "a/b", ""),
    ],
)
def test_a_contact_leads_where_it_should_or_nowhere(kind, value, leads_to):
    assert href(kind, value) == leads_to


def test_every_kind_has_its_advice():
    assert set(PROBLEMS) == set(ContactKind)


@pytest.mark.django_db
def test_everything_that_the_regulation_names_can_be_reached():
    assert all(contact.href for contact in Contact.objects.all())
    assert Contact.objects.count() == 8
