"""
A coach who types without end, in the real program; its parent kills it at some moment.

In turn a quick session, an intake and a full session. What it prints is the witness, one JSON a
line: `restored` with what stands on screen after the last kill, `typed` once the program handled a
key, `saved` once the screen says that it is kept. Nothing here touches the program but keys and
clicks. A text begins with a mark of its own, so that each can be found again.
"""

import faulthandler
import json
import os
import sys
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from app.main import build
from app.ui import app as application
from app.ui.main_window import MainWindow
from app.ui.page import PageInTurns
from app.ui.widgets.note_edit import RichNoteEdit
from tests.journeys.hands import Hands, pause, visible
from tests.journeys.ways import finish_quick_session

PASSPHRASE = "paars fietspad onder regen"
LETTERS = 75  # of a text; then it is finished
KEY_MS = 5  # between two keys, with what the hands wait a fast typist's
FIELDS = {
    "quick_session": ("note",),
    "intake": ("query", "name", "street", "question"),
    "session": ("subject", "note"),
}
TYPED = {  # where long texts are typed, in their order
    "quick_session": ("note",),
    "intake": ("query", "street", "question"),
    "session": ("subject", "note"),
}
PAGE_OF = {"query": 0, "name": 1, "street": 1, "question": 2}


def tell(word: str, said: object) -> None:
    """Say it to the parent at once."""
    sys.stdout.write(json.dumps([word, said]) + "\n")
    sys.stdout.flush()


def text_of(field: QWidget) -> str:
    """Return what stands in a field."""
    if isinstance(field, RichNoteEdit):
        return field.markup()
    if isinstance(field, QTextEdit | QPlainTextEdit):
        return field.toPlainText()
    assert isinstance(field, QLineEdit)
    return field.text()


class Typist:
    """Knows which screen it is on by what it sees."""

    def __init__(self, folder: Path, round_number: int) -> None:
        self.hands, self.round = Hands(), round_number
        self.program = build(application.create([]), folder)
        self.numbers = count(1)

    def unlock(self) -> None:
        """Open the profile."""
        tell("begun", os.getpid())
        self.program.begin()
        self.hands.into("Wachtwoord", PASSPHRASE)
        self.hands.keys("Return")
        self.hands.wait(lambda: isinstance(self.program.window, MainWindow), "the main window")
        self.hands.wait(self.is_page_there, "its page")

    def is_page_there(self) -> bool:
        """Whether the page stands there with what was kept: some are built in turns."""
        page = self.main.way.page
        return page is not None and (not isinstance(page, PageInTurns) or page.is_built)

    def work(self) -> None:
        """Finish what was open, then begin one after the other, until killed."""
        open_screens = self.screens()
        tell("restored", open_screens)
        for screen in open_screens:
            getattr(self, f"finish_{screen}")()
        turns = tuple(TYPED)
        for turn in count(self.round):
            screen = turns[turn % len(turns)]
            getattr(self, f"open_{screen}")()
            getattr(self, f"finish_{screen}")()

    def screens(self) -> dict[str, dict[str, str]]:
        """Return the forms on screen with their texts."""
        found = {}
        if self.panel() is not None:
            found["quick_session"] = self.texts("quick_session")
        page = type(self.main.way.page).__name__
        for screen, name in (("intake", "IntakePage"), ("session", "SessionPage")):
            if page == name:
                found[screen] = self.texts(screen)
        return found

    def texts(self, screen: str) -> dict[str, str]:
        """Return the texts of a form by the name of their field."""
        form = self.form(screen)
        self.hands.wait(
            lambda: all(form.findChild(QWidget, name) for name in FIELDS[screen]), "the form"
        )
        return {name: text_of(form.findChild(QWidget, name)) for name in FIELDS[screen]}

    def form(self, screen: str) -> QWidget:
        """Return the window or page that has the fields."""
        form = self.panel() if screen == "quick_session" else self.main.way.page
        assert form is not None
        return form

    @property
    def main(self) -> MainWindow:
        """The main window."""
        assert isinstance(self.program.window, MainWindow)
        return self.program.window

    def panel(self) -> QWidget | None:
        """Return the quick session when it is open."""
        return next((w for w in visible() if type(w).__name__ == "QuickSessionPanel"), None)

    # A quick session

    def open_quick_session(self) -> None:
        """Press F8."""
        self.hands.keys("F8")
        self.hands.wait(lambda: self.panel() is not None, "F8")

    def finish_quick_session(self) -> None:
        """Type the note to its end and keep it."""
        self.type_in("quick_session", "note")
        said = self.texts("quick_session")
        finish_quick_session(self.hands, self.hands.find("note"))
        tell("saved", {"quick_session": said})

    # An intake

    def open_intake(self) -> None:
        """Press Ctrl+Shift+N."""
        self.hands.keys("Ctrl+Shift+N")
        self.hands.find("query")

    def finish_intake(self) -> None:
        """Type on each page, from the page that is shown, and keep it as far as it is."""
        shown = next(page for name, page in PAGE_OF.items() if self.hands.see(name) is not None)
        for name in TYPED["intake"]:
            if PAGE_OF[name] < shown:
                continue
            while self.hands.see(name) is None:
                self.hands.keys("Alt+Right")
            self.type_in("intake", name)
        said = self.texts("intake")
        self.hands.click("Bewaar onvolledig")
        self.hands.wait(lambda: self.hands.see("Nieuwe notitie"), "the file of the company")
        tell("saved", {"intake": said})

    # A full session

    def open_session(self) -> None:
        """Ask for a new record in the file of the first company."""
        self.hands.keys("Ctrl+G")
        self.hands.keys("O")
        table = self.hands.find("enterprises")
        self.hands.wait(lambda: table.model().rowCount() > 0, "companies")  # type: ignore[attr-defined]
        self.hands.press(table, "Home")
        self.hands.press(table, "Return")
        self.hands.click("Nieuwe notitie")
        self.hands.find("subject")

    def finish_session(self) -> None:
        """Type subject and note to their end and finish the session."""
        for name in TYPED["session"]:
            self.type_in("session", name)
        said = self.texts("session")
        self.hands.keys("Ctrl+Return")
        self.hands.wait(lambda: self.hands.see("Nieuwe notitie"), "the file of the company")
        tell("saved", {"session": said})

    def type_in(self, screen: str, name: str) -> None:
        """Type letter by letter; a text that came back is typed on at its end."""
        field = self.form(screen).findChild(QWidget, name)
        assert field is not None
        self.hands.click_at(field)
        self.hands.press(field, "End" if isinstance(field, QLineEdit) else "Ctrl+End")
        if not text_of(field).strip():
            self.hands.type(f"r{self.round}n{next(self.numbers)} ", field)
        while len(text_of(field)) < LETTERS:
            self.hands.type("abcdefghij"[len(text_of(field)) % 10], field)
            tell("typed", text_of(field))
            pause(KEY_MS)


def type_there(out: Connection, errors: Connection, folder: str, number: int) -> None:
    """Be this program in a process that was forked off; what it says goes there."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.dup2(out.fileno(), sys.stdout.fileno())
    os.dup2(errors.fileno(), sys.stderr.fileno())
    faulthandler.enable()
    main(folder, number)


def main(folder: str, number: int) -> None:
    """Unlock and work until killed."""
    application.create(sys.argv[:1])
    typist = Typist(Path(folder), number)
    typist.unlock()
    typist.work()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
