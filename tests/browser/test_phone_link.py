"""The link: news by socket, by asking where sockets cannot live, at once on waking; and how it ends."""

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from tests.browser.hall import heard
from tests.browser.witness import hears

pytestmark = pytest.mark.browser
SOCKET = "**/live?**"


def shows(page: Page, step: str) -> None:
    """Wait until the phone shows a step."""
    expect(page.locator("#region-now")).to_have_attribute("data-step", step)


def test_phone_goes_on_by_asking_where_sockets_are_cut(workshop, phone):
    page = phone()
    page.route_web_socket(SOCKET, lambda socket: socket.close(code=1011, reason=""))
    page.reload()
    workshop.does("open-step", step="associations")

    shows(page, "associations")
    expect(page.locator("#net")).to_be_hidden()


def test_silent_line_is_given_up(workshop, phone):
    """A phone that changed network hears nothing, and no close either."""
    page = phone()
    sockets: list[WebSocketRoute] = []

    told: list[str] = []

    def pass_on(socket: WebSocketRoute, frame: str) -> None:
        if len(sockets) > 1 or not told:
            told.append(frame)
            socket.send(frame)

    def deaf(socket: WebSocketRoute) -> None:
        sockets.append(socket)
        socket.connect_to_server().on_message(lambda frame: pass_on(socket, str(frame)))

    page.clock.install()
    page.route_web_socket(SOCKET, deaf)
    page.reload()
    shows(page, "welcome")
    heard(page, lambda: told)
    workshop.does("open-step", step="associations")
    page.clock.fast_forward(31_000)

    shows(page, "associations")
    assert len(sockets) > 1


def test_restart_of_the_server_is_told_and_soon_over(workshop, phone):
    page = phone()
    sockets: list[WebSocketRoute] = []

    def listen(socket: WebSocketRoute) -> None:
        sockets.append(socket)
        if len(sockets) != 2:  # the first try comes too early: the server is not there yet
            socket.connect_to_server()
        else:
            socket.close(code=1011, reason="")

    page.route_web_socket(SOCKET, listen)
    page.reload()
    shows(page, "welcome")
    heard(page, lambda: sockets)
    sockets[0].close(code=1012, reason="")

    expect(page.locator("#net")).to_contain_text("De server start opnieuw")
    hears(page, "De server start opnieuw. Je kaartjes blijven bewaard op je telefoon.")
    expect(page.locator("#net")).to_contain_text("Weer verbonden")
    workshop.does("open-step", step="associations")
    shows(page, "associations")


#: Remembers how long the link means to wait before it tries again, and lets it try at once.
HURRY = """
window.waits = [];
const own = window.setTimeout;
window.setTimeout = (what, pause, ...more) => {
  if (what.name === "connect") window.waits.push(pause);
  return own(what, what.name === "connect" ? 0 : pause, ...more);
};
"""
TRIES = 20


def waits(page: Page, code: int) -> list[float]:
    """How long a phone means to wait, each time that its line is closed with this code."""
    page.add_init_script(HURRY)
    page.route("**/regions?**", lambda route: route.abort())
    page.route_web_socket(SOCKET, lambda socket: socket.close(code=code, reason=""))
    page.reload()
    page.wait_for_function("(most) => window.waits.length >= most", arg=TRIES)
    found: list[float] = page.evaluate("window.waits")
    return found[:TRIES]


def test_after_a_restart_the_wave_of_returning_phones_is_spread(phone):
    found = waits(phone(), 1012)

    assert all(400 <= wait <= 2_400 for wait in found), found
    assert max(found) - min(found) > 500, found
    assert len(set(found)) == TRIES, found


def test_after_a_fall_phones_wait_longer_each_time_and_not_all_the_same(phone):
    found = waits(phone(), 1011)

    for tries, wait in enumerate(found):
        longest = min(5_000, 300 * 2 ** min(tries, 5))
        assert longest / 2 <= wait <= longest, (tries, found)
    late = found[5:]  # all of these wait between 2.5 and 5 seconds
    assert max(late) - min(late) > 500, found
    assert len(set(late)) == len(late), found


def test_page_of_before_a_copy_was_put_back_is_opened_anew(phone):
    page = phone()
    page.evaluate("window.isOld = true")
    closes = [4409]

    def listen(socket: WebSocketRoute) -> None:
        if closes:
            socket.close(code=closes.pop(), reason="")
        else:
            socket.connect_to_server()

    page.route_web_socket(SOCKET, listen)
    page.context.set_offline(True)
    page.context.set_offline(False)

    page.wait_for_function("() => !window.isOld")
    shows(page, "welcome")


def test_waking_phone_asks_first_and_then_listens(workshop, phone):
    page = phone()
    page.route_web_socket(SOCKET, lambda socket: None)
    page.reload()
    workshop.does("open-step", step="associations")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    shows(page, "associations")


def test_who_is_moved_reads_and_hears_to_which_party(workshop, phone):
    page = phone("provider")
    workshop.does("open-step", step="associations")
    shows(page, "associations")
    page.locator("#text").press_sequentially("half geschre")
    expect(page.locator("#other-party")).to_be_hidden()
    seats = workshop.hall.call("GET", f"/trajectories/{workshop.id}")["seats"]
    seat = next(each["seatId"] for each in seats if each["party"] == "provider" and each["taken"])

    workshop.does("move-seat", seat=seat, party="resident")

    told = "De begeleider heeft je verplaatst. Je hoort nu bij de inwoners."
    expect(page.locator("#other-party p")).to_have_text(told)
    hears(page, told)
    expect(page.locator("header .me")).to_contain_text("Inwoner")
    expect(page.locator("#text")).to_have_value("half geschre")
    page.reload()
    page.get_by_role("button", name="Begrepen").click()
    expect(page.locator("#question")).to_be_focused()
    page.reload()
    shows(page, "associations")
    expect(page.locator("#other-party")).to_be_hidden()


def test_freed_seat_says_so_and_keeps_what_was_not_sent(workshop, phone):
    page = phone()
    workshop.does("open-step", step="associations")
    shows(page, "associations")
    page.route("**/do/add-card", lambda route: route.abort())
    page.locator("#text").fill("nog niet weg")
    page.keyboard.press("Enter")
    expect(page.locator("#mine .own")).to_contain_text("op je telefoon")
    seats = workshop.hall.call("GET", f"/trajectories/{workshop.id}")["seats"]
    workshop.does("free-seat", seat=next(seat["seatId"] for seat in seats if seat["taken"]))

    page.wait_for_url("**/gone")
    expect(page.locator("h1")).to_have_text("Deze stoel is niet meer van deze telefoon")
    expect(page.locator("#kept li")).to_have_text(["nog niet weg"])


def test_erased_trajectory_clears_the_phone(workshop, phone):
    page = phone()
    workshop.does("open-step", step="associations")
    shows(page, "associations")
    page.locator("#text").fill("half")
    workshop.hall.erase(workshop)

    page.wait_for_url("**/erased")
    assert page.evaluate("localStorage.length") == 0


def test_leaving_asks_first_while_words_are_unsent(workshop, phone):
    page = phone()
    workshop.does("open-step", step="associations")
    shows(page, "associations")
    page.locator("#text").fill("half")
    page.get_by_role("link", name="Deze stoel verlaten").click()
    expect(page.locator("#unsent")).to_contain_text("half")
    page.get_by_role("button", name="Verlaat deze stoel").click()
    assert page.url.endswith("/leave")

    page.locator("#sure").check()
    page.get_by_role("button", name="Verlaat deze stoel").click()
    page.wait_for_url("**/left")
    assert page.evaluate("localStorage.length") == 0
    page.goto(f"{workshop.hall.address}/t/{workshop.id}")
    expect(page.locator("h1")).to_have_text("Deze stoel is niet meer van deze telefoon")


def test_first_device_is_told_when_the_seat_is_opened_elsewhere(workshop, phone, device):
    page = phone()
    seats = workshop.hall.call("GET", f"/trajectories/{workshop.id}")["seats"]
    seat = next(seat["seatId"] for seat in seats if seat["taken"])
    code = workshop.asks("renew-seat-code", seat=seat)["seatCode"]
    page.wait_for_url("**/gone")
    page.goto(f"{workshop.hall.address}/seat#{code}")
    expect(page.locator("#code")).to_have_value(code)
    page.get_by_role("button", name="Ga zitten").click()
    page.wait_for_url("**/t/*")
    expect(page.locator("#elsewhere")).to_be_hidden()

    second = device().new_page()
    second.goto(f"{workshop.hall.address}/seat")
    second.locator("#code").fill(code.lower().replace("-", " "))
    second.get_by_role("button", name="Ga zitten").click()
    second.wait_for_url("**/t/*")
    expect(page.locator("#elsewhere")).to_be_visible()
    expect(second.locator("#elsewhere")).to_be_hidden()
