"""Every drawing of the house: the shapes of the parties and a few icons, as SVG symbols.

A page names the ones it shows (`sprite`), so that the phone carries no more than it needs.
"""

from collections.abc import Iterable

from markupsafe import Markup

_LINE = 'fill="none" stroke="currentColor"'
_DASHES = 'stroke-dasharray="2.2 3.6" stroke-linecap="round"'

#: Outline of the whole shape and of the line inside it; nearly equal areas, so that no party looks bigger.
SHAPES = {
    "municipality": ("M3 3h18v18H3z", "M4.3 4.3h15.4v15.4H4.3z"),
    "provider": (
        "M1.5 22.5v-4.2A16.8 16.8 0 0 1 18.3 1.5h4.2v4.2A16.8 16.8 0 0 1 5.7 22.5z",
        "M2.8 21.2v-2.9A15.5 15.5 0 0 1 18.3 2.8h2.9v2.9A15.5 15.5 0 0 1 5.7 21.2z",
    ),
    "resident": (
        "M12 1.8a10.2 10.2 0 1 1 0 20.4 10.2 10.2 0 0 1 0-20.4z",
        "M12 3.1a8.9 8.9 0 1 1 0 17.8 8.9 8.9 0 0 1 0-17.8z",
    ),
}

#: Icons of one line: its weight and its path.
_ICONS = {
    "counting": (2.5, "M5 4.5v15M10 4.5v15M15 4.5v15M20 4.5v15M2.2 16.6 22 7.2"),
    "check": (3, "M4 12.5l5.2 5.2L20 7"),
    "offline": (2.4, "M2.5 9.5a14 14 0 0 1 19 0M6 13.5a9 9 0 0 1 12 0M9.3 17.3a4 4 0 0 1 5.4 0M4 3l16 18"),
    "online": (2.4, "M2.5 9.5a14 14 0 0 1 19 0M6 13.5a9 9 0 0 1 12 0M9.3 17.3a4 4 0 0 1 5.4 0"),
    "speak": (2.3, "M3.5 9.5v5h3.7l5.3 4.5V5L7.2 9.5zM16 9a4.5 4.5 0 0 1 0 6M18.8 6a8.8 8.8 0 0 1 0 12"),
    "undo": (2.4, "M8 5 4 9l4 4M4.5 9H14a5.5 5.5 0 0 1 0 11H9"),
    "redo": (2.4, "m16 5 4 4-4 4M19.5 9H10a5.5 5.5 0 0 0 0 11h5"),
    "up": (2.4, "M12 19V5M6 11l6-6 6 6"),
    "down": (2.4, "M12 5v14M6 13l6 6 6-6"),
    "right": (2.6, "m9 5 7 7-7 7"),
    "left": (2.6, "m15 5-7 7 7 7"),
    "pen": (2.2, "m4 20 1-4.5L16.5 4l3.5 3.5L8.5 19z"),
    "nest": (2.3, "M5 4v8a4 4 0 0 0 4 4h10M14 11l5 5-5 5"),
    "park": (2.2, "M4 8h16v11H4zM3 4h18v4H3zM9.5 12h5"),
    "note": (2.4, "M12 8v5.5M12 17v.2M12 2.5 22.5 21h-21z"),
    "clock": (2.3, "M8 3h8a5 5 0 0 1 5 5v8a5 5 0 0 1-5 5H8a5 5 0 0 1-5-5V8a5 5 0 0 1 5-5zM12 7.5V12l3.5 2"),
    "draw": (2.4, "M3 17c4-9 7-9 7-4s3 6 5 1 3-5 6-3"),
    "close": (2.6, "M5 5l14 14M19 5 5 19"),
    "plus": (2.6, "M12 4v16M4 12h16"),
    "minus": (2.6, "M4 12h16"),
    "more": (3.6, "M5 12h.1M12 12h.1M19 12h.1"),
    "pause": (3.4, "M8 5v14M16 5v14"),
}

_DRAWN = {
    "telling": '<path d="M5.5 3h13A3.5 3.5 0 0 1 22 6.5v7a3.5 3.5 0 0 1-3.5 3.5H12l-5.2 4.7V17H5.5'
    'A3.5 3.5 0 0 1 2 13.5v-7A3.5 3.5 0 0 1 5.5 3z"/>',
    "unset": '<path d="M4 11h16v2H4z"/>',
    "on-phone": f'<rect x="6" y="2" width="12" height="20" rx="2.5" {_LINE} stroke-width="2.3" '
    'stroke-dasharray="3 2.6"/>',
}


def _shape(party: str, state: str) -> str:
    """A party's shape: full, half (its lower half), open (a line) or none (dashes: not known)."""
    whole, line = SHAPES[party]
    outline = f'<path d="{line}" {_LINE} stroke-width="2.6"/>'
    return {
        "full": f'<path d="{whole}"/>',
        "half": outline + f'<clipPath id="{party}-lower"><path d="M0 12h24v12H0z"/></clipPath>'
        f'<path d="{whole}" clip-path="url(#{party}-lower)"/>',
        "open": outline,
        "none": f'<path d="{line}" {_LINE} stroke-width="2.2" {_DASHES}/>',
    }[state]


def _brand() -> str:
    """Three equal prongs on one trunk, each with a party's shape."""
    trunk = (
        '<path class="tree" fill="none" stroke="currentColor" stroke-width="4.2" stroke-linecap="round" '
        'd="M24 45V19M8.5 19v4.5a6 6 0 0 0 6 6h19a6 6 0 0 0 6-6V19"/>'
    )
    shapes = zip(("1.5", "17", "32.5"), SHAPES.items(), strict=True)
    return trunk + "".join(
        f'<path class="{party}" transform="translate({x} 3.5) scale(.583)" d="{whole}"/>'
        for x, (party, (whole, _)) in shapes
    )


def symbol(name: str) -> str:
    """One symbol: a party (`resident`, `resident-half`, `-open`, `-none`), an icon, or `brand`."""
    party, _, state = name.partition("-")
    if party in SHAPES:
        return f'<symbol id="{name}" viewBox="0 0 24 24">{_shape(party, state or "full")}</symbol>'
    if name == "brand":
        return f'<symbol id="brand" viewBox="0 0 48 48">{_brand()}</symbol>'
    if name in _DRAWN:
        return f'<symbol id="{name}" viewBox="0 0 24 24">{_DRAWN[name]}</symbol>'
    width, path = _ICONS[name]
    line = f'{_LINE} stroke-width="{width}" stroke-linecap="round" stroke-linejoin="round"'
    return f'<symbol id="{name}" viewBox="0 0 24 24"><path d="{path}" {line}/></symbol>'


def sprite(names: Iterable[str]) -> Markup:
    """The symbols a page uses, once, out of sight (`.sprite`); `use` finds them by their name."""
    drawn = "".join(symbol(name) for name in dict.fromkeys(names))
    return Markup('<svg class="sprite" width="0" height="0" aria-hidden="true">' + drawn + "</svg>")  # noqa: S704 our own
