"""The kinds of problem (R8): the 14 components in a citizen's words. The seven that the
regulation names for triage come first, then the others, so that nothing lacks a place."""

from standards.components import component

NAMED = (3, 1, 4, 2, 5, 8, 9)  # R8; delay first, because it is the commonest complaint
OTHERS = (6, 7, 10, 11, 12, 13, 14)
ORDINARY_WORDS = {
    1: "Syarat yang diminta",
    2: "Alur atau tata cara layanan",
    3: "Waktu penyelesaian",
    4: "Biaya atau pungutan",
    5: "Hasil layanan: izin atau sertifikat yang diterima",
    6: "Cara pengaduan sebelumnya ditangani",
    7: "Peraturan yang dijadikan dasar",
    8: "Tempat, fasilitas, atau situs layanan",
    9: "Kecakapan atau sikap petugas",
    10: "Pengawasan di dalam kantor",
    11: "Jumlah petugas yang melayani",
    12: "Janji pelayanan yang tidak ditepati",
    13: "Keamanan dan keselamatan saat dilayani",
    14: "Penilaian dan perbaikan pelayanan",
}
UNKNOWN = "Hal lain, atau saya tidak tahu"


def in_full(number: int | None) -> str:
    """ "Waktu penyelesaian (komponen 3, Jangka Waktu Penyelesaian)", for receipts and summaries."""
    if number is None:
        return UNKNOWN
    return f"{ORDINARY_WORDS[number]} (komponen {number}, {component(number).label})"
