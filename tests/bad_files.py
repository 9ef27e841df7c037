"""Files that nobody may attach, made here: what each is called, what it holds, what the sender reads."""

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass

from PIL import Image

PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction[3 0 R/Fit]>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\n"
    b"trailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
)


def image(form: str = "JPEG", size: tuple[int, int] = (64, 48), **options) -> bytes:
    mode = options.pop("mode", "RGB")
    out = io.BytesIO()
    Image.effect_noise(size, 40).convert(mode).save(out, form, **options)
    return out.getvalue()


def moving(form: str) -> bytes:
    frames = [Image.new("RGB", (32, 32), colour) for colour in ("red", "green", "blue")]
    out = io.BytesIO()
    frames[0].save(out, form, save_all=True, append_images=frames[1:], duration=100)
    return out.getvalue()


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_of(width: int, height: int, *chunks: bytes) -> bytes:
    """A PNG of any size that says nothing of its pixels beyond these chunks."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + chunk(b"IEND", b"")


def jpeg_saying(width: int, height: int) -> bytes:
    """A small JPEG whose header says another size."""
    content = bytearray(image())
    place = content.index(b"\xff\xc0")
    content[place + 5 : place + 9] = struct.pack(">HH", height, width)
    return bytes(content)


def webp_saying(width: int, height: int) -> bytes:
    frame = image("WEBP", lossless=True)[12:]
    extended = b"VP8X" + struct.pack("<IB3x", 10, 0) + (width - 1).to_bytes(3, "little")
    extended += (height - 1).to_bytes(3, "little")
    body = b"WEBP" + extended + frame
    return b"RIFF" + struct.pack("<I", len(body)) + body


def archive(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, content in files.items():
            packed.writestr(name.replace("_", "."), content)
    return out.getvalue()


def pdf_with(extra: bytes) -> bytes:
    return PDF.replace(b"trailer", extra + b"\ntrailer")


def pdf_packing(objects: bytes) -> bytes:
    packed = zlib.compress(objects)
    head = b"9 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n" % len(packed)
    return pdf_with(head + packed + b"\nendstream endobj")


HTML = b"<!DOCTYPE html><html><body><script>alert(1)</script></body></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(64)
TIFF = image("TIFF")
GIF = image("GIF", mode="P")
MUCH = chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(99 << 20)))
NOISE = bytes(range(256)) * 4


@dataclass(frozen=True)
class Bad:
    name: str
    content: bytes
    cause: str
    media_type: str = "image/jpeg"


DAMAGED = "rusak atau terpotong"
MIXED = "memuat isi lain di samping gambarnya"
NO_PROOF = "bukan foto atau PDF menurut isinya"
BOMB = "terlalu banyak pikselnya untuk dibuka"

# fmt: off
BAD: dict[str, Bad] = {
    "zero bytes": Bad("kosong.jpg", b"", "kosong. Pilih berkas yang ada isinya."),
    "zero bytes, pdf": Bad("kosong.pdf", b"", "kosong.", "application/pdf"),
    "html as jpg": Bad("foto.jpg", HTML, "adalah halaman web menurut isinya"),
    "html as pdf": Bad("surat.pdf", HTML, "adalah halaman web menurut isinya", "application/pdf"),
    "svg": Bad("gambar.svg", SVG, "adalah gambar SVG menurut isinya", "image/svg+xml"),
    "svg as png": Bad("gambar.png", SVG, "adalah gambar SVG menurut isinya", "image/png"),
    "xml before svg": Bad("gambar.png", b'<?xml version="1.0"?>' + SVG, "adalah halaman web", "image/png"),
    "php": Bad("foto.jpg", b"<?php system($_GET[0]);", "adalah halaman web menurut isinya"),
    "double extension": Bad("foto.jpg.exe", b"MZ" + NOISE, "“foto.jpg.exe” adalah program menurut isinya"),
    "program as jpg": Bad("foto.jpg", b"\x7fELF" + NOISE, "adalah program menurut isinya"),
    "shell script": Bad("foto.jpg", b"#!/bin/sh\nrm -rf /\n", NO_PROOF),
    "words": Bad("catatan.txt", b"Berkas saya belum diproses.", NO_PROOF, "text/plain"),
    "noise": Bad("foto.webp", NOISE, NO_PROOF, "image/webp"),
    "nul bytes": Bad("foto.png", bytes(4096), NO_PROOF, "image/png"),
    "gif": Bad("gambar.gif", GIF, "adalah gambar GIF menurut isinya", "image/gif"),
    "gif as jpg": Bad("foto.jpg", GIF, "adalah gambar GIF menurut isinya"),
    "tiff": Bad("pindai.tif", TIFF, "adalah gambar TIFF menurut isinya", "image/tiff"),
    "tiff as jpg": Bad("foto.jpg", TIFF, "adalah gambar TIFF menurut isinya"),
    "bmp": Bad("gambar.bmp", image("BMP"), "adalah gambar BMP menurut isinya", "image/bmp"),
    "heic": Bad("IMG_0042.HEIC", HEIC, "adalah foto HEIC. Simpan dahulu sebagai JPG", "image/heic"),
    "film": Bad("rekaman.mp4", HEIC.replace(b"heic", b"isom"), "adalah video menurut isinya", "video/mp4"),
    "zip": Bad("bukti.zip", archive(a_txt=b"a"), "adalah berkas ZIP, Word, atau Excel", "application/zip"),
    "word as pdf": Bad("surat.pdf", archive(word_xml=b"<w/>"), "adalah berkas ZIP, Word, atau Excel"),
    "old word": Bad("surat.doc", b"\xd0\xcf\x11\xe0" + NOISE, "adalah berkas Word atau Excel"),
    "rtf": Bad("surat.rtf", b"{\\rtf1 halo}", "adalah berkas RTF menurut isinya", "text/rtf"),
    "jpeg and zip": Bad("foto.jpg", image() + archive(a_jar=b"x" * 99), MIXED),
    "jpeg and html": Bad("foto.jpg", image(comment=b"<script>alert(1)</script>"), MIXED),
    "png and php": Bad("foto.png", image("PNG") + b"<?php echo 1;", MIXED, "image/png"),
    "png and pdf": Bad("foto.png", image("PNG") + PDF, MIXED, "image/png"),
    "webp and svg": Bad("foto.webp", image("WEBP") + SVG, MIXED, "image/webp"),
    "jpeg cut off": Bad("foto.jpg", image(size=(900, 900))[:-20_000], DAMAGED),
    "png cut off": Bad("foto.png", image("PNG", (900, 900))[:-20_000], DAMAGED, "image/png"),
    "webp cut off": Bad("foto.webp", image("WEBP", (900, 900))[:-20_000], DAMAGED, "image/webp"),
    "jpeg of a head": Bad("foto.jpg", b"\xff\xd8\xff\xe0" + NOISE, DAMAGED),
    "png with a wrong sum": Bad("foto.png", image("PNG").replace(b"IDAT", b"IDAT\0", 1), DAMAGED),
    "100k pixels, png": Bad("foto.png", png_of(100_000, 100_000), BOMB, "image/png"),
    "36 million pixels, png": Bad("foto.png", png_of(6000, 6000), f"{BOMB} (6.000 × 6.000)", "image/png"),
    "65k pixels, jpeg": Bad("foto.jpg", jpeg_saying(65_500, 65_500), BOMB),
    "16k pixels, webp": Bad("foto.webp", webp_saying(16_000, 16_000), BOMB, "image/webp"),
    "png unpacks to much": Bad("foto.png", png_of(4000, 4000, MUCH), DAMAGED, "image/png"),
    "moving png": Bad("gambar.png", moving("PNG"), "adalah gambar bergerak. Kirim satu gambar diam."),
    "moving webp": Bad("gambar.webp", moving("WEBP"), "adalah gambar bergerak.", "image/webp"),
    "too large": Bad("pindai.pdf", PDF + bytes(12 << 20), "lebih besar dari 12 MB (12,0 MB)"),
    "pdf after html": Bad("surat.pdf", HTML + PDF, "adalah PDF dengan isi lain di depannya"),
    "pdf cut off": Bad("surat.pdf", PDF[:-40], DAMAGED, "application/pdf"),
    "pdf and zip": Bad("surat.pdf", PDF + archive(a_jar=b"a"), "memuat isi lain di samping PDF"),
    "pdf with a program": Bad("surat.pdf", pdf_with(b"8 0 obj<</S/JavaScript/JS(app.alert(1))>>endobj"),
                              "memuat program (JavaScript)", "application/pdf"),
    "pdf with a program, spelled": Bad("surat.pdf", pdf_with(b"8 0 obj<</S/J#61vaScript/JS(1)>>endobj"),
                                       "memuat program (JavaScript)", "application/pdf"),
    "pdf with a program, packed": Bad("surat.pdf", pdf_packing(b"8 0 <</S/JavaScript/JS(1)>>"),
                                      "memuat program (JavaScript)", "application/pdf"),
    "pdf that starts a program": Bad("surat.pdf", pdf_with(b"8 0 obj<</S/Launch/F(cmd.exe)>>endobj"),
                                     "memuat perintah yang menjalankan program", "application/pdf"),
    "pdf with a file": Bad("surat.pdf", pdf_with(b"8 0 obj<</Type/EmbeddedFile>>stream\nMZ\nendstream"),
                           "memuat berkas lain di dalamnya", "application/pdf"),
    "pdf with a film": Bad("surat.pdf", pdf_with(b"<</Subtype/RichMedia>>"), "memuat film atau suara"),
    "pdf with a form of programs": Bad("surat.pdf", pdf_with(b"8 0 obj<</XFA [(a) 9 0 R]>>endobj"), "(XFA)"),
    "pdf locked": Bad("surat.pdf", pdf_with(b"8 0 obj<</Encrypt 9 0 R>>endobj"), "terkunci kata sandi"),
    "pdf unpacks to much": Bad("surat.pdf", pdf_packing(bytes(40 << 20)), "terlalu rumit untuk diperiksa"),
    "pdf packed and damaged": Bad("surat.pdf", pdf_packing(b"8 0 <<>>").replace(b"stream\nx", b"stream\n?"),
                                  "terlalu rumit untuk diperiksa"),
    "path names": Bad("../../etc/passwd", b"root:x:0:0:" + NOISE, f"“passwd” {NO_PROOF}"),
    "windows path": Bad("C:\\Windows\\win.ini", b"[fonts]", f"“win.ini” {NO_PROOF}"),
    "turned name": Bad("foto\u202egpj.exe", b"MZ" + NOISE, "“fotogpj.exe” adalah program"),
}
# fmt: on
