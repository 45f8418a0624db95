"""
A coach's day in the real windows, by keys and mouse: `python -m tests.journeys.coach_day`.

First run, intake at a factory table, a quick session, a full session that is locked half-way, and
the PDFs. Nothing here takes a path that a user could not take. It writes pictures, PDFs and
`summary.json` into a folder, and ends with 1 when something was not on screen as it should be.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
from math import sin
from pathlib import Path
from time import monotonic

from PySide6.QtWidgets import QFileDialog, QLabel, QListView, QWidget

from app.main import build
from app.ui import app as application
from app.ui import theme
from app.ui.program import Program
from tests.journeys.camera import Camera
from tests.journeys.diary import Diary
from tests.journeys.hands import Hands, NotSeen, pause, visible
from tests.journeys.watch import Watch
from tests.journeys.ways import finish_quick_session

PASSPHRASE = "paars fietspad onder regen"
QUICK_NOTE = (
    "Onthaal in de nachtploeg besproken. Elke nieuwe collega krijgt een vaste peter en een "
    "onthaalmap met foto's."
)
LONG_NOTE = "Rondgang met de ploegbaas. De uitleg aan de machine duurt tien minuten en is te snel."
LETTER_MS = 8  # faster than anybody types
SIGNATURE = (  # a wave and a stroke below it, as parts of the pad
    tuple((0.2 + step / 60, 0.5 + 0.22 * sin(step / 1.6)) for step in range(24)),
    tuple((0.25 + step / 40, 0.78 - step / 200) for step in range(14)),
)
AFTER_LOCK = " We maken er drie korte momenten van."


class CoachDay:
    """The steps, in their order."""

    def __init__(self, program: Program, out: Path) -> None:
        self.program, self.out = program, out
        self.watch = Watch()
        self.hands = Hands(self.watch, LETTER_MS)
        self.camera = Camera(out, self.watch)
        self.diary = Diary(self.hands, self.watch)
        self.documents: list[str] = []

    @property
    def window(self) -> QWidget:
        """The window that is open now."""
        assert self.program.window is not None
        return self.program.window

    def first_run(self) -> None:
        """S2: practise with made-up companies, choose a passphrase, keep the recovery sheet."""
        hands = self.hands
        with self.diary.step("eerste start"):
            self.program.begin()
            hands.find("Volgende")
            self.camera.take(self.window, "s02-welkom-1-taal")
            hands.click("Volgende")
            hands.click("Ik wil eerst oefenen")
            hands.into("Jouw naam", "Els Verhaegen")
            self.camera.take(self.window, "s02-welkom-2-team")
            hands.click("Volgende")
            hands.into("Wachtwoord", PASSPHRASE)
            hands.into("Nog eens", PASSPHRASE)
            self.save_document("Bewaar als PDF", "herstelblad.pdf")
            hands.click("Ik heb het herstelblad")
            self.camera.take(self.window, "s02-welkom-3-wachtwoord")
            hands.click("Volgende")
            self.camera.take(self.window, "s02-welkom-4-start")
            hands.click("Begin")
            hands.wait(lambda: hands.see("Snelsessie"), "the main window")
        self.camera.take(self.window, "s04-vandaag")

    def intake(self) -> None:
        """S7: a new company, in three pages."""
        hands = self.hands
        with self.diary.step("intake"):
            hands.keys("Ctrl+Shift+N")
            hands.find("KBO-nummer of naam")
            hands.type("linde")
            hands.wait(lambda: self.sees("gevonden"), "matches")
            self.camera.take(self.window, "s07-intake-1-zoek")
            hands.into("KBO-nummer of naam", "1999.990.145")
            hands.wait(lambda: self.sees("Controlecijfer"), "what is wrong with the number")
            self.camera.take(self.window, "s07-intake-1-fout-nummer")
            hands.into("KBO-nummer of naam", "Confectie Zilverdraad")
            hands.click("Vul de onderneming zelf in")
            self.company()
            self.camera.take(self.window, "s07-intake-2-onderneming")
            hands.keys("Alt+Right")
            self.question()
            self.camera.take(self.window, "s07-intake-3-vraag")
            hands.keys("Ctrl+Return")
            hands.wait(lambda: hands.see("Nieuwe notitie"), "the file of the company")
        self.camera.take(self.window, "s08-dossier-nieuw")

    def company(self) -> None:
        """Page 2: what a factory table allows to ask."""
        hands = self.hands
        hands.into("number", "1997.000.069")
        hands.into("street", "Nijverheidskaai")
        hands.into("house_number", "21")
        hands.into("postal_code", "9160")
        self.choose("nace", "vervaardiging kleding")
        self.choose("joint_committee", "kleding")
        hands.into("staff", "38")
        hands.into("contacts.0.name", "Hanne Wolvenare")
        hands.into("contacts.0.email", "hanne@zilverdraad.example")
        hands.into("contacts.0.phone", "0400 12 34 56")
        hands.click("Netwerk")

    def question(self) -> None:
        """Page 3: what they ask, for whom, and the first step."""
        hands = self.hands
        hands.into("question", "Nieuwe mensen vertrekken in hun eerste maand. Hoe houden we ze?")
        hands.into("purpose", "Wie bij ons begint, voelt zich na een week al thuis.")
        hands.click("Onthaal")
        hands.into("first_step", "Rondgang met de ploegbaas")
        hands.into("first_step_on", "vr")
        hands.click("De onderneming gaat akkoord")
        hands.into("consent_by", "Hanne Wolvenare")

    def quick_session(self) -> None:
        """S5: F8, a note, the next action, done."""
        hands = self.hands
        with self.diary.step("snelsessie"):
            begun = monotonic()
            hands.keys("F8")
            hands.wait(lambda: self.panel() is not None, "the quick session")
            self.diary.found["f8_ms"] = round((monotonic() - begun) * 1000)
            hands.type(QUICK_NOTE)
            hands.click("+1 week")
            panel = self.panel()
            assert panel is not None
            pause(1500)
            self.camera.take(panel, "s05-snelsessie")
            finish_quick_session(hands, hands.find("note"))
        hands.wait(lambda: self.sees("Snelsessie") is False or self.panel() is None, "the file")
        self.camera.take(self.window, "s08-dossier")

    def full_session(self) -> None:
        """S9: a full record, locked half-way and finished after unlocking."""
        hands = self.hands
        with self.diary.step("volledige sessie, eerste helft"):
            hands.click("Nieuwe notitie")
            hands.find("Onderwerp")
            hands.into("Onderwerp", "Uitleg aan de machine")
            hands.into("Notitie", LONG_NOTE)
            pause(1500)
        self.camera.take(self.window, "s09-sessie")
        with self.diary.step("vergrendelen"):
            hands.keys("Ctrl+L")
            hands.find("Ontgrendel")
        self.camera.take(self.window, "s01-ontgrendelen")
        with self.diary.step("ontgrendelen"):
            hands.type("verkeerd wachtwoord")
            hands.keys("Return")
            hands.wait(lambda: self.sees("Wachtwoord klopt niet"), "the wrong passphrase")
            self.camera.take(self.window, "s01-verkeerd-wachtwoord")
            hands.into("Wachtwoord", PASSPHRASE)
            begun = monotonic()
            hands.keys("Return")
            hands.wait(lambda: hands.see("Onderwerp"), "the session comes back")
            self.diary.found["unlock_to_page_ms"] = round((monotonic() - begun) * 1000)
        with self.diary.step("volledige sessie, tweede helft"):
            hands.wait(self.window.isActiveWindow, "the window is in front")
            hands.type(AFTER_LOCK)  # where the cursor was
            note = hands.find("Notitie")
            self.diary.found["cursor_came_back"] = (
                note.toPlainText() == LONG_NOTE + AFTER_LOCK  # type: ignore[attr-defined]
            )
            hands.type("\n/obs")
            hands.wait(lambda: self.suggestions() is not None, "the text blocks")
            hands.keys("Return")
            hands.type("de uitleg gaat te snel")
            hands.click("Voeg een afspraak toe")
            hands.type("Drie uitlegmomenten uitschrijven")
            hands.keys("Tab")
            hands.type("Hanne")
            hands.keys("Tab")
            hands.type("vr")
            hands.into("Resultaat", "De ploegbaas neemt de uitleg zelf op.")
            self.camera.take(self.window, "s09-sessie-terug")
        self.signature()
        with self.diary.step("verslag"):
            hands.keys("Ctrl+P")
            self.save_preview("sessieverslag.pdf", "s-preview-sessie")
            hands.keys("Ctrl+Return")
            hands.wait(lambda: hands.see("Briefing"), "the file of the company")
        self.camera.take(self.window, "s08-dossier-twee-sessies")

    def signature(self) -> None:
        """S9: who was there signs on the screen."""
        hands = self.hands
        with self.diary.step("handtekening"):
            hands.click("Teken")
            hands.into("signer", "Hanne Wolvenare")
            pad = hands.find("Vak voor de handtekening")
            for line in SIGNATURE:
                hands.draw(pad, line)
            self.camera.take(self.window, "s09-handtekening")
            hands.click("Bewaar handtekening")
            hands.wait(lambda: self.sees("Handtekening van Hanne"), "the signature is kept")
            hands.wait(lambda: hands.see("signer") is None, "the pad is closed")

    def taking_back(self) -> None:
        """S21: what was saved is taken back and done again; who changed what."""
        hands = self.hands
        with self.diary.step("terugdraaien en historiek"):
            hands.keys("Ctrl+Z")
            hands.wait(lambda: self.sees("Ongedaan"), "it is taken back")
            hands.find("Onderwerp")  # the session is open again, as it was
            hands.keys("Ctrl+Y")
            hands.wait(lambda: self.sees("Opnieuw"), "it is done again")
            hands.keys("Alt+H")
            pause(400)
            self.camera.take(self.window, "s21-historiek")

    def planning(self) -> None:
        """S4: an appointment for this afternoon, on the page of the day."""
        hands = self.hands
        with self.diary.step("vandaag"):
            hands.keys("Ctrl+G")
            hands.keys("V")
            hands.click("Plan bezoek")
            self.choose("company", "zilverdraad")
            hands.into("Onderwerp", "Onthaal in de praktijk")
            self.camera.take(hands.find("Onderwerp").window(), "s10-plan-afspraak")
            hands.keys("Ctrl+Return")
            hands.wait(lambda: self.sees("Afspraak "), "it is planned")
            pause(400)
        self.camera.take(self.window, "s04-vandaag-gepland")

    def paper(self) -> None:
        """The page for the next visit, and the file so far, on paper."""
        with self.diary.step("briefing"):
            self.hands.keys("Ctrl+P")
            self.save_preview("briefing.pdf", "s-preview-briefing")
        with self.diary.step("dossier als PDF"):
            self.hands.keys("Ctrl+Shift+P")
            self.save_preview("dossier.pdf", "s-preview-dossier")

    def list_of_companies(self) -> None:
        """S6: the list, filtered while typing."""
        hands = self.hands
        with self.diary.step("lijst en filter"):
            hands.keys("Ctrl+G")
            hands.keys("O")
            hands.find("filter")
            pause(600)
            self.camera.take(self.window, "s06-ondernemingen")
            hands.keys("Ctrl+F")
            hands.type("claes")
            pause(600)
            self.camera.take(self.window, "s06-filter")
            hands.into("filter", "xyzzy")
            pause(600)
            self.camera.take(self.window, "s06-geen-resultaat")
        with self.diary.step("instellingen"):
            hands.click("Instellingen")
            pause(400)
            self.camera.take(self.window, "s23-instellingen")

    def choose(self, name: str, words: str) -> None:
        """Type words in a field that gives suggestions, and take the first."""
        self.hands.into(name, words)
        self.hands.wait(lambda: self.suggestions() is not None, f"words for {name}")
        self.hands.press(self.suggestions(), "Return")

    def save_preview(self, file_name: str, picture: str) -> None:
        """Wait for the preview, take it, save the PDF through its dialog, close it."""
        hands = self.hands
        hands.wait(lambda: hands.see("Bewaar als PDF"), "the preview")
        preview = hands.find("Bewaar als PDF").window()
        hands.wait(lambda: hands.see("Bewaar als PDF") and self.sees("Pagina"), "its pages")
        pause(800)
        self.camera.take(preview, picture)
        self.save_document("Bewaar als PDF", file_name)
        hands.wait(lambda: self.sees("Bewaard:"), "the PDF is saved")
        hands.keys("Esc")
        hands.wait(lambda: hands.see("Bewaar als PDF") is None, "the preview is closed")

    def save_document(self, button: str, file_name: str) -> None:
        """Click on a save button and type a path into the file dialog."""
        path = self.out / "documents" / file_name
        path.parent.mkdir(parents=True, exist_ok=True)
        self.hands.click(button)
        self.hands.wait(lambda: list(visible(QFileDialog)), "the file dialog")
        pause(200)
        self.hands.type(str(path))
        self.hands.keys("Return")
        self.hands.wait(path.exists, f"{file_name} is written")
        self.documents.append(file_name)

    def suggestions(self) -> QWidget | None:
        """Return the list below a field that suggests, when it is open."""
        return next((w for w in visible(QListView) if w.property("popup")), None)

    def panel(self) -> QWidget | None:
        """Return the quick session when it is open."""
        found = (w for w in visible() if type(w).__name__ == "QuickSessionPanel")
        return next(found, None)

    def sees(self, words: str) -> bool:
        """Tell whether some visible label holds these words."""
        return any(words in label.text() for label in visible(QLabel))  # type: ignore[attr-defined]

    def live(self) -> None:
        """Live the whole day."""
        for part in (
            self.first_run,
            self.intake,
            self.quick_session,
            self.full_session,
            self.taking_back,
            self.paper,
            self.planning,
            self.list_of_companies,
        ):
            part()
        self.watch.stop()
        self.program.quit()


def main(arguments: list[str] | None = None) -> int:
    """Play the day; return 0 when all of it went as it should."""
    parser = argparse.ArgumentParser(description="A coach's day, by keys and mouse.")
    parser.add_argument("--out", type=Path, default=Path("out"), help="folder for what it makes")
    parser.add_argument("--text", type=int, default=100, help="size of the text, percent")
    parser.add_argument("--screen", default="1440x900", help="size of the screen, offscreen")
    options = parser.parse_args(arguments)
    shutil.rmtree(options.out, ignore_errors=True)
    options.out.mkdir(parents=True)
    give_a_screen(options.screen)
    app = application.create(sys.argv[:1])
    with tempfile.TemporaryDirectory(prefix="werkvloer-dag-") as home:
        program = build(app, Path(home) / "profiel")
        program.settings.text_percent = options.text
        theme.current().use("light", options.text)
        day = CoachDay(program, options.out.resolve())
        try:
            day.live()
        except NotSeen as missing:
            day.window.grab().save(str(options.out / "stopped-here.png"))
            sys.stderr.write(f"Stopped at «{day.watch.step}»: {missing}\n")
            return 1
        finally:
            day.diary.write(options.out / "summary.json", day.camera.taken, day.documents)
    _tell(day, options.out)
    return 0


def give_a_screen(size: str = "1440x900") -> None:
    """Give the offscreen platform a screen of the size of the pictures; its own has 800 x 800."""
    if os.environ.get("QT_QPA_PLATFORM") != "offscreen":
        return
    width, height = map(int, size.split("x"))
    screen = {"name": "demo", "x": 0, "y": 0, "width": width, "height": height}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    path = Path(tempfile.mkstemp(prefix="werkvloer-screen-", suffix=".json")[1])
    path.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={path}"


def _tell(day: CoachDay, out: Path) -> None:
    for step in day.diary.steps:
        sys.stdout.write(
            f"{step.name:34} {step.interactions:3} handelingen {step.seconds:6.1f} s\n"
        )
    stalls = day.watch.stalls
    sys.stdout.write(f"Calls over 50 ms in the user interface thread: {len(stalls)}\n")
    sys.stdout.write(f"PDF:      {out / 'documents' / 'dossier.pdf'}\n")
    sys.stdout.write(f"Pictures: {out / 'pictures'}\n")
    sys.stdout.write(f"Summary:  {out / 'summary.json'}\n")


if __name__ == "__main__":
    raise SystemExit(main())
