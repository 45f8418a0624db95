"""F1 lists every key, and every key that it lists works on its screen."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QTextEdit
from sqlmodel import select

from app.core import clock
from app.models.enterprise import Enterprise
from app.models.results import ProjectTerms
from app.services.networks.meetings import MeetingForm, invite, plan_meeting
from app.services.networks.use_cases import MemberForm, NetworkForm, add_members, start_network
from app.services.quality.records import first_values, save_record
from app.services.referrals.use_cases import ReferralForm, make_referral
from app.services.scans.use_cases import start_scan
from app.services.trajectories.members import new_member
from app.services.trajectories.use_cases import TrajectoryForm, enter_phase, start_trajectory
from app.ui.attendance.door import open_attendance
from app.ui.keys import MODIFIERS
from app.ui.place import Place
from app.ui.preview.page import PreviewWindow
from app.ui.shell.key_words import KeyWords
from app.ui.widgets.table import TableView
from tests.coaching_samples import utc
from tests.pack_screen_samples import FakePacks
from tests.sync_samples import MERGE, FakeConflicts

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
SAME = {Qt.Key.Key_Enter: Qt.Key.Key_Return, Qt.Key.Key_Tab: Qt.Key.Key_Backtab}
SCREENS = (
    "today",
    "agenda",
    "enterprises",
    "enterprise",
    "intake",
    "session",
    "trajectories",
    "trajectory",
    "scans",
    "scan",
    "quick_session",
    "networks",
    "network",
    "meeting",
    "attendance",
    "referrals",
    "referral",
    "evidence",
    "targets",
    "reports",
    "preview",
    "quality",
    "improvement",
    "sync",
    "merging",
    "settings",
)


def company(desktop):
    with desktop.main.desk.store.read() as session:
        return session.exec(select(Enterprise)).one().id


def go_to(desktop, place):
    desktop.main.way.go(place)
    desktop.wait(lambda: getattr(desktop.page, "is_built", True))
    return desktop.page


def open_list(desktop, name):
    page = go_to(desktop, Place(name))
    if name == "enterprises":
        page.views.choose("everything")
        desktop.wait(lambda: page.rows.rowCount() == 1)
        page.enter()
    desktop.wait(lambda: QApplication.focusWidget() not in {None, page})
    return page


def open_merging(desktop, name):
    desktop.main.desk.merging = FakeConflicts(MERGE)  # its keys are about what clashes
    page = go_to(desktop, Place(name))
    desktop.wait(lambda: page.model.is_read and bool(page.detail.rows))
    page.enter()
    return page


def open_scan(desktop, name):
    made = start_scan(desktop.main.desk.store, company(desktop), "baseline")
    page = go_to(desktop, Place(name, record=None if name == "scans" else made.id))
    desktop.wait(lambda: bool(page.rows.rowCount() if name == "scans" else page.asking))
    desktop.wait(lambda: QApplication.focusWidget() not in {None, page})
    return page


def open_trajectory(desktop, name):
    store = desktop.main.desk.store
    member = new_member(store, company(desktop))
    made = start_trajectory(store, TrajectoryForm("Onthaal", date(2026, 5, 12), (member,)))
    enter_phase(store, made.id, "analysis", date(2026, 6, 1))  # a phase at each side
    page = go_to(desktop, Place(name, record=None if name == "trajectories" else made.id))
    if name == "trajectories":
        desktop.wait(lambda: page.states.has_list)
    desktop.wait(lambda: QApplication.focusWidget() not in {None, page})
    return page


def open_screen(desktop, name):
    """Open a screen as a coach does, and return the widget that has its keys."""
    if name in OPENERS:
        return OPENERS[name](desktop, name)
    if name in {"intake", "sync", "settings"}:
        return go_to(desktop, Place(name))
    page = go_to(desktop, Place("enterprise", record=company(desktop)))
    desktop.wait(page.head.isVisible)
    desktop.wait(lambda: page.timeline._timeline is page.model.timeline)
    if name == "session":
        desktop.press(Qt.Key.Key_N)
        desktop.wait(lambda: desktop.page.place.screen == "session" and desktop.page.is_built)
        desktop.wait(lambda: isinstance(QApplication.focusWidget(), QTextEdit))
        return desktop.page
    if name == "quick_session":
        desktop.press(Qt.Key.Key_F8)
        desktop.wait(lambda: isinstance(QApplication.focusWidget(), QTextEdit))
        return desktop.main._panel
    if name == "preview":
        desktop.press(Qt.Key.Key_P, CTRL)
        desktop.wait(lambda: isinstance(QApplication.activeWindow(), PreviewWindow))
        return QApplication.activeWindow()
    page.timeline.take_keyboard()
    return page


def open_network(desktop, name):
    """Open the list of networks, one of them, its meeting, or the attendance list of that."""
    store = desktop.main.desk.store
    network = start_network(store, NetworkForm("Netwerk Waasland")).id
    add_members(store, network, [MemberForm("An Claes", "Metaal")])
    if name in {"networks", "network"}:
        page = go_to(desktop, Place(name, record=network if name == "network" else None))
        desktop.wait(lambda: QApplication.focusWidget() not in {None, page})
        if name == "network":
            members = page.room.show("members").table
            desktop.wait(lambda: members.model().rowCount() == 1)
            members.setFocus()
            members.selectRow(0)
        return page
    meeting = plan_meeting(store, network, MeetingForm("Buddy's", utc(23, 10), utc(23, 12))).id
    invite(store, meeting, [MemberForm("An Claes", "Metaal")])
    if name == "meeting":
        page = go_to(desktop, Place(name, record=meeting, unit="invitees"))
        desktop.wait(lambda: isinstance(QApplication.focusWidget(), TableView))
        return page
    window = open_attendance(desktop.main.desk, meeting, desktop.main)
    desktop.wait(lambda: bool(window.view.items.people) and window.isActiveWindow())
    return window


def open_referrals(desktop, name):
    """Open the board with one card on it, or that one: their keys are about it."""
    form = ReferralForm(company(desktop), "in_vdab", "Vacature magazijn", clock.today())
    made = make_referral(desktop.main.desk.store, form).id
    if name == "referral":
        page = go_to(desktop, Place(name, record=made))
        page.parts.pane.step.button.setFocus()  # not in a field that one types in
        return page
    page = go_to(desktop, Place(name))
    desktop.wait(lambda: page.board.current() is not None)
    page.enter()
    return page


def open_evidence(desktop, name):
    """Open the page with a month that lacks something: its keys are about that."""
    desktop.main.desk.packs = FakePacks()
    page = go_to(desktop, Place(name))
    desktop.wait(page.lists.gaps.hasFocus)
    return page


def open_targets(desktop, name):
    """Open the page of a project that has its days, with the keyboard on its first number."""
    me, first, last = desktop.main.desk.me, date(2026, 1, 1), date(2027, 12, 31)
    with desktop.main.desk.store.write() as session:
        session.add(ProjectTerms(root=me.partnership_id, valid_from=first, first=first, last=last))
    page = go_to(desktop, Place(name))
    desktop.wait(page.cards.realised.hasFocus)
    return page


def open_quality(desktop, name):
    """Open the registers with a question in the first, or an improvement."""
    store = desktop.main.desk.store
    made = [
        save_record(store, kind, None, first_values(kind, store.actor) | {field: "Iets"}).id
        for kind, field in (("incoming_question", "text"), ("improvement", "title"))
    ]
    page = go_to(desktop, Place(name, record=made[1] if name == "improvement" else None))
    desktop.wait(lambda: QApplication.focusWidget() not in {None, page})
    if name == "quality":
        desktop.wait(page.room.stack.currentWidget().table.hasFocus)
    return page


OPENERS = {
    "today": open_list,
    "agenda": open_list,
    "enterprises": open_list,
    "merging": open_merging,
    "trajectories": open_trajectory,
    "trajectory": open_trajectory,
    "scans": open_scan,
    "scan": open_scan,
    "networks": open_network,
    "network": open_network,
    "meeting": open_network,
    "attendance": open_network,
    "referrals": open_referrals,
    "referral": open_referrals,
    "evidence": open_evidence,
    "targets": open_targets,
    "reports": open_list,
    "quality": open_quality,
    "improvement": open_quality,
}


def forms_of(written):
    """Return how a key may be registered: Enter is on both sides of the keyboard."""
    combination = QKeySequence(written)[0]
    held, code = combination.keyboardModifiers(), combination.key()
    return {QKeyCombination(held, each).toCombined() for each in (code, SAME.get(code, code))}


def registered(page):
    keys = getattr(page, "_keys", None)
    found = {each.toCombined() for each in keys._keys} if keys is not None else set()
    for shortcut in page.findChildren(QShortcut):
        found |= {each.toCombined() for each in (shortcut.key()[0],)}
    return found


def takes(written):
    """Tell whether what has the keyboard does something with the key."""
    combination = QKeySequence(written)[0]
    event = QKeyEvent(
        QEvent.Type.KeyPress, combination.key(), combination.keyboardModifiers() & MODIFIERS, ""
    )
    QApplication.sendEvent(QApplication.focusWidget(), event)
    return event.isAccepted()


def group(name):
    return next(each for each in KeyWords().groups() if each.name == name)


def test_all_screens_are_listed(qapp):
    assert tuple(each.name for each in KeyWords().groups()) == SCREENS


@pytest.mark.parametrize("name", SCREENS)
def test_every_key_that_is_listed_works_on_its_screen(desktop, name):
    page = open_screen(desktop, name)
    known = registered(page)
    loose = [written for written, _ in group(name).keys if not forms_of(written) & known]
    assert not takes("Ctrl+Alt+F12")  # what takes anything would prove nothing
    # Enter last: it opens another page
    assert [written for written in sorted(loose, key="Enter".__eq__) if not takes(written)] == []


@pytest.mark.parametrize("name", [each for each in SCREENS if each != "preview"])
def test_every_key_of_a_screen_is_listed(desktop, name):
    page = open_screen(desktop, name)
    everywhere = [action.shortcut().toString() for action in desktop.main.actions()]
    written = [key for key, _ in group(name).keys] + [key for key in everywhere if key]
    listed = set().union(*map(forms_of, written))
    assert [QKeyCombination.fromCombined(key) for key in registered(page) - listed] == []


def test_f1_shows_the_keys_of_all_screens_under_their_names(desktop):
    desktop.press(Qt.Key.Key_F1)
    desktop.wait(lambda: QApplication.activeWindow().windowTitle() == "Toetsen")
    shown = [label.text() for label in QApplication.activeWindow().findChildren(QLabel)]
    for each in KeyWords().groups():
        assert each.title in shown
        assert {words for _, words in each.keys} <= set(shown)
    assert {"Overal", "Ctrl+L", "Vergrendel", "Shift+Spatie", "Alt+→", "Ctrl+G, O"} <= set(shown)
    desktop.press(Qt.Key.Key_Escape)
