"""Whether a command is well-formed: all faults at once, and the one form in which words are kept."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.fields import COMMANDS, check
from app.domain.state import MAIN
from tests.domain.play import NOWHERE

CARD = {"kind": "association", "text": "koffie"}
SIGN = {"kind": "sign", "text": "drukte", "about": NOWHERE}


def faults(type_, **data):
    return [(fault.field, fault.code) for fault in check(type_, data)[1]]


def text(value, kind="parking"):
    """The text as it is kept, or the code of what is wrong with it."""
    clean, wrong = check("add-card", {"kind": kind, "text": value})
    return wrong[0].code if wrong else clean["text"]


def test_all_faults_are_told_at_once_in_both_languages():
    _, found = check("add-card", {"kind": "poem", "text": "", "colour": "red"})

    assert [(each.field, each.code) for each in found] == [
        ("kind", "not-a-choice"),
        ("text", "empty"),
        ("colour", "unknown-field"),
    ]
    assert all(each.nl and each.en for each in found)


@pytest.mark.parametrize("type_", [name for name, spec in COMMANDS.items() if spec.needs])
def test_field_that_is_needed_and_missing_is_told(type_):
    assert faults(type_)[: len(COMMANDS[type_].needs)] == [
        (name, "missing") for name in COMMANDS[type_].needs
    ]


@pytest.mark.parametrize("value", ["", "   ", "\u200b", "\u2060\u200f", "\n\n", "\u3000"])
def test_text_that_shows_nothing_is_empty(value):
    assert text(value) == "empty"


@pytest.mark.parametrize("value", ["a\x00b", "a\tb", "a\x1b[31mb", "a\x7fb", "a\ud800b"])
def test_control_characters_are_refused(value):
    assert text(value) == "control-characters"


@pytest.mark.parametrize("line_end", ["\n", "\r", "\r\n", "\u2028", "\u2029", "\x85"])
def test_line_ends_become_a_space_and_both_ends_are_trimmed(line_end):
    assert text(f"  een{line_end}twee \n") == "een twee"


@pytest.mark.parametrize(
    "value", ["👩‍👩‍👧", "\U0001fae8", "\u200fمرحبا\u200e", "<script>alert(1)</script>", "ë", "日本"]
)
def test_emoji_direction_marks_and_markup_are_kept_as_they_are(value):
    assert text(value) == value


def test_text_is_counted_in_code_points_after_nfc():
    assert text("e\u0301" * 280) == "é" * 280
    assert text("e\u0301" * 281) == "too-long"


@pytest.mark.parametrize(
    ("type_", "field", "limit"),
    [
        ("edit-card", "text", 280),
        ("set-main-goal", "text", 280),
        ("open-step", "question", 280),
        ("hide-card", "reason", 280),
        ("make-cluster", "name", 80),
        ("describe-indicator", "who", 200),
    ],
)
def test_limits_of_words(type_, field, limit):
    assert (field, "too-long") not in faults(type_, **{field: "é" * limit})
    assert (field, "too-long") in faults(type_, **{field: "é" * (limit + 1)})


def test_association_is_short_and_other_cards_may_be_longer():
    assert faults("add-card", **CARD | {"text": "x" * 60}) == []
    assert faults("add-card", **CARD | {"text": "x" * 61}) == [("text", "too-long")]
    assert faults("add-card", kind="parking", text="x" * 61) == []


@pytest.mark.parametrize("value", [None, 5, ["koffie"], {"a": 1}, True])
def test_text_must_be_text(value):
    assert text(value) == "not-text"
    assert faults("describe-indicator", indicator=NOWHERE, who=value) == [("who", "not-text")]


def test_free_words_are_given_back_as_sent():
    sent = " e\u0301én keer  per jaar "

    clean, wrong = check("describe-indicator", {"indicator": NOWHERE, "frequency": sent, "who": ""})

    assert (clean["frequency"], clean["who"], wrong) == (sent, "", [])
    assert faults("describe-indicator", indicator=NOWHERE, who="a\nb") == [("who", "control-characters")]


def test_reason_and_name_may_be_empty():
    assert faults("hide-card", card=NOWHERE, reason=" ") == []
    assert faults("make-cluster", name="") == []
    assert faults("make-cluster", name="\u200b") == [("name", "empty")]


@pytest.mark.parametrize("value", ["main", "five", "", 5, None, [NOWHERE], f"{NOWHERE}-first"])
def test_id_must_be_a_uuid(value):
    assert faults("hide-card", card=value) == [("card", "not-an-id")]


def test_fixed_ids_and_first_wordings_are_ids_where_they_belong():
    assert check("move-goal", {"node": NOWHERE.upper(), "parent": MAIN})[0] == {
        "node": NOWHERE,
        "parent": MAIN,
    }
    assert faults("redact", target=f"{NOWHERE}-first") == []
    assert faults("redact", target=["x"]) == [("target", "not-an-id")]


@pytest.mark.parametrize("value", [-1, 86_401, True, 1.5, "60", None])
def test_number_must_be_whole_and_within_its_bounds(value):
    assert faults("set-timer", seconds=value) == [("seconds", "not-a-number")]


def test_whole_number_may_be_written_with_a_point() -> None:
    clean, faults = check("set-timer", {"seconds": 300.0})
    assert (repr(clean["seconds"]), faults) == ("300", [])
    assert check("set-timer", {"seconds": 0.5})[1]


def test_flag_is_true_or_false():
    assert faults("open-step", step="gather", newRound=True) == []
    assert faults("open-step", step="gather", newRound="yes") == [("newRound", "not-yes-or-no")]


@pytest.mark.parametrize("value", ["gathering", "", None, 3, ["gather"]])
def test_choice_must_be_one_of_the_words(value):
    assert faults("open-step", step=value) == [("step", "not-a-choice")]


def test_list_of_ids_holds_each_once():
    assert check("move-cards", {"cards": [NOWHERE, NOWHERE], "cluster": None})[0]["cards"] == [NOWHERE]
    assert faults("move-cards", cards=NOWHERE, cluster=None) == [("cards", "not-a-list")]
    assert faults("move-cards", cards=[NOWHERE] * 2001, cluster=None) == [("cards", "not-a-list")]
    assert faults("move-cards", cards=["x"], cluster=None) == [("cards", "not-an-id")]


def test_sources_are_cards_and_clusters():
    goal = {"text": "Ontmoeting", "parent": MAIN}

    assert check("add-goal", goal | {"sources": {}})[0]["sources"] == {"cards": [], "clusters": []}
    assert faults("add-goal", **goal, sources=[NOWHERE]) == [("sources", "not-sources")]
    assert faults("add-goal", **goal, sources={"nodes": []}) == [("sources", "not-sources")]
    assert faults("add-goal", **goal, sources={"cards": ["x"]}) == [("sources", "not-an-id")]


def test_sign_is_about_something_and_other_cards_are_not():
    assert faults("add-card", **SIGN) == []
    assert faults("add-card", kind="sign", text="drukte") == [("about", "missing")]
    assert faults("add-card", **CARD, about=NOWHERE) == [("about", "unknown-field")]


def test_card_is_for_a_seat_or_for_a_party():
    assert faults("add-card", **CARD, forSeat=NOWHERE, forParty="resident") == [("forParty", "one-of-two")]


def test_goal_has_either_words_or_a_proposal():
    assert faults("add-goal", parent=MAIN) == [("text", "missing")]
    assert faults("add-indicator", goal=NOWHERE, text="x", proposal=NOWHERE) == [("text", "missing")]


def test_description_says_something():
    assert faults("describe-indicator", indicator=NOWHERE) == [("form", "missing")]


@pytest.mark.parametrize("value", [-1, 6, True, 1.5, "2", None, [1]])
def test_dots_on_a_cluster_are_none_to_five(value):
    assert faults("place-dots", cluster=NOWHERE, count=value) == [("count", "not-a-number")]


@pytest.mark.parametrize("value", ["maybe", "", None, True, ["yes"]])
def test_answer_is_yes_yes_if_or_no(value):
    assert faults("answer-support", about="tree", answer=value) == [("answer", "not-a-choice")]


@pytest.mark.parametrize("about", ["main", "tree", NOWHERE, f"{NOWHERE}-first"])
def test_support_is_about_a_node_a_wording_or_the_tree(about):
    assert faults("open-support", about=about) == []
    assert faults("open-support", about=f"{about}-last") == [("about", "not-an-id")]


def test_spotlight_is_on_one_thing():
    assert faults("spotlight", card=None, node=MAIN) == []
    assert faults("spotlight", card=NOWHERE, node=MAIN) == [("node", "one-of-two")]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(st.sampled_from(list(COMMANDS)), st.data())
def test_whatever_is_sent_is_cleaned_or_told_and_cleaning_again_changes_nothing(type_, data):
    names = st.sampled_from([*COMMANDS[type_].fields, "other"])
    clean, wrong = check(type_, data.draw(st.dictionaries(names, JSON, max_size=4)))

    if not wrong:
        assert check(type_, clean) == (clean, [])


@given(st.text(max_size=300))
def test_text_is_kept_in_one_form(value):
    clean, wrong = check("edit-card", {"card": NOWHERE, "text": value})

    kept = clean.get("text", "x")
    assert wrong or (kept == kept.strip() == unicodedata.normalize("NFC", kept) and 0 < len(kept) <= 280)
    assert wrong or not any(unicodedata.category(char) == "Cc" for char in kept)
