"""The attendance mode: who is ticked, who signs, who comes next, and who walked in."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.core import clock
from app.services.drafts import find_draft, list_drafts
from app.services.networks.attendance import attendance_list, sign_attendance
from app.services.networks.meetings import move_meeting
from app.services.trajectories.case_edits import put_away, write_fields
from app.services.undo import undo
from app.ui.attendance.window import DRAFT_KIND
from app.ui.session.signature_pad import LEAST
from app.ui.widgets.emblem import Emblem
from app.ui.widgets.grouped_list import Heading
from tests.coaching_samples import utc
from tests.ui.attendance.steps import INK, LEFT, NOW, choose, draw, row

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(open_window):
    return open_window()


def stored(store, meeting, name):
    return next(one for one in attendance_list(store, meeting).rows if one.name == name)


def texts(window):
    items = window.view.items
    return [items.index(n, 0).data() for n in range(items.rowCount())]


def current(window):
    return window.view.current.name


def sign_now(qtbot, window, key=Qt.Key.Key_Return):
    name = current(window)
    QTest.keyClick(window.pane.pad, key)
    qtbot.waitUntil(lambda: row(window, name).has_signed)


def test_the_list_stands_in_groups_with_what_is_known(window):
    assert texts(window) == [
        "Verwacht 5",
        "Annelore Zandewiel, Metaal Claes, nog niet gezien",
        "Bram Meirlaar, Houtatelier De Linde, nog niet gezien",
        "Dirkje Hoogstoel, Hotel Scheldezicht, nog niet gezien",
        "Fien Kranevoet, Logistiek Scheldeboord, nog niet gezien",
        "Gust Berkenpas, Peeters Bouw, nog niet gezien",
        "Andere genodigden 2",
        "Lowie Vaartmans, Garage Vijfhoek, verontschuldigd",
        "Nele Raamdonk, Drukkerij Meander",
    ]
    head = window.header
    assert head.title.text() == "Netwerk Waasland, bijeenkomst 3"
    assert head.when.text().startswith("Maandag 23 november 2026, ")
    assert head.when.text().endswith(", Sint-Niklaas, zaal De Kade")
    assert (head.number.text(), head.present.text()) == ("0", "aanwezig van 5 verwacht")
    assert window.pane.sentence.text().startswith("Ik was aanwezig op 23/11/2026 van ")
    assert current(window) == "Annelore Zandewiel"
    assert window.pane.next_name.text() == "Bram Meirlaar"


def test_space_ticks_and_takes_back(window, qtbot, store, meeting):
    QTest.keyClick(window.view, Qt.Key.Key_Down)
    assert current(window) == "Bram Meirlaar"
    QTest.keyClick(window.view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(row(window, "Bram Meirlaar").attended))
    assert stored(store, meeting, "Bram Meirlaar").attended is True
    assert window.header.number.text() == "1"
    assert "aanwezig, tekent nog" in texts(window)[2]
    QTest.keyClick(window.view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: row(window, "Bram Meirlaar").attended is None)
    assert current(window) == "Bram Meirlaar"


def test_who_has_the_pad_is_told_with_company_and_function(window, qtbot, store, desk):
    changes = write_fields(store, "invitee", window.view.current.id, function="hr")
    desk.bus.tell(changes)
    qtbot.waitUntil(lambda: "," in window.pane.about.text())
    assert window.pane.name.text() == "Annelore Zandewiel"
    assert window.pane.about.text() == "Metaal Claes, personeelsdienst"


def test_a_click_on_the_tick_ticks_and_a_click_on_the_name_does_not(window, qtbot):
    items = window.view.items
    area = window.view.visualRect(items.index(3, 0))
    QTest.mouseClick(window.view.viewport(), LEFT, pos=area.center())
    assert current(window) == "Dirkje Hoogstoel"
    assert row(window, "Dirkje Hoogstoel").attended is None
    tick = window.view._delegate.cells(area).tick
    QTest.mouseClick(window.view.viewport(), LEFT, pos=tick.center())
    qtbot.waitUntil(lambda: bool(row(window, "Dirkje Hoogstoel").attended))


def test_arrows_pass_over_headings_and_stop_at_the_ends(window):
    for key, name in (
        (Qt.Key.Key_End, "Nele Raamdonk"),
        (Qt.Key.Key_Down, "Nele Raamdonk"),
        (Qt.Key.Key_Home, "Annelore Zandewiel"),
        (Qt.Key.Key_Up, "Annelore Zandewiel"),
        (Qt.Key.Key_PageDown, "Nele Raamdonk"),
        (Qt.Key.Key_Up, "Lowie Vaartmans"),
        (Qt.Key.Key_Up, "Gust Berkenpas"),
        (Qt.Key.Key_PageUp, "Annelore Zandewiel"),
    ):
        QTest.keyClick(window.view, key)
        assert current(window) == name


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_keeps_the_ink_and_gives_the_pad_to_the_next(
    window, qtbot, store, meeting, desk, key
):
    assert not window.pane.done_button.isEnabled()
    draw(window)
    assert window.pane.done_button.isEnabled()
    ink = window.pane.pad.strokes
    sign_now(qtbot, window, key)
    kept = stored(store, meeting, "Annelore Zandewiel")
    assert (kept.strokes, kept.attended) == (ink, True)
    assert current(window) == "Bram Meirlaar"
    assert window.pane.pad.strokes == ()
    assert window.header.signed.text() == "1 getekend"
    assert "getekend om 1" in texts(window)[1]
    undo(store, desk.undo._done[-1].changes)
    assert not stored(store, meeting, "Annelore Zandewiel").has_signed


def test_two_quick_enters_sign_once(window, qtbot, store, meeting):
    draw(window)
    for _ in range(2):
        window._on_done()
    qtbot.waitUntil(lambda: row(window, "Annelore Zandewiel").has_signed)
    qtbot.waitUntil(lambda: not window.actions_of._running)
    assert attendance_list(store, meeting).signed == 1


def test_what_is_drawn_while_a_signature_is_stored_is_nobodys(window, qtbot, store, meeting):
    draw(window)
    window._on_done()
    draw(window, (10, 10), (200, 200))
    qtbot.waitUntil(lambda: current(window) == "Bram Meirlaar")
    assert window.pane.pad.strokes == ()
    assert len(stored(store, meeting, "Annelore Zandewiel").strokes) == 1
    draw(window)
    assert window.pane.done_button.isEnabled()


def test_a_tick_leaves_the_pad_free(window, qtbot):
    QTest.keyClick(window.view, Qt.Key.Key_Space)
    draw(window)
    qtbot.waitUntil(lambda: bool(row(window, "Annelore Zandewiel").attended))
    assert window.pane.done_button.isEnabled()


def test_enter_without_ink_says_what_to_do(window, store, meeting):
    QTest.keyClick(window.view, Qt.Key.Key_Return)
    assert window.pane.note.words.text() == "Teken eerst in het vak, of kies «Op papier»."
    assert attendance_list(store, meeting).present == 0
    draw(window)
    assert not window.pane.note.isVisible()


def test_wiping_leaves_nothing_to_keep(window):
    draw(window)
    QTest.mouseClick(window.pane.wipe_button, LEFT)
    assert window.pane.pad.strokes == ()
    assert not window.pane.done_button.isEnabled()
    assert window.inks.typed() is None


def test_ink_stays_with_who_drew_it(window):
    draw(window)
    first = window.pane.pad.strokes
    choose(window, "Gust Berkenpas")
    assert window.pane.pad.strokes == ()
    draw(window, (30, 30), (90, 90), (150, 40))
    second = window.pane.pad.strokes
    choose(window, "Annelore Zandewiel")
    assert window.pane.pad.strokes == first
    choose(window, "Gust Berkenpas")
    assert window.pane.pad.strokes == second


def test_paper_is_noted_and_taken_back(window, qtbot, store, meeting):
    QTest.mouseClick(window.pane.paper_button, LEFT)
    qtbot.waitUntil(lambda: row(window, "Annelore Zandewiel").on_paper)
    assert window.header.signed.text() == "0 getekend, 1 op papier"
    assert current(window) == "Bram Meirlaar"
    choose(window, "Annelore Zandewiel")
    assert window.pane.paper_button.text() == "Niet op papier"
    QTest.mouseClick(window.pane.paper_button, LEFT)
    qtbot.waitUntil(lambda: not row(window, "Annelore Zandewiel").on_paper)
    assert stored(store, meeting, "Annelore Zandewiel").attended is True


def test_who_signed_is_shown_and_not_changed(window, qtbot):
    draw(window)
    sign_now(qtbot, window)
    choose(window, "Annelore Zandewiel")
    assert window.pane.given.isVisible()
    assert not window.pane.pad.isVisible()
    assert not window.pane.wipe_button.isVisible()
    assert window.pane.done_button.text() == "Volgende"
    QTest.keyClick(window.view, Qt.Key.Key_Space)
    qtbot.waitUntil(window.pane.note.isVisible)
    assert "Annelore Zandewiel heeft getekend" in window.pane.note.words.text()
    QTest.keyClick(window.view, Qt.Key.Key_Return)
    assert current(window) == "Bram Meirlaar"


def test_the_last_one_has_nobody_after_them(window, qtbot):
    for _ in range(5):
        draw(window)
        sign_now(qtbot, window)
    assert not window.pane.next_part.isVisible()


def test_w_adds_who_walked_in_and_gives_them_the_pad(window, qtbot, store, meeting):
    QTest.keyClick(window.view, Qt.Key.Key_W)
    assert window.walk_in.name.hasFocus()
    QTest.keyClicks(window.walk_in.name, "Wout Weert")  # a w is a letter here
    QTest.keyClick(window.walk_in.name, Qt.Key.Key_Return)
    assert window.walk_in.company.hasFocus()
    QTest.keyClicks(window.walk_in.company, "Zorghuis")
    QTest.keyClick(window.walk_in.company, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Wout Weert" in {one.name for one in window.view.items.people})
    assert stored(store, meeting, "Wout Weert").walk_in
    assert current(window) == "Wout Weert"
    assert window.walk_in.typed() is None
    assert window.view.hasFocus()
    headings = [one for one in window.view.items.items if isinstance(one, Heading)]
    assert headings[-1] == Heading("Niet op de lijst", 1)


def test_who_is_typed_while_another_is_put_on_the_list_stays(window, qtbot, store, meeting):
    window.walk_in.put_back({"name": "Wout Weert", "company": "Zorghuis"})
    window.walk_in.company.setFocus()
    QTest.keyClick(window.walk_in.company, Qt.Key.Key_Return)
    window.walk_in.put_back({"name": "Nele Nieuw", "company": "Zorghuis"})  # before it is stored
    QTest.keyClick(window.walk_in.company, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Wout Weert" in {one.name for one in window.view.items.people})
    assert window.walk_in.typed() == {"name": "Nele Nieuw", "company": "Zorghuis"}
    assert window.walk_in.company.hasFocus()


def test_who_is_on_the_list_already_is_ticked_there(window, qtbot, store, meeting):
    window.walk_in.put_back({"name": " nele raamdonk", "company": "Drukkerij meander "})
    QTest.keyClick(window.walk_in.company, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(row(window, "Nele Raamdonk").attended))
    assert current(window) == "Nele Raamdonk"
    assert len(attendance_list(store, meeting).rows) == 7
    choose(window, "Gust Berkenpas")
    window.walk_in.put_back({"name": "Nele Raamdonk", "company": "Drukkerij Meander"})
    QTest.keyClick(window.walk_in.company, Qt.Key.Key_Return)  # there already: nothing to store
    qtbot.waitUntil(lambda: current(window) == "Nele Raamdonk")
    assert not window.pane.pad.is_held


def test_a_name_without_a_company_is_asked_for_it(window, store, meeting):
    window.walk_in.company.setText("Zorghuis")
    QTest.mouseClick(window.walk_in.add_button, LEFT)
    assert window.walk_in.note.words.text() == "Vul een naam en een onderneming in."
    assert window.walk_in.name.hasFocus()
    assert len(attendance_list(store, meeting).rows) == 7


def test_a_name_that_is_too_long_stays_and_says_so(window, qtbot):
    window.walk_in.put_back({"name": "x" * 500, "company": "Zorghuis"})
    window.walk_in.company.setFocus()
    QTest.keyClick(window.walk_in.company, Qt.Key.Key_Return)
    qtbot.waitUntil(window.walk_in.note.isVisible)
    assert len(window.walk_in.name.text()) == 500


def test_what_is_drawn_and_typed_is_a_draft_that_comes_back(
    open_window, qtbot, store, meeting, desk
):
    window = open_window()
    draw(window)
    window.walk_in.put_back({"name": "Wout", "company": ""})
    window.keep()
    kept = find_draft(store, DRAFT_KIND, meeting)
    assert kept.form.title == "Netwerk Waasland, bijeenkomst 3"
    ink = window.pane.pad.strokes
    again = open_window()
    assert again.pane.pad.strokes == ink
    assert again.walk_in.name.text() == "Wout"
    sign_now(qtbot, again)
    again.walk_in.clear()
    qtbot.waitUntil(lambda: not list_drafts(store))


def test_a_stroke_is_on_disk_by_itself(window, qtbot, store, meeting):
    draw(window)
    qtbot.waitUntil(lambda: find_draft(store, DRAFT_KIND, meeting) is not None)


def test_ink_of_who_signed_on_another_laptop_is_dropped(window, qtbot, store, desk):
    draw(window)
    window.keep()
    desk.bus.tell(sign_attendance(store, window.view.current.id, INK))
    qtbot.waitUntil(lambda: row(window, "Annelore Zandewiel").has_signed)
    assert window.inks.typed() is None
    assert window.pane.given.isVisible()


def test_a_meeting_that_goes_away_closes_its_list(window, qtbot, store, meeting, desk):
    with qtbot.waitSignal(window.left):
        desk.bus.tell(put_away(store, "meeting", meeting))


def test_keys_of_the_shell_do_nothing_and_ctrl_p_prints(window, qtbot):
    for key, modifier in ((Qt.Key.Key_K, CTRL), (Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier)):
        QTest.keyClick(window.view, key, modifier)
    assert window.isVisible()
    with qtbot.waitSignal(window.print_requested):
        QTest.keyClick(window.view, Qt.Key.Key_P, CTRL)


def test_a_national_number_in_the_walk_in_line_is_asked_about(window, qtbot):
    window.walk_in.name.setText("Wout 93.05.18-223.61")
    qtbot.waitUntil(window.walk_in.sensitive.isVisible)


def test_ink_in_the_rows_follows_the_theme(window, qtbot, use_theme):
    draw(window)
    sign_now(qtbot, window)
    choose(window, "Gust Berkenpas")
    area = window.view.visualRect(window.view.items.index(1, 0))
    state = window.view._delegate.cells(area).state

    def tones():
        image = window.view.viewport().grab(state).toImage()
        points = [(x, y) for x in range(image.width()) for y in range(image.height() - 2)]
        return {image.pixelColor(x, y).lightness() // 64 for x, y in points}

    assert tones() >= {0, 3}  # dark ink on a light row
    use_theme("dark", 100)
    assert tones() >= {0, 3}  # light ink on a dark one
    assert window.view._delegate._look[0] == "dark"


def test_an_empty_list_says_what_to_do(store, desk, meeting, open_window):
    for one in attendance_list(store, meeting).rows:
        put_away(store, "invitee", one.id)
    window = open_window()
    assert window.pane.name.text() == "De lijst is leeg"
    assert not window.pane.pad.isVisible()
    assert not window.pane.done_button.isVisible()
    QTest.keyClick(window.view, Qt.Key.Key_Return)
    QTest.keyClick(window.view, Qt.Key.Key_Space)


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_off_on_a_small_screen(qtbot, open_window, use_theme, percent):
    use_theme("light", percent)
    window = open_window(1366, 768)
    for button in (window.header.close_button, window.walk_in.add_button):
        place = button.mapTo(window, button.rect().bottomRight())
        assert window.rect().contains(place)
        assert button.width() >= button.sizeHint().width()
    assert window.view.viewport().height() > 250
    assert window.width() == 1366
    emblem = window.pane.findChild(Emblem)
    assert window.rect().contains(emblem.mapTo(window, emblem.rect().bottomRight()))
    qtbot.waitUntil(lambda: is_in_sight(window, window.pane.done_button))
    assert window.pane.pad.height() >= LEAST


def is_in_sight(window, widget):
    """Whether the pane does not have to be scrolled for it."""
    shown = window.pane._scroll.viewport()
    return shown.rect().contains(widget.mapTo(shown, widget.rect().bottomRight()))


def test_ink_under_a_meeting_that_was_moved_after_it_says_so(qtbot, open_window, desk, meeting):
    an = stored(desk.store, meeting, "Annelore Zandewiel").id
    sign_attendance(desk.store, an, INK)
    move_meeting(desk.store, meeting, utc(23, 10), utc(23, 12))
    window = open_window()
    choose(window, "Annelore Zandewiel")
    told = f"Getekend vóór de wijziging van {clock.local(NOW):%d/%m/%Y %H:%M}"
    assert window.view.currentIndex().data().endswith(f", {told}")
    assert window.pane.given.accessibleName() == told
