"""A meeting of a network: the laptop goes round, the list is printed, and its photo comes home."""

import pytest
from PIL import ImageFilter
from PySide6.QtWidgets import QFileDialog

from app.services.files.attachments import list_files
from app.services.networks.attendance import attendance_list
from app.services.networks.meetings import (
    MeetingForm,
    invite,
    meeting_view,
    note_reply,
    plan_meeting,
)
from app.services.networks.use_cases import MemberForm, NetworkForm, start_network
from app.ui.attendance.window import AttendanceWindow
from app.ui.place import Place
from app.ui.session.signature_pad import SignaturePad
from tests.coaching_samples import utc
from tests.journeys.conftest import PASSPHRASE
from tests.journeys.hands import pause, visible
from tests.journeys.ways import save_pdf
from tests.reports.samples import page_pictures

NAME = ((0.1, 0.5), (0.2, 0.2), (0.3, 0.7), (0.5, 0.3), (0.7, 0.6))


# a key that takes its window away is let go over a window that is not there
pytestmark = pytest.mark.qt_log_ignore("^Keyboard event not accepted", extend=True)


@pytest.fixture
def desktop(start, folder):
    desktop = start(folder)
    desktop.unlock()
    return desktop


@pytest.fixture
def meeting(desktop):
    store = desktop.main.desk.store
    network = start_network(store, NetworkForm("Netwerk Waasland")).id
    meeting = plan_meeting(store, network, MeetingForm("Buddy's", utc(26, 13), utc(26, 15))).id
    people = [("An Claes", "Metaal Claes"), ("Bo De Wit", "Textiel Noordveld")]
    invite(store, meeting, [MemberForm(*one) for one in people])
    note_reply(store, [one.id for one in meeting_view(store, meeting).invitees], "yes")
    return meeting


def in_front(hands):
    """The attendance mode, once it is on screen."""
    hands.wait(lambda: list(visible(AttendanceWindow)), "the list full screen")
    return next(iter(visible(AttendanceWindow)))


def sign(desktop, told):
    desktop.hands.draw(next(iter(visible(SignaturePad))), NAME)
    desktop.hands.keys("Return")
    desktop.see(told)


def photo_of(pdf, path):
    """A photo of the printed list, as it lay on a table: askew and not sharp."""
    paper = page_pictures(pdf, dpi=150)[0].convert("RGB")
    paper = paper.filter(ImageFilter.GaussianBlur(1)).rotate(-6, expand=True, fillcolor="#70675c")
    paper.save(path, quality=50)
    return path


def test_a_list_goes_round_is_printed_and_comes_home(desktop, meeting, tmp_path):
    hands, store, main = desktop.hands, desktop.main.desk.store, desktop.main
    main.way.go(Place("meeting", record=meeting))
    hands.find("Aanwezigheidsmodus")
    hands.keys("F11")
    window = in_front(hands)
    hands.wait(lambda: bool(window.view.items.people), "the people")

    sign(desktop, "1 getekend")
    hands.click("Op papier")  # of who is next
    desktop.see("1 getekend, 1 op papier")
    hands.click_at(window.view.viewport())
    hands.keys("W")
    hands.type("Wout Weert")
    hands.keys("Return")
    hands.type("Zorghuis")
    hands.keys("Return")
    hands.wait(lambda: window.view.current.name == "Wout Weert", "who walked in")
    sign(desktop, "2 getekend, 1 op papier")
    assert attendance_list(store, meeting).present == 3

    hands.keys("F11")
    hands.into("Wachtwoord", PASSPHRASE)
    hands.keys("Return")
    hands.wait(main.isVisible, "the program after the list")
    assert not list(visible(AttendanceWindow))

    pdf = save_pdf(hands, tmp_path / "lijst.pdf")
    photo = photo_of(pdf, tmp_path / "IMG_0012.jpg")
    hands.click("Meer")
    hands.choose("Voeg ingescande lijst toe")
    hands.wait(lambda: list(visible(QFileDialog)), "the file dialog")
    pause(100)
    hands.type(str(photo))
    hands.keys("Return")
    hands.wait(lambda: list_files(store, meeting), "the photo with its meeting")
    desktop.see("Aanwezigheidslijst van Netwerk Waasland, 26/11. Toegevoegd bij de bijeenkomst.")
    assert [one.name for one in list_files(store, meeting)] == ["IMG_0012.jpg"]
