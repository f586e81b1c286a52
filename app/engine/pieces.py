"""What was drawn of a region: a shell, and in it the parts that may change alone (a cluster, a branch).

A template marks a part with the macro `part` (templates/parts/part.html). Only what differs from the
drawing before gets a new number, and so only that is sent: a shell carries empty places for its parts.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_BEGINS, _NAMED, _ENDS = "<!--[", "-->", "<!--]-->"
#: Its role as well: what may not be a list of its own may not be one for the moment that its place is empty.
_TAG = re.compile(r'<(\w+)[^>]*?( role="\w+")?>')
_SEQ = re.compile(r'data-seq="\d+"')


@dataclass(frozen=True)
class Piece:
    """HTML with the seq of its last change."""

    seq: int
    html: str


@dataclass(frozen=True)
class Drawn:
    """A region: its shell with an empty place for each part, and the parts by id, in their order."""

    shell: Piece
    parts: Mapping[str, Piece]

    @property
    def whole(self) -> str:
        """All of it, for a page that is loaded."""
        return _fill(self.shell.html, {key: part.html for key, part in self.parts.items()})

    def newer(self, region: str, after: int) -> dict[str, str]:
        """What a screen that stands at `after` misses, the shell first."""
        pieces = {region: self.shell, **self.parts}
        return {key: piece.html for key, piece in pieces.items() if piece.seq > after}


def drawn(html: str, seq: int, before: Drawn | None) -> Drawn:
    """A fresh drawing at `seq`; what is as it was before keeps its number."""
    shell, found = _taken_apart(html)
    if not found and not (before and before.parts):
        return Drawn(Piece(seq, html), {})
    known = before.parts if before else {}
    return Drawn(
        _numbered(shell, seq, before.shell if before else None),
        {key: _numbered(inside, seq, known.get(key)) for key, inside in found.items()},
    )


def _taken_apart(html: str) -> tuple[str, dict[str, str]]:
    """The shell, and the parts by id. By splitting: a pattern takes 70 ms for the console of a large tree."""
    first, *rest = html.split(_BEGINS)
    shell, found = [first], dict[str, str]()
    for each in rest:
        key, _, more = each.partition(_NAMED)
        inside, _, after = more.partition(_ENDS)
        found[key] = inside.strip()
        shell += _place(key, found[key]), after
    return "".join(shell), found


def moved_on(before: Drawn, seq: int) -> Drawn:
    """The same at a later `seq`, numbered as `drawn` does: a whole region tells that something happened."""
    if before.parts:
        return before
    return Drawn(Piece(seq, _SEQ.sub(f'data-seq="{seq}"', before.shell.html, count=1)), {})


def _numbered(html: str, seq: int, before: Piece | None) -> Piece:
    number = before.seq if before and _bare(before.html) == _bare(html) else seq
    return Piece(number, _SEQ.sub(f'data-seq="{number}"', html, count=1))


def _bare(html: str) -> str:
    return _SEQ.sub("", html, count=1)


def _place(key: str, html: str) -> str:
    tag = _TAG.match(html)
    if tag is None:
        raise ValueError(f"part {key} is no element")
    return f'<{tag[1]} id="{key}" data-part{tag[2] or ""}></{tag[1]}>'


_PLACE = re.compile(r'<(\w+) id="(\S+?)" data-part[^>]*></\1>')


def _fill(shell: str, parts: Mapping[str, str]) -> str:
    return _PLACE.sub(lambda match: parts[match[2]], shell)
