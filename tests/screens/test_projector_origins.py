"""What stands in the light on the projector, and what is told of where a node comes from."""

from app.domain.state import MAIN, Actor
from tests.screens.meetings import Meeting, asked, associated, dreamed, grown, worded
from tests.screens.stand import origin_of, page_of, region, told
from tests.screens.test_projector import read


def test_a_card_in_the_light_stands_large_with_its_party() -> None:
    meeting = Meeting(1)
    card = associated(meeting)[0]
    meeting.does("spotlight", card=card)
    assert read(meeting.state, "spotlight").startswith("In het licht gemeente zorgen")
    assert 'data-say="Gemeente: zorgen"' in region(meeting.state, "spotlight")
    meeting.does("spotlight")
    assert "hidden>" in region(meeting.state, "spotlight")


def test_a_card_that_is_taken_back_leaves_the_light() -> None:
    meeting = Meeting(1)
    card = associated(meeting)[0]
    meeting.does("spotlight", card=card)
    meeting.asks(meeting.everyone[0], "withdraw-card", card=card)
    html = region(meeting.state, "spotlight")
    assert "hidden>" in html
    assert "zorgen" not in html


def test_the_next_step_turns_the_light_off() -> None:
    meeting = dreamed(Meeting(1), 1, 0)
    meeting.does("spotlight", card=next(iter(meeting.state.cards)))
    assert '<svg class="drawing"' in region(meeting.state, "spotlight")
    meeting.does("open-step", step="what-helps")
    assert "hidden>" in region(meeting.state, "spotlight")


def test_a_node_in_the_light_tells_where_it_comes_from() -> None:
    meeting = Meeting(5)
    goals = grown(meeting)
    first, _ = worded(meeting, ["Zorgverleners luisteren", "Iemand luistert"], goals[0])
    asked(meeting, first)
    meeting.does("adopt-wording", wording=first)
    cards = meeting.state.nodes[goals[0]].cards
    meeting.does("hide-card", card=cards[0])
    meeting.asks(_writer(meeting, cards[1]), "withdraw-card", card=cards[1])
    meeting.does("redact", target=cards[2])
    meeting.does("spotlight", node=goals[0])
    said = read(meeting.state, "spotlight")
    assert f"Uit {len(cards)} kaartjes" in said
    assert "Uit groepje: Even op adem komen" in said
    names = {"municipality": "gemeente", "provider": "aanbieder", "resident": "inwoner"}
    hidden, withdrawn = (names[meeting.state.cards[card].party] for card in cards[:2])
    assert f"1 kaartje van de muur gehaald ({hidden})" in said
    assert f"1 kaartje teruggenomen ({withdrawn})" in said
    assert "1 kaartje gewist (" in said
    assert said.index("Mantelzorgers worden gehoord door zorgverleners") < said.index("Eerder gekozen.")
    assert "Gekozen. Gedragen door de gemeente en aanbieders, nog niet door de inwoners." in said
    assert meeting.state.cards[cards[3]].text in said


def _writer(meeting: Meeting, card: str) -> Actor:
    return next(actor for actor in meeting.everyone if actor.seat == meeting.state.cards[card].seat)


def test_words_of_the_facilitator_alone_come_from_no_cards() -> None:
    meeting = Meeting(1)
    grown(meeting)
    node = meeting.does("add-goal", parent=MAIN, text="Zomaar")
    said = told(origin_of(meeting.state, node))
    assert "Niet uit kaartjes De begeleider schreef deze woorden op." in said
    assert "Gekozen, zonder te vragen." in said


def test_the_party_whose_proposal_it_was_is_said() -> None:
    meeting = Meeting(1)
    grown(meeting)
    proposal = meeting.each("propose-goal", meeting.people["resident"][0], text="Buren koken", parent=MAIN)
    node = meeting.does("add-goal", proposal=proposal, parent=MAIN)
    said = told(origin_of(meeting.state, node))
    assert "Niet uit kaartjes voorstel van inwoners" in said


def test_what_was_set_aside_says_so_with_the_reason() -> None:
    meeting = Meeting(1)
    goal = grown(meeting)[0]
    meeting.does("set-aside", node=goal, reason="te groot")
    assert "Apart gelegd: ‘ te groot ’" in told(origin_of(meeting.state, goal))


def test_every_word_of_the_tree_leads_to_where_it_comes_from() -> None:
    meeting = Meeting(1)
    goals = grown(meeting)
    html = page_of(meeting.state)
    assert all(f'href="from/{node}"' in html for node in (MAIN, *goals))
