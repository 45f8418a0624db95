"""
A trajectory from question to count, in real windows: `python -m tests.journeys.trajectory_day`.

A real server, a coach and the promotor. The coach takes two companies through one trajectory:
measured, planned, signed, coached and measured again, with its evidence. She holds a meeting of a
network where people sign, and a referral gets its outcome. What she proposes to count, the promotor
confirms on another laptop, and sees in the targets; it comes back to her. At the end the promotor
makes the evidence pack of the month.
"""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from PySide6.QtWidgets import QApplication

from app.core import clock
from app.main import build
from tests.journeys.camera import Camera
from tests.journeys.case_ways import CaseWays
from tests.journeys.diary import Diary
from tests.journeys.hands import Hands, NotSeen, pause
from tests.journeys.laptop import PASSPHRASE, Laptop
from tests.journeys.stage import play
from tests.journeys.watch import Watch
from tests.real.processes import ServerProcess

BAKERY, BUILDERS = "Bakkerij Zilverkorst", "Bouw Halmstraat"
TITLE = "Onthaal nieuwe medewerkers"
LETTER_MS = 4


class TrajectoryDay:
    """The steps, in their order."""

    def __init__(self, app: QApplication, home: Path, out: Path) -> None:
        self.watch = Watch()
        self.hands = Hands(self.watch, LETTER_MS)
        self.camera = Camera(out, self.watch)
        self.diary = Diary(self.hands, self.watch)
        self.server = ServerProcess(home / "server")
        self.home, self.documents = home, out / "documents"

        def laptop(name: str) -> Laptop:
            folder = home / name.split(maxsplit=1)[0].lower()
            return Laptop(name, self.hands, self.camera, lambda: build(app, folder))

        self.paul, self.els = map(laptop, ("Paul Maes", "Els Wouters"))
        self.paul_home = home / "paul"
        self.ways = CaseWays(self.els, self.hands)

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
            ("server, promotor en coach", self.begin),
            ("twee ondernemingen", self.companies),
            ("nulmetingen", self.measure),
            ("traject met twee ondernemingen", self.start),
            ("doel en actieplan", self.plan),
            ("sessies", self.sessions),
            ("eindmetingen", self.measure_again),
            ("bewijs", self.evidence),
            ("netwerk met handtekeningen", self.meeting),
            ("doorverwijzing met uitkomst", self.referral),
            ("voorstel om mee te tellen", self.propose),
            ("de promotor bevestigt", self.confirm),
            ("streefcijfers, rapporten en kwaliteit", self.steer),
            ("de coach ziet dat het telt", self.counted),
            ("het bewijspakket van de maand", self.pack),
        )

    def begin(self) -> None:
        """A partnership begins; its promotor lets a coach in."""
        self.server.start()
        self.paul.join(self.server.found(), self.server.url)
        self.paul.add_partner("Partner Oost")
        code = self.paul.invite("Partner Oost", self.els.name, "els@oost.example")
        self.paul.leave()
        self.els.join(code, self.server.url)

    def companies(self) -> None:
        """S7: what asks for the same."""
        for name in (BAKERY, BUILDERS):
            self.els.new_company(name)

    def measure(self) -> None:
        """S14: where both stand."""
        self.ways.scan(BAKERY, "Start", "2332")
        self.ways.scan(BUILDERS, "Start", "2223")
        self.camera.take(self.els.window, "s14-nulmeting")

    def start(self) -> None:
        """S13: one trajectory for both."""
        hands = self.hands
        self.ways.go("T")
        hands.keys("Ctrl+N")
        hands.into("title", TITLE)
        for name in (BAKERY, BUILDERS):
            hands.click("company")
            self.ways.suggested(name[:12])
        hands.into("purpose", "In elke ploeg een vaste peter en een onthaalmap")
        self.camera.take(self.els.window, "s13-nieuw-traject")
        hands.keys("Ctrl+Return")
        hands.wait(lambda: self.els.sees("Gezamenlijk, 2"), "the trajectory")
        self.camera.take(self.els.window, "s13-traject-begint")

    def plan(self) -> None:
        """S13: what changes for good, who does what, and both companies sign."""
        hands = self.hands
        self.ways.tab("Doel en verandering")
        hands.click("Nieuw doel")
        hands.type("Wie start, heeft de eerste dag een peter")
        hands.keys("Return")
        hands.press(hands.find("Structureel"), "Return")
        self.ways.suggested("onth")
        self.camera.take(self.els.window, "s13-doel")
        self.ways.tab("Actieplan")
        hands.click("Schrijf het actieplan")
        hands.type("In elke ploeg een peter aanduiden")
        hands.keys("Ctrl+Return")
        hands.wait(lambda: self.els.sees("Versie 1"), "the plan")
        for company, who in ((BAKERY, "Jan Zilver"), (BUILDERS, "An Halm")):
            hands.click("Teken")
            hands.choose(company)
            self.ways.sign(who)
        hands.find("Maak een nieuwe versie")
        self.camera.take(self.els.window, "s13-actieplan")

    def sessions(self) -> None:
        """S9: three reports for each company."""
        for company in (BAKERY, BUILDERS):
            self.ways.open_company(company, "Tijdlijn")
            for subject in ("Rondgang", "Peters kiezen", "Onthaalmap"):
                self.els.log_session(subject, f"{subject} in de ploeg besproken.")

    def measure_again(self) -> None:
        """S14: what changed."""
        self.ways.scan(BAKERY, "Start eindmeting", "4344")
        self.ways.scan(BUILDERS, "Start eindmeting", "3434")
        self.camera.take(self.els.window, "s14-eindmeting")

    def evidence(self) -> None:
        """S13: each criterion of each company gets what shows it."""
        photos = [self.home / name for name in ("voor.png", "na.png")]
        for number, photo in enumerate(photos):
            Image.new("RGB", (320, 200), (90 + 60 * number, 120, 140)).save(photo)
        self.ways.open_trajectory(TITLE)
        for company in (0, 1):
            for criterion in (0, 1, 2, 4):  # the reports of the sessions are there by themselves
                self.ways.prove(company, criterion)
            self.ways.prove_with_files(company, 5, *photos)
        self.hands.wait(lambda: self.els.sees("Telt mee"), "the matrix")
        self.camera.take(self.els.window, "s13-bewijs")

    def meeting(self) -> None:
        """S11: a group, a meeting, and the laptop goes round."""
        hands = self.hands
        self.ways.go("N")
        hands.keys("Ctrl+N")
        hands.type("Netwerk Waasland")
        hands.keys("Return")
        self.ways.tab("Leden")
        for name, company in (("Jan Zilver", BAKERY), ("An Halm", BUILDERS)):
            hands.click("Met naam toevoegen")
            hands.type(name)
            hands.keys("Tab")
            hands.type(company)
            hands.keys("Return")
            hands.wait(lambda name=name: self.els.sees(f"Lid toegevoegd: {name}"), "a member")
        self.ways.tab("Bijeenkomsten")
        hands.keys("Ctrl+N")
        hands.into("Titel", "Onthaal in de praktijk")
        hands.into("Plaats", "Sint-Niklaas, zaal De Kade")
        hands.keys("Ctrl+Return")
        hands.find("Aanwezigheidsmodus")
        self.ways.tab("Genodigden")
        hands.click("Nodig de leden uit")
        hands.wait(lambda: self.els.sees("Leden op de lijst"), "the list")
        table = hands.find("invitees")
        hands.press(table, "Ctrl+A")
        hands.press(table, "J")
        hands.wait(lambda: self.els.sees("Antwoord genoteerd"), "both come")
        self.camera.take(self.els.window, "s11-bijeenkomst")
        hands.keys("F11")
        self.ways.round_of_signatures(2)
        self.camera.take(hands.find("Druk lijst").window(), "s11-aanwezigheid")
        hands.keys("F11")
        hands.into("Wachtwoord", PASSPHRASE)
        hands.keys("Return")
        hands.wait(self.els.window.isVisible, "the program after the list")

    def referral(self) -> None:
        """S12: an IBO, from prepared to its outcome."""
        hands = self.hands
        self.ways.open_company(BAKERY, "Doorverwijzingen")
        hands.click("Maak doorverwijzing")
        hands.click("instrument")
        self.ways.suggested("IBO")
        hands.into("Reden, in één lijn", "Vacature voor een bakker in opleiding")
        hands.into("Waarom doet of betaalt", "Nagevraagd bij VDAB")
        self.camera.take(self.els.window, "s12-doorverwijzing")
        hands.keys("Ctrl+Return")
        hands.wait(lambda: self.els.sees("gemaakt"), "it is made")
        self.ways.go("D")
        for status in ("Verstuurd", "Ontvangen", "Gestart", "Afgerond"):
            hands.keys("Shift+Right")
            hands.wait(lambda to=status: self.els.sees(f"naar {to}"), f"it is {status}")
        hands.keys("U")
        hands.press(hands.find("outcome"), "Down")
        self.camera.take(self.els.window, "s12-uitkomst")
        hands.click("Bewaar uitkomst")
        hands.wait(lambda: self.els.sees("Uitkomst"), "its outcome")
        self.camera.take(self.els.window, "s12-bord")

    def propose(self) -> None:
        """S13: all is there; the coach proposes both, and hands in."""
        hands = self.hands
        self.ways.open_trajectory(TITLE)
        for company in (0, 1):
            hands.press(self.ways.cell(company, 6), "Return")
            hands.click("Stel voor")
            hands.wait(lambda: hands.see("Neem terug"), "it is proposed")
            hands.keys("Esc")
        self.els.synchronise()
        self.els.leave()

    def confirm(self) -> None:
        """S13: somebody else says that it counts."""
        hands = self.hands
        self.paul.open()
        self.paul.synchronise()
        ways = CaseWays(self.paul, hands)
        ways.open_trajectory(TITLE)
        for company in (0, 1):
            hands.press(ways.cell(company, 6), "Return")
            hands.click("Bevestig: telt mee")
            hands.wait(lambda: self.paul.sees("Telt mee sinds"), "it counts")
            hands.keys("Esc")
        self.camera.take(self.paul.window, "s13-telt-mee")

    def steer(self) -> None:
        """S15, S17 and the quality work: what was promised, and where the partnership stands."""
        hands, ways, year = self.hands, CaseWays(self.paul, self.hands), clock.today().year
        first, last = f"01/01/{year}", f"31/12/{year + 2}"
        ways.section("Financiering")
        hands.click("Nieuwe versie")
        hands.into("Geldt vanaf", first)
        hands.into("Eerste dag van het project", first)
        hands.into("Laatste dag van het project", last)
        hands.into("Toegekende subsidie (euro)", "2400000")
        hands.click("Bewaar")
        hands.wait(lambda: self.paul.sees("Financiering bewaard"), "the terms")
        ways.section("Streefcijfers")
        hands.click("Nieuw streefcijfer")
        hands.into("Van", first)
        hands.into("Tot en met", last)
        hands.into("Aantal ondernemingen die meetellen", "12")
        hands.click("Bewaar")
        hands.wait(lambda: self.paul.sees("Streefcijfer bewaard"), "the target")
        ways.go("C")
        hands.wait(lambda: self.paul.sees("van 12 ondernem"), "the results")
        self.camera.take(self.paul.window, "s15-streefcijfers")
        ways.go("R")
        hands.click("Bereik")
        hands.find("Exporteer")
        pause(400)
        self.camera.take(self.paul.window, "s17-rapporten")
        ways.go("K")
        hands.wait(lambda: self.paul.sees("Kwaliteit"), "the quality work")
        self.camera.take(self.paul.window, "kwaliteit")
        self.paul.synchronise()
        self.paul.leave()

    def counted(self) -> None:
        """S13: what the promotor decided has come."""
        self.els.open()
        self.els.synchronise()
        self.ways.open_trajectory(TITLE)
        self.hands.wait(lambda: self.els.sees("2 van 2"), "both count")
        self.camera.take(self.els.window, "s13-els-telt-mee")
        self.ways.go("T")
        self.hands.wait(lambda: self.els.sees("lopend traject"), "the board")
        self.camera.take(self.els.window, "s13-bord")
        self.els.leave()

    def pack(self) -> None:
        """`werkvloer export`: packs without a window, in each shape, and `werkvloer verify`."""
        month = f"{clock.today():%Y-%m}"
        for folder, more in (("", ()), ("a4f", ("--pdfa4",)), ("map", ("--shape", "folder"))):
            out = self.documents / folder
            given = ("--profile", str(self.paul_home), "--passphrase-stdin", "--out", str(out))
            self.command("export", "--period", month, *given, *more)
            (made,) = out.glob("Bewijspakket*")
            self.command("verify", str(made))

    def command(self, *words: str) -> None:
        """Run a command in a process of its own, as a scheduled job would."""
        command = [sys.executable, "-m", "app", *words]
        secret = f"{PASSPHRASE}\n"
        done = subprocess.run(command, input=secret, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise NotSeen(f"{words[0]}: {done.stdout}{done.stderr}")

    def tell(self) -> str:
        """Return each step with what it took."""
        return "\n".join(
            f"{step.name:34} {step.interactions:4} handelingen {step.seconds:6.1f} s"
            for step in self.diary.steps
        )


def main(arguments: list[str] | None = None) -> int:
    """Play the day; return 0 when all of it went as it should."""
    return play(
        TrajectoryDay, "A trajectory from question to count.", Path("out/traject"), arguments
    )


if __name__ == "__main__":
    raise SystemExit(main())
