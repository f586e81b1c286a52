"""What each file is called and what it is for, in the order in which most people need them."""

from dataclasses import dataclass

from app.exports import FORMATS
from app.screens.i18n import translator

#: Format, name, what it is for.
_SAID = (
    ("report", "Verslag (pdf)", "Om te lezen en te versturen: de boom, met alles wat erover is gezegd."),
    ("docx", "Verslag (Word)", "Hetzelfde verslag, om zelf in verder te schrijven."),
    ("pdf", "Poster (pdf)", "De boom op één groot vel, om op te hangen."),
    ("png", "Plaatje (png)", "De boom als plaatje, voor een dia of een bericht."),
    (
        "svg",
        "Tekening (svg)",
        "De boom als tekening die altijd scherp blijft, voor een website of een drukker.",
    ),
    ("html", "Pagina om te printen", "De boom als lijst, met alles erbij."),
    ("xlsx", "Tabel (Excel)", "Elke indicator op een rij. Ook de afspraken, de doelen en de kaartjes."),
    ("csv", "Tabel (csv)", "Elke indicator op een rij, voor andere programma’s."),
    ("json", "Alles (json)", "Voor jezelf: niet om te delen. Hiermee kun je later verder."),
)


@dataclass(frozen=True)
class Offered:
    """A file that can be made. One that `opens` is a page, the others are saved."""

    url: str
    name: str
    says: str
    opens: bool


def offered(trajectory: str, language: str) -> list[Offered]:
    """All files that there are."""
    _ = translator(language)
    return [
        Offered(f"/t/{trajectory}/exports/{format_}", _(name), _(says), FORMATS[format_].opens)
        for format_, name, says in _SAID
        if format_ in FORMATS
    ]
