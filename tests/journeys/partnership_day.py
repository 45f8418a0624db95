"""
A day of a partnership in the real windows: `python -m tests.journeys.partnership_day`.

A real server and three laptops: the promotor and two coaches of different partners. They join by
invitation, share a company, work on it without network, clash in a field and in a note, and decide
on the screen. At the end all three hold the same, which `summary.json` shows by hash.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.main import build
from tests.journeys.camera import Camera
from tests.journeys.diary import Diary
from tests.journeys.hands import Hands, NotSeen
from tests.journeys.laptop import COMPANY, Laptop
from tests.journeys.same import fingerprint
from tests.journeys.stage import play
from tests.journeys.watch import Watch
from tests.real.processes import ServerProcess

LETTER_MS = 8
NOTE = "De peter krijgt twee uur per week. De onthaalmap is klaar."


class PartnershipDay:
    """The steps, in their order."""

    def __init__(self, app: QApplication, home: Path, out: Path) -> None:
        self.watch = Watch()
        self.hands = Hands(self.watch, LETTER_MS)
        self.camera = Camera(out, self.watch)
        self.diary = Diary(self.hands, self.watch)
        self.server = ServerProcess(home / "server")

        def laptop(name: str) -> Laptop:
            folder = home / name.split(maxsplit=1)[0].lower()
            return Laptop(name, self.hands, self.camera, lambda: build(app, folder))

        self.paul, self.els, self.tom = map(laptop, ("Paul Maes", "Els Wouters", "Tom De Smet"))

    def live(self) -> None:
        """Live the whole day."""
        try:
            for name, part in self.parts():
                with self.diary.step(name):
                    part()
        finally:
            self.watch.stop()
            self.server.stop()

    def parts(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        """Return what happens, with its name in the summary."""
        return (
            ("server en promotor", self.begin),
            ("coaches uitnodigen", self.invite),
            ("Els: onderneming en sessie", self.share),
            ("Tom: werkt mee", self.join_in),
            ("allebei zonder verbinding", self.offline),
            ("dagafsluiting", self.hand_in),
            ("samenvoegen", self.decide),
            ("iedereen gelijk", self.compare),
        )

    def begin(self) -> None:
        """A partnership begins on a new server; its promotor joins with the first code."""
        self.server.start()
        self.paul.join(self.server.found(), self.server.url, "s02-uitnodiging")

    def invite(self) -> None:
        """The promotor adds two partners and a coach of each."""
        for partner in ("Partner Oost", "Partner West"):
            self.paul.add_partner(partner)
        self.codes = [
            self.paul.invite("Partner Oost", self.els.name, "els@oost.example"),
            self.paul.invite("Partner West", self.tom.name, "tom@west.example", "s23-uitnodiging"),
        ]
        self.paul.leave()

    def share(self) -> None:
        """The first coach makes a company, logs a session, and shares the file."""
        self.els.join(self.codes[0], self.server.url)
        self.els.new_company()
        self.els.log_session("Onthaal", NOTE)
        self.els.synchronise()

    def join_in(self) -> None:
        """The other coach joins, so that the case can be shared; then it comes by the sync."""
        self.els.leave()
        self.tom.join(self.codes[1], self.server.url)
        self.tom.leave()
        self.els.open()
        self.els.synchronise()
        self.els.share_company(self.tom.name)
        self.els.synchronise("s18-els-verzonden")
        self.els.leave()
        self.tom.open()
        self.tom.synchronise()
        self.camera.take(self.tom.window, "s18-tom-ontvangt-het-dossier")
        self.tom.leave()

    def offline(self) -> None:
        """No server: both change the subject, and the same sentence of the note."""
        self.server.kill()
        self.els.open()
        self.els.change_session("Onthaal in de nachtploeg", "twee uur", "drie uur")
        self.els.synchronise("s18-els-geen-verbinding", "Geen verbinding")
        self.els.leave()
        self.tom.open()
        self.tom.change_session("Onthaal en peterschap", "twee uur", "een halve dag")
        self.tom.leave()

    def hand_in(self) -> None:
        """Back at the office: first one, then the other."""
        self.server.start()
        self.els.open()
        self.els.synchronise()
        self.els.leave()
        self.tom.open()
        self.tom.synchronise("s18-tom-te-beslissen")

    def decide(self) -> None:
        """S19: one's own subject, and both notes."""
        self.tom.merge("s19-samenvoegen")
        self.tom.synchronise("s18-tom-alles-verzonden")

    def compare(self) -> None:
        """Everybody fetches; what the three hold is the same to the letter."""
        self.found: dict[str, str] = {"Tom De Smet": fingerprint(self.tom.store)}
        self.tom.leave()
        for one in (self.els, self.paul):
            one.open()
            one.synchronise()
            self.found[one.name] = fingerprint(one.store)
            one.leave()
        self.diary.found |= {"company": COMPANY, "laptops": self.found}
        self.diary.found["all_equal"] = len(set(self.found.values())) == 1
        if not self.diary.found["all_equal"]:
            raise NotSeen(f"the same on three laptops: {self.found}")

    def tell(self) -> str:
        """Return by hash what each laptop holds."""
        return "\n".join(
            f"{name:34} {found[:16]} of all that it holds" for name, found in self.found.items()
        )


def main(arguments: list[str] | None = None) -> int:
    """Play the day; return 0 when all of it went as it should."""
    return play(
        PartnershipDay, "A day of a partnership, by keys and mouse.", Path("out/samen"), arguments
    )


if __name__ == "__main__":
    raise SystemExit(main())
