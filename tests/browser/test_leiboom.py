"""The tree on the projector as it lives: stable under small changes, stepped through, marked when new."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from app.domain.state import PARTIES, State
from app.engine.pieces import Drawn, drawn
from app.screens.tree import Branch, SetAside, Support, TreeView, tree_view
from tests.browser.conftest import Projector
from tests.browser.random_tree import changed, stage
from tests.browser.witness import marked, moved, watch_marks, watch_motion
from tests.checks import axe_problems_in_both_schemes, html_problems
from tests.screens.rooms import FULL, LELYSTAD, LONG, Under, grow, room
from tests.screens.stand import give, page_of, show, update
from tests.waiting import until

pytestmark = pytest.mark.browser
HD, HALF, GREAT = (1920, 1080), (1280, 720), (3840, 2160)
MORE = {f"{name}, ook later": below for name, below in list(FULL[1].items())[:4]}
TWELVE = (FULL[0], FULL[1] | MORE)
SOME = (FULL[0], {name: below[:3] for name, below in FULL[1].items()})
CARRIED = Support(tuple((party, "full") for party in PARTIES), carried=True)

Beamer = Callable[..., "Beam"]
numbers = count(100)


def view(text: str, below: Under) -> TreeView:
    return tree_view(grow(room("indicators"), text, below))


class Beam:
    """A projector on which trees are put."""

    def __init__(self, page: Page) -> None:
        self.page, self.seq = page, 0
        self.drawn: Drawn | None = None

    def put(self, tree: TreeView, step: str = "tree") -> "Beam":
        """A tree arrives; the same step: an update."""
        seq = next(numbers)
        before, self.seq, self.drawn = self.seq, seq, drawn(stage(tree, seq, step), seq, self.drawn)
        give(self.page, self.drawn, before)
        return self

    def shows(self, state: State) -> None:
        """Another drawing arrives."""
        state.seq, self.drawn = next(numbers), None
        update(self.page, state)

    @property
    def size(self) -> set[str]:
        names: list[str] = self.page.evaluate("[...document.body.classList]")
        return {name.removeprefix("tree-") for name in names if name.startswith("tree-")}

    @property
    def where(self) -> str:
        return self.page.inner_text("#page-number") if self.page.is_visible("#pager") else ""

    def press(self, *keys: str) -> str:
        for key in keys:
            self.page.keyboard.press(key)
        return self.where

    def columns(self) -> dict[str, float]:
        """Where every top subgoal stands, across."""
        found: dict[str, float] = self.page.locator(".twig").evaluate_all(
            "all => Object.fromEntries(all.map(twig => [twig.id, twig.getBoundingClientRect().left]))"
        )
        return found


@pytest.fixture
def beamer(device: Callable[..., BrowserContext], projector: Projector) -> Beamer:
    """Makes a beamer with an empty tree on it: the projector of all tests, or one with options of its own."""
    empty = page_of(room("indicators"))

    def make(size: tuple[int, int] = HD, motion: str = "reduce", **options: Any) -> Beam:
        if not options:
            return Beam(projector(empty, motion=motion, size=size))
        viewport = {"width": size[0], "height": size[1]}
        return Beam(show(device(viewport=viewport, reduced_motion=motion, **options), empty))

    return make


def more(branch: Branch, name: str, text: str = "Nog iets") -> Branch:
    """One indicator more under the subgoal with this number."""
    leaf = Branch(
        f"new-{text[:3]}-{len(branch.leaves)}", "indicator", text, 2, "", "counting", len(branch.leaves), 0,
        branch.id, changed_at=10_000,
    )  # fmt: skip
    return replace(branch, leaves=(*branch.leaves, leaf)) if branch.number == name else branch


@pytest.mark.parametrize("screen", [HD, HALF, GREAT])
@pytest.mark.parametrize(
    ("tree", "size"),
    [(LELYSTAD, {"roomy"}), (FULL, {"full"}), (TWELVE, {"slices"})],
    ids=["lelystad", "full", "twelve"],
)
def test_every_beamer_draws_the_same_picture(
    screen: tuple[int, int], tree: tuple[str, Under], size: set[str], beamer: Beamer
) -> None:
    beam = beamer(screen).put(view(*tree), step="another")
    assert beam.size - {"low"} == size
    leaf = beam.page.locator(".twig .leaves li:visible").first.evaluate("it => getComputedStyle(it).fontSize")
    assert float(leaf.removesuffix("px")) >= 26 * screen[0] / HD[0]


def test_another_indicator_moves_no_column(beamer: Beamer) -> None:
    tree = view(*SOME)
    beam = beamer().put(tree)
    before = beam.columns()
    for text in ("Nog iets", "En nog een aanwijzing die wat langer is"):
        tree = changed(tree, lambda branch, text=text: more(branch, "3", text))
        beam.put(tree)
        assert beam.size <= {"full", "dense"}
        assert beam.columns() == before


def test_another_subgoal_moves_no_column(beamer: Beamer) -> None:
    tops = dict(list(FULL[1].items())[:5])
    beam = beamer().put(view(FULL[0], tops))
    before = beam.columns()
    beam.put(view(FULL[0], tops | {"Er is weer tijd over": ["Men rust uit"]}))
    after = beam.columns()
    assert list(after.values())[:5] == list(before.values())


def test_a_size_does_not_flip_to_and_fro(beamer: Beamer) -> None:
    """What made the tree dense may go again without the tree growing at once; a lot may go, and it grows."""
    beam, trees = beamer(), [view(*SOME)]
    beam.put(trees[0])
    assert beam.size == {"full"}
    while "dense" not in beam.size:
        trees.append(changed(trees[-1], lambda branch: more(branch, "6", "Een aanwijzing op twee regels")))
        beam.put(trees[-1])
    beam.put(trees[-2])
    assert "dense" in beam.size
    beam.put(trees[-2], step="another")
    assert "full" in beam.size, "a tree that comes anew has the size that fits"
    beam.put(trees[-1])
    beam.put(view(FULL[0], {name: below[:2] for name, below in FULL[1].items()}))
    assert beam.size == {"full"}


def test_stepping_knows_both_ends(beamer: Beamer) -> None:
    beam = beamer().put(view(*TWELVE))
    assert beam.where == "Tak 1 van 12"
    assert beam.press("PageUp") == "Tak 1 van 12"
    assert beam.press("PageDown", "ArrowRight", "ArrowDown") == "Tak 4 van 12"
    expect(beam.page.locator(".twig.here h2")).to_contain_text("Jonge mantelzorgers kunnen")
    expect(beam.page.locator(".strip [aria-current]")).to_contain_text("4")
    assert beam.press("PageUp", "ArrowLeft", "ArrowUp") == "Tak 1 van 12"
    assert beam.press("End") == "Tak 12 van 12"
    assert beam.press("PageDown", "ArrowDown") == "Tak 12 van 12"
    expect(beam.page.locator("#pager [data-do=on]")).to_be_disabled()
    expect(beam.page.locator("#status")).to_contain_text("Tak 12 van 12. 12 Jonge mantelzorgers")
    assert beam.press("Home") == "Tak 1 van 12"
    expect(beam.page.locator("#pager [data-do=back]")).to_be_disabled()


def test_slices_are_in_reach_of_mouse_and_touch(beamer: Beamer) -> None:
    beam = beamer(has_touch=True).put(view(*TWELVE))
    beam.page.click("#pager [data-do=on]")
    assert beam.where == "Tak 2 van 12"
    beam.page.locator(".strip a").nth(6).tap()
    assert beam.where == "Tak 7 van 12"
    beam.page.locator(".strip a").nth(4).focus()
    beam.press("Enter")
    assert beam.where == "Tak 5 van 12"


def test_a_tree_that_fits_can_be_read_branch_by_branch(beamer: Beamer) -> None:
    beam = beamer().put(view(*LELYSTAD))
    assert beam.where == ""
    assert beam.press("PageUp") == ""
    assert beam.press("PageDown") == "Tak 1 van 2"
    assert beam.size == {"slices"}
    beam.put(changed(view(*LELYSTAD), lambda branch: replace(branch, changed_at=9000)))
    assert beam.where == "Tak 1 van 2", "an update does not take it away"
    assert beam.press("PageUp") == ""
    assert "roomy" in beam.size
    beam.page.mouse.move(900, 500)
    beam.page.click("[data-do=slices]")
    assert beam.where == "Tak 1 van 2"
    assert beam.press("Escape") == ""
    assert "roomy" in beam.size


def test_what_is_more_than_a_panel_goes_on_over_sheets(beamer: Beamer) -> None:
    leaves = [f"Aanwijzing {number:02} over iets dat mensen merken" for number in range(34)]
    beam = beamer().put(view("Samen", {"Eerst": leaves, "Dan": ["Kort"]}))
    assert beam.where == "Tak 1 van 2, blad 1 van 3"
    assert beam.press("PageDown") == "Tak 1 van 2, blad 2 van 3"
    assert beam.press("PageDown", "PageDown") == "Tak 2 van 2"
    assert beam.press("PageUp") == "Tak 1 van 2, blad 3 van 3"
    assert beam.press("ArrowDown") == "Tak 2 van 2"
    assert beam.press("Home") == "Tak 1 van 2, blad 1 van 3"


def test_what_just_changed_comes_into_sight_in_its_own_slice(beamer: Beamer) -> None:
    tree = view(*TWELVE)
    beam = beamer().put(tree)
    beam.press("PageDown")
    beam.put(changed(tree, lambda branch: more(branch, "9")))
    assert beam.where == "Tak 9 van 12"
    expect(beam.page.locator(".leaves .fresh")).to_be_in_viewport()
    expect(beam.page.locator(".leaves .fresh")).to_have_count(1)
    beam.put(changed(tree, lambda branch: more(branch, "9")))
    assert beam.where == "Tak 9 van 12"


def test_the_slice_stays_when_the_one_before_it_goes(beamer: Beamer) -> None:
    tree = view(*TWELVE)
    beam = beamer().put(tree)
    beam.press("PageDown", "PageDown", "PageDown")
    here = beam.page.locator(".twig.here").get_attribute("id")
    beam.put(replace(tree, branches=tree.branches[1:]))
    assert (beam.where, beam.page.locator(".twig.here").get_attribute("id")) == ("Tak 3 van 11", here)
    beam.press("End")
    beam.put(replace(tree, branches=tree.branches[3:]))
    assert beam.where == "Tak 9 van 9", "the one that was shown is gone: who took its place is there"


WATCH_TWIGS = """() => {
  window.twigs = [...document.querySelectorAll(".twig")];
  window.drawn = new Set();
  for (const [n, twig] of window.twigs.entries())
    new MutationObserver(() => drawn.add(n)).observe(twig, { childList: true, subtree: true });
}"""


def test_only_the_branch_that_changed_is_drawn_again(beamer: Beamer) -> None:
    tree = view(*TWELVE)
    beam = beamer().put(tree)
    beam.press("PageDown")
    beam.page.evaluate(WATCH_TWIGS)
    watch_marks(beam.page)
    beam.put(changed(tree, lambda branch: more(branch, "2")))
    assert beam.page.evaluate("[...window.drawn]") == [1]
    assert beam.page.evaluate("window.twigs.every((twig) => twig.isConnected)")
    (new,) = marked(beam.page)
    expect(beam.page.locator(f".twig.here [id='{new}']")).to_be_visible()


def test_another_drawing_in_between_forgets_nothing(beamer: Beamer) -> None:
    """While words are chosen they stand side by side; then the tree is back, in the same step."""
    tree = view(*TWELVE)
    beam = beamer().put(tree, step="subgoals")
    beam.press("PageDown", "PageDown")
    beam.shows(room("welcome"))
    expect(beam.page.locator(".twig")).to_have_count(0)
    beam.put(tree, step="subgoals")
    assert beam.where == "Tak 3 van 12"
    assert beam.page.locator(".fresh").count() == 0


def test_zoom_takes_a_size_that_fits_and_loses_nothing(beamer: Beamer) -> None:
    beam = beamer().put(view(*FULL), step="another")
    beam.press("+", "+")
    assert beam.size == {"slices"}
    assert beam.where == "Tak 1 van 8"
    beam.press("0")
    assert beam.size == {"full"}
    text = LONG[:280]
    beam.put(view(text, {text: [text], "Kort": []}), step="long")
    beam.press(*"+" * 6)
    until(lambda: beam.size != set(), what="a size")
    if "list" in beam.size:
        assert beam.page.locator(".leaves li").first.is_visible()


def test_a_heavy_column_takes_of_its_neighbour_and_never_moves_the_trunk(beamer: Beamer) -> None:
    names = ("Samen wonen", "Samen werken", "Samen leren", "Samen eten", "Samen rusten")
    tree, beam = view("Samen", {name: ["Kort"] * 2 for name in names}), beamer()
    beam.put(tree)
    while beam.size == {"full"}:
        tree = changed(tree, lambda branch: more(branch, "1", "Inwoners zijn erg trots op hun wijk"))
        beam.put(tree)
    assert beam.size == {"full", "weighed"}
    first, second = (beam.page.locator(".twig").nth(place).bounding_box() or {} for place in (0, 1))
    assert 1 < first["width"] / second["width"] <= 1.51
    trunk = beam.page.locator(".trunk").bounding_box() or {}
    assert trunk["x"] + trunk["width"] / 2 == pytest.approx(HD[0] / 2, abs=1)


def told() -> TreeView:
    """Lelystad with everything that can stand beside words."""
    tree = changed(
        view(*LELYSTAD),
        lambda branch: replace(
            branch, support=CARRIED, links=("2",), wordings=1,
            lineage=(("municipality", 7), ("provider", 0), ("resident", 9)),
            leaves=tuple(replace(leaf, links=("1a",), support=CARRIED) for leaf in branch.leaves),
        ),
    )  # fmt: skip
    aside = (SetAside("gone", "subgoal", "Meer folders", "telt wat we doen"),)
    return replace(tree, support=CARRIED, wordings=2, set_aside=aside)


def test_all_is_told_beside_the_words(beamer: Beamer) -> None:
    page = beamer().put(told(), step="another").page
    first = page.locator(".twig").first
    label = "gedragen: gemeente ja, aanbieders ja, inwoners ja"
    expect(first.locator("> .sits")).to_have_attribute("aria-label", label)
    expect(first.locator("h2 .also")).to_have_text("ook bij 2")
    expect(first.locator("h2 .rivals")).to_have_text("2 formuleringen")
    expect(page.locator(".crown .rivals")).to_have_text("3 formuleringen")
    expect(first.locator(".grown")).to_have_text("uit 16 kaartjes 7 9")
    assert first.locator("> .sits").evaluate(STANDS), "the shapes stand on the bough"


STANDS = """sits => Math.abs(sits.getBoundingClientRect().bottom
    - sits.closest(".bough").getBoundingClientRect().top) < 1.5"""


def test_lineage_is_told_where_there_is_room(beamer: Beamer) -> None:
    tree = changed(view(*FULL), lambda branch: replace(branch, lineage=(("resident", 3),)))
    beam = beamer().put(tree)
    expect(beam.page.locator(".twig .grown").first).to_be_hidden()
    beam.press("PageDown")
    expect(beam.page.locator(".twig.here .grown")).to_have_text("uit 3 kaartjes 3")


def test_what_was_set_aside_has_a_slice_of_its_own(beamer: Beamer) -> None:
    beam = beamer().put(told())
    expect(beam.page.locator(".set-aside li")).to_be_hidden()
    assert beam.press("End") == "1 apart gelegd"
    expect(beam.page.locator(".set-aside li")).to_have_text("Meer folders ‘telt wat we doen’")


def test_axe_finds_nothing_in_a_slice(beamer: Beamer) -> None:
    beam = beamer().put(told())
    assert axe_problems_in_both_schemes(beam.page) == []
    beam.press("PageDown")
    assert axe_problems_in_both_schemes(beam.page) == []


def test_the_told_tree_is_valid_html() -> None:
    head = "<!doctype html><html lang='nl'><head><title>Boom</title></head>"
    assert html_problems({"told": f"{head}<body>{stage(told(), 1)}</body></html>"}) == []


def test_what_moved_glides_and_who_wants_calm_gets_it(beamer: Beamer) -> None:
    tree = view(*FULL)
    swapped = replace(tree, branches=(tree.branches[1], tree.branches[0], *tree.branches[2:]))
    for motion, glides in (("no-preference", 2), ("reduce", 0)):
        beam = beamer(motion=motion).put(tree)
        watch_motion(beam.page)
        beam.put(swapped)
        assert moved(beam.page) == [420] * glides
