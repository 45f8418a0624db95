"""
A coach who types without end, in the real program; its parent kills it at some moment.

What it prints is the witness: `restored <text>` for a note that was back on screen after the last
kill, `typed <text>` once the program had handled its last key, `saved <note>` once the session is
said to be kept. Nothing here touches the program but keys.
"""

import sys
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.main import build
from app.ui import app as application
from tests.journeys.hands import Hands, pause, visible

PASSPHRASE = "paars fietspad onder regen"
LETTERS = 60  # of a note; then it is finished
KEY_MS = 12  # between two keys, a fast typist's


def tell(word: str, text: str) -> None:
    """Say it to the parent at once."""
    sys.stdout.write(f"{word} {text}\n")
    sys.stdout.flush()


def main() -> None:
    """Unlock, open the quick session, and type until killed."""
    folder, round_number = Path(sys.argv[1]), int(sys.argv[2])
    application.create(sys.argv[:1])
    program = build(application.create([]), folder)
    program.begin()
    hands = Hands()
    hands.into("Wachtwoord", PASSPHRASE)
    hands.keys("Return")
    hands.wait(lambda: hands.see("Snelsessie"), "the main window")
    panel = open_panel(hands)
    restored = panel.parts.note.markup()
    tell("restored", restored)
    number = 0
    while True:
        number += 1
        text = restored or f"r{round_number}n{number}"
        restored = ""
        note = write(hands, panel, text, number)
        hands.keys("Ctrl+Return")
        hands.wait(panel.isHidden, "the panel is finished")
        tell("saved", note)
        panel = open_panel(hands)


def open_panel(hands: Hands) -> QWidget:
    """Press F8 where the panel is not open by itself."""
    panels = [window for window in visible() if type(window).__name__ == "QuickSessionPanel"]
    if not panels:
        hands.keys("F8")
    hands.wait(lambda: [w for w in visible() if type(w).__name__ == "QuickSessionPanel"], "F8")
    return next(w for w in visible() if type(w).__name__ == "QuickSessionPanel")


def write(hands: Hands, panel: QWidget, text: str, number: int) -> str:
    """Type a note letter by letter and return it; its first letters say which note it is."""
    note = panel.parts.note
    note.setFocus()
    if not note.markup():
        hands.type(text + " ", note)
    while len(note.markup()) < LETTERS:
        hands.type("abcdefghij"[number % 10], note)
        tell("typed", note.markup())
        pause(KEY_MS)
    return str(note.markup())


if __name__ == "__main__":
    main()
