"""What nobody should type, typed in the real windows: told clearly, or kept as it was typed."""

import io
from datetime import timedelta

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QLineEdit, QWidget
from sqlmodel import col, select

from app.core import clock
from app.models.coaching import CoachingSession
from app.models.enterprise import Contact, Enterprise
from app.models.intake import Intake
from tests.journeys.ways import (
    begin_intake,
    begin_quick_session,
    begin_session,
    finish_quick_session,
    open_file,
    paste,
    save_pdf,
)

EMOJI = "Zaak 👩🏽‍🏭 en ❤️"
RIGHT_TO_LEFT = "ورشة عمل שלום"
NUL = "voor\x00na"
TURNED = "factuur\u202egpj.txt"
LONG = "n" * 10_000
ODD = {"emoji": EMOJI, "right to left": RIGHT_TO_LEFT, "nul": NUL, "turned": TURNED}
# what is stored: control signs go, also the ones that turn a name around
IN_A_NAME = {EMOJI: EMOJI, RIGHT_TO_LEFT: RIGHT_TO_LEFT, NUL: "voorna", TURNED: "factuurgpj.txt"}
IN_A_NOTE = IN_A_NAME | {TURNED: TURNED}


# a key that takes its window away is let go over a window that is not there
pytestmark = pytest.mark.qt_log_ignore("^Keyboard event not accepted", extend=True)


@pytest.fixture
def desktop(start, folder):
    desktop = start(folder)
    desktop.unlock()
    return desktop


@pytest.fixture
def hands(desktop):
    return desktop.hands


def words_in(field):
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def stored(desktop, query):
    with desktop.main.desk.store.read() as session:
        return session.exec(query).all()


def company_page(hands, name):
    """Go to page 2 of a new intake with this name."""
    begin_intake(hands)
    hands.keys("Alt+Right")
    field = hands.find("name")
    paste(hands, field, name)
    return field


def save_incomplete(hands):
    hands.click("Bewaar onvolledig")
    hands.find("Nieuwe notitie")


# Numbers and times


@pytest.mark.parametrize(
    ("number", "sentence"),
    [("0123.456.748", "Controlecijfer"), ("1999.990.145", "Controlecijfer"), ("01234", "cijfers")],
)
def test_a_wrong_enterprise_number_says_why_and_stays(desktop, hands, number, sentence):
    company_page(hands, "Confectie Zilverdraad")
    hands.into("number", number)
    hands.find("street").setFocus()
    desktop.see(sentence)
    hands.click("Bewaar onvolledig")
    hands.find("Nieuwe notitie")
    desktop.see("Confectie Zilverdraad")
    found = stored(desktop, select(Enterprise).where(col(Enterprise.name).like("Confectie%")))
    assert [company.number for company in found] == [None]  # a wrong number is no number
    hands.keys("Alt+Left")
    assert words_in(hands.find("number")) == number  # and not lost


def test_an_end_before_the_start_is_refused_and_stays(desktop, hands):
    note = hands.find(begin_session(hands))
    paste(hands, note, "Rondgang")
    hands.into("start", "11:12")
    hands.into("end", "10:02")
    hands.press(note, "Ctrl+Return")
    desktop.see("Einde ligt voor begin.")
    desktop.see("Nog niet bewaard als sessie. Je tekst staat in het concept.")
    assert words_in(hands.find("end")) == "10:02"
    assert words_in(note) == "Rondgang"
    assert stored(desktop, select(CoachingSession)) == []


def test_a_session_of_thirty_hours_is_refused_until_its_time_is_changed(
    desktop, hands, monkeypatch
):
    note = hands.find(begin_quick_session(hands))
    hands.click_at(note)
    hands.type("Vergeten af te ronden", note)
    later = clock.now() + timedelta(hours=30)
    monkeypatch.setattr(clock, "now", lambda: later)
    hands.press(note, "Ctrl+Return")
    desktop.see("30 uur is te lang voor één sessie. Wijzig de tijd.")
    assert words_in(note) == "Vergeten af te ronden"
    assert note.isVisible()
    assert stored(desktop, select(CoachingSession)) == []


# Texts


def test_a_name_of_ten_thousand_letters_is_refused_and_stays(desktop, hands):
    field = company_page(hands, LONG)
    hands.click("Bewaar onvolledig")
    desktop.see("Te lang")
    assert words_in(field) == LONG
    names = stored(desktop, select(Enterprise.name))
    assert names == ["Bakkerij Janssens"]


def test_a_subject_of_ten_thousand_letters_is_refused_and_stays(desktop, hands):
    note = hands.find(begin_session(hands))
    subject = hands.find("subject")
    paste(hands, subject, LONG)
    hands.press(note, "Ctrl+Return")
    desktop.see("10.000 tekens is te lang, hoogstens 200 kan. Kort de tekst in.")
    assert words_in(subject) == LONG
    assert stored(desktop, select(CoachingSession)) == []


@pytest.mark.parametrize("letters", [10_000, 40_000])
def test_a_long_text_in_a_value_of_the_file_is_kept_whole(desktop, hands, letters):
    open_file(hands)
    field = in_place(hands, "purpose")
    paste(hands, field, "n" * letters)
    hands.press(field, "Return")
    hands.wait(lambda: not field.isVisible(), "the value is kept")
    assert stored(desktop, select(Enterprise.purpose)) == ["n" * letters]


def in_place(hands, name):
    value = hands.find(name)
    hands.click_at(value.findChild(QWidget, "shown"))
    field = value.findChild(QLineEdit, "field")
    hands.wait(field.hasFocus, "the keyboard in the field")
    return field


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_odd_text_in_an_intake_is_kept_and_its_pdf_says_what_paper_cannot_show(
    desktop, hands, tmp_path, odd
):
    company_page(hands, f"Zaak {odd}")
    paste(hands, hands.find("contacts.0.name"), odd)
    hands.keys("Alt+Right")
    paste(hands, hands.find("question"), odd)
    save_incomplete(hands)
    [company] = stored(desktop, select(Enterprise).where(col(Enterprise.name).like("Zaak%")))
    [contact] = stored(desktop, select(Contact).where(col(Contact.enterprise_id) == company.id))
    [intake] = stored(desktop, select(Intake))
    assert company.name == f"Zaak {IN_A_NAME[odd]}"
    assert contact.name == IN_A_NAME[odd]
    assert intake.question == IN_A_NOTE[odd]
    says_what_is_missing(save_pdf(hands, tmp_path / "dossier.pdf", "Ctrl+Shift+P"), IN_A_NOTE[odd])


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_odd_text_in_a_quick_note_is_kept(desktop, hands, odd):
    note = hands.find(begin_quick_session(hands))
    paste(hands, note, odd)
    finish_quick_session(hands, note)
    assert stored(desktop, select(CoachingSession.note)) == [IN_A_NOTE[odd]]


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_odd_text_in_a_full_session_is_kept(desktop, hands, odd):
    note = hands.find(begin_session(hands))
    for name in ("subject", "note", "result", "next_step"):
        paste(hands, hands.find(name), odd)
    hands.press(note, "Ctrl+Return")
    hands.find("Nieuwe notitie")
    [kept] = stored(desktop, select(CoachingSession))
    assert (kept.subject, kept.note, kept.result) == (IN_A_NOTE[odd],) * 3


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_odd_text_in_a_value_of_the_file_is_kept(desktop, hands, odd):
    open_file(hands)
    field = in_place(hands, "purpose")
    paste(hands, field, odd)
    hands.press(field, "Return")
    hands.wait(lambda: not field.isVisible(), "the value is kept")
    [company] = stored(desktop, select(Enterprise))
    assert company.purpose == IN_A_NOTE[odd]


def says_what_is_missing(content, odd):
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    shows_all = odd in {"voorna", EMOJI, RIGHT_TO_LEFT}  # not what turns the order of a line
    assert ("Niet alles kan op papier" in text or "papier" in text) is not shows_all, text
