"""What is said about Sociale acceptatie (own questions, no policy goal), and the tree that must come of it.

The structure is that of the Regenboogsteden, after Movisie's "Kwaliteitskompas in de praktijk"; the words are
ours.
"""

from typing import Any

THEME = "Sociale acceptatie"
PARTIES = ("municipality", "provider", "resident")
#: People at the table to how many sit there of each party.
PRESENT = {2: (1, 0, 1), 5: (1, 2, 2), 7: (1, 2, 4)}
QUESTIONS = {
    "associations": "Waar denk je aan bij jezelf kunnen zijn?",
    "dream-images": "Hoe ziet een dag eruit waarop niemand zich hoeft te verstoppen?",
    "what-helps": "Wat of wie helpt jou om jezelf te zijn?",
}
KINDS = {"associations": "association", "dream-images": "dream-image", "what-helps": "what-helps"}
MAIN = "Iedereen in de stad kan zichzelf zijn"
#: Subgoal to its indicators: words, form, and what the residents and the others answer in the check.
TREE: dict[str, dict[str, tuple[str, str, str]]] = {
    "Op school kan iedereen zichzelf zijn": {
        "Leerlingen horen minder scheldwoorden": ("counting", "yes", "yes"),
        "Leerlingen praten open over wie ze zijn": ("telling", "yes", "partly"),
    },
    "Bij de sportclub hoort iedereen erbij": {
        "Sporters worden niet gepest om wie ze zijn": ("counting", "partly", "yes"),
    },
    "Wie het moeilijk heeft, heeft mensen om op terug te vallen": {
        "Jongeren kennen iemand die achter hen staat": ("telling", "yes", "no"),
    },
}
AGREEMENT = {
    "text": "De scholen en de clubs vragen het elk jaar na",
    "who": "het jongerenwerk",
    "when": "in mei",
}


def leaves() -> dict[str, tuple[str, str, str]]:
    """Every indicator with its form and answers."""
    return {text: said for below in TREE.values() for text, said in below.items()}


def mean(answers: list[str]) -> float:
    """What a party's answers weigh."""
    return sum({"yes": 1, "yes-if": 1, "partly": 0.5, "no": 0}[answer] for answer in answers) / len(answers)


def outline(tree: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Subgoals with their indicators and forms, from the API's tree."""
    return {
        goal["text"]: {leaf["text"]: leaf["form"] for leaf in goal["children"]}
        for goal in tree["mainGoal"]["children"]
    }
