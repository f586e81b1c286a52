"""Templates to HTML: one environment per language, so that drawing needs no context of the request."""

import json
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import pyphen
from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, Template
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from app.domain.state import State

from .audiences import LANGUAGES, Audience
from .i18n import translator
from .regions import Live, Region
from .static import modules, static
from .symbols import sprite

TEMPLATES = Path(__file__).parent.parent / "templates"
SOFT_HYPHEN = "\u00ad"
LONG_WORD, KEEP_BEFORE, KEEP_AFTER = 16, 5, 6


@cache
def _dictionary(language: str) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang={"nl": "nl_NL", "en": "en_GB"}[language], left=KEEP_BEFORE, right=KEEP_AFTER)


def hyphenate(text: str, language: str = "nl", shortest: int = LONG_WORD) -> str:
    """Soft hyphens in words of `shortest` letters and more; browsers on Linux have no Dutch list."""
    words = text.split(" ")
    return " ".join(
        _dictionary(language).inserted(word, SOFT_HYPHEN) if len(word) >= shortest else word for word in words
    )


def said(text: str, shortest: int = LONG_WORD) -> Markup:
    """People's words: escaped, isolated in direction, with soft hyphens in long words."""
    return Markup("<bdi>") + escape(hyphenate(text, shortest=shortest)) + Markup("</bdi>")


class Compiled(FileSystemBytecodeCache):
    """Templates stay compiled from one start to the next: to compile them takes longer than all else of it.

    They lie where Jinja keeps them, in a folder of this user alone; what cannot be kept there is not kept.
    """

    def dump_bytecode(self, bucket: Bucket) -> None:
        """A full disk must not be in the way of a page."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


@cache
def _compiled() -> Compiled | None:
    with suppress(RuntimeError, OSError):  # no folder for temporary files, or one that is not ours
        return Compiled()
    return None


@cache
def environment(language: str) -> Environment:
    """The Jinja environment of a language: `_`, `lang`, `static`, `sprite`, the filters `said` and `json`."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        bytecode_cache=_compiled(),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # a look at the disk per drawing, for files that do not change while we run
    )
    env.globals.update(_=translator(language), lang=language, static=static, modules=modules, sprite=sprite)
    env.filters.update(said=said, json=json.dumps)
    return env


@cache
def _template(language: str, name: str) -> Template:
    """Asking the environment is a tenth of a drawing: it looks at what its globals are each time."""
    return environment(language).get_template(name)


def warm() -> None:
    """Read every template once, so that the first card of a session need not wait for it (about a second)."""
    for language in LANGUAGES:
        for name in environment(language).list_templates():
            environment(language).get_template(name)


def page(template: str, language: str, **context: Any) -> str:
    """A whole page from `templates/<template>`."""
    return environment(language).get_template(template).render(context)


def draw(region: Region, state: State, audience: Audience, seq: int, live: Live | None = None) -> str:
    """One region for one audience, its root with id and data-seq; `seq` is that of its last change."""
    data = region.view(state, audience, live or Live()) if region.live else region.view(state, audience)
    return fill(region, audience, seq, data)


def fill(region: Region, audience: Audience, seq: int, data: Mapping[str, Any]) -> str:
    """The same from what its view gave."""
    template = _template(audience.language, region.template)
    return template.render(data, region=region.id, seq=seq, audience=audience)
