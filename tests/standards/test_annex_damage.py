import pytest

from standards.regulation import parse_annex
from tests.standards.annex_text import annex, replaced, row


def notices(lines):
    return [
        (n.line, n.component, n.severity.value, n.cause)
        for n in parse_annex("\n".join(lines), "x.txt").notices
    ]


def test_small_annex_is_sound():
    assert notices(annex()) == []


def swapped(first, second):
    lines = annex()
    lines[first - 1], lines[second - 1] = lines[second - 1], lines[first - 1]
    return lines


DAMAGES = {
    "missing component": (replaced(8, []), (1, 5, "error", "Komponen 5 (Produk Layanan) tidak ada.")),
    "duplicate component": (
        replaced(8, [row(5), row(5)]),
        (9, 5, "error", "Komponen 5 sudah ada pada baris 8."),
    ),
    "out of order": (
        swapped(7, 8),
        (8, 4, "error", "Komponen 4 berada sesudah komponen 5; urutannya salah."),
    ),
    "label of another component": (
        replaced(7, "4\tProduk Layanan\t: Gratis"),
        (7, 4, "error", "Label “Produk Layanan” bukan label komponen 4 (“Biaya/Tarif”)."),
    ),
    "component 15": (
        [*annex(), "15\tLain\t: x"],
        (19, 15, "error", "Komponen 15 tidak dikenal: komponen bernomor 1 sampai 14."),
    ),
    "empty component": (
        replaced(16, "12\tJaminan Pelayanan\t<p>: </p>"),
        (16, 12, "error", "Uraian komponen kosong."),
    ),
    "component of two cells": (
        replaced(16, "12\tJaminan Pelayanan"),
        (16, 12, "error", "Uraian komponen kosong."),
    ),
    "jumping list": (
        replaced(4, "1\tPersyaratan\t: 1. Satu; 3. Tiga."),
        (4, 1, "error", "Penanda “3.” meloncat: setelah “1.” seharusnya “2.”."),
    ),
    "jump after a page break": (
        replaced(4, ["1\tPersyaratan\t: 1. Satu;", "", "NO\tKOMPONEN\tURAIAN", "\t\t<p>4. Empat.</p>"]),
        (7, 1, "error", "Penanda “4.” meloncat: setelah “1.” seharusnya “2.”."),
    ),
    "repeated marker": (
        replaced(4, "1\tPersyaratan\t: 1. Satu; 1. Dua."),
        (4, 1, "warning", "Penanda “1.” tidak dibaca sebagai butir: yang diharapkan “2.”."),
    ),
    "continuation of nothing": (
        replaced(4, ["\t\tlanjutan", row(1)]),
        (4, None, "error", "Baris lanjutan ini tidak punya komponen di atasnya."),
    ),
    "odd row": (
        replaced(4, [row(1), "x\ty\tz"]),
        (
            5,
            None,
            "error",
            "Baris tabel ini bukan kepala tabel, bagian, komponen, atau lanjutan; isinya tidak terbaca.",
        ),
    ),
    "section row with words in its third cell": (
        replaced(4, ["A.\tPersyaratan\tUmum", row(1)]),
        (
            4,
            None,
            "error",
            "Baris tabel ini bukan kepala tabel, bagian, komponen, atau lanjutan; isinya tidak terbaca.",
        ),
    ),
    "plain line inside": (
        replaced(4, [row(1), "teks lepas"]),
        (5, None, "error", "Baris di luar tabel berada di tengah standar; isinya tidak terbaca."),
    ),
    "plain line after": ([*annex(), "- 12 -"], (19, None, "warning", "Baris di luar tabel diabaikan.")),
    "plain line above": (
        ["LAMPIRAN I", *annex()],
        (1, None, "warning", "Baris di atas judul pertama diabaikan."),
    ),
    "section A missing": (
        replaced(3, []),
        (1, None, "warning", "Baris bagian A (Proses Penyampaian Pelayanan (Service Delivery)) tidak ada."),
    ),
    "unknown risk": (
        annex("7. Izin (Risiko Sedang) KBLI 12345 Usaha"),
        (1, None, "error", "Tingkat risiko “Sedang” tidak dikenal."),
    ),
    "unknown instrument": (
        annex("7. Lisensi (Risiko Tinggi) KBLI 12345 Usaha"),
        (1, None, "error", "Jenis izin “Lisensi” tidak dikenal."),
    ),
    "KBLI of four digits": (
        annex("7. Izin (Risiko Tinggi) KBLI 1234 Usaha"),
        (1, None, "error", "Kode KBLI “1234” bukan lima angka."),
    ),
    "KBLI of foreign digits": (
        annex("7. Izin (Risiko Tinggi) KBLI ١٢٣٤٥ Usaha"),
        (1, None, "error", "Kode KBLI “١٢٣٤٥” bukan lima angka."),
    ),
    "name too long": (
        annex(f"7. Izin (Risiko Tinggi) KBLI 12345 {'x' * 251}"),
        (1, None, "error", "Nama usaha melebihi 250 huruf."),
    ),
    "unreadable title": (
        annex("Izin Usaha Contoh"),
        (
            1,
            None,
            "error",
            "Judul standar tidak terbaca; bentuknya "
            "“nomor. jenis izin (Risiko tingkat) KBLI lima angka nama usaha”.",
        ),
    ),
    "risk and instrument that do not go together": (
        annex("7. Sertifikat Standar (Risiko Tinggi) KBLI 12345 Usaha"),
        (
            1,
            None,
            "warning",
            "Risiko Tinggi lazimnya tidak berpasangan dengan Sertifikat Standar (UU 11/2020 Pasal 8-10); "
            "periksa judulnya.",
        ),
    ),
    "no regulation in component 7": (
        replaced(11, "7\tDasar Hukum\t: Adat."),
        (11, 7, "error", "Tidak ada peraturan yang terbaca dalam dasar hukum."),
    ),
    "an entry that is no citation": (
        replaced(11, "7\tDasar Hukum\t: 1. Undang-Undang Nomor 1 Tahun 2000 tentang X; 2. Adat."),
        (11, 7, "warning", "Butir ini tidak terbaca sebagai kutipan peraturan: “Adat.”."),
    ),
    "unread fact": (
        replaced(7, "4\tBiaya/Tarif\t: Sesuai retribusi"),
        (7, 4, "warning", "Fakta tidak terbaca dari uraian; isi sendiri setelah diimpor."),
    ),
    "figure and words differ": (
        replaced(14, "10\tPengawasan Internal\t: 3 (dua) kali."),
        (14, 10, "warning", "“3 (dua)”: angka dan hurufnya berbeda."),
    ),
}


@pytest.mark.parametrize(("lines", "expected"), DAMAGES.values(), ids=DAMAGES.keys())
def test_damage_is_named_with_line_component_and_cause(lines, expected):
    assert notices(lines) == [expected]


def test_notice_names_file_line_component_and_cause():
    lines = "\n".join(replaced(8, [])), "lampiran.txt"
    assert [str(each) for each in parse_annex(*lines).notices] == [
        "lampiran.txt, baris 1, komponen 5: Komponen 5 (Produk Layanan) tidak ada."
    ]
    assert str(parse_annex("", "kosong.txt").notices[0]) == "kosong.txt, baris 1: Berkas kosong."


RISKS = [
    ("NIB", "Rendah", "NIB", "LOW"),
    ("Sertifikat Standar", "Menengah Rendah", "STANDARD_CERTIFICATE", "MEDIUM_LOW"),
    ("Sertifikat Standar", "Menengah Tinggi", "STANDARD_CERTIFICATE", "MEDIUM_HIGH"),
    ("Izin", "Tinggi", "PERMIT", "HIGH"),
]


@pytest.mark.parametrize(("licence", "risk", "licence_type", "level"), RISKS)
def test_each_risk_has_its_instrument(licence, risk, licence_type, level):
    parsed = parse_annex("\n".join(annex(f"7. {licence} (Risiko {risk}) KBLI 12345 Usaha")), "x")
    assert parsed.notices == ()
    assert (parsed.standards[0].licence_type, parsed.standards[0].risk) == (licence_type, level)
