"""People in real browsers: the facilitator at the console, a phone, the wall."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect


@dataclass
class Console:
    """The facilitator. Everything by the buttons that are there."""

    page: Page

    def signs_in(self, link: str) -> None:
        """By the one-time link."""
        self.page.goto(link)
        self.page.get_by_role("button", name="Meld me aan").click()
        expect(self.page.get_by_role("heading", name="Trajecten")).to_be_visible()

    def begins(self, theme: str, purpose: str, seats: int) -> tuple[str, str]:
        """A new trajectory; its id and join code."""
        self.page.locator("a[href='/trajectories/new']").first.click()
        self.page.get_by_label("Waar gaat het over?").fill(theme)
        self.page.locator("#goal-collective-strength").check()
        self.page.get_by_label("Wat moet het opleveren?").fill(purpose)
        self.page.get_by_label("Stoelen per partij").select_option(str(seats))
        self.page.get_by_role("button", name="Begin dit traject").click()
        code = self.page.locator("header .code").inner_text()
        found = re.search(r"/t/([0-9a-f-]{36})/", self.page.url)
        assert found, self.page.url
        return found[1], code

    def goes_on(self, to: str) -> None:
        """The one green button; yes when it asks first. `to`: what it says then."""
        self.page.locator("#region-foot .btn.go").click()
        answer = self.page.locator("#sure-yes:visible, #finish-yes:visible")
        reached = self.page.locator("#region-foot .btn.go", has_text=to)
        expect(answer.or_(reached).first).to_be_visible()
        if answer.count():
            answer.click()
        expect(reached).to_be_visible()

    def reveals(self, to: str) -> None:
        """The armed reveal: three seconds with Stop."""
        self.page.locator("#region-foot .btn.go", has_text="Laat de").click()
        expect(self.page.locator("#region-foot .btn.go", has_text=to)).to_be_visible()

    def opens(self, summary: str) -> Locator:
        """A fold at the right; the fold."""
        fold = self.page.locator("details.fold", has=self.page.locator("summary", has_text=summary)).first
        if fold.get_attribute("open") is None:
            fold.locator("summary").first.click()
        return fold

    def moves_seat(self, chair: str, party: str) -> None:
        """Someone chose the wrong party."""
        fold = self.opens("Stoelen en deur")
        row = fold.locator("details", has=self.page.locator("summary", has_text=chair)).last
        row.locator("summary").click()
        row.get_by_role("button", name=f"Hoort bij {party}").click()
        expect(row.locator("summary")).to_contain_text("leeg")

    def gathers(self, words: list[str], name: str) -> None:
        """Tick cards, and lay them in a new cluster."""
        for word in words:
            self.page.locator(".cardlist label.pick", has_text=word).first.click()
        self.page.locator("#pick-new").click()
        self._writes("cluster", name)
        expect(self.page.locator(".clu summary", has_text=name)).to_be_visible()

    def names_main_goal(self, text: str) -> None:
        """The words on top."""
        self.page.get_by_role("link", name="Schrijf het hoofddoel").click()
        self._writes("main", text)
        expect(self.page.locator("#words-main")).to_have_text(text)

    def grows_from_cluster(self, cluster: str, text: str) -> None:
        """A cluster becomes a subgoal, in the group's words."""
        row = self.page.locator(".placeless li", has_text=cluster)
        row.get_by_role("link", name="Maak er een subdoel van").click()
        self._writes("goal", text)
        expect(self.page.locator(".node.subgoal", has_text=text)).to_be_visible()

    def adds_subgoal(self, text: str) -> None:
        """A subgoal in words."""
        self.page.locator("li.add").get_by_role("link", name="Subdoel erbij").click()
        self._writes("goal", text)
        expect(self.page.locator(".node.subgoal", has_text=text)).to_be_visible()

    def makes_indicator(self, sign: str, text: str) -> None:
        """A sign becomes an indicator."""
        self.page.locator("li.signs label.pick", has_text=sign).click()
        self.page.locator("#pick-indicator").click()
        self._writes("indicator", text)
        expect(self.page.locator(".node.indicator", has_text=text)).to_be_visible()

    def describes(self, indicator: str, form: str, source: str) -> None:
        """How it is known: counting or telling, and from what."""
        row = self.page.locator(".node.indicator", has_text=indicator)
        row.locator("summary").first.click()
        row.get_by_role("link", name="Beschrijf").click()
        sheet = self.page.locator("#sheet-describe")
        sheet.locator(f"#describe-{form}").check()
        sheet.locator("#describe-source").fill(source)
        sheet.get_by_role("button", name="Bewaar").click()
        expect(sheet).to_be_hidden()

    def undoes_and_redoes(self, gone: Locator) -> None:
        """What was done last is taken back, and put back."""
        self.page.locator("#region-foot form[data-do=undo] button").click()
        expect(gone).to_have_count(0)
        self.page.locator("#region-foot form[data-do=redo] button").click()
        expect(gone).to_have_count(1)

    def _writes(self, sheet: str, text: str) -> None:
        dialog = self.page.locator(f"#sheet-{sheet}")
        dialog.locator("textarea, input[type=text]").first.fill(text)
        dialog.locator(".btn.go").click()
        expect(dialog).to_be_hidden()


@dataclass
class Phone:
    """Someone at the table with a phone of one's own."""

    page: Page
    address: str

    def sits(self, code: str, party: str) -> None:
        """Scan, choose, sit: two taps, and the third sends the first card."""
        self.page.goto(f"{self.address}/j/{code}")
        self.page.locator("a.choice", has_text=party).click()
        self.page.get_by_role("button", name="Ga zitten").click()
        expect(self.page.locator("header .me")).to_contain_text(party)

    def at(self, step: str) -> None:
        """The phone has come along to a step."""
        expect(self.page.locator("#region-now")).to_have_attribute("data-step", step)

    def asked(self, question: str) -> None:
        """The question of now stands on the phone."""
        expect(self.page.locator("#question")).to_contain_text(question)

    def says(self, text: str) -> None:
        """Type and press Enter; the keyboard stays."""
        field = self.page.locator("#text")
        field.fill(text)
        field.press("Enter")
        expect(field).to_have_value("")
        expect(field).to_be_focused()

    def checks(self, answer: str, state: str) -> None:
        """Answer about the first indicator of the check."""
        self.page.locator("#check-form .choice", has_text=answer).click()
        expect(self.page.locator("#check-form .st")).to_contain_text(state)

    def keeps(self, text: str, state: str) -> None:
        """What the phone says of a card."""
        expect(self.page.locator("li.own", has_text=text).locator(".st")).to_contain_text(state)


@dataclass
class PlainPhone(Phone):
    """A phone without JavaScript: ordinary pages and forms."""

    def says(self, text: str) -> None:
        """Load the page of now, type, press the button."""
        self.page.goto(self.page.url.split("?")[0])
        self.page.locator("#text").fill(text)
        self.page.locator("#send").click()
        expect(self.page.locator("#text")).to_have_value("")

    def checks(self, answer: str, state: str) -> None:
        """Load the page of now, answer about the first indicator, and read it back."""
        self.page.goto(self.page.url.split("?")[0])
        self.page.locator("#check-form .choice", has_text=answer).click()
        expect(self.page.locator("#check-form .own").first).to_contain_text(answer)

    def keeps(self, text: str, state: str) -> None:
        """The page lists own cards by itself."""
        expect(self.page.locator("#mine li.own b").first).to_have_text(text)
