"""The outbox: what was said is never lost and never twice."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.hall import heard, held
from tests.browser.witness import hears

pytestmark = pytest.mark.browser
KEPT, WAITING = re.compile("bewaard"), re.compile("op je telefoon")


def write(page: Page, text: str) -> None:
    """Type a card and send it with Enter."""
    page.locator("#text").fill(text)
    page.keyboard.press("Enter")


def card(page: Page, text: str):
    """One's own card with these words."""
    return page.locator("#mine .own").filter(has_text=text)


@pytest.fixture
def asked(workshop, phone):
    """A resident's phone on which associations are asked."""
    page = phone("resident")
    workshop.does("open-step", step="associations")
    expect(page.locator("#region-now")).to_have_attribute("data-kind", "association")
    return page


def test_card_is_kept_and_the_keyboard_stays(asked, workshop):
    write(asked, "mijn moeder")

    expect(card(asked, "mijn moeder")).to_contain_text(KEPT)
    expect(asked.locator("#text")).to_be_focused()
    expect(asked.locator("#text")).to_have_value("")
    hears(asked, "Kaartje bewaard.")
    assert len(workshop.cards()) == 1


def test_row_of_a_card_stays_as_it_is_while_the_card_is_stored(asked):
    waiting = held(asked, "**/do/add-card")
    write(asked, "open")
    card(asked, "open").locator("summary").click()
    asked.evaluate("() => { window.row = document.querySelector('#mine .own') }")
    heard(asked, lambda: waiting)
    waiting[0].continue_()

    expect(card(asked, "open")).to_contain_text(KEPT)
    assert asked.evaluate("window.row.isConnected && window.row.querySelector('details').open")


def test_card_waits_on_the_phone_while_offline(asked, workshop):
    context: BrowserContext = asked.context
    context.set_offline(True)
    write(asked, "eerste")
    write(asked, "tweede")

    expect(card(asked, "eerste")).to_contain_text(WAITING)
    expect(asked.locator("#net")).to_contain_text("Geen verbinding")
    assert workshop.cards() == []

    context.set_offline(False)
    expect(card(asked, "tweede")).to_contain_text(KEPT)
    expect(asked.locator("#net")).to_contain_text("Weer verbonden")
    workshop.does("reveal", step="associations")
    assert sorted(workshop.words()) == ["eerste", "tweede"]


def test_unsent_cards_survive_reload_and_are_sent_in_order(asked, workshop):
    sent: list[str] = []
    asked.route("**/do/add-card", lambda route: route.abort())
    write(asked, "een")
    write(asked, "twee")
    expect(card(asked, "twee")).to_contain_text(WAITING)

    asked.unroute("**/do/add-card")
    asked.on("request", lambda request: sent.append(request.post_data) if "/do/" in request.url else None)
    asked.reload()

    expect(card(asked, "een")).to_contain_text(KEPT)
    expect(card(asked, "twee")).to_contain_text(KEPT)
    assert list(dict.fromkeys(re.search('"text":"(.+?)"', each)[1] for each in sent)) == ["een", "twee"]
    assert len(workshop.cards()) == 2


def test_card_of_which_the_answer_was_lost_is_not_doubled(asked, workshop):
    answers = []

    def lose(route: Route) -> None:
        answers.append(route.fetch().status)
        route.abort()

    asked.route("**/do/add-card", lose)
    write(asked, "één keer")
    heard(asked, lambda: answers)
    assert len(workshop.cards()) == 1
    asked.unroute("**/do/add-card")

    expect(card(asked, "één keer")).to_contain_text(KEPT)
    assert len(workshop.cards()) == 1


def test_cards_survive_a_server_that_falls_over(asked, workshop, hall):
    write(asked, "ervoor")
    expect(card(asked, "ervoor")).to_contain_text(KEPT)
    hall.stop()
    write(asked, "ertussen")
    expect(asked.locator("#net")).to_contain_text("Geen verbinding")
    hall.start()

    expect(card(asked, "ertussen")).to_contain_text(KEPT)
    workshop.does("reveal", step="associations")
    expect(asked.locator("#region-wall [data-card]")).to_have_count(2)
    expect(asked.locator("#region-wall .yours:visible")).to_have_count(2)


def test_refused_words_come_back_with_the_reason(asked, workshop):
    asked.route(
        "**/do/add-card",
        lambda route: route.fulfill(
            status=409,
            content_type="application/problem+json",
            body='{"code": "not-now", "detail": "Dat kan nu niet.", "status": 409}',
        ),
    )
    write(asked, "te vroeg")

    expect(asked.locator("#note")).to_have_text("Niet aangenomen, want: Dat kan nu niet.")
    expect(asked.locator("#text")).to_have_value("te vroeg")
    assert workshop.cards() == []


def test_answer_of_a_hotel_page_is_no_answer(asked, workshop):
    portal = "<html><body>Log in op de gastwifi</body></html>"
    asked.route(
        "**/do/add-card", lambda route: route.fulfill(status=403, content_type="text/html", body=portal)
    )
    write(asked, "geduld")
    expect(card(asked, "geduld")).to_contain_text(WAITING)
    asked.unroute("**/do/add-card")

    expect(card(asked, "geduld")).to_contain_text(KEPT)
    assert len(workshop.cards()) == 1


def test_card_can_be_changed_and_withdrawn_before_the_reveal(asked, workshop):
    write(asked, "zrg")
    card(asked, "zrg").locator("summary").click()
    asked.get_by_role("button", name="Wijzig", exact=True).click()
    expect(asked.locator("#text")).to_have_value("zrg")
    expect(asked.locator("#send")).to_have_text("Wijzig kaartje")
    write(asked, "zorg")
    expect(card(asked, "zorg")).to_contain_text(KEPT)
    expect(asked.locator("#send")).to_have_text("Stuur kaartje")
    write(asked, "weg ermee")
    card(asked, "weg ermee").locator("summary").click()
    card(asked, "weg ermee").get_by_role("button", name="Trek terug").click()
    expect(asked.locator("#mine .withdrawn")).to_have_count(1)

    workshop.does("reveal", step="associations")
    assert workshop.words() == ["zorg"]


def test_card_withdrawn_after_the_reveal_can_be_put_back(asked, workshop):
    write(asked, "zorg")
    expect(card(asked, "zorg")).to_contain_text(KEPT)
    workshop.does("reveal", step="associations")
    expect(asked.locator("#region-wall [data-card]")).to_have_count(1)
    card(asked, "zorg").locator("summary").click()
    card(asked, "zorg").get_by_role("button", name="Trek terug").click()
    expect(asked.locator("#region-wall [data-card]")).to_have_count(0)

    card(asked, "zorg").get_by_role("button", name="Zet terug").click()
    expect(asked.locator("#region-wall [data-card]")).to_have_count(1)


def test_browser_that_keeps_nothing_says_so_before_typing(workshop, phone):
    page = phone("resident")
    expect(page.locator("#storage")).to_be_hidden()
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full') }")
    workshop.does("open-step", step="associations")
    page.reload()
    expect(page.locator("#storage")).to_be_visible()

    write(page, "toch bewaard")
    expect(card(page, "toch bewaard")).to_contain_text(KEPT)


def test_room_is_told_how_many_cards_wait(asked, workshop):
    frames: list[str] = []
    asked.on("websocket", lambda socket: socket.on("framesent", lambda frame: frames.append(str(frame))))
    asked.route("**/do/add-card", lambda route: route.abort())
    asked.reload()
    write(asked, "wacht")

    heard(asked, lambda: '{"held":1}' in frames)
