"""Every page that anyone may open, with its title: one list for weight, headers, cookies and browsers."""

from tests.factories import INSPEKSI, LOKOMOTIF

# Only read, and the same for every reader who is not signed in. test_access.py holds that none is left out.
PUBLIC = {
    "/": "Syarat, waktu, dan biaya perizinan",
    "/standar/": "Cari izin",
    "/standar/?q=jasa&risiko=tinggi&hal=1": "Hasil pencarian “jasa”",
    "/standar/?q=zzzz": "Hasil pencarian “zzzz”",
    "/standar/?q=reparsi+lokomotip": "Hasil pencarian “reparsi lokomotip”",
    "/standar/?q=biaya+inspeksi": "Hasil pencarian “biaya inspeksi”",
    "/standar/?q=71204": "Hasil pencarian “71204”",
    "/standar/?q=kawasan+industri": "Hasil pencarian “kawasan industri”",
    "/standar/komponen/6/": "Penanganan Pengaduan, Saran dan Masukan, berlaku untuk semua layanan",
    f"/standar/{INSPEKSI}/": "Jasa Inspeksi Teknik Instalasi (KBLI 71204)",
    f"/standar/{LOKOMOTIF}/": "Reparasi Lokomotif dan Gerbong Kereta (KBLI 33152)",
    "/standar/?per=31-2-2026": "Cari izin",
    f"/standar/{LOKOMOTIF}/?per=2099-01-01": "Keadaan pada 1 Januari 2099: Reparasi Lokomotif dan Gerbong "
    "Kereta (KBLI 33152)",
    f"/standar/{LOKOMOTIF}/?per=2020-01-01": "Reparasi Lokomotif dan Gerbong Kereta pada 1 Januari 2020",
    f"/standar/{LOKOMOTIF}/riwayat/": "Riwayat Reparasi Lokomotif dan Gerbong Kereta",
    f"/standar/{LOKOMOTIF}/beda/": "Perubahan Reparasi Lokomotif dan Gerbong Kereta",
    f"/standar/{LOKOMOTIF}/beda/?dari=31-2-2026": "Galat: Perubahan Reparasi Lokomotif dan Gerbong Kereta",
    f"/standar/{LOKOMOTIF}/daftar-periksa/": "Daftar periksa syarat: Reparasi Lokomotif dan Gerbong Kereta "
    "(KBLI 33152)",
    f"/standar/{LOKOMOTIF}/bagikan/": "Bagikan Reparasi Lokomotif dan Gerbong Kereta (KBLI 33152)",
    f"/standar/{LOKOMOTIF}/cetak/": "Untuk dicetak: Reparasi Lokomotif dan Gerbong Kereta (KBLI 33152)",
    "/standar/bandingkan/": "Bandingkan izin",
    "/standar/bandingkan/?q=zzzz": "Bandingkan izin",
    f"/standar/bandingkan/?standar=tidak-ada&standar={INSPEKSI}": "Bandingkan izin",
    f"/standar/bandingkan/?standar={INSPEKSI}&standar={LOKOMOTIF}": "Jasa Inspeksi Teknik Instalasi dan "
    "Reparasi Lokomotif dan Gerbong Kereta dibandingkan",
    "/standar/perubahan/": "Perubahan standar pelayanan",
    "/peraturan/": "Peraturan yang dikutip",
    "/peraturan/?keadaan=belum-diperiksa": "Peraturan yang dikutip",
    "/peraturan/peraturan-bkpm-5-2025/": "Peraturan Menteri Investasi/BKPM 5/2025: berlaku",
    "/peraturan/pp-5-2021/": "PP 5/2021: tidak berlaku lagi",
    "/data/": "Data terbuka",
    "/profil/": "Profil kantor",
    "/maklumat/": "Maklumat pelayanan",
    "/privasi/": "Pelindungan data pribadi",
    "/aksesibilitas/": "Aksesibilitas",
    "/bantuan/": "Bantuan",
    "/pengaduan/": "Pengaduan",
    f"/standar/{LOKOMOTIF}/hitung-hari/": "Apakah izin saya terlambat? Reparasi Lokomotif dan Gerbong Kereta",
    f"/standar/{LOKOMOTIF}/hitung-hari/?diterima=2026-03-10": "Apakah izin saya terlambat? "
    "Reparasi Lokomotif dan Gerbong Kereta",
    f"/standar/{LOKOMOTIF}/hitung-hari/?diterima=2026-03-10&terbit=9-3-2026": "Galat: Apakah izin saya "
    "terlambat? Reparasi Lokomotif dan Gerbong Kereta",
    "/hitung-hari/": "Hitung hari kerja",
    "/hitung-hari/?tanggal=2026-03-10&hari=14": "Hitung hari kerja",
    "/hitung-hari/?tanggal=31-2-2026&hari=14": "Galat: Hitung hari kerja",
}
# As public, for machines: no title, no weight to speak of.
MACHINE = (
    "/robots.txt",
    "/sitemap.xml",
    "/standar/perubahan.atom",
    "/data/standar.json",
    "/data/standar.csv",
    "/data/openapi.json",
    f"/standar/{LOKOMOTIF}/qr.svg",
    *(f"/data/standar/{LOKOMOTIF}.{ending}" for ending in ("json", "jsonld", "cpsv.jsonld", "sippn.txt")),
)
# Forms, which carry a cookie against forgery and are kept by nobody, and the page that is none.
FORMS = {
    f"/pengaduan/baru/?standar={LOKOMOTIF}&komponen=3": "Apa yang terjadi",
    f"/standar/{LOKOMOTIF}/jelas/3/": "Apakah informasi ini jelas? Jangka Waktu Penyelesaian, "
    "Reparasi Lokomotif dan Gerbong Kereta",
    "/pengaduan/status/": "Lihat status pengaduan",
    "/masuk/": "Masuk untuk petugas",
}
NOT_FOUND = "/tidak-ada/"
ALL = (*PUBLIC, *MACHINE, *FORMS, NOT_FOUND)
