"""The rules R1-R11 and the place of each in component 6 of the standards, and the articles of
UU 25/2009 that complete them.

The number is for code, tests and the register; the label is the citation that people can
look up on the standard's own page.
"""

from complaints.labels import Labelled


class Clause(Labelled):
    R1 = "R1", "Komponen 6 angka 1"
    R2 = "R2", "Komponen 6 angka 2"
    R3 = "R3", "Komponen 6 angka 2 huruf a-m"
    R4 = "R4", "Komponen 6 angka 3"
    R5 = "R5", "Komponen 6 angka 4"
    R6 = "R6", "Komponen 6 angka 5 huruf a"
    R7 = "R7", "Komponen 6 angka 5 huruf b"
    R8 = "R8", "Komponen 6 angka 5 huruf c"
    R9 = "R9", "Komponen 6 angka 6"
    R10 = "R10", "Komponen 6 angka 7"
    R11 = "R11", "Komponen 6 angka 8"
    A44_3 = "44.3", "UU 25/2009 Pasal 44 ayat (3)"
    A44_4 = "44.4", "UU 25/2009 Pasal 44 ayat (4)"
    A44_5 = "44.5", "UU 25/2009 Pasal 44 ayat (5)"
