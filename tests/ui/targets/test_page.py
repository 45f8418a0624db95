"""S15: what somebody sees and does with the keyboard, over results that stand fast."""

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.on_track import Reason
from app.services.results.targets import WHOLE, Scope, ScopeKind
from app.services.results.view import ReasonCount
from app.ui.place import Place
from app.ui.targets.effect_card import EffectCard
from app.ui.targets.words import TargetsWords
from tests.targets_screen_samples import (
    EAST,
    OWN,
    WEST,
    FakeResults,
    made_line,
    made_results,
    made_shared,
    standing,
)

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def lines():
    return (made_line(1, reasons=(Reason.NO_END,)), made_line(2))


def test_cards_are_read_walked_and_opened(qtbot, open_page, press, lines, desk):
    service = FakeResults(lines=lines)
    page = open_page(service)
    said = [card.accessibleName() for card in page.cards.all]
    assert said[0].startswith("Gerealiseerd: 41 van 120 ")
    assert said[0].endswith("34%, volgens planning nu 46.")
    assert said[1] == (
        "Prognose einde 2029: 108 tussen 98 en 116. 12 minder dan het doel. Onder doel"
    )
    assert said[2].endswith("9 kunnen nog in 2026 meetellen.")
    assert said[3].endswith("7 zonder eindmeting, 4 zonder akkoord. Aandacht")
    assert page.cards.realised.hasFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right):
        press(page, key)
    assert page.cards.at_risk.hasFocus()
    press(page, Qt.Key.Key_Right)
    press(page, Qt.Key.Key_Left)
    press(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: hasattr(page, "lines"))
    assert service.asked == [("at_risk", WHOLE)]
    assert page.lines.table.rows.rowCount() == 2
    assert page.lines.table.rows.index(0, 1).data() == "zonder eindmeting"
    with qtbot.waitSignal(desk.go_requested) as asked:
        QTest.keyClick(page.lines.table, Qt.Key.Key_Return)
    assert asked.args == [Place("trajectory", record=UUID(int=201))]


def test_a_typed_number_says_what_it_costs_and_stays(qtbot, open_page):
    page = open_page()
    card = page.effect
    assert (card.at_stake.text(), card.of_grant.value.text()) == ("€\u00a072.000,00", "3,0%")
    card.field.setFocus()
    card.field.selectAll()
    QTest.keyClicks(card.field, "60")
    # half is missing: half of 30% of 2,400,000
    assert (card.at_stake.text(), card.reached.value.text()) == ("€\u00a0360.000,00", "50,0%")
    assert card.bar.accessibleName() == "vast deel 70%, resultaat 15%, inkorting 15%"
    card.back_button.click()
    assert (card.total, card.at_stake.text()) == (108, "€\u00a072.000,00")
    page.effect.field.setValue(100)
    with qtbot.waitSignal(page.shown):
        page.model.refresh()
    assert page.effect.total == 100


def test_a_partner_is_dragged_with_keys_and_with_the_mouse(open_page, press):
    page = open_page()
    page.table.if_chip.setFocus()
    press(page, Qt.Key.Key_Space)
    what_if = page.table.what_if
    assert page.window().focusWidget().accessibleName() == "Partner Oost eindigt op"
    press(page, Qt.Key.Key_Right)
    press(page, Qt.Key.Key_PageUp)
    assert what_if.numbers[EAST.hex] == 46
    assert (what_if.total.text(), what_if.cut.text()) == ("114 van 120", "€\u00a036.000,00")
    assert (page.effect.total, page.effect.at_stake.text()) == (114, "€\u00a036.000,00")
    shares = [line.share.text() for line in what_if._lines.values()]
    assert shares == ["€\u00a012.000,00"] * 3
    what_if.reset_button.click()
    assert (page.effect.total, what_if.reset_button.isEnabled()) == (108, False)
    line = page.table.what_if._lines[WEST.hex]
    slider = line.slider
    end = slider.rect().center()
    end.setX(slider.width() - 1)
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=slider.rect().center())
    QTest.mouseMove(slider, end)
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=end)
    assert line.field.value() == slider.value() >= 30


def test_the_explanation_goes_line_by_line(open_page, press):
    page = open_page()
    page.cards.forecast.setFocus()
    press(page, Qt.Key.Key_Return)
    said = [label.text() for label in page.explanation.findChildren(type(page.title))]
    assert "108 van de 120 beloofde ondernemingen." in said
    assert "− €\u00a072.000,00" in said
    assert "= 108" in said
    page.explanation.accept()


def test_other_rows_are_chosen(qtbot, open_page):
    page = open_page()
    chip = page.table.kinds.chip(ScopeKind.REGION)
    with qtbot.waitSignal(page.shown):
        chip.click()
    assert page.table.heading.text() == "Per regio"
    names = [page.table.table.rows.index(row, 0).data() for row in range(3)]
    assert names == ["Oost-Vlaanderen", "West-Vlaanderen", "Totaal"]
    assert not page.table.if_chip.isVisibleTo(page)


def test_tables_open_the_list_of_a_row_and_show_the_chart(qtbot, open_page, lines):
    service = FakeResults(lines=lines)
    page = open_page(service)
    page.table.table.select_row(2)
    QTest.keyClick(page.table.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: hasattr(page, "lines"))
    assert service.asked == [("realised", Scope(ScopeKind.PARTNER, WEST.hex))]
    page.lines.reject()
    page.table_button.click()
    table = page.chart.table
    assert page.window().focusWidget() is table
    assert table.rows.index(table.rows.rowCount() - 1, 2).data() == "120"
    assert page.table_button.text() == "Toon als grafiek"
    page.table_button.click()
    assert page.chart.stack.currentWidget() is page.chart.view


def test_figures_are_shared_and_exported(qtbot, open_page, press, desk):
    service = FakeResults()
    page = open_page(service)
    page.table.share_button.click()
    qtbot.waitUntil(lambda: bool(service.shared))
    press(page, Qt.Key.Key_E, CTRL)
    sheet, paper = page.menu.actions()
    with qtbot.waitSignal(desk.document_requested) as asked:
        paper.trigger()
    assert asked.args[0].make() == b"%PDF"
    with qtbot.waitSignal(page.model.written) as made:
        sheet.trigger()
    assert made.args == [b"PK"]
    page.menu.close()
    qtbot.waitUntil(lambda: page.saving.dialog is not None)
    page.saving.dialog.reject()


def test_without_targets_it_says_who_fills_them_in(open_page, qtbot, desk):
    page = open_page(FakeResults("nothing"))
    assert page.states.currentWidget() is page.empty
    assert page.empty.text.text() == "De promotor vult ze in bij Instellingen."
    with qtbot.waitSignal(desk.go_requested) as asked:
        page.settings_button.click()
    assert asked.args == [Place("settings", text="Streefcijfers")]


def test_what_could_not_be_read_can_be_tried_again(qtbot, open_page, desk):
    service = FakeResults(OSError("broken"))
    with qtbot.waitSignal(desk.failed):
        page = open_page(service)
    assert page.again_button.hasFocus()
    service.told = made_results()
    page.again_button.click()
    qtbot.waitUntil(lambda: page.states.currentWidget() is page.body)


def test_a_coach_sees_the_own_partner_and_what_was_shared(open_page, desk):
    own = made_results(
        target=40, planned=15, realised=17, rows=made_results().rows[:1], is_whole=False,
        shared=made_shared(), behind=(),
    )  # fmt: skip
    page = open_page(FakeResults(own), role="coach")
    assert page.model.scope == Scope(ScopeKind.PARTNER, desk.me.partner_id.hex)
    assert "Cijfers van Partner Oost." in page.since.text()
    assert page.effect.total == 106  # of the whole, as it was shared
    assert "20/11/2026" in page.effect.since.text()
    assert page.shared.table.rows.rowCount() == 3
    assert not page.table.share_button.isVisibleTo(page)
    assert not page.settings_button.isVisibleTo(page)
    assert "kunnen hoger liggen" in page.since.text()  # a coach has some of its cases


def test_an_auditor_sees_the_whole_and_shares_nothing(open_page):
    page = open_page(role="auditor")
    assert page.model.scope == WHOLE
    assert page.table.table.isVisibleTo(page)
    assert not page.table.share_button.isVisibleTo(page)
    assert "kunnen hoger liggen" not in page.since.text()


def test_the_row_without_a_partner_opens_its_own_list(qtbot, open_page, lines):
    told = made_results()
    nobody = replace(told.rows[0], code="", name="", fresh=None)
    service = FakeResults(replace(told, rows=(*told.rows, nobody)), lines)
    page = open_page(service)
    page.table.table.select_row(3)
    QTest.keyClick(page.table.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: hasattr(page, "lines"))
    assert service.asked == [("realised", Scope(ScopeKind.PARTNER, ""))]
    assert page.lines.windowTitle() == "Gerealiseerd – Zonder partner"
    page.lines.reject()


def test_without_an_amount_only_shares_are_told(qtbot, desk):
    told, card = made_results(), EffectCard(TargetsWords())
    qtbot.addWidget(card)
    card.show_standing(standing(replace(told, terms=replace(told.terms, granted=None))))
    assert (card.at_stake.text(), card.of_grant.value.text()) == ("–", "3,0%")
    card.show_standing(standing(replace(told, terms=None)))
    assert card.why.isVisibleTo(card)
    card.show_standing(standing(made_results(scope=OWN, is_whole=False)))
    assert card.why.text().startswith("De promotor deelde nog geen cijfers")


def test_of_two_lists_that_are_asked_quickly_the_last_is_told(open_page):
    page = open_page()
    told = []
    page.model.listed.connect(lambda which, lines: told.append((which, lines)))
    page.model._asked = 2
    page.model._on_lines((2, "at_risk", ("second",)))
    page.model._on_lines((1, "at_risk", ("first",)))
    assert told == [("at_risk", ("second",))]


def test_a_page_that_is_not_on_the_screen_reads_nothing_at_each_change(open_page, desk):
    page = open_page()
    page.model._wait.stop()
    page.hide()
    desk.bus.changed.emit(object())
    assert not page.model._wait.isActive()
    page.show()
    desk.bus.changed.emit(object())
    assert page.model._wait.isActive()


def test_more_reasons_than_a_card_has_room_for_are_counted(open_page):
    words = TargetsWords(open_page())
    some = [ReasonCount(reason, n) for n, reason in enumerate(list(Reason)[:4], 4)]
    assert words.reasons(some) == f"{words.all_reasons(some[:1])} en nog 3 redenen"
    assert words.reasons(some[:2]) == words.all_reasons(some[:2])
    assert words.all_reasons(some).count(",") == 3
