"""Tables, notices, panes, steps, tiles and the overlay, as a user sees them."""

from operator import attrgetter
from typing import NamedTuple
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui import theme
from app.ui.tables.paged import Column, PagedTableModel
from app.ui.widgets import paint
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LineEdit
from app.ui.widgets.labels import KeyValueGrid, Label
from app.ui.widgets.menus import Menu
from app.ui.widgets.meters import PasswordMeter, ProgressBar, SegmentMeter
from app.ui.widgets.nav import NavButton, app_icon, initials
from app.ui.widgets.notices import EmptyState, MessageCard
from app.ui.widgets.overlay import Overlay
from app.ui.widgets.panes import PageFooter, SidePane
from app.ui.widgets.status import STATUSES, Pill
from app.ui.widgets.table import TableView
from app.ui.widgets.tabs import Stepper, Tabs
from app.ui.widgets.tiles import ChoiceCard, TileRow


class Company(NamedTuple):
    name: str
    place: str


COMPANIES = {
    UUID(int=1): Company("Bakkerij Janssens", "Aalst"),
    UUID(int=2): Company("Metaal Claes", "Lokeren"),
    UUID(int=3): Company("Peeters Bouw", "Sint-Niklaas"),
}


@pytest.fixture
def table(show_active):
    view = TableView("Ondernemingen")
    columns = [
        Column(attrgetter("name"), "Naam", sort_key="name", is_name=True),
        Column(attrgetter("place"), "Vestiging", tone="muted"),
    ]
    model = PagedTableModel(columns, lambda ids: {i: COMPANIES[i] for i in ids}, view)
    model.show_ids(list(COMPANIES))
    view.setModel(model)
    view.resize(500, 200)
    show_active(view).setFocus()
    return view


def pixel(view, x, y):
    return view.viewport().grab().toImage().pixelColor(x, y).name().upper()


def test_enter_opens_the_current_row(qtbot, table):
    table.select_row(1)
    with qtbot.waitSignal(table.opened) as told:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert told.args[0].row() == 1


def test_a_chosen_row_has_its_fill_and_edge(table):
    table.select_row(1)
    table.clearFocus()  # the ring of the current cell lies over the edge
    tokens = theme.current().tokens
    y = table.rowViewportPosition(1) + 10
    assert pixel(table, 1, y) == tokens.primary
    assert pixel(table, 480, y) == tokens.selection
    assert pixel(table, 480, y - 32) == tokens.surface


def test_a_chosen_row_of_an_inactive_window_is_quiet(table, monkeypatch):
    table.select_row(1)
    table.clearFocus()
    monkeypatch.setattr(table, "isActiveWindow", lambda: False)
    tokens = theme.current().tokens
    y = table.rowViewportPosition(1) + 10
    assert pixel(table, 1, y) == tokens.quiet_edge
    assert pixel(table, 480, y) == tokens.alt


def test_the_selection_stays_blue_without_focus(table):
    table.select_row(1)
    table.clearFocus()
    assert pixel(table, 480, table.rowViewportPosition(1) + 10) == theme.current().tokens.selection


def test_copy_gives_tab_separated_rows(qtbot, table):
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().split("\n")[1] == "Metaal Claes\tLokeren"
    assert table.selected_ranges() == [(0, 2)]


def test_a_click_on_a_header_sorts_only_what_can_be_sorted(qtbot, table):
    table.sort_by(0)
    header, asked = table.horizontalHeader(), []
    table.model().sort_requested.connect(lambda *order: asked.append(order))
    other = QPoint(header.sectionViewportPosition(1) + 20, 10)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=other)
    assert asked == []
    assert header.sortIndicatorSection() == 0
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert asked == [("name", True)]


def test_rows_grow_with_the_text(table, use_theme):
    assert table.rowHeight(0) == 32
    use_theme("light", 200)
    assert table.rowHeight(0) >= 26 + 14


@pytest.mark.parametrize("status", STATUSES)
def test_a_pill_is_22_high_and_says_its_word(qtbot, status):
    pill = Pill(status, "Woord")
    qtbot.addWidget(pill)
    assert pill.sizeHint().height() == 22
    assert pill.accessibleName() == "Woord"
    look = STATUSES[status]
    assert look.icon
    shown = pill.grab().toImage()
    ink = QColor(getattr(theme.current().tokens, look.color)).rgb()
    colors = [shown.pixel(x, y) for x in range(shown.width()) for y in range(shown.height())]
    assert ink in colors


def test_no_two_statuses_differ_by_colour_alone():
    assert len({look.icon for look in STATUSES.values()}) == len(STATUSES)


def test_tabs_keep_their_places_whatever_is_chosen(qtbot):
    tabs = Tabs(["Tijdlijn", "Overzicht", "Doorverwijzingen"])
    qtbot.addWidget(tabs)
    tabs.show()
    before = [tabs.tabRect(number) for number in range(3)]
    tabs.setFocus()
    qtbot.keyClick(tabs, Qt.Key.Key_Right)
    assert tabs.currentIndex() == 1
    assert [tabs.tabRect(number) for number in range(3)] == before


def test_details_of_a_message_are_folded_and_copied(qtbot):
    card = MessageCard("error", "Niet verzonden", "Het staat veilig.", details="HTTP 413")
    qtbot.addWidget(card)
    card.show()
    assert not card.copy_button.isVisible()
    qtbot.mouseClick(card.details_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(card.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "Niet verzonden\nHet staat veilig.\nHTTP 413"


def test_an_empty_state_offers_its_action(qtbot):
    button = Button("Nieuwe intake", "primary")
    empty = EmptyState("domain", "Nog geen ondernemingen", "Begin met een intake.", (button,))
    qtbot.addWidget(empty)
    empty.show()
    assert button.isVisible()
    assert empty.title.text() == "Nog geen ondernemingen"


def test_a_step_is_spoken_with_its_number(qtbot):
    steps = Stepper(["Zoek", "Onderneming", "Vraag"])
    qtbot.addWidget(steps)
    steps.set_current(1)
    assert steps.accessibleName() == "Stap 2 van 3: Onderneming"


def test_progress_is_spoken(qtbot):
    bar, parts = ProgressBar(), SegmentMeter(4, 6)
    qtbot.addWidget(bar)
    qtbot.addWidget(parts)
    bar.set_progress(0.34)
    assert bar.accessibleName() == "34%"
    assert parts.accessibleName() == "4 van 6"


@pytest.mark.parametrize(("level", "word"), [(-1, ""), (0, "Te zwak"), (2, "Matig"), (3, "Sterk")])
def test_the_strength_of_a_password_is_a_word(qtbot, level, word):
    meter = PasswordMeter()
    qtbot.addWidget(meter)
    meter.set_level(level)
    assert meter.accessibleName() == word


def test_only_one_choice_card_is_on_and_shows_its_details(qtbot, show_active):
    window = QWidget()
    column = QVBoxLayout(window)
    first, second = ChoiceCard("Uitnodiging"), ChoiceCard("Oefenen")
    details = Label("van je promotor")
    first.set_details(details)
    for card in (first, second):
        column.addWidget(card)
    show_active(window)
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert details.isVisible()
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert second.isChecked()
    assert not first.isChecked()
    assert not details.isVisible()


def test_tiles_choose_with_arrows(qtbot, show_active):
    tiles = TileRow()
    tiles.add("visit", "Bezoek")
    tiles.add("call", "Telefoon")
    tiles.set_value("visit")
    show_active(tiles)
    first = tiles.findChildren(QWidget)[0]
    first.setFocus()
    with qtbot.waitSignal(tiles.changed) as told:
        qtbot.keyClick(first, Qt.Key.Key_Right)
    assert told.args == ["call"]


def test_the_overlay_keeps_the_keyboard_and_gives_it_back(qtbot, show_active):
    window = QWidget()
    window.resize(900, 600)
    below = LineEdit(parent=window)
    overlay = Overlay(window)
    first, second = LineEdit(), LineEdit()
    overlay.box.column.addWidget(first)
    overlay.box.column.addWidget(second)
    show_active(window)
    below.setFocus()
    overlay.open(first)
    assert window.focusWidget() is first
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert window.focusWidget() is second
    qtbot.keyClick(second, Qt.Key.Key_Tab)
    assert window.focusWidget() is first
    with qtbot.waitSignal(overlay.closed):
        qtbot.keyClick(first, Qt.Key.Key_Escape)
    assert window.focusWidget() is below
    assert not overlay.isVisible()


def test_a_click_beside_the_box_closes_the_overlay(qtbot):
    window = QWidget()
    window.resize(900, 600)
    overlay = Overlay(window)
    qtbot.addWidget(window)
    window.show()
    overlay.open()
    qtbot.mouseClick(overlay, Qt.MouseButton.LeftButton, pos=QPoint(5, 500))
    assert not overlay.isVisible()


def test_side_pane_and_footer_have_their_measures(qtbot):
    pane, footer = SidePane(), PageFooter()
    qtbot.addWidget(pane)
    qtbot.addWidget(footer)
    assert 308 <= pane.sizeHint().width() <= 332
    assert footer.sizeHint().height() == 56


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("times", [0, 1, 2, 9])
def test_a_footer_keeps_its_height_and_grows_with_what_it_says(qtbot, use_theme, times, percent):
    use_theme("light", percent)
    page, footer = QWidget(), PageFooter()
    button = Button("Ga verder", "primary")
    footer.add_action(button)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(QWidget(), 1)
    column.addWidget(footer)
    qtbot.addWidget(page)
    page.resize(700, 600)
    footer.note.show_note("attention", "Nog nodig: 1. Vul aan, of bewaar onvolledig. " * times)
    page.show()
    least = theme.current().height(32) + 24
    words = footer.note.words

    def lines():  # how high the words want to be, px
        return words.heightForWidth(words.width()) if times else 0

    qtbot.waitUntil(lambda: footer.height() == max(least, lines() + 24))
    qtbot.waitUntil(lambda: words.height() >= lines())
    assert button.height() == theme.current().height(32)


def test_facts_can_be_replaced(qtbot):
    grid = KeyValueGrid()
    qtbot.addWidget(grid)
    grid.set_pairs([("Team", "Oost")])
    grid.set_pairs([("Coach", "Els"), ("Grootte", "22")])
    grid.show()
    words = [label.text() for label in grid.findChildren(Label) if label.isVisible()]
    assert words == ["Coach", "Els", "Grootte", "22"]


@pytest.mark.parametrize(("width", "is_below"), [(300, False), (190, True)])
def test_a_fact_with_a_long_word_stands_whole_in_a_narrow_pane(qtbot, show_active, width, is_below):
    pane, grid = SidePane(), KeyValueGrid()
    pane.column.addWidget(grid)
    grid.set_pairs([("Rechtsvorm", "bv"), ("Activiteit", "verpakkingsbedrijven")])
    pane.setFixedWidth(width)
    show_active(pane)
    _, form, name, value = grid.findChildren(Label)
    qtbot.waitUntil(lambda: (value.y() > name.y()) is is_below)
    assert value.width() >= value.fontMetrics().horizontalAdvance(value.text())
    assert value.mapTo(pane, value.rect().bottomRight()).x() < pane.viewport().width()
    assert form.geometry().bottom() < name.geometry().bottom()
    pane.setFixedWidth(400)
    qtbot.waitUntil(lambda: value.y() == name.y())  # and goes back where there is room


def test_facts_take_other_words_in_the_labels_that_are_there(qtbot):
    grid = KeyValueGrid()
    qtbot.addWidget(grid)
    grid.set_pairs([("Team", "Oost"), ("Coach", "Els")])
    grid.show()
    first = grid.findChildren(Label)[1]
    low = grid.sizeHint().height()
    grid.set_pairs([("Sector", "Bouw")])
    assert first.text() == "Bouw"
    assert first.accessibleName() == "Sector: Bouw"
    assert [label.text() for label in grid.findChildren(Label) if label.isVisible()] == [
        "Sector",
        "Bouw",
    ]
    grid.set_pairs([("Team", "Oost"), ("Coach", "Els")])
    qtbot.waitUntil(lambda: grid.sizeHint().height() == low)


def test_nav_says_its_count_and_shrinks_to_a_rail(qtbot):
    item = NavButton("domain", "Ondernemingen", 3)
    qtbot.addWidget(item)
    assert item.accessibleName() == "Ondernemingen 3"
    item.set_rail(on=True)
    assert item.sizeHint().width() == 40
    assert item.toolTip() == "Ondernemingen"


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Els Verhaegen", "EV"), ("Jan", "J"), ("Els V.", "EV"), ("", ""), ("- 💡", "")],
)
def test_initials(name, letters):
    assert initials(name) == letters


def test_a_menu_calls_what_is_chosen_and_shows_its_key(qtbot):
    menu, called = Menu(), []
    qtbot.addWidget(menu)
    action = menu.add("Nieuwe sessie", lambda: called.append(1), "plus", "F8")
    menu.popup(QPoint(0, 0))
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert called == [1]
    assert action.shortcut().toString() == "F8"


@pytest.mark.usefixtures("qapp")
def test_the_window_icon_has_pixels():
    assert not app_icon().pixmap(32, 32).isNull()


def test_a_label_keeps_its_size_when_its_tone_changes(qtbot, use_theme):
    label = Label("Titel", "title")
    qtbot.addWidget(label)
    label.show()
    label.set_tone("muted")
    assert label.font().pixelSize() == 20
    use_theme("dark", 150)
    assert label.font().pixelSize() == 30


def test_tabs_ask_no_room_after_the_last_word_but_for_its_ring(qtbot):
    tabs = Tabs(["Tijdlijn", "Overzicht"])
    qtbot.addWidget(tabs)
    strong = theme.current().font("strong")
    assert tabs.tabSizeHint(0).width() == paint.width("Tijdlijn", strong) + 24
    assert tabs.tabSizeHint(1).width() == paint.width("Overzicht", strong) + 6


@pytest.mark.parametrize(("text", "read"), [("Jans && Co", "Jans & Co"), ("&Bewaar", "Bewaar")])
def test_a_button_has_room_for_the_words_that_one_reads(qtbot, text, read):
    button = Button(text, "quiet")
    qtbot.addWidget(button)
    assert button.sizeHint().width() == paint.width(read, theme.current().font()) + 2 * 9


def test_a_button_without_room_ends_in_dots_instead_of_half_a_letter(qtbot, monkeypatch):
    button = Button("Netwerken && meer", "quiet")
    qtbot.addWidget(button)
    button.resize(60, 32)
    painted = []
    monkeypatch.setattr(
        paint, "text", lambda _painter, area, words, *_look: painted.append((words, area.width()))
    )
    button.grab()
    assert painted == [("Netwerken & meer", 60 - 9)]  # the padding; without marks it gets dots
