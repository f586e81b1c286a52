"""Session 2 through the API: competing words, proposals, links, what was set aside, and lineage."""

import json

import pytest

from tests.desk import Desk, new_id
from tests.web.meeting import Meeting, elsewhere, met


@pytest.fixture
def meeting(desk: Desk) -> Meeting:
    return met(desk)


# ---- words that compete


def test_rival_words_tell_by_whom_and_the_adopted_ones_are_the_text(meeting: Meeting):
    desk = meeting.desk
    by_seat = desk.takes(meeting.resident.token, "propose-wording", node=meeting.goal, text="Liever zo")
    by_facilitator = desk.does("propose-wording", node=meeting.goal, text="Of zo")
    desk.does("adopt-wording", wording=by_seat)

    told = meeting.node(meeting.goal)
    assert told["text"] == "Liever zo"
    assert [(each["id"], each["text"], each["by"], each["status"]) for each in told["wordings"]] == [
        (f"{meeting.goal}-first", "Buren helpen", "facilitator", "replaced"),
        (by_seat, "Liever zo", "resident", "adopted"),
        (by_facilitator, "Of zo", "facilitator", "proposed"),
    ]
    assert {each["carriedWhenAdopted"] for each in told["wordings"]} == {None}


def test_first_words_come_back_by_their_own_id(meeting: Meeting):
    desk, first = meeting.desk, f"{meeting.goal}-first"
    desk.does("adopt-wording", wording=desk.does("propose-wording", node=meeting.goal, text="Liever zo"))
    desk.does("adopt-wording", wording=first)

    assert meeting.node(meeting.goal)["text"] == "Buren helpen"


def test_adopting_gives_new_sources_or_leaves_them(meeting: Meeting):
    desk = meeting.desk
    before = meeting.node(meeting.goal)["sources"]
    desk.does("adopt-wording", wording=desk.does("propose-wording", node=meeting.goal, text="a"))
    assert meeting.node(meeting.goal)["sources"] == before

    rival = desk.does("propose-wording", node=meeting.goal, text="b")
    desk.does("adopt-wording", wording=rival, sources={"clusters": [meeting.cluster]})
    told = meeting.node(meeting.goal)["sources"]
    assert (len(told["cards"]), told["clusters"]) == (3, [meeting.cluster])
    assert told["parties"] == ["municipality", "provider", "resident"]


def test_main_goal_set_anew_replaces_words_and_sources(meeting: Meeting):
    desk = meeting.desk
    id_ = desk.does("set-main-goal", text="Nieuw", sources={"clusters": [meeting.cluster]})
    told = meeting.node("main")

    assert (told["text"], told["wordings"][-1]["id"], len(told["sources"]["cards"])) == ("Nieuw", id_, 3)
    assert [each["status"] for each in told["wordings"]] == ["replaced", "adopted"]
    assert desk.reads("/cards")[0]["becameIds"]


def test_rival_words_are_refused_before_their_step_and_where_they_cannot_be(desk: Desk):
    seat = desk.sits()
    early = desk.asks(seat.token, "propose-wording", node="main", text="x")
    desk.does("open-step", step="main-goal")
    desk.does("open-step", step="welcome")
    late = desk.asks(seat.token, "propose-wording", node="main", text="x")

    assert (early.status_code, early.json()["code"], late.status_code) == (409, "not-now", 200)
    assert desk.asks(seat.token, "propose-wording", node=new_id(), text="x").json()["code"] == "unknown-id"
    assert desk.asks(seat.token, "adopt-wording", wording=late.json()["seq"]).status_code == 403
    assert desk.asks(desk.ann, "adopt-wording", wording=new_id()).json()["code"] == "unknown-id"


def test_redacted_words_cannot_be_adopted(meeting: Meeting):
    rival = meeting.desk.takes(meeting.resident.token, "propose-wording", node="main", text="Naam van Piet")
    meeting.desk.does("redact", target=rival)

    assert meeting.refuses(meeting.desk.ann, "adopt-wording", wording=rival) == (409, "words-gone")
    assert meeting.node("main")["wordings"][-1]["text"] is None
    assert "Piet" not in json.dumps([meeting.desk.reads("/tree"), meeting.desk.reads("/events")])


# ---- proposals


def test_proposal_waits_and_tells_what_it_became(meeting: Meeting):
    desk = meeting.desk
    proposal = desk.takes(meeting.resident.token, "propose-goal", text="Samen eten", parent="main")
    told = {
        "id": proposal,
        "kind": "subgoal",
        "text": "Samen eten",
        "parent": "main",
        "by": "resident",
        "enteredBy": None,
        "status": "open",
        "node": None,
    }
    assert desk.reads("/tree", meeting.resident.token)["proposals"] == [told]

    node = desk.does("add-goal", proposal=proposal, parent=meeting.other)
    assert desk.reads("/tree")["proposals"] == [{**told, "status": "used", "node": node}]
    found = meeting.node(node)
    assert (found["text"], found["wordings"][0]["by"]) == ("Samen eten", "resident")
    desk.does("undo")
    assert desk.reads("/tree")["proposals"] == [told]


def test_proposal_is_used_once_and_not_after_its_words_are_gone(meeting: Meeting):
    desk, token = meeting.desk, meeting.resident.token
    used, gone = (desk.takes(token, "propose-goal", text=text, parent="main") for text in ("a", "Piet"))
    desk.does("add-goal", proposal=used, parent="main")
    desk.does("redact", target=gone)

    assert meeting.refuses(desk.ann, "add-goal", proposal=used, parent="main") == (409, "proposal-used")
    assert meeting.refuses(desk.ann, "add-goal", proposal=gone, parent="main") == (409, "words-gone")
    assert meeting.refuses(desk.ann, "add-goal", proposal=new_id(), parent="main") == (409, "unknown-id")
    assert meeting.refuses(desk.ann, "add-indicator", proposal=gone, goal=meeting.goal) == (409, "unknown-id")
    assert [each["text"] for each in desk.reads("/tree")["proposals"]] == ["a", None]


def test_goal_needs_text_or_proposal_and_not_both(meeting: Meeting):
    for data in ({}, {"text": "x", "proposal": new_id()}):
        answer = meeting.desk.asks(meeting.desk.ann, "add-goal", parent="main", **data)
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "text")


@pytest.mark.parametrize(("deep", "code"), [("indicator", "not-a-goal"), ("nowhere", "unknown-id")])
def test_proposal_where_nothing_can_hang_is_refused(meeting: Meeting, deep: str, code: str):
    parent = getattr(meeting, deep, new_id())

    assert meeting.refuses(meeting.resident.token, "propose-goal", text="x", parent=parent) == (409, code)


def test_proposal_for_someone_without_a_phone_says_who_entered_it(meeting: Meeting):
    chair, _ = meeting.by_hand()
    meeting.desk.does("propose-goal", text="Op papier", parent="main", forSeat=chair)
    meeting.desk.does("propose-wording", text="Ook op papier", node="main", forSeat=chair)

    (proposal,) = meeting.desk.reads("/tree")["proposals"]
    assert (proposal["by"], proposal["enteredBy"]) == ("resident", "facilitator")
    assert meeting.node("main")["wordings"][-1]["by"] == "resident"
    assert meeting.refuses(meeting.desk.ann, "propose-goal", text="x", parent="main") == (
        403,
        "facilitator-has-no-voice",
    )


# ---- links


def test_link_is_told_once_and_taken_away(meeting: Meeting):
    desk, ask = meeting.desk, {"from": meeting.indicator, "to": meeting.other}
    desk.does("link-goals", **ask)
    assert desk.reads("/tree")["links"] == [ask]
    assert meeting.refuses(desk.ann, "link-goals", **ask) == (409, "link-impossible")

    desk.does("unlink-goals", **ask)
    desk.does("unlink-goals", **ask)
    assert desk.reads("/tree")["links"] == []
    desk.does("undo")
    assert desk.reads("/tree")["links"] == [ask]


def test_link_that_says_what_the_tree_says_is_refused(meeting: Meeting):
    goal, other, leaf = meeting.goal, meeting.other, meeting.indicator
    for source, target, code in (
        (goal, goal, "link-impossible"),
        (leaf, goal, "link-impossible"),
        (goal, "main", "link-impossible"),
        ("main", goal, "link-impossible"),
        (other, leaf, "not-a-goal"),
        (goal, new_id(), "unknown-id"),
    ):
        assert meeting.refuses(meeting.desk.ann, "link-goals", **{"from": source, "to": target}) == (
            409,
            code,
        )


def test_move_that_makes_a_link_needless_drops_it_and_undo_restores_it(meeting: Meeting):
    desk, ask = meeting.desk, {"from": meeting.other, "to": meeting.goal}
    desk.does("link-goals", **ask)
    desk.does("move-goal", node=meeting.other, parent=meeting.goal)
    assert desk.reads("/tree")["links"] == []

    desk.does("undo")
    assert desk.reads("/tree")["links"] == [ask]
    desk.does("redo")
    assert desk.reads("/tree")["links"] == []


# ---- set aside


def test_branch_is_set_aside_whole_with_its_reason_and_comes_back(meeting: Meeting):
    desk = meeting.desk
    before = desk.reads("/tree")["mainGoal"]
    desk.does("set-aside", node=meeting.goal, reason="nu niet")

    tree = desk.reads("/tree")
    (aside,) = tree["setAside"]
    assert [child["id"] for child in tree["mainGoal"]["children"]] == [meeting.other]
    assert (aside["id"], aside["parent"], aside["reason"]) == (meeting.goal, "main", "nu niet")
    assert [child["id"] for child in aside["children"]] == [meeting.indicator]
    assert {meeting.goal} <= {id_ for card in desk.reads("/cards") for id_ in card["becameIds"]}
    desk.does("bring-back", node=meeting.goal)
    tree = desk.reads("/tree")
    assert (tree["setAside"], tree["mainGoal"]) == ([], before)


def test_what_is_set_aside_within_a_branch_stands_by_itself(meeting: Meeting):
    desk = meeting.desk
    desk.does("set-aside", node=meeting.indicator, reason="eerst")
    desk.does("set-aside", node=meeting.goal, reason="dan")

    roots = {each["id"]: each for each in desk.reads("/tree")["setAside"]}
    assert roots.keys() == {meeting.goal, meeting.indicator}
    assert roots[meeting.goal]["children"] == []
    assert meeting.refuses(desk.ann, "bring-back", node=meeting.indicator) == (409, "parent-gone")


def test_nothing_is_done_in_what_was_set_aside(meeting: Meeting):
    desk, goal, leaf = meeting.desk, meeting.goal, meeting.indicator
    rival = desk.does("propose-wording", node=goal, text="Liever zo")
    proposal = desk.takes(meeting.resident.token, "propose-goal", text="x", parent=goal)
    desk.does("set-aside", node=goal)
    for type_, data in (
        ("adopt-wording", {"wording": rival}),
        ("add-goal", {"text": "x", "parent": goal}),
        ("add-goal", {"proposal": proposal, "parent": goal}),
        ("add-indicator", {"text": "x", "goal": goal}),
        ("move-goal", {"node": leaf, "parent": meeting.other}),
        ("move-goal", {"node": meeting.other, "parent": goal}),
        ("link-goals", {"from": leaf, "to": meeting.other}),
        ("link-goals", {"from": meeting.other, "to": goal}),
        ("set-aside", {"node": leaf}),
        ("bring-back", {"node": leaf}),
        ("open-support", {"about": leaf}),
    ):
        assert meeting.refuses(desk.ann, type_, **data) == (409, "set-aside"), type_


def test_main_goal_cannot_be_set_aside(meeting: Meeting):
    assert meeting.refuses(meeting.desk.ann, "set-aside", node="main") == (409, "main-stays")


def test_set_aside_and_brought_back_twice_are_nothing_twice(meeting: Meeting):
    desk = meeting.desk
    for type_ in ("set-aside", "bring-back"):
        desk.does(type_, node=meeting.goal)
        seq = desk.reads()["seq"]
        desk.does(type_, node=meeting.goal)
        assert desk.reads()["seq"] == seq


def test_branch_whose_parent_is_gone_comes_back_under_main(meeting: Meeting):
    desk = meeting.desk
    below = desk.does("add-goal", text="Daaronder", parent=meeting.goal)
    desk.does("set-aside", node=below)
    desk.does("set-aside", node=meeting.goal)
    desk.does("bring-back", node=below)

    assert [child["id"] for child in desk.reads("/tree")["mainGoal"]["children"]] == [meeting.other, below]


# ---- spotlight, lineage


def test_spotlight_takes_what_the_room_may_see(meeting: Meeting):
    desk = meeting.desk
    card = desk.reads("/cards")[0]["id"]
    desk.does("open-step", step="round-off")
    hidden = desk.says(meeting.resident, "nog geheim", "harvest")
    desk.does("spotlight", card=card)
    desk.does("spotlight", node=meeting.goal)
    seq = desk.reads()["seq"]
    desk.does("spotlight", node=meeting.goal)
    assert desk.reads()["seq"] == seq

    assert meeting.refuses(desk.ann, "spotlight", card=hidden) == (409, "not-revealed")
    assert meeting.refuses(desk.ann, "spotlight", card=new_id()) == (409, "unknown-id")
    assert meeting.refuses(desk.ann, "spotlight", node=new_id()) == (409, "unknown-id")
    assert meeting.refuses(desk.ann, "spotlight", card=card, node=meeting.goal) == (400, "bad-input")
    desk.does("spotlight", card=None, node=None)


def test_card_tells_every_node_that_grew_from_it_wherever_that_went(meeting: Meeting):
    desk = meeting.desk
    cards = meeting.node(meeting.goal)["sources"]["cards"]
    second = desk.does("add-goal", text="Ook daaruit", parent="main", sources={"cards": cards})
    desk.does("move-goal", node=second, parent=meeting.other)
    desk.does("adopt-wording", wording=desk.does("propose-wording", node=second, text="Anders gezegd"))
    desk.does("set-aside", node=meeting.goal)
    desk.takes(meeting.seats["municipality"][0].token, "withdraw-card", card=cards[0])

    told = next(card for card in desk.reads("/cards") if card["id"] == cards[0])
    assert (told["becameIds"], told["status"], told["text"]) == ([meeting.goal, second], "withdrawn", None)
    assert meeting.node(second)["sources"]["parties"] == ["municipality"]


@pytest.mark.parametrize(
    ("type_", "names"),
    [
        ("place-dots", {"cluster": "cluster"}),
        ("propose-wording", {"node": "node"}),
        ("propose-goal", {"parent": "node"}),
        ("adopt-wording", {"wording": "wording"}),
        ("link-goals", {"from": "node", "to": "node"}),
        ("unlink-goals", {"from": "node", "to": "node"}),
        ("set-aside", {"node": "node"}),
        ("bring-back", {"node": "node"}),
        ("spotlight", {"node": "node"}),
    ],
)
def test_ids_of_another_trajectory_are_unknown_here(meeting: Meeting, type_: str, names: dict[str, str]):
    there = elsewhere(meeting.desk)
    data = {field: there[name] for field, name in names.items()}
    more = {"place-dots": {"count": 1}, "propose-wording": {"text": "x"}, "propose-goal": {"text": "x"}}
    who = meeting.resident.token if type_ in more else meeting.desk.ann

    assert meeting.refuses(who, type_, **data, **more.get(type_, {})) == (409, "unknown-id")
