"""What the tests of the unlock window do and look at."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.services.profiles.account import Enrolment
from app.ui.widgets.labels import Label

PASSPHRASE = "paars fietspad onder regen"
NEW = "groene lantaarn naast kanaal"
ELS = Enrolment("Els V.", "Partner Oost", "Inclusief Werken")
TOM = Enrolment("Tom D.", "Partner West", "Inclusief Werken", role="promotor")
ENTER = Qt.Key.Key_Return


def try_with(qtbot, window, passphrase):
    """Type a passphrase, press Enter and wait for the answer."""
    window.passphrase.clear()
    qtbot.keyClicks(window.passphrase, passphrase)
    qtbot.keyClick(window.passphrase, ENTER)
    qtbot.waitUntil(lambda: not window.model.is_busy)


def words(window):
    """All that is written in the window."""
    return [label.text() for label in window.findChildren(Label) if label.isVisible()]


def is_whole(window):
    """Every label that is seen lies in the window and is as high as its words need."""
    QApplication.processEvents()
    return [
        label.text()
        for label in window.findChildren(Label)
        if label.isVisible()
        and label.text()
        and (
            label.height() < label.heightForWidth(label.width())
            or not window.rect().contains(label.mapTo(window, label.rect().bottomLeft()))
        )
    ] == []


def fill_recovery(qtbot, form, code, passphrase, again):
    for field, text in ((form.code, code), (form.passphrase, passphrase), (form.again, again)):
        field.clear()
        qtbot.keyClicks(field, text)
