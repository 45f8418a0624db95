"""A short day with marker words in every kind of field; it ends at once, so that nothing tidies."""

import os
import sys
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QFileDialog
from sqlmodel import select

from app.main import build
from app.models.enterprise import Enterprise
from app.services.drafts import list_drafts
from app.services.profiles.account import Enrolment, create_profile
from app.services.quality.lists import question_rows
from app.storage.store import Store
from app.ui import app as application
from app.ui.main_window import MainWindow
from tests.journeys.hands import Hands, visible
from tests.journeys.marked_records import write_records
from tests.journeys.test_marker_scan import MARKERS
from tests.journeys.ways import begin_intake, begin_session, finish_quick_session, save_pdf


def main() -> None:
    """Live the day."""
    folder, wanted = Path(sys.argv[1]), Path(sys.argv[2])
    enrolment = Enrolment("Els V.", "Partner Oost", "Inclusief Werken")
    create_profile(folder, enrolment, MARKERS["passphrase"]).store.close()
    program, hands = build(application.create([]), folder), Hands()
    program.begin()
    hands.into("Wachtwoord", MARKERS["passphrase"])
    hands.keys("Return")
    hands.wait(lambda: isinstance(program.window, MainWindow), "the main window")
    main = program.window
    assert isinstance(main, MainWindow)
    intake(hands)
    save_pdf(hands, wanted / "dossier.pdf", "Ctrl+Shift+P")
    save_pdf(hands, wanted / "briefing.pdf")
    quick_session(hands)
    session(hands, wanted)
    question(hands, main.desk.store)
    write_records(main.desk.store, company(main.desk.store), wanted)
    look_for_a_file(hands)
    begin_intake(hands)
    hands.into("query", MARKERS["draft"])
    store = main.desk.store
    hands.wait(
        lambda: any(MARKERS["draft"] in str(kept.form.fields) for kept in list_drafts(store)),
        "the draft is kept",
    )
    os._exit(0)


def company(store: Store) -> UUID:
    """Return the company of the day."""
    with store.read() as session:
        return session.exec(select(Enterprise.id)).one()


def intake(hands: Hands) -> None:
    """A new company."""
    begin_intake(hands)
    hands.into("query", MARKERS["company"])
    hands.keys("Alt+Right")
    hands.into("street", MARKERS["street"])
    hands.into("contacts.0.name", MARKERS["contact"])
    hands.keys("Alt+Right")
    hands.into("question", MARKERS["question"])
    hands.into("purpose", MARKERS["purpose"])
    hands.click("Bewaar onvolledig")
    hands.find("Nieuwe notitie")


def quick_session(hands: Hands) -> None:
    """A note, from the file that is open."""
    hands.keys("F8")
    note = hands.find("note")
    hands.click_at(note)
    hands.type(MARKERS["quick"], note)
    finish_quick_session(hands, note)


def session(hands: Hands, wanted: Path) -> None:
    """A full record with an attachment."""
    path = wanted / MARKERS["folder"] / f"{MARKERS['file_name']}.txt"
    path.parent.mkdir()
    path.write_text(MARKERS["file"] * 200, encoding="utf-8")
    begin_session(hands, MARKERS["company"])
    for name in ("subject", "note", "result"):
        hands.into(name, MARKERS[name])
    hands.click("Kies bestand")
    hands.wait(lambda: list(visible(QFileDialog)), "the file dialog")
    dialog = next(visible(QFileDialog))
    hands.type(str(path.parent))
    hands.keys("Return")
    hands.wait(lambda: dialog.directory().dirName() == path.parent.name, "the folder")
    hands.type(path.name)
    hands.keys("Return")
    hands.find("subject")
    hands.wait(lambda: hands.see(f"{MARKERS['file_name']}.txt"), "the file is attached")
    hands.press(hands.find("note"), "Ctrl+Return")
    hands.find("Nieuwe notitie")


def question(hands: Hands, store: Store) -> None:
    """What somebody asked, noted for the quality work."""
    hands.keys("Ctrl+G")
    hands.keys("Q")
    hands.into("text", MARKERS["asked"])
    hands.into("company", MARKERS["asker"])
    hands.press(hands.find("text"), "Ctrl+Return")
    hands.wait(lambda: question_rows(store), "the question is kept")


def look_for_a_file(hands: Hands) -> None:
    """Words that are only searched for."""
    hands.keys("Ctrl+G")
    hands.keys("O")
    hands.into("filter", MARKERS["search"])


if __name__ == "__main__":
    main()
