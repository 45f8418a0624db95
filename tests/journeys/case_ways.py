"""Ways through trajectories, scans, networks and referrals, by keys and clicks."""

from pathlib import Path

from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QListView, QWidget

from app.ui.preferences.page import PreferencesPage
from app.ui.widgets.nav import NavButton
from app.ui.widgets.tabs import Tabs
from tests.journeys.coach_day import SIGNATURE
from tests.journeys.hands import Hands, label_of, pause, visible
from tests.journeys.laptop import Laptop
from tests.journeys.ways import begin_intake

QUESTIONS = 24


class CaseWays:
    """What a coach does on one laptop with what follows on the first sessions."""

    def __init__(self, laptop: Laptop, hands: Hands) -> None:
        self.laptop, self.hands = laptop, hands

    def tab(self, words: str) -> None:
        """Click on a tab of the page."""
        hands = self.hands

        def bar() -> tuple[Tabs, int] | None:
            for one in visible(Tabs):
                for place in range(one.count()):  # type: ignore[attr-defined]
                    if one.tabText(place) == words:  # type: ignore[attr-defined]
                        return one, place  # type: ignore[return-value]
            return None

        hands.wait(lambda: bar() is not None, f"the tab {words}")
        found = bar()
        assert found is not None
        hands.click_at(found[0], found[0].tabRect(found[1]))
        pause(300)

    def go(self, letter: str) -> None:
        """Go to a place by its key."""
        self.hands.keys("Ctrl+G")
        self.hands.keys(letter)
        pause(300)

    def section(self, words: str) -> None:
        """S23: go to a section of the settings; a place may be called as it is."""
        hands = self.hands
        hands.click("Instellingen")

        def button() -> QWidget | None:
            pages = list(visible(PreferencesPage))
            for one in visible(NavButton):
                if label_of(one) == words and any(page.isAncestorOf(one) for page in pages):
                    return one
            return None

        hands.wait(lambda: button() is not None, f"the section {words}")
        found = button()
        assert found is not None
        hands.click_at(found)

    def suggested(self, words: str) -> None:
        """Type words where the keyboard is and take the first suggestion."""
        hands = self.hands
        hands.type(words)

        def popup() -> QWidget | None:
            return next((one for one in visible(QListView) if one.property("popup")), None)

        hands.wait(lambda: popup() is not None, f"words for {words}")
        pause(250)
        hands.press(popup(), "Return")

    def open_company(self, name: str, tab: str) -> None:
        """Find a company by its name and open a tab of its file."""
        begin_intake(self.hands)
        self.hands.into("query", name)
        self.hands.keys("Return")
        self.hands.find("Onderdelen van het dossier")
        self.tab(tab)

    def scan(self, company: str, start: str, answers: str) -> None:
        """S14: answer all questions by keys; each digit is a number of steps to the right."""
        hands = self.hands
        self.open_company(company, "Scans")
        hands.click(start)
        if start != "Start":
            hands.click("Start")  # the measurement that comes next is chosen already
        hands.wait(lambda: hands.see("Pauzeer"), "the questions")
        for number in range(QUESTIONS):
            for _ in range(int(answers[number % len(answers)])):
                hands.press(hands.focus(), "Right")
            hands.press(hands.focus(), "Return")
        hands.keys("Ctrl+Return")
        hands.wait(lambda: hands.see("Heropen"), "the scan is finished")

    def open_trajectory(self, title: str) -> None:
        """S20: find a trajectory with Ctrl+K and open it."""
        hands = self.hands
        hands.keys("Ctrl+K")
        hands.type(title)
        hands.wait(lambda: self.laptop.sees("Trajecten"), "the trajectory is found")
        pause(500)
        hands.keys("Return")
        self.tab("Criteria en bewijs")

    def cell(self, company: int, criterion: int) -> QWidget:
        """Walk to a cell of the matrix with the arrows, from the first one."""
        hands = self.hands
        self.tab("Criteria en bewijs")
        grid = hands.find("Criteria en ondernemingen", QAbstractItemView)
        hands.press(grid, "Ctrl+Home")
        for _ in range(company):
            hands.press(grid, "Right")
        for _ in range(criterion):
            hands.press(grid, "Down")
        return grid

    def prove(self, company: int, criterion: int) -> None:
        """E: let the newest record of the file be evidence for a cell."""
        hands = self.hands
        hands.press(self.cell(company, criterion), "E")
        hands.click("Neem uit dossier")
        hands.press(hands.focus(), "Return")
        pause(150)
        hands.keys("Esc")

    def round_of_signatures(self, people: int) -> None:
        """S11: each who comes by signs on the pad."""
        hands = self.hands
        for number in range(people):
            pad = hands.find("Vak voor de handtekening")
            for line in SIGNATURE:
                hands.draw(pad, line)
            hands.keys("Return")
            told = f"{number + 1} getekend"
            hands.wait(lambda told=told: self.laptop.sees(told), told)

    def prove_with_files(self, company: int, criterion: int, *paths: Path) -> None:
        """E: add files as evidence for a cell."""
        hands = self.hands
        hands.press(self.cell(company, criterion), "E")
        hands.click("Kies bestand")
        self.choose_files(*paths)
        hands.wait(lambda: hands.see(paths[-1].name), "the file is evidence")
        hands.keys("Esc")

    def sign(self, name: str) -> None:
        """Draw a signature in the box that is open."""
        hands = self.hands
        hands.into("signer", name)
        pad = hands.find("Vak voor de handtekening")
        for line in SIGNATURE:
            hands.draw(pad, line)
        hands.click("Bewaar handtekening")
        hands.wait(lambda: hands.see("signer") is None, "the pad is closed")

    def choose_files(self, *paths: Path) -> None:
        """Type paths into the file dialog that is open."""
        hands = self.hands
        hands.wait(lambda: list(visible(QFileDialog)), "the file dialog")
        pause(200)
        hands.type(" ".join(f'"{path}"' for path in paths))
        hands.keys("Return")
        hands.wait(lambda: not list(visible(QFileDialog)), "the file dialog is closed")
