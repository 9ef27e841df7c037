"""Whom a complaint is about (UU 25/2009 Art 45(1)): who then may neither open it nor act on it, and
who answers for it instead. The posts are given by their keys, each with the posts above it."""

from collections.abc import Collection, Sequence

from complaints.labels import Labelled


class About(Labelled):
    """Nothing recorded yet is the empty word."""

    NOBODY = "nobody", "Bukan tentang pegawai tertentu"
    UNKNOWN = "unknown", "Tentang pegawai, tetapi tidak tahu siapa"
    OFFICERS = "officers", "Tentang pegawai yang disebut"
    OFFICE = "office", "Tentang kantor secara keseluruhan"


def goes_above(about: About, accused: Collection[int], top: Collection[int]) -> bool:
    """Whether it goes to the superior outside the office: it is about the office, or about the Head
    or someone above. ``top``: the Head and the chain above. Source: Art 45(1)."""
    return about == About.OFFICE or not set(accused).isdisjoint(top)


def is_below(superiors: Sequence[int], accused: Collection[int]) -> bool:
    """Whether an accused is among the superiors of a post: who depends on somebody does not examine
    that person, "disampaikan kepada atasan" is the way up. Source: Art 45(1)."""
    return not set(superiors).isdisjoint(accused)
