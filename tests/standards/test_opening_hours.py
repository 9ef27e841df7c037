"""Hours as an editor types them, and as people read them."""

import pytest

from standards.opening_hours import Unreadable, in_one_line, tidy, week


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("08.00-15.00", "08.00–15.00"),
        ("8:00 – 15:30", "08.00–15.30"),
        ("08.00 s.d. 12.00; 13.00 sampai 15.00", "08.00–12.00, 13.00–15.00"),
        ("07.30-12.00,12.00-24.00", "07.30–12.00, 12.00–24.00"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_hours_have_one_form(typed, read):
    assert tidy(typed) == read
    assert tidy(read) == read


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("pagi", "“pagi” tidak terbaca sebagai jam."),
        ("08.00", "“08.00” tidak terbaca sebagai jam."),
        ("08.00-15.00-17.00", "tidak terbaca sebagai jam."),
        ("15.00-08.00", "“15.00-08.00” bukan jam yang dapat terjadi."),
        ("08.00-08.00", "bukan jam yang dapat terjadi."),
        ("08.00-24.01", "bukan jam yang dapat terjadi."),
        ("08.60-09.00", "bukan jam yang dapat terjadi."),
        ("13.00-15.00, 08.00-12.00", "Jamnya bertumpuk atau tidak berurutan."),
        ("08.00-12.00, 11.59-15.00", "Jamnya bertumpuk atau tidak berurutan."),
    ],
)
def test_hours_that_cannot_be_are_refused_in_words(typed, told):
    with pytest.raises(Unreadable, match=r"Tulis seperti 08\.00-12\.00") as refused:
        tidy(typed)
    assert told in str(refused.value)


def test_days_with_the_same_hours_stand_together():
    days = ("08.00–15.00",) * 4 + ("08.00–11.00", "", "")
    assert week(days) == (
        ("Senin–Kamis", "08.00–15.00"),
        ("Jumat", "08.00–11.00"),
        ("Sabtu–Minggu", "tutup"),
    )
    assert (
        in_one_line(days, "Istirahat bergiliran.")
        == "Senin–Kamis 08.00–15.00; Jumat 08.00–11.00; Sabtu–Minggu tutup. Istirahat bergiliran."
    )
