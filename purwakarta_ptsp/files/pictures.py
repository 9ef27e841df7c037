"""An image drawn anew: what the camera wrote beside it (place, time, device) is gone, it stands
upright, and a photograph has the size of a screen. Nothing else of the file survives."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from threading import Lock

from PIL import Image, ImageFile, ImageOps

from purwakarta_ptsp.files.kinds import FileKind

LONG_SIDE = 2000  # pixels: a page of text photographed whole is still readable
QUALITY = 82
# A JPEG is drawn at an eighth to a half of its size straight away; the others need 4 bytes a pixel,
# and one with several passes 2 bytes a colour of each before anything is drawn.
MOST_PIXELS = {FileKind.JPEG: 64_000_000, FileKind.PNG: 24_000_000, FileKind.WEBP: 24_000_000}
MOST_PIXELS_IN_PASSES = 32_000_000
# One image at a time in each worker: so five photographs of two people need the memory of one.
_ONE_AT_A_TIME = Lock()


class Damaged(Exception):
    """It cannot be drawn."""


class TooManyPixels(Exception):
    def __init__(self, width: int, height: int) -> None:
        super().__init__(f"{width}x{height}")
        self.width, self.height = width, height


class Moves(Exception):
    """More than one picture after another."""


def drawn_anew(content: bytes, kind: FileKind) -> bytes:
    """Raises Damaged, TooManyPixels (before anything is decoded), and Moves."""
    with _ONE_AT_A_TIME, _nothing_forgiven():
        try:
            with Image.open(BytesIO(content), formats=[kind.name]) as image:
                _check(image, kind)
                return _encoded(_upright(image, kind), kind)
        except (TooManyPixels, Moves):
            raise
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
            raise TooManyPixels(0, 0) from bomb
        except Exception as broken:  # whatever a decoder meets in bytes that somebody made up
            raise Damaged from broken


@contextmanager
def _nothing_forgiven() -> Iterator[None]:
    """WeasyPrint tells Pillow to draw what is cut off, too; a proof that is cut off is to be sent again."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _check(image: Image.Image, kind: FileKind) -> None:
    width, height = image.size
    most = MOST_PIXELS_IN_PASSES if image.info.get("progressive") else MOST_PIXELS[kind]
    if width * height > most:
        raise TooManyPixels(width, height)
    # Telephones put a second picture into a JPEG (depth, light): that is no film.
    if kind is not FileKind.JPEG and getattr(image, "is_animated", False):
        raise Moves


def _upright(image: Image.Image, kind: FileKind) -> Image.Image:
    if kind is FileKind.JPEG:
        image.draft("RGB", (LONG_SIDE, LONG_SIDE))
    image.load()
    # In its own place: a copy of 24 million pixels would be 90 MiB more.
    ImageOps.exif_transpose(image, in_place=True)
    image.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS)
    return image


def _encoded(image: Image.Image, kind: FileKind) -> bytes:
    """A new image that holds the pixels and nothing else."""
    has_holes = kind is not FileKind.JPEG and (
        image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    )
    bare = image.convert("RGBA" if has_holes else "L" if image.mode in ("1", "L") else "RGB")
    bare.info = {}
    out = BytesIO()
    options = {} if kind is FileKind.PNG else {"quality": QUALITY}
    bare.save(out, format=kind.name, **options)
    return out.getvalue()
