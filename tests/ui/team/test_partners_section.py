"""Partners: a new one, another name, closing one, two that go on as one."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.ui.team.partners_section import PartnersSection
from tests.team_samples import MIDDEN, WEST
from tests.ui.team.conftest import texts, wait_for

LEFT = Qt.MouseButton.LeftButton


def names(section):
    return [row.name.text() for row in section.list.rows]


def test_a_partner_is_added_and_stands_there_at_once(qtbot, desk, open_section):
    section = open_section(PartnersSection)
    shown = texts(section)
    assert shown[shown.index("Partner West") + 1] == "2 personen"
    about = "1 persoon, nog open: acties (4), trajecten (1)"
    assert shown[shown.index("Partner Oost") + 1] == about
    qtbot.mouseClick(section.add_button, LEFT)
    assert section.name_field.error == "Vul de naam in."
    QTest.keyClicks(section.name, "Partner Noord")
    QTest.keyClick(section.name, Qt.Key.Key_Return)
    wait_for(qtbot, desk, ("partner", "Partner Noord", None))
    qtbot.waitUntil(lambda: "Partner Noord is toegevoegd." in texts(section))
    assert "Partner Noord" in names(section)
    qtbot.waitUntil(section.name.hasFocus)
    QTest.keyClicks(section.name, "partner noord")
    QTest.keyClicks(section.number, "123")
    QTest.keyClick(section.number, Qt.Key.Key_Return)
    assert section.name_field.error == "Deze partner staat er al."
    assert section.number_field.error == "Een nummer heeft tien cijfers."
    section.name.clear()
    section.number.clear()
    QTest.keyClicks(section.name, "Partner Zuid")
    QTest.keyClicks(section.number, "BE 0403.170.701")
    QTest.keyClick(section.number, Qt.Key.Key_Return)
    wait_for(qtbot, desk, ("partner", "Partner Zuid", "0403170701"))
    qtbot.waitUntil(lambda: not section.model.is_busy)


def test_a_partner_gets_another_name_by_keyboard(qtbot, desk, open_section):
    section = open_section(PartnersSection)
    row = section.list.rows[2]
    row.rename_button.click()
    assert row.field.hasFocus()
    assert row.field.selectedText() == "Partner West"
    row.field.clear()
    QTest.keyClick(row.field, Qt.Key.Key_Return)
    assert row.edit.error == "Vul de naam in."
    QTest.keyClicks(row.field, "partner oost")
    QTest.keyClick(row.field, Qt.Key.Key_Return)
    assert row.edit.error == "Deze partner staat er al."
    QTest.keyClick(row.field, Qt.Key.Key_Escape)
    assert row.rename_button.hasFocus()
    row.rename_button.click()
    row.field.setText("Partner  Kust")
    QTest.keyClick(row.field, Qt.Key.Key_Return)
    wait_for(qtbot, desk, ("rename", WEST, "Partner Kust"))
    qtbot.waitUntil(lambda: "Partner West heet nu Partner Kust." in texts(section))
    assert names(section)[2] == "Partner Kust"
    qtbot.waitUntil(section.list.rows[2].rename_button.hasFocus)
    desk.sync.begin_round.assert_called_once_with()


def test_a_partner_closes_after_a_question_whose_safe_answer_is_first(qtbot, desk, open_section):
    section = open_section(PartnersSection)
    row = section.list.rows[0]
    row.close_button.click()
    assert row.no_button.hasFocus()
    QTest.keyClick(row.no_button, Qt.Key.Key_Escape)
    assert not row.question.isVisible()
    row.close_button.click()
    row.yes_button.click()
    wait_for(qtbot, desk, ("closed", MIDDEN, True))
    qtbot.waitUntil(lambda: "Partner Midden is gesloten." in texts(section))
    assert "gesloten, krijgt geen nieuwe mensen" in texts(section)
    section.list.rows[0].close_button.click()
    wait_for(qtbot, desk, ("closed", MIDDEN, False))
    qtbot.waitUntil(lambda: "Partner Midden is weer open." in texts(section))


def test_a_partner_with_people_or_work_says_why_it_stays_open(open_section):
    section = open_section(PartnersSection)
    row = section.list.rows[1]
    row.close_button.click()
    assert "Nu: 1 persoon, nog open: acties (4), trajecten (1)." in row.question.text.text()
    assert not row.yes_button.isVisible()


def test_two_partners_become_one_after_it_is_told_what_passes_and_what_stays(
    qtbot, desk, open_section
):
    section = open_section(PartnersSection)
    row = section.list.rows[2]
    assert not section.list.rows[1].merge_button.isVisible()  # of the promotor
    row.merge_button.setFocus()
    QTest.keyClick(row.merge_button, Qt.Key.Key_Space)
    assert row.merge.into.hasFocus()
    assert not row.merge.yes_button.isEnabled()
    QTest.keyClick(row.merge.into, Qt.Key.Key_Escape)
    assert not row.merge.isVisible()
    assert row.merge_button.hasFocus()
    QTest.keyClick(row.merge_button, Qt.Key.Key_Space)
    QTest.keyClick(row.merge.into, Qt.Key.Key_Down)
    assert row.merge.told.text.text().startswith(
        "Naar Partner Midden gaan: mensen (2), dossiers (31), doorverwijzingen (1). Wat geteld"
    )
    assert row.merge.yes_button.text() == "Voeg samen met Partner Midden"
    QTest.keyClick(row.merge.into, Qt.Key.Key_Tab)
    assert row.merge.no_button.hasFocus()  # the way out comes first
    QTest.keyClick(row.merge.no_button, Qt.Key.Key_Tab)
    QTest.keyClick(row.merge.yes_button, Qt.Key.Key_Space)
    wait_for(qtbot, desk, ("merge", WEST, MIDDEN))
    said = (
        "Partner West gaat verder in Partner Midden. Sluit Partner West als er geen nieuwe mensen "
        "meer bij komen."
    )
    qtbot.waitUntil(lambda: said in texts(section))
    qtbot.waitUntil(section.list.rows[0].rename_button.hasFocus)
    desk.sync.begin_round.assert_called_once_with()


def test_a_partner_without_anything_says_so_before_it_goes_on_in_another(open_section):
    row = open_section(PartnersSection).list.rows[0]
    row.merge_button.click()
    row.merge.into.setCurrentIndex(0)
    assert "Naar Partner Oost gaan: niets" in row.merge.told.text.text()


def test_a_page_that_is_opened_again_asks_again(qtbot, desk, open_section):
    section = open_section(PartnersSection)
    section.hide()
    desk.team._change(MIDDEN, name="Partner Zuid")
    section.show()
    qtbot.waitUntil(lambda: "Partner Zuid" in names(section))
    qtbot.waitUntil(lambda: not section.model.is_busy)
