"""What a coach does in the main window, each by keys and clicks."""

import random
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeySequence
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)
from shiboken6 import isValid

from app.ui.preview.page import PreviewWindow
from app.ui.program import Program
from app.ui.theme import TEXT_SIZES
from benchmarks.endurance_keyboard import Keyboard, called, is_covered
from benchmarks.endurance_watch import Witness
from tests.journeys.hands import pause, visible

WORDS: Final = ("bakk", "hout", "linde", "claes", "xyzzy", "zorg", "1999", "é", "a", "metaal bv")
TEXTS: Final = (
    "Onthaal besproken met de ploegbaas.",
    "38",
    "12,5",
    "2025-13-45",
    "vr",
    "morgen",
    "-1",
    "Wie bij ons begint, voelt zich na een week al thuis: koffie, peter en een rondleiding.",
    "hanne@zilverdraad.example",
    "0400 12 34 56",
    " ",
)
KEYS: Final = (
    *("Tab", "Shift+Tab", "Up", "Down", "Left", "Right", "Home", "End", "PgDown", "PgUp"),
    *("Return", "Space", "Esc", "Del", "F2", "Backspace", "Ctrl+A", "Ctrl+F", "Ctrl+Z", "Ctrl+Y"),
    *("Ctrl+Tab", "Ctrl+Shift+Tab", "Shift+Space", "J", "K", "N", "/", "Alt+Down", "Menu"),
    *("Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+S", "Ctrl+N", "Shift+F10", "Ctrl+B", "Ctrl+Return"),
)
NEVER: Final = ("Afsluiten", "Vergrendel", "Snel ontgrendelen", "Open met de sleutelbos")
ACTIONS: Final = {  # name of a method of Coach: how often
    "open_list": 4,
    "search": 5,
    "open_file": 6,
    "tabs": 5,
    "timeline": 4,
    "edit_fields": 8,
    "quick_session": 8,
    "full_session": 6,
    "intake": 5,
    "undo": 4,
    "back_and_forward": 8,
    "go_somewhere": 8,
    "keys_list": 2,
    "parts": 3,
    "settings": 3,
    "look": 4,
    "resize": 4,
    "preview": 4,
    "failure": 2,
    "synchronise": 4,
    "any_keys": 8,
    "click_anything": 14,
    "type_anything": 8,
    "hop": 5,
}


class Coach(Keyboard):
    """What the hands know to do."""

    def __init__(
        self, program: Program, chance: random.Random, witness: Witness, home: Path
    ) -> None:
        super().__init__(program, chance, witness)
        self.home = home
        self._documents = 0

    # What a coach does

    def open_list(self) -> None:
        """Go to the companies and move through them."""
        self.main_keys("Ctrl+G", "O")
        self.hands.find("enterprises")
        self.keys(*self.random.choices(("Down", "Up", "PgDown", "End", "Home"), k=5))

    def search(self) -> None:
        """Look for words in the list."""
        self.main_keys("Ctrl+G", "O")
        self.hands.find("filter")
        self.keys("Ctrl+F", "Ctrl+A")
        self.write(self.random.choice(WORDS))
        self.keys(*self.random.choices(("Down", "Return", "Esc", "Ctrl+A"), k=2))

    def open_file(self) -> None:
        """Open a company of the list."""
        self.main_keys("Ctrl+G", "O")
        self.hands.find("enterprises")
        self.keys("Esc", "Home", *["Down"] * self.random.randrange(12), "Return")

    def _in_file(self) -> bool:
        place = self.window.place
        if place is None or place.screen != "enterprise":
            self.open_file()
            pause(200)
        place = self.window.place
        return place is not None and place.screen == "enterprise"

    def tabs(self) -> None:
        """Turn to other tabs of a file."""
        if self._in_file():
            self.main_keys(*["Ctrl+Tab"] * self.random.randrange(1, 5))
            self.click(self.random.choice(("Tijdlijn", "Overzicht", "Contacten", "Bestanden")))

    def timeline(self) -> None:
        """Walk along the timeline and open something of it."""
        if self._in_file():
            self.click("Tijdlijn")
            self.keys(*self.random.choices("JK", k=4))
            self.keys(self.random.choice(("Return", "Esc", "Home")))

    def edit_fields(self) -> None:
        """Change a field where it stands: purpose, contacts, yearly figures."""
        if not self._in_file():
            return
        self.click(self.random.choice(("Overzicht", "Contacten", "Tijdlijn")))
        fields = [
            widget
            for widget in visible()
            if widget.objectName() in {"shown", "new_action"} and widget.window() is self.window
        ]
        for field in self.random.sample(fields, min(2, len(fields))):
            if not isValid(field) or not field.isVisible():
                continue
            self.click_at(field)
            self.write(self.random.choice(TEXTS))
            self.keys(self.random.choice(("Return", "Esc", "Tab", "Alt+Left", "F6")))
        if self.random.random() < 0.3:
            self.click(self.random.choice(("Voeg een jaar toe", "Nieuw contact", "Verwijder")))

    def quick_session(self) -> None:
        """F8, a note, and one of the ways out; or none."""
        self.keys("F8")
        if not self.see("note"):
            self.write(self.random.choice(WORDS))
            self.keys("Return")
        self.write(self.random.choice(TEXTS))
        if self.random.random() < 0.5:
            self.click(self.random.choice(("+1 week", "+1 maand", "Telefoon", "Online")))
        ways = ("Ctrl+Return", "Esc", "Ctrl+Shift+Return", "F8", "Ctrl+S")
        self.keys(self.random.choice(ways))
        if self.random.random() < 0.3:  # on with the main window, the panel stays
            self.window.activateWindow()
            pause(15)

    def full_session(self) -> None:
        """N, words in some fields, and one of the ways out; or none."""
        if not self._in_file():
            return
        self.window.activateWindow()
        self.click("Nieuwe notitie")
        self.hands.find("subject")
        for name in self.random.sample(("subject", "note", "result", "next_step"), k=2):
            if self.click(name):
                self.write(self.random.choice(TEXTS))
        if self.random.random() < 0.4:
            self.click("Voeg een afspraak toe")
            self.write(self.random.choice(TEXTS))
        way = self.random.choice(("Ctrl+Return", "Alt+Left", "Esc", "throw", "stay", "F8"))
        if way == "throw":
            self.click("Meer acties")
            self.keys("Down", "Return")
        elif way != "stay":
            self.keys(way)

    def intake(self) -> None:
        """Take in a new company, as far as one gets."""
        self.main_keys("Ctrl+Shift+N")
        self.hands.find("query")
        self.write(self.random.choice(WORDS))
        for _ in range(self.random.randrange(3)):
            self.keys("Alt+Right")
            names = ("street", "number", "staff", "contacts.0.name", "question", "first_step")
            for name in self.random.sample(names, k=3):
                if self.click(name):
                    self.write(self.random.choice(TEXTS))
        way = self.random.choice(("Bewaar onvolledig", "Stop", "Vorige", "Rond af", ""))
        if way and not self.click(way):
            self.keys("Alt+Left")

    def undo(self) -> None:
        """Take back what was done last."""
        self.keys("Ctrl+Z")
        self.click("Ongedaan maken")

    def back_and_forward(self) -> None:
        """Walk along where one was."""
        self.main_keys(*self.random.choices(("Alt+Left", "Alt+Left", "Alt+Right"), k=3))

    def go_somewhere(self) -> None:
        """Go by the two keys."""
        self.main_keys("Ctrl+G", self.random.choice("VVVOIX"))
        if self.random.random() < 0.4:
            self.keys(*self.random.choices(("Down", "Return", "End", "Menu", "Esc"), k=3))

    def hop(self) -> None:
        """Go from page to page, faster than they come."""
        handle = self.window.windowHandle()
        for letter in self.random.choices("VOI", k=6):
            for chord in (QKeySequence("Ctrl+G")[0], QKeySequence(letter)[0]):
                QTest.keyClick(handle, chord.key(), chord.keyboardModifiers())
        self.keys(*["Alt+Left"] * 4)

    def keys_list(self) -> None:
        """Look at the keys."""
        self.main_keys("F1")
        pause(60)
        if self.random.random() < 0.7:
            self.keys("Esc")

    def parts(self) -> None:
        """Move the keyboard along the parts of the window."""
        self.main_keys(*self.random.choices(("F6", "F6", "Shift+F6", "Down", "Tab"), k=5))

    def settings(self) -> None:
        """Look at a section of the settings."""
        self.main_keys("Ctrl+G", "I")
        self.click(self.random.choice(("Veiligheid", "Weergave", "Over Werkvloer", "Werkvloer")))
        if self.random.random() < 0.2:
            self.click("Maak nieuw herstelblad")

    def look(self) -> None:
        """Change the theme or the size of the text, with everything open."""
        settings = self.program.settings
        if self.random.random() < 0.5:
            settings.theme = self.random.choice(("light", "dark", "system"))
        else:
            settings.text_percent = self.random.choice(TEXT_SIZES)
        self.witness.action(f"  look {settings.theme} {settings.text_percent}")
        pause(30)

    def resize(self) -> None:
        """Make the window larger, smaller or full."""
        if self.random.random() < 0.1:
            self.keys("F11")
        else:
            wide, high = self.random.randrange(1180, 1440), self.random.randrange(680, 900)
            self.window.resize(wide, high)
        pause(30)

    def preview(self) -> None:
        """Look at the PDF of a file, print it to a file, save it; or leave it open."""
        if not self._in_file():
            return
        self.window.activateWindow()
        self.main_keys("Ctrl+P")
        if self.random.random() < 0.3:
            self.keys("Esc")  # before it is made
            return
        self.hands.find("Bewaar als PDF")
        for found in visible(PreviewWindow):
            if isinstance(found, PreviewWindow) and found.is_ready:
                self._use_preview(found)
                return

    def _use_preview(self, found: PreviewWindow) -> None:
        way = self.random.choice(("print", "save", "zoom", "leave", "close"))
        if way == "print":
            printer = QPrinter()
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(self._document()))
            found.printing.send(printer, found._content)  # noqa: SLF001 as its print dialog does
        elif way == "save":
            self.click("Bewaar als PDF")
            self.hands.wait(lambda: list(visible(QFileDialog)), "the file dialog")
            pause(100)
            self.write(str(self._document()))
            self.keys("Return")
        elif way == "zoom":
            self.keys("Ctrl++", "Ctrl++", "Ctrl+-", "PgDown", "End", "Home")
        if way != "leave" and isValid(found):
            pause(self.random.choice((0, 200, 1500)))
            if isValid(found) and found.isVisible():
                self.press(found, "Esc")

    def _document(self) -> Path:
        self._documents += 1
        return self.home / f"document-{self._documents}.pdf"

    def synchronise(self) -> None:
        """F9, wherever one is; then look how it goes, or work on."""
        self.keys("F9")
        if self.random.random() < 0.5:
            self.main_keys("Ctrl+G", "Y")
            self.keys(*self.random.choices(("P", "Down", "Tab", "Space", "Return", "F9"), k=2))

    def failure(self) -> None:
        """See a sentence about something that did not work, and take it away."""
        from app.core.errors import UserError

        self.window.desk.failed.emit(UserError("store.full"))
        pause(30)
        if self.random.random() < 0.7:
            self.window.failure.close_message()

    # What nobody has in mind

    def any_keys(self) -> None:
        """Press some keys, whatever is on screen."""
        self.keys(*self.random.choices(KEYS, k=6))

    def click_anything(self) -> None:
        """Click on something that can be clicked on."""
        kinds = (
            QAbstractButton,
            QAbstractItemView,
            QLineEdit,
            QTextEdit,
            QPlainTextEdit,
            QComboBox,
        )
        assert self.witness.watch is not None
        with self.witness.watch:
            found = [
                widget
                for widget in visible()
                if isinstance(widget, kinds)
                and widget.isEnabled()
                and not any(word in called(widget) for word in NEVER)
                and not is_covered(widget)
            ]
        if not found:
            return
        widget = self.random.choice(found)
        place = None
        if isinstance(widget, QAbstractItemView) and widget.height() > 20:
            place = QPoint(widget.width() // 3, self.random.randrange(widget.height()))
        self.click_at(widget, place)
        if self.random.random() < 0.3:
            self.keys(*self.random.choices(("Down", "Return", "Esc", "Space", "Tab"), k=2))

    def type_anything(self) -> None:
        """Type where the keyboard happens to be."""
        self.write(self.random.choice(TEXTS))
        self.keys(self.random.choice(("Return", "Esc", "Tab", "Ctrl+Return", "Alt+Right")))
