"""What the tests of the session page do and look at."""

from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.core import clock
from app.services.drafts import list_drafts
from app.services.sessions.form import Agreed, Present, SessionForm
from tests.coaching_samples import (
    utc,
)

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
MONDAY = datetime(2026, 11, 23, 10, 30, 12, tzinfo=UTC)


def write(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    field.clearFocus()


def store_it(qtbot, page, key=Qt.Key.Key_Return):
    with qtbot.waitSignal(page.model.saved):
        QTest.keyPress(page.body.note, key, CTRL)
    qtbot.waitUntil(page.body.isEnabled)  # with nowhere to go, it stays on the page


def drafts(store):
    return [kept.form for kept in list_drafts(store)]


def local(moment):
    return clock.local(moment).strftime("%d/%m/%Y %H:%M")


def full_form(company):
    return SessionForm(
        enterprise_id=company.id,
        kind="visit",
        starts_at=utc(20, 9, 2) + timedelta(seconds=41),
        ends_at=utc(20, 10, 12) + timedelta(seconds=3),
        establishment_id=company.site,
        subject="Onthaal",
        note="Vaste **peter**",
        present=(Present(company.jan, "Zaakvoerder"), Present(None, "Ploegbaas nacht")),
        counts=(("neet", 1),),
        unique_persons=1,
        themes=("language",),
        agreements=(Agreed("Onthaalmap", "Mia D.", date(2026, 11, 30)),),
    )
