"""What a promotor sees of a month, and what they choose."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from app.core.errors import UserError
from app.domain.pack_period import Span
from app.services.packs.wish import MOST_INSIDE, PackWish
from app.ui.place import Place
from app.ui.widgets.labels import Label
from tests.pack_screen_samples import GAPS, SURVEY, WHOLES, some_id

CTRL = Qt.KeyboardModifier.ControlModifier


def lines(table):
    rows = table.rows
    return [
        [rows.index(row, column).data() for column in range(rows.columnCount() - 1)]
        for row in range(rows.rowCount())
    ]


def said(page):
    """All words that stand on the page now."""
    return [label.text() for label in page.findChildren(Label) if label.isVisible()]


def test_the_counts_stand_in_a_bar_and_in_words(page):
    assert page.lists.bar.accessibleName() == (
        "12 volledig, 3 onvolledig, 1 nog niet gesynchroniseerd"
    )
    buttons = (page.lists.complete, page.lists.incomplete, page.lists.unsynced)
    assert [one.accessibleName() for one in buttons] == [
        "12 volledig",
        "3 onvolledig",
        "1 nog niet gesynchroniseerd",
    ]
    assert page.lists.total.text() == "16 ondernemingen in oktober"
    assert page.foot.count.text() == "3 onvolledig."
    assert page.foot.note.words.text() == "Het pakket kan gemaakt worden; ze staan er apart in."


def test_what_is_missing_stands_by_partner_with_one_action_a_row(page):
    assert lines(page.lists.gaps) == [
        ["Peeters Bouw", "Eindmeting ontbreekt", "Oost", "Els V.", "", "Vraag aan Els"],
        ["", "Foto's van de aanpassing: 1 van 2", "Oost", "Els V.", "", "Vraag aan Els"],
        [
            "Kaaskelder Ter Hulst",
            "Actieplan van 02/10 zonder handtekening",
            "Oost",
            "Tom A.",
            "gevraagd 19/11",
            "Herinner",
        ],
        [
            "Drankenhal De Spoel",
            "Verslag van 14/10 zonder handtekening",
            "Midden",
            "Rik D.",
            "gevraagd 20/11",
            "Herinner",
        ],
        [
            "Lasbedrijf Koppelpoort",
            "Nog niet gesynchroniseerd",
            "West",
            "Ann S.",
            "5 dagen oud",
            "Vraag partner",
        ],
    ]


def test_incomplete_dossiers_that_are_left_out_are_told_so(page, qtbot):
    page.side.apart.click()
    words = "Het pakket kan gemaakt worden; daarin staat alleen wat ontbreekt."
    qtbot.waitUntil(lambda: page.foot.note.words.text() == words)


def test_the_way_to_close_the_period_is_in_sight_on_a_small_screen(page, qtbot):
    page.resize(1158, 662)  # a screen of 1366 by 768 without menu, rail and line of state
    button, view = page.side.close_button, page.side.viewport()
    qtbot.waitUntil(lambda: page.side.height() < 660 and button.isVisible())

    def lowest():
        return button.mapTo(page.side.body, button.rect().bottomLeft()).y()

    qtbot.waitUntil(lambda: lowest() < view.height())


def test_files_that_are_too_much_for_one_pdf_are_told_with_a_way_out(page, qtbot):
    listing = page.model.listing
    page._on_listed(replace(listing, survey=replace(listing.survey, size=MOST_INSIDE + 1)))
    assert "samen meer dan 400 MB" in page.side.too_much_words.text()
    page.side.zip_button.click()
    assert (page.target.shape, page.wish().shape) == ("zip", "zip")
    qtbot.waitUntil(lambda: not page.side.too_much.isVisible())


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_pane_shows_its_words_whole_with_large_letters(page, use_theme, qtbot, percent):
    use_theme("light", percent)
    page.resize(1296, 560)  # a screen of 1366 by 768 without the rail
    side, survey = page.side, replace(SURVEY, pages=12_345)
    side.show_survey(survey)
    qtbot.waitUntil(lambda: side.body.width() <= side.viewport().width())
    for tick in (side.seal, side.files, side.apart, side.hide_contacts):
        widest = max(tick.fontMetrics().horizontalAdvance(line) for line in tick.text().split("\n"))
        assert widest < tick.width()
        assert tick.text().replace("\n", " ") == tick.accessibleName()


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_first_row_begins_where_its_header_ends(page, use_theme, percent):
    use_theme("dark", percent)
    for table in (page.lists.gaps, page.lists.wholes):
        header = table.horizontalHeader()
        assert table.viewport().y() == header.height()
        assert table.height() == header.height() + table.verticalHeader().length()


def test_complete_dossiers_show_eight_and_then_all(page, press):
    table = page.lists.wholes
    first = ["Hergebruik Denderland", "Vast onthaalbeleid", "Oost", "14", "06/10/2026"]
    assert len(lines(table)) == 8
    assert lines(table)[0] == first
    assert page.lists.more_button.text() == "Toon alle 12"
    page.lists.more_button.setFocus()
    press(page, Qt.Key.Key_Return)
    assert len(lines(table)) == 12
    press(page, Qt.Key.Key_Return)
    assert len(lines(table)) == 8


def test_the_first_question_is_last_month_for_an_audit(page, packs):
    assert page.filters.span.currentText() == "Vorige maand: oktober 2026"
    assert packs.wishes[-1] == PackWish(date(2026, 10, 1), date(2026, 10, 31))


@pytest.mark.parametrize(
    ("span", "first", "last"),
    [
        (Span.THIS_MONTH, date(2026, 11, 1), date(2026, 11, 30)),
        (Span.LAST_QUARTER, date(2026, 7, 1), date(2026, 9, 30)),
        (Span.PROJECT, date(2024, 7, 1), date(2026, 11, 23)),
    ],
)
def test_another_period_is_read_at_once(page, packs, qtbot, span, first, last):
    page.filters.span.setCurrentIndex(list(Span).index(span))
    qtbot.waitUntil(lambda: (packs.wishes[-1].first, packs.wishes[-1].last) == (first, last))


def test_own_days_are_typed_and_what_is_no_day_changes_nothing(page, packs, press, qtbot):
    page.filters.span.setCurrentIndex(list(Span).index(Span.OWN))
    assert page.filters.first.hasFocus()
    page.filters.first.selectAll()
    qtbot.keyClicks(page.filters.first, "5/10")
    press(page, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: packs.wishes[-1].first == date(2026, 10, 5))
    page.filters.last.setFocus()
    page.filters.last.selectAll()
    asked = len(packs.wishes)
    qtbot.keyClicks(page.filters.last, "99/99")
    press(page, Qt.Key.Key_Tab)
    assert page.filters.note.words.text() == "Dit is geen dag. Typ bijvoorbeeld 20/11 of vr."
    assert page.filters.last.text() == "99/99"
    assert len(packs.wishes) == asked


def test_days_the_wrong_way_round_are_turned(page, packs, qtbot):
    page.filters.span.setCurrentIndex(list(Span).index(Span.OWN))
    page.filters.first.set_value(date(2026, 10, 20))
    page.filters.last.set_value(date(2026, 10, 5))
    page.filters.last.changed.emit(date(2026, 10, 5))
    wanted = (date(2026, 10, 5), date(2026, 10, 20))
    qtbot.waitUntil(lambda: (packs.wishes[-1].first, packs.wishes[-1].last) == wanted)


def test_partners_trajectories_preset_and_ticks_say_what_is_wanted(page, packs, qtbot):
    page.filters.partner.setCurrentIndex(2)
    page.filters.trajectory.setCurrentIndex(1)
    page.side.whom.setCurrentIndex(1)
    page.side.files.click()
    wanted = PackWish(
        date(2026, 10, 1),
        date(2026, 10, 31),
        preset="evaluator",
        partners=frozenset({some_id("Oost")}),
        trajectories=frozenset({WHOLES[0].trajectory_id}),
        with_files=False,
        hides_contacts=True,
    )
    assert page.wish() == wanted
    qtbot.waitUntil(lambda: packs.wishes[-1] == wanted)
    assert not page.side.hide_contacts.isEnabled()


def test_a_pack_for_a_partner_is_never_of_all(page, me):
    page.side.whom.setCurrentIndex(2)
    assert page.wish() == PackWish(
        date(2026, 10, 1),
        date(2026, 10, 31),
        preset="partner",
        partners=frozenset({me.partner_id}),
    )


def test_a_row_is_one_sentence_for_a_screen_reader(page):
    rows = page.lists.gaps.rows
    role = Qt.ItemDataRole.AccessibleTextRole
    assert rows.index(2, 0).data(role) == (
        "Kaaskelder Ter Hulst, Actieplan van 02/10 zonder handtekening, Oost, coach Tom A., "
        "gevraagd 19/11, Spatie: Herinner"
    )
    assert page.lists.wholes.rows.index(0, 0).data(role) == (
        "Hergebruik Denderland, Vast onthaalbeleid, Oost, 14 stukken, telt mee sinds 06/10/2026"
    )


def test_every_control_has_a_name(page):
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            face = QAccessible.queryAccessibleInterface(widget)
            assert face.text(QAccessible.Text.Name), widget


def test_the_pane_tells_how_large_it_gets_and_of_packs_before(page):
    words = said(page.side)
    for expected in ("± 214 pagina's", "186 stukken", "148 MB", "PDF/A met manifest"):
        assert expected in words
    assert [line.accessibleName() for line in page.side.earlier.shown] == [
        "September 2026, ongewijzigd, gemaakt op 23/11/2026",
        "Derde kwartaal 2026, ongewijzigd, gemaakt op 23/11/2026",
        "Augustus 2026, 1 dossier gewijzigd, gemaakt op 23/11/2026",
    ]


def test_without_dossiers_the_page_says_so_and_makes_nothing(qtbot, open_page, packs, press):
    packs.answer = replace(SURVEY, complete=(), gaps=(), incomplete=0, unsynced=0, running=4)
    page = open_page()
    qtbot.waitUntil(page.states.go_button.hasFocus)
    assert page.states.empty.title.text() == "Geen afgeronde trajecten in deze periode"
    assert page.states.empty.text.text().endswith("Daarnaast lopen er nog 4 trajecten.")
    assert not page.foot.make_button.isEnabled()
    press(page, Qt.Key.Key_P, CTRL)
    assert page.target.dialog is None
    with qtbot.waitSignal(page.desk.go_requested) as asked:
        press(page, Qt.Key.Key_Return)
    assert asked.args == [Place("trajectories")]


def test_what_cannot_be_read_is_said_with_the_way_on(qtbot, desk, begin_page, packs, press):
    packs.error = UserError("store.full")
    with qtbot.waitSignal(desk.failed):
        page = begin_page()
    qtbot.waitUntil(page.states.again_button.hasFocus)
    packs.error = None
    press(page, Qt.Key.Key_Return)
    qtbot.waitUntil(page.lists.gaps.hasFocus)


def test_ten_thousand_gaps_are_shown_and_walked_to_the_end(qtbot, open_page, packs, press):
    many = tuple(
        replace(GAPS[0], id=some_id(str(n)), member_id=some_id(f"m{n}"), company=f"Bedrijf {n}")
        for n in range(10_000)
    )
    packs.answer = replace(SURVEY, gaps=many, incomplete=10_000)
    page = open_page()
    qtbot.waitUntil(page.lists.gaps.hasFocus)
    press(page, Qt.Key.Key_End, CTRL)
    assert page.lists.gaps.gap() == many[-1]
    assert page.lists.verticalScrollBar().value() > 300_000


@pytest.mark.parametrize(
    ("role", "makes", "sees_period", "closes"),
    [
        ("promotor", True, True, True),
        ("partner_admin", True, True, False),
        ("coach", False, False, False),
        ("auditor", False, False, False),
    ],
)
def test_each_role_sees_what_it_may(open_page, me, packs, role, makes, sees_period, closes):
    page = open_page(me=replace(me, role=role))
    assert page.foot.make_button.isVisible() is makes
    assert page.foot.look_button.isVisible()
    assert page.check_button.isVisible()
    assert page.side.period_part.isVisible() is sees_period
    assert page.side.close_button.isEnabled() is closes
    only_own = frozenset({me.partner_id}) if role == "partner_admin" else None
    assert packs.wishes[-1].partners == only_own
    assert page.filters.partner.isVisible() is (role != "partner_admin")
