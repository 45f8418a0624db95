"""Ways through the program that several journeys take, by keys and clicks."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from tests.journeys.hands import Hands, pause, visible

SHORT = "De sessie duurt 0 minuten"  # what begins the question about it


def begin_quick_session(hands: Hands, company: str = "Bakk") -> str:
    """Press F8 and choose a company; return the name of its long field."""
    hands.keys("F8")
    hands.find("enterprise_search")
    hands.type(company)
    hands.keys("Return")
    hands.find("note")
    return "note"


def begin_intake(hands: Hands) -> str:
    """Press Ctrl+Shift+N; return the name of the field that has the keyboard."""
    hands.keys("Ctrl+Shift+N")
    hands.find("query")
    return "query"


def open_file(hands: Hands, company: str = "Bakk") -> None:
    """Find a company by its name and open its file."""
    begin_intake(hands)
    hands.into("query", company)
    hands.keys("Return")
    hands.find("Nieuwe notitie")


def begin_session(hands: Hands, company: str = "Bakk") -> str:
    """Ask for a new record in the file of a company; return the name of its long field."""
    open_file(hands, company)
    hands.click("Nieuwe notitie")
    hands.find("subject")
    return "note"


def paste(hands: Hands, field: QWidget, words: str) -> None:
    """Put words in a field by way of the clipboard."""
    hands.click_at(field)
    QGuiApplication.clipboard().setText(words)
    hands.press(field, "Ctrl+A")
    hands.press(field, "Ctrl+V")


def save_pdf(hands: Hands, path: Path, chord: str = "Ctrl+P") -> bytes:
    """Ask for the PDF of what is shown, save it through the preview and its dialog, close it."""
    hands.keys(chord)
    hands.click("Bewaar als PDF")
    hands.wait(lambda: list(visible(QFileDialog)), "the file dialog")
    pause(100)
    hands.type(str(path))
    hands.keys("Return")
    hands.wait(path.exists, "the PDF")
    hands.keys("Esc")
    hands.wait(lambda: hands.see("Bewaar als PDF") is None, "the preview is closed")
    return path.read_bytes()


def says(words: str) -> bool:
    """Tell whether a sentence on screen begins so."""
    return any(label.text().startswith(words) for label in visible(QLabel))


def finish_quick_session(hands: Hands, note: QWidget) -> None:
    """
    Press Ctrl+Enter until the panel is gone.

    It asks once about a session of less than a minute: a test has no visit to sit through.
    """

    def is_asked() -> bool:
        return any(SHORT in label.text() for label in visible(QLabel))  # type: ignore[attr-defined]

    hands.press(note, "Ctrl+Return")
    hands.wait(lambda: not note.isVisible() or is_asked(), "an answer")
    if note.isVisible():
        hands.press(note, "Ctrl+Return")
    hands.wait(lambda: not note.isVisible(), "the quick session is finished")
