"""The script (draaiboek): the steps of the three sessions, in the order of the method."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """One activity in a session: which cards it collects, whether it has a reveal, its usual minutes."""

    name: str
    session: int
    collects: str | None = None
    reveals: bool = False
    minutes: int = 10


STEPS = (
    Step("welcome", 1, minutes=15),
    Step("associations", 1, "association", reveals=True, minutes=15),
    Step("dream-images", 1, "dream-image", reveals=True, minutes=25),
    Step("what-helps", 1, "what-helps", reveals=True, minutes=15),
    Step("gather", 1, reveals=True, minutes=35),
    Step("round-off", 1, "harvest", reveals=True, minutes=10),
    Step("look-back-2", 2, minutes=15),
    Step("main-goal", 2, minutes=40),
    Step("subgoals", 2, minutes=50),
    Step("does-it-hold", 2, minutes=20),
    Step("look-back-3", 3, minutes=10),
    Step("signs", 3, "sign", reveals=True, minutes=25),
    Step("indicators", 3, minutes=40),
    Step("the-check", 3, reveals=True, minutes=30),
    Step("whole-tree", 3, minutes=15),
    Step("thanks", 3, minutes=5),
)
BY_NAME = {step.name: step for step in STEPS}
NAMES = tuple(BY_NAME)
SESSIONS = (1, 2, 3)

#: In which step a kind of card is asked for. Parking cards belong to no step.
STEP_OF_KIND = {step.collects: step.name for step in STEPS if step.collects}
KINDS = (*STEP_OF_KIND, "parking")


def rotation(step: str) -> int:
    """How far the party that begins has moved on: 0 at the first step with a reveal, then 1, 2, 0 …"""
    revealing = [each.name for each in STEPS if each.reveals]
    return revealing.index(step) % 3 if step in revealing else 0
