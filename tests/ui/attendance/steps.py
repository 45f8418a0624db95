"""Who is on the list, and what the tests of the attendance mode do; everybody is made up."""

from datetime import UTC, datetime

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.domain.strokes import Point
from app.services.networks.use_cases import MemberForm

LEFT = Qt.MouseButton.LeftButton
NOW = datetime(2026, 11, 23, 10, 2, tzinfo=UTC)
INK = ((Point(10, 10), Point(90, 60, 120), Point(160, 20, 240)),)
EXPECTED = (
    ("Annelore Zandewiel", "Metaal Claes"),
    ("Bram Meirlaar", "Houtatelier De Linde"),
    ("Dirkje Hoogstoel", "Hotel Scheldezicht"),
    ("Fien Kranevoet", "Logistiek Scheldeboord"),
    ("Gust Berkenpas", "Peeters Bouw"),
)
APOLOGISED = (("Lowie Vaartmans", "Garage Vijfhoek"),)
SILENT = (("Nele Raamdonk", "Drukkerij Meander"),)


def member(person):
    name, company = person
    return MemberForm(name, company)


def row(window, name):
    """Somebody as the list shows them now."""
    return next(one for one in window.view.items.people if one.name == name)


def choose(window, name):
    window.view.choose(row(window, name).id)


def draw(window, *places):
    """Draw on the pad with the mouse, a long line when no places are given."""
    pad, places = window.pane.pad, places or ((60, 60), (160, 140), (260, 60))
    QTest.mousePress(pad, LEFT, pos=QPoint(*places[0]))
    for place in places[1:]:
        QTest.mouseMove(pad, QPoint(*place))
    QTest.mouseRelease(pad, LEFT, pos=QPoint(*places[-1]))
