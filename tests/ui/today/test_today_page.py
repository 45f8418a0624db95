"""Vandaag as a coach uses it: what stands there, keys, clicks, and the way back."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLineEdit, QStackedWidget

from app.core import clock
from app.models.base import new_id
from app.models.coaching import Action
from app.services.drafts import DraftForm, keep_draft
from app.ui import theme
from app.ui.place import Place
from app.ui.today.page import TodayPage
from tests.coaching_samples import add_company, add_team, make_desk, stored_actions

MONDAY = date(2026, 11, 23)
DOWN, UP, SPACE, ENTER = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Space, Qt.Key.Key_Return


@pytest.fixture(autouse=True)
def on_monday(monkeypatch):
    """It is Monday, a quarter past eight in the morning in Belgium."""
    monkeypatch.setattr(clock, "today", lambda: MONDAY)
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 23, 7, 15, tzinfo=UTC))
    monkeypatch.setattr(clock, "local", lambda moment: moment.replace(hour=moment.hour + 1))


@pytest.fixture
def desk(store, runner, tmp_path):
    return make_desk(store, add_team(store), runner, tmp_path)


@pytest.fixture
def company(store, desk):
    return add_company(store, "Metaal Claes")


@pytest.fixture
def add_action(store, company):
    def add(text, day, at=company):
        action_id = new_id()
        with store.write() as session:
            session.add(
                Action(
                    id=action_id,
                    root=at.id,
                    enterprise_id=at.id,
                    text=text,
                    due_on=day,
                    coach_id=store.actor,
                )
            )
        return action_id

    return add


@pytest.fixture
def week(store, add_action):
    """Two late, one for today, one later this week, and a draft of each kind."""
    other = add_company(store, "Bakkerij Janssens")
    ids = {
        "late": add_action("Vraag de uitkomst", date(2026, 11, 11)),
        "later": add_action("Bel terug", date(2026, 11, 22)),
        "today": add_action("Mail de afspraken", MONDAY, other),
        "week": add_action("Bereid voor", date(2026, 11, 26)),
    }
    for kind, title in (("session", "Bakkerij Janssens"), ("intake", ""), ("quick_session", "A")):
        ids[kind] = new_id()
        keep_draft(store, DraftForm(ids[kind], kind, None, title, {}), is_new=True)
    return ids


@pytest.fixture
def show(qtbot, desk, show_active):
    def shown():
        page = show_active(TodayPage(desk, Place("today")))
        page.resize(1100, 800)
        page.enter()
        qtbot.waitUntil(lambda: page.model.is_day_shown)
        return page

    return shown


def lines(page):
    """Every line of the list as a screen reader says it."""
    model = page.list.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.index(n, 0).data(role) for n in range(model.rowCount())]


def chosen(page):
    return page.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)


def click(qtbot, page, words, part, *, dclick=False):
    """Click on the tick box, the words or the link of the row that begins with these words."""
    place = next(n for n, line in enumerate(lines(page)) if line.startswith(words))
    rect = page.list.visualRect(page.list.model().index(place, 0))
    cells = page.list.itemDelegate().cells(rect)
    target = getattr(cells, part).center()
    press = qtbot.mouseDClick if dclick else qtbot.mouseClick
    press(page.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(target))


@pytest.mark.usefixtures("week")
def test_what_needs_the_coach_stands_in_groups_with_counts_and_reasons(show):
    page = show()
    assert page.head.title.text() == "Maandag 23 november"
    assert page.head.line.text() == "2 acties zijn te laat, de oudste 12 dagen."
    assert lines(page)[:8] == [
        "Te laat 2",
        "Vraag de uitkomst, Metaal Claes, 12 dagen te laat",
        "Bel terug, Metaal Claes, 1 dag te laat",
        "Vandaag 1",
        "Mail de afspraken, Bakkerij Janssens, voor vandaag",
        "Deze week 1",
        "Bereid voor, Metaal Claes, voor do 26/11",
        "Concepten 3",
    ]
    assert set(lines(page)[8:]) == {
        "Snelsessie afwerken, A, bewaard vandaag 08:15",
        "Intake afwerken, Nog geen onderneming, bewaard vandaag 08:15",
        "Verslag van sessie afwerken, Bakkerij Janssens, bewaard vandaag 08:15",
    }


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        ([22], "1 actie is 1 dag te laat."),
        ([11], "1 actie is 12 dagen te laat."),
        ([22, 22], "2 acties zijn te laat, sinds gisteren."),
        ([23], "1 actie voor vandaag."),
        ([23, 23], "2 acties voor vandaag."),
        ([24], "Vandaag moet er niets. Later deze week wel."),
        ([], "Je lijst is leeg."),
    ],
)
def test_one_sentence_says_what_matters_most(add_action, show, days, sentence):
    for day in days:
        add_action("x", date(2026, 11, day))
    assert show().head.line.text() == sentence


def test_a_list_with_only_evidence_that_lacks_is_not_told_to_be_empty(show):
    page = show()
    told = page.words.line(replace(page.today, lacking=1))
    assert told == "Vandaag moet er niets. Er ontbreekt wel bewijs."


@pytest.mark.usefixtures("week")
def test_the_keyboard_is_on_the_first_row_and_arrows_pass_over_headings(qtbot, show):
    page = show()
    assert page.list.hasFocus()
    assert chosen(page).startswith("Vraag de uitkomst")
    for expected in ("Bel terug", "Mail de afspraken", "Bereid voor"):
        qtbot.keyClick(page.list, DOWN)
        assert chosen(page).startswith(expected)
    qtbot.keyClick(page.list, UP)
    assert chosen(page).startswith("Mail de afspraken")
    qtbot.keyClick(page.list, Qt.Key.Key_End)
    assert chosen(page) == lines(page)[-1]
    qtbot.keyClick(page.list, DOWN)
    assert chosen(page) == lines(page)[-1]
    qtbot.keyClick(page.list, Qt.Key.Key_Home)
    assert chosen(page) == lines(page)[1]


def test_page_down_goes_as_far_as_the_list_is_high(qtbot, add_action, show):
    for number in range(60):
        add_action(f"Actie {number:02}", MONDAY)
    page = show()
    high = page.list.viewport().height() // page.list.visualRect(page.list.currentIndex()).height()
    qtbot.keyClick(page.list, Qt.Key.Key_PageDown)
    assert abs(page.list.currentIndex().row() - 1 - high) <= 1
    assert (
        page.list.viewport()
        .rect()
        .contains(page.list.visualRect(page.list.currentIndex()).center())
    )
    qtbot.keyClick(page.list, Qt.Key.Key_PageUp)
    assert page.list.currentIndex().row() == 1


@pytest.mark.usefixtures("week")
def test_enter_opens_the_company_of_an_action(qtbot, desk, company, show):
    page = show()
    with qtbot.waitSignal(desk.go_requested) as asked:
        qtbot.keyClick(page.list, ENTER)
    assert asked.args == [Place("enterprise", record=company.id)]


@pytest.mark.parametrize(("words", "screen"), [("Verslag", "session"), ("Intake", "intake")])
def test_a_draft_opens_where_it_was_left(qtbot, desk, week, show, words, screen):
    page = show()
    with qtbot.waitSignal(desk.go_requested) as asked:
        click(qtbot, page, words, "link")
    assert asked.args == [Place(screen, draft=week[screen])]


@pytest.mark.usefixtures("week")
def test_a_draft_of_a_quick_session_opens_its_panel(qtbot, desk, show):
    page = show()
    with qtbot.waitSignal(desk.quick_session_requested) as asked:
        click(qtbot, page, "Snelsessie", "link")
    assert asked.args == [None]


@pytest.mark.usefixtures("week")
def test_a_double_click_on_the_words_opens(qtbot, desk, show):
    page = show()
    click(qtbot, page, "Mail", "what")
    with qtbot.waitSignal(desk.go_requested):
        click(qtbot, page, "Mail", "what", dclick=True)


def test_space_ticks_off_with_a_way_back(qtbot, store, desk, week, show):
    page = show()
    notices = []
    desk.noticed.connect(notices.append)
    qtbot.keyClick(page.list, SPACE)
    qtbot.waitUntil(lambda: bool(notices))
    assert notices[0].text == "Klaar: Vraag de uitkomst"
    assert {a.id: a.done_on for a in stored_actions(store)}[week["late"]] == MONDAY
    left = ["Te laat 1", "Bel terug, Metaal Claes, 1 dag te laat"]
    qtbot.waitUntil(lambda: lines(page)[:2] == left)
    assert chosen(page).startswith("Bel terug")
    assert page.list.hasFocus()
    notices[0].undo()
    qtbot.waitUntil(lambda: lines(page)[0] == "Te laat 2")
    assert {a.id: a.done_on for a in stored_actions(store)}[week["late"]] is None
    assert chosen(page).startswith("Bel terug")


@pytest.mark.usefixtures("week")
def test_space_twice_on_a_row_that_is_still_shown_does_it_once(qtbot, desk, show):
    page = show()
    notices = []
    desk.noticed.connect(notices.append)
    qtbot.keyClick(page.list, SPACE)
    qtbot.waitUntil(lambda: bool(notices))
    if chosen(page).startswith("Vraag"):  # the list is read in a job, and may be faster
        qtbot.keyClick(page.list, SPACE)
    qtbot.waitUntil(lambda: lines(page)[0] == "Te laat 1" and page.model.is_day_shown)
    assert [notice.text for notice in notices] == ["Klaar: Vraag de uitkomst"]


@pytest.mark.usefixtures("week")
def test_the_way_back_needs_no_page(qtbot, store, desk, show):
    page = show()
    notices = []
    desk.noticed.connect(notices.append)
    qtbot.keyClick(page.list, SPACE)
    qtbot.waitUntil(lambda: bool(notices))
    page.hide()
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
    with qtbot.waitSignal(desk.bus.changed):
        notices[0].undo()
    assert all(action.done_on is None for action in stored_actions(store))


def test_a_click_in_the_box_ticks_off_that_row(qtbot, store, desk, week, show):
    page = show()
    with qtbot.waitSignal(desk.noticed) as told:
        click(qtbot, page, "Mail", "tick")
    assert told.args[0].text == "Klaar: Mail de afspraken"
    done = [action.id for action in stored_actions(store) if action.done_on]
    assert done == [week["today"]]


def test_a_double_click_in_the_box_ticks_off_one_row_only(qtbot, store, desk, week, show):
    page = show()
    with qtbot.waitSignal(desk.noticed):
        click(qtbot, page, "Vraag", "tick")
    qtbot.waitUntil(lambda: lines(page)[1].startswith("Bel terug"))
    click(qtbot, page, "Bel", "tick", dclick=True)
    done = [action.id for action in stored_actions(store) if action.done_on]
    assert done == [week["late"]]


@pytest.mark.usefixtures("week")
def test_space_on_a_draft_does_nothing(qtbot, desk, show):
    page = show()
    qtbot.keyClick(page.list, Qt.Key.Key_End)
    with qtbot.assertNotEmitted(desk.noticed), qtbot.assertNotEmitted(desk.go_requested):
        qtbot.keyClick(page.list, SPACE)


def test_a_long_text_is_shortened_in_the_notice(qtbot, desk, add_action, show):
    add_action("Vraag de ploegbaas " * 5, MONDAY)
    page = show()
    with qtbot.waitSignal(desk.noticed) as told:
        qtbot.keyClick(page.list, SPACE)
    assert told.args[0].text == "Klaar: Vraag de ploegbaas Vraag de ploegbaas Vraag de…"


def test_an_empty_day_leads_to_the_companies(qtbot, desk, show):
    page = show()
    assert page.states.empty.isVisible()
    assert not page.list.isVisible()
    assert page.states.companies_button.hasFocus()
    with qtbot.waitSignal(desk.go_requested) as asked:
        qtbot.keyClick(page.states.companies_button, SPACE)
    assert asked.args == [Place("enterprises")]


def test_ticking_off_the_last_one_leaves_the_keyboard_in_the_page(qtbot, add_action, show):
    add_action("Bel terug", MONDAY)
    page = show()
    qtbot.keyClick(page.list, SPACE)
    qtbot.waitUntil(page.states.empty.isVisible)
    assert page.states.companies_button.hasFocus()


@pytest.mark.usefixtures("week")
def test_the_badge_follows_what_happens(qtbot, show):
    page = show()
    counts = []
    page.count_changed.connect(counts.append)
    qtbot.keyClick(page.list, SPACE)
    qtbot.waitUntil(lambda: bool(counts))
    assert counts[-1] == 5  # one late, one today, three drafts


@pytest.mark.usefixtures("week")
def test_coming_back_reads_the_drafts_again(qtbot, store, show):
    page = show()
    keep_draft(store, DraftForm(new_id(), "intake", None, "Nieuw bv", {}), is_new=True)
    page.enter()
    qtbot.waitUntil(lambda: "Concepten 4" in lines(page))


def test_f5_reads_again(qtbot, add_action, show):
    page = show()
    add_action("Bel terug", MONDAY)
    qtbot.keyClick(page, Qt.Key.Key_F5)
    expected = ["Vandaag 1", "Bel terug, Metaal Claes, voor vandaag"]
    qtbot.waitUntil(lambda: lines(page) == expected)


@pytest.mark.usefixtures("week")
@pytest.mark.parametrize(("mode", "percent"), [("light", 100), ("dark", 150), ("light", 200)])
def test_no_part_of_a_row_lies_over_another(use_theme, show, mode, percent):
    use_theme(mode, percent)
    page = show()
    page.resize(950, 600)
    for place in range(page.list.model().rowCount()):
        item = page.list.items.line(place)
        if item is None:
            continue
        cells = page.list.itemDelegate().cells(
            page.list.visualRect(page.list.model().index(place, 0))
        )
        parts = (cells.tick, cells.what, cells.company, cells.when, cells.link)
        pairs = [(a, b) for n, a in enumerate(parts) for b in parts[n + 1 :]]
        assert not any(a.intersects(b) for a, b in pairs)
        assert all(part.right() < page.list.viewport().width() for part in parts)
        letters = QFontMetrics(theme.current().font(tabular=True))
        assert cells.when.width() >= letters.horizontalAdvance(item.when)
        assert cells.link.width() >= letters.horizontalAdvance(item.link)


@pytest.mark.usefixtures("week")
def test_what_comes_in_later_takes_no_keyboard_from_another_page(qtbot, desk, show_active):
    pages = show_active(QStackedWidget())
    page, other = TodayPage(desk, Place("today")), QLineEdit()
    pages.addWidget(page)
    pages.addWidget(other)
    page.enter()
    pages.setCurrentWidget(other)
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    page.model.refresh()
    assert other.hasFocus()
