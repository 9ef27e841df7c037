"""Every page that anyone may open, with its title: one list for weight, headers, cookies and browsers."""

from tests.factories import INSPEKSI, LOKOMOTIF

# Only read, and the same for every reader who is not signed in. test_access.py holds that none is left out.
PUBLIC = {
    "/": "Syarat, waktu, dan biaya perizinan",
    "/standar/": "Cari izin",
    "/standar/?q=jasa&risiko=tinggi&hal=1": "Hasil pencarian “jasa”",
    "/standar/?q=zzzz": "Hasil pencarian “zzzz”",
    f"/standar/{INSPEKSI}/": "Jasa Inspeksi Teknik Instalasi (KBLI 71204)",
    f"/standar/{LOKOMOTIF}/": "Reparasi Lokomotif dan Gerbong Kereta (KBLI 33152)",
    "/profil/": "Profil kantor",
    "/maklumat/": "Maklumat pelayanan",
    "/privasi/": "Pelindungan data pribadi",
    "/aksesibilitas/": "Aksesibilitas",
    "/bantuan/": "Bantuan",
    "/pengaduan/": "Pengaduan",
    "/hitung-hari/": "Hitung hari kerja",
    "/hitung-hari/?tanggal=2026-03-10&hari=14": "Hitung hari kerja",
    "/hitung-hari/?tanggal=31-2-2026&hari=14": "Galat: Hitung hari kerja",
}
# As public, for machines: no title, no weight to speak of.
MACHINE = ("/robots.txt",)
# Forms, which carry a cookie against forgery and are kept by nobody, and the page that is none.
FORMS = {
    f"/pengaduan/baru/?standar={LOKOMOTIF}&komponen=3": "Apa yang terjadi",
    "/pengaduan/status/": "Lihat status pengaduan",
    "/masuk/": "Masuk untuk petugas",
}
NOT_FOUND = "/tidak-ada/"
ALL = (*PUBLIC, *MACHINE, *FORMS, NOT_FOUND)
