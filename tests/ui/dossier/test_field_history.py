"""Alt+H on a field shows what became of that field."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.services.companies.dossier_edits import edit
from app.ui.dossier.field_history import field_of, focused_field

ALT = Qt.KeyboardModifier.AltModifier
HOUSE, ONE = UUID(int=7), UUID(int=8)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("purpose", ("enterprise", HOUSE, "purpose")),
        ("overview/enterprise/legal_form", ("enterprise", HOUSE, "legal_form")),
        (f"overview/{ONE}/street", ("establishment", ONE, "address")),
        (f"overview/year/{ONE}/staff", ("yearly_figures", ONE, "staff")),
        (f"contacts/{ONE}/phone", ("contact", ONE, "phone")),
        (f"files/{ONE}", ("attachment", ONE, "file_name")),
        ("new_action", None),
    ],
)
def test_each_field_is_one_of_a_record(name, expected):
    assert field_of(name, HOUSE) == expected


def test_without_the_keyboard_on_a_field_it_is_about_all():
    assert focused_field({}, None, HOUSE) is None


def test_alt_h_on_a_field_shows_that_field_and_elsewhere_the_whole_file(
    qtbot, store, enterprise, open_page
):
    edit(store, "enterprise", enterprise, legal_form="Besloten vennootschap")
    page = open_page(enterprise)
    page.room.show("overview")
    page.overview.identity.fields["legal_form"].setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_H, ALT)
    qtbot.waitUntil(lambda: page.history is not None and page.history.rows.rowCount() == 2)
    assert page.history.filters.field_button.text() == "Veld: Rechtsvorm"
    assert page.history.model.query.record == ("enterprise", enterprise)
    page.history.filters.clear()
    page.room.show("timeline")
    page.timeline.list.setFocus()
    QTest.keyClick(page, Qt.Key.Key_H, ALT)
    qtbot.waitUntil(lambda: page.history.rows.rowCount() > 2)
    assert page.history.model.query.unit == ""
