"""A QR code as the path of an inline SVG: no image file, no inline style, nothing a policy blocks."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import segno

# The white frame that readers need around the code, in modules.
QUIET_ZONE = 4


@dataclass(frozen=True)
class QrCode:
    """`size` is the side in modules, frame included; `path` strokes the dark ones, line by line."""

    size: int
    path: str


@lru_cache(maxsize=512)
def qr_code(text: str) -> QrCode:
    code = segno.make(text, error="l", micro=False)
    rows = [tuple(row) for row in code.matrix_iter(border=QUIET_ZONE)]
    return QrCode(len(rows), "".join(_line(row, place) for place, row in enumerate(rows)))


def _line(row: tuple[int, ...], place: int) -> str:
    """ "M4 4.5h7m2 0h1": dark runs drawn, light ones skipped, the last light run left out."""
    runs = [(dark, len(tuple(run))) for dark, run in groupby(row)]
    if len(runs) == 1:
        return ""
    (_, start), *rest = runs
    drawn = "".join(f"h{length}" if dark else f"m{length} 0" for dark, length in rest[:-1])
    return f"M{start} {place}.5{drawn}"
