"""What is said in the play, and the tree that must come of it. Structure: Lelystad, after Movisie's
"Kwaliteitskompas in de praktijk"; the words are ours.
"""

from typing import Any

MAIN = "Meer wijken in Lelystad waar bewoners samen iets beginnen"
SUBGOALS: dict[str, list[str]] = {
    "Bewoners houden contact met elkaar": [
        "Bewoners komen elkaar regelmatig tegen",
        "Bewoners maken regelmatig een praatje",
        "Bewoners ondernemen samen dingen",
        "Bewoners hebben respect voor elkaar",
    ],
    "Bewoners voelen zich verantwoordelijk voor elkaar en hun buurt": [
        "Bewoners doen iets voor hun wijk",
        "Bewoners doen iets voor een ander in hun wijk",
        "Bewoners zijn trots op hun wijk",
        "Bewoners voelen zich prettig in hun wijk",
        "Bewoners leren vaardigheden",
        "Bewoners krijgen en vragen tips en hulp van anderen",
    ],
}
#: How each indicator is known. As in the source most are asked of who takes part, and some are talked about.
TELLING = {
    "Bewoners komen elkaar regelmatig tegen",
    "Bewoners hebben respect voor elkaar",
    "Bewoners zijn trots op hun wijk",
    "Bewoners leren vaardigheden",
}
INSTRUMENT = "korte vragen aan wie meedoet"
ASSOCIATIONS = [
    "buurtfeest",
    "samen koken",
    "buurthuis",
    "een praatje",
    "samen opruimen",
    "vrijwilligers",
    "plein",
    "subsidie",
    "buurtapp",
]
HOSTILE = "<script>alert(1)</script>"


def form(text: str) -> str:
    """Counting or telling."""
    return "telling" if text in TELLING else "counting"


def outline(tree: dict[str, Any]) -> dict[str, list[str]]:
    """Subgoals with their indicators, in order, from the API's tree."""
    return {
        goal["text"]: [leaf["text"] for leaf in goal["children"]] for goal in tree["mainGoal"]["children"]
    }
