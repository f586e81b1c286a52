"""What stands beside a node's words on the projector: support, lineage, links, rivals, what was set aside."""

from dataclasses import replace

from app.domain.state import MAIN, PARTIES, Answer, Asked, Link, State, Wording
from app.domain.support import key
from app.screens.tree import Branch, SetAside, Support, TreeView, tree_view
from app.screens.tree_said import told
from tests.screens.rooms import FULL, LELYSTAD, grow, room, say


def tree() -> State:
    return grow(room("does-it-hold"), *LELYSTAD)


def shown(state: State) -> TreeView:
    return told(state, tree_view(state))


def first(state: State) -> Branch:
    return shown(state).branches[0]


def ask(state: State, about: str, answers: dict[str, str], *, is_open: bool = False) -> None:
    """A round of asking; one answer per party."""
    number = len(state.asked)
    asked = Asked(f"asked-{number}", about, 500 + number, open=is_open, of=dict.fromkeys(PARTIES, 1))
    state.asked[asked.id] = asked
    for party, answer in answers.items():
        seat = next(seat.id for seat in state.seats.values() if seat.party == party)
        said = Answer(key(asked.id, seat), asked.id, seat, party, answer, "", f"command-{seat}")
        state.answers[said.id] = said


def test_nothing_is_told_of_a_tree_of_which_nothing_is_known() -> None:
    state = tree()
    assert shown(state) == tree_view(state)


def test_support_of_a_node_has_a_shape_for_every_party() -> None:
    state = tree()
    ask(state, first(state).id, {"municipality": "yes", "provider": "yes-if", "resident": "no"})
    marks = (("municipality", "full"), ("provider", "half"), ("resident", "open"))
    assert first(state).support == Support(marks, carried=False)


def test_a_party_without_an_answer_is_not_known() -> None:
    state = tree()
    ask(state, first(state).id, {"municipality": "yes", "provider": "yes"})
    marks = (("municipality", "full"), ("provider", "full"), ("resident", "none"))
    assert first(state).support == Support(marks, carried=None)


def test_open_support_tells_nothing_yet() -> None:
    state = tree()
    ask(state, first(state).id, dict.fromkeys(PARTIES, "yes"), is_open=True)
    assert first(state).support == Support(tuple((party, "none") for party in PARTIES), carried=None)


def test_the_last_question_counts_also_when_it_was_about_the_words() -> None:
    state = tree()
    node = state.nodes[first(state).id]
    ask(state, node.id, dict.fromkeys(PARTIES, "no"))
    ask(state, node.wording or "", dict.fromkeys(PARTIES, "yes"))
    support = first(state).support
    assert support
    assert support.carried


def test_support_of_the_whole_tree_stands_on_the_crown() -> None:
    state = tree()
    ask(state, "tree", dict.fromkeys(PARTIES, "yes"))
    support = shown(state).support
    assert support
    assert support.carried


def test_links_are_told_by_number_in_the_order_of_the_tree() -> None:
    state = grow(room("subgoals"), *FULL)
    tops = tree_view(state).branches
    leaf = tops[3].leaves[1].id
    for target in (tops[6], tops[0]):
        link = Link(f"{leaf} {target.id}", leaf, target.id)
        state.links[link.id] = link
    assert shown(state).branches[3].leaves[1].links == ("1", "7")


def test_a_link_to_what_was_set_aside_is_not_told() -> None:
    state = grow(room("subgoals"), *FULL)
    tops = tree_view(state).branches
    state.links["link"] = Link("link", tops[0].id, tops[1].id)
    state.nodes[tops[1].id] = replace(state.nodes[tops[1].id], aside=True)
    assert first(state).links == ()


def test_lineage_counts_cards_per_party() -> None:
    state = tree()
    cards = say(state, "association", {"resident": ["moe", "alleen"], "provider": ["wachtlijst"]})
    state.room["room"] = replace(state.here, revealed=frozenset({("associations", 1)}))
    node = state.nodes[first(state).id]
    state.nodes[node.id] = replace(node, cards=tuple(card.id for card in cards))
    assert first(state).lineage == (("municipality", 0), ("provider", 1), ("resident", 2))


def test_rivals_are_proposed_words_that_were_not_erased() -> None:
    state = tree()
    for number, status in enumerate(("proposed", "proposed", "replaced")):
        wording = Wording(f"rival-{number}", MAIN, "Anders gezegd", "resident", status)
        state.wordings[wording.id] = wording
    state.wordings["rival-1"] = replace(state.wordings["rival-1"], redacted=True)
    assert shown(state).wordings == 1


def test_what_was_set_aside_is_kept_by_name_with_its_reason() -> None:
    state = tree()
    gone = tree_view(state).branches[1]
    state.nodes[gone.id] = replace(state.nodes[gone.id], aside=True, reason="te breed")
    view = shown(state)
    assert [branch.number for branch in view.branches] == ["1"]
    assert view.set_aside == (SetAside(gone.id, "subgoal", gone.text, "te breed"),)
    words = state.nodes[gone.id].wording or ""
    state.wordings[words] = replace(state.wordings[words], redacted=True)
    assert shown(state).set_aside == (SetAside(gone.id, "subgoal", "", "te breed", redacted=True),)
