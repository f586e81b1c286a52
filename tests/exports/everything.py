"""A trajectory in which everything happened, for files in which nothing may be missing."""

from app.domain.state import MAIN, PARTIES
from tests.exports.playing import Room, seat

#: A stroke from corner to corner.
DRAWING = [{"points": [[100, 900], [400, 200], [900, 500]], "colour": "blue", "width": 12}]
THREE = ["yes", "yes", "yes"]


def everything() -> Room:
    """Three sessions; of the municipality two people answer, of the others four."""
    room = Room(
        theme="Mantelzorg", purpose="Weten wat helpt", policyGoal="Een eigen beleidsdoel", seatsPerParty=4
    )
    room.fills(4)
    _first(room)
    _second(room)
    _third(room)
    return room


def _first(room: Room) -> None:
    room("open-step", step="associations", question="Waar denk je aan bij zorgen voor een ander?")
    words = {party: room.says(party, f"woord van {party}") for party in PARTIES}
    room("reveal", step="associations")
    room("open-step", step="associations", newRound=True, question="En bij rust?")
    room.says("resident", "even niets hoeven")
    room("reveal", step="associations")
    room("open-step", step="dream-images")
    room.says("provider", "Niemand staat er alleen voor.", "dream-image")
    room.says("resident", "zon op het balkon", "dream-image", drawing=DRAWING)
    room("reveal", step="dream-images")
    room.says("municipality", "Wie betaalt de bus?", "parking")
    room("open-step", step="gather")
    cluster = room("make-cluster", name="Op adem komen", cards=list(words.values()))
    for party, people in (("municipality", 2), ("provider", 3), ("resident", 4)):
        for number in range(1, people + 1):
            room("place-dots", seat(party, number), cluster=cluster, count=5)
    room("reveal", step="gather")
    room("open-step", step="round-off")
    room.says("resident", "Dat een collega ook voor zijn moeder zorgt.", "harvest")
    room("reveal", step="round-off")
    room("close-session", session=1)
    room.cluster = cluster


def _second(room: Room) -> None:
    room("open-step", step="main-goal")
    room("set-main-goal", text="Het eerste hoofddoel")
    rival = room("propose-wording", seat("resident"), node=MAIN, text="Wie zorgt, houdt het vol")
    room.asks(
        rival,
        municipality=["no geheim-van-twee", "no"],
        provider=THREE,
        resident=[*THREE, "yes-if als het kan"],
    )
    room("adopt-wording", wording=rival, sources={"clusters": [room.cluster]})
    other = room("propose-wording", seat("provider"), node=MAIN, text="Zorg die blijft")
    room.asks(other, municipality=THREE, provider=["no te vaag", "no", "yes"], resident=THREE)
    room("close-support", about=other)
    room("open-step", step="subgoals")
    room.proposed = room("propose-goal", seat("resident"), text="Een voorstel dat wacht", parent=MAIN)
    chosen = room("propose-goal", seat("resident"), text="Rust is ook echt rust", parent=MAIN)
    room.goal = room("add-goal", proposal=chosen, parent=MAIN, sources={"clusters": [room.cluster]})
    room.below = room("add-goal", text="Er is iemand die het overneemt", parent=room.goal)
    room.second = room("add-goal", text="Er is geld voor de bus", parent=MAIN)
    room("link-goals", **{"from": room.second, "to": room.goal})
    room("open-step", step="does-it-hold")
    room.asks(room.goal, municipality=THREE, provider=THREE, resident=[*THREE, "no liever vrije dagen"])
    room("close-support", about=room.goal)
    room.asks(room.goal, municipality=THREE, provider=THREE, resident=[*THREE, "yes-if met vrije dagen"])
    room("close-support", about=room.goal)
    room("close-session", session=2)


def _third(room: Room) -> None:
    room("open-step", step="signs")
    sign = room.says("resident", "Je slaapt een nacht door.", "sign", about=room.goal)
    room("reveal", step="signs")
    room("open-step", step="indicators")
    room.leaf = room("add-indicator", text="Mensen slapen door", goal=room.goal, sources={"cards": [sign]})
    room(
        "describe-indicator",
        indicator=room.leaf,
        form="counting",
        nature="experience",
        level="person",
        source="de mantelzorgmonitor",
        instrument="een vragenlijst van vijf vragen",
        unit="nachten in de week",
        direction="omhoog",
        frequency="elk jaar",
        existsAlready=False,
        baseline="3 van de 7",
        target="5 van de 7",
        term="over drie jaar",
        who="de welzijnsorganisatie",
    )
    room.story = room("add-indicator", text="Mensen vertellen over hun vrije dag", goal=room.below)
    room("describe-indicator", indicator=room.story, form="telling")
    room.aside = room("add-goal", text="Een loket voor alles", parent=MAIN)
    room.gone = room("add-indicator", text="Aantal bezoeken aan het loket", goal=room.aside)
    room("open-step", step="the-check")
    _checks(room, room.leaf, municipality=["no geheim-van-de-gemeente", "no"], provider=THREE, resident=THREE)
    _checks(
        room,
        room.story,
        municipality=["yes", "yes", "partly het duurt lang"],
        provider=["yes", "yes", "no dit telt alleen verhalen"],
        resident=THREE,
    )
    _checks(
        room, room.gone, municipality=["no dat telt wat wij doen", "no", "no"], provider=THREE, resident=THREE
    )
    room("reveal", step="the-check")
    better = room("propose-wording", node=room.story, text="Mensen vertellen wat een vrije dag doet")
    room("adopt-wording", wording=better)
    room("open-step", step="the-check", newRound=True)
    _checks(room, room.story, municipality=THREE, provider=THREE, resident=[*THREE, "partly bijna goed"])
    room("reveal", step="the-check")
    room("set-aside", node=room.aside, reason="Dat telt wat we doen")
    room("open-step", step="whole-tree")
    room.asks(
        "tree", municipality=THREE, provider=THREE, resident=[*THREE, "yes-if als we het blijven vragen"]
    )
    room("close-support", about="tree")
    room("agree", text="De vragenlijst gaat rond", who="welzijnsorganisatie", when="elk jaar in mei")
    room("agree", text="We leren er samen van", who="alle drie de partijen", when="in juni")
    room("open-step", step="thanks")
    room("close-session", session=3)
    room("finish")


def _checks(room: Room, indicator: str, **answers: list[str]) -> None:
    for party, said in answers.items():
        for number, answer in enumerate(said, 1):
            word, _, reason = answer.partition(" ")
            room("check-indicator", seat(party, number), indicator=indicator, answer=word, reason=reason)
