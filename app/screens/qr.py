"""QR codes as SVG in the page itself: no image, no style, no request."""

from functools import lru_cache

import segno
from markupsafe import Markup


@lru_cache(maxsize=500)
def qr(url: str) -> Markup:
    """The code of an address, 4 modules of white around it, in the size that the page gives it."""
    drawn = segno.make(url, error="m", micro=False).svg_inline(
        omitsize=True, border=2, lineclass=None, svgclass=None, dark="#000"
    )
    return Markup(drawn)  # noqa: S704 segno's own drawing of our own address
