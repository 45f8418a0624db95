"""What a coach meets between the screens."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit

from app.services.drafts import list_drafts
from app.ui.main_window import MainWindow
from app.ui.place import Place
from app.ui.widgets.nav import Avatar

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def open_file(desktop, company):
    desktop.main._go(Place("enterprise", record=company))


def test_f8_in_an_open_file_is_about_that_company(desktop, company):
    open_file(desktop, company)
    desktop.press(Qt.Key.Key_F8)
    desktop.wait(lambda: isinstance(QApplication.focusWidget(), QTextEdit))
    assert desktop.main._panel.model.choice.id == company


def test_f8_from_the_menu_is_about_that_company_too(desktop, company):
    open_file(desktop, company)
    entry = next(each for each in desktop.main.actions() if each.text() == "&Snelsessie")
    entry.trigger()
    desktop.wait(lambda: isinstance(QApplication.focusWidget(), QTextEdit))
    assert desktop.main._panel.model.choice.id == company


def test_the_button_of_the_top_bar_too(desktop, company, qtbot):
    open_file(desktop, company)
    qtbot.mouseClick(desktop.main.top.quick, Qt.MouseButton.LeftButton)
    desktop.wait(lambda: isinstance(QApplication.focusWidget(), QTextEdit))
    assert desktop.main._panel.model.choice.id == company


def test_f8_on_a_session_is_about_its_company(desktop, company):
    """A session stored earlier is opened by its own id: the company stands in its path."""
    open_file(desktop, company)
    desktop.press(Qt.Key.Key_N)
    desktop.wait(lambda: desktop.page.place.screen == "session")
    assert desktop.page.enterprise() == company
    desktop.press(Qt.Key.Key_F8)
    desktop.wait(lambda: desktop.main._panel is not None and desktop.main._panel.isVisible())
    assert desktop.main._panel.model.choice.id == company


def test_larger_text_folds_the_places_of_a_narrow_window_at_once(desktop, use_theme):
    desktop.main.resize(1300, 700)
    desktop.wait(lambda: not desktop.main.nav._is_rail)
    use_theme("light", 200)
    desktop.wait(lambda: desktop.main.nav._is_rail)


def test_back_and_forward_walk_the_way_one_came(desktop, company):
    desktop.press(Qt.Key.Key_G, CTRL)
    desktop.press(Qt.Key.Key_O)
    open_file(desktop, company)
    desktop.press(Qt.Key.Key_Left, ALT)
    assert desktop.page.place.screen == "enterprises"
    desktop.press(Qt.Key.Key_Left, ALT)
    assert desktop.page.place.screen == "today"
    assert not desktop.main.top.back.isEnabled()
    desktop.press(Qt.Key.Key_Right, ALT)
    desktop.press(Qt.Key.Key_Right, ALT)
    assert desktop.page.place == Place("enterprise", record=company)
    assert not desktop.main.top.forward.isEnabled()


def test_who_goes_somewhere_before_the_first_page_stays_there(desktop):
    desktop.press(Qt.Key.Key_G, CTRL)
    desktop.press(Qt.Key.Key_O)
    desktop.main.begin()  # as when the keys came in the turn between the window and its page
    assert desktop.page.place.screen == "enterprises"
    assert desktop.page is desktop.main.ground.pages.currentWidget()
    desktop.press(Qt.Key.Key_Left, ALT)
    assert desktop.page.place.screen == "today"


def test_leaving_a_form_keeps_it_and_back_shows_it_again(desktop):
    desktop.press(Qt.Key.Key_N, CTRL | SHIFT)
    desktop.wait(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    desktop.type("Metaal")
    desktop.press(Qt.Key.Key_G, CTRL)
    desktop.press(Qt.Key.Key_V)
    assert desktop.page.place.screen == "today"
    assert len(list_drafts(desktop.main.desk.store)) == 1
    desktop.press(Qt.Key.Key_Left, ALT)
    assert desktop.page.place.screen == "intake"
    assert QApplication.focusWidget().text() == "Metaal"
    assert len(list_drafts(desktop.main.desk.store)) == 1


def test_what_was_left_does_not_open_by_itself_after_unlocking(desktop):
    desktop.press(Qt.Key.Key_N, CTRL | SHIFT)
    desktop.wait(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    desktop.type("Metaal")
    desktop.press(Qt.Key.Key_G, CTRL)
    desktop.press(Qt.Key.Key_O)
    desktop.press(Qt.Key.Key_L, CTRL)
    desktop.wait_locked()
    desktop.unlock()
    assert desktop.page.place.screen == "enterprises"


def test_f6_goes_round_the_parts_of_the_window(desktop):
    main, seen = desktop.main, []
    parts = {main.nav: "nav", main.ground: "page", main.status: "status", main.top: "top"}
    for _ in range(5):
        focus = QApplication.focusWidget()
        seen.append(next(name for part, name in parts.items() if part.isAncestorOf(focus)))
        desktop.press(Qt.Key.Key_F6)
    assert seen == ["page", "status", "top", "nav", "page"]
    desktop.press(Qt.Key.Key_F6, SHIFT)
    assert main.ground.isAncestorOf(QApplication.focusWidget())


def test_a_narrow_window_shows_only_icons_at_the_left(desktop):
    desktop.main.resize(1279, 700)
    desktop.wait(lambda: desktop.main.nav.width() == 56)
    desktop.main.resize(1280, 700)
    desktop.wait(lambda: desktop.main.nav.width() == 208)


def test_f1_lists_the_keys_and_escape_closes_it(desktop):
    desktop.press(Qt.Key.Key_F1)
    desktop.wait(lambda: QApplication.activeWindow().windowTitle() == "Toetsen")
    shown = QApplication.activeWindow()
    desktop.press(Qt.Key.Key_Escape)
    desktop.wait(lambda: shown not in QApplication.topLevelWidgets())


def test_closing_keeps_what_is_typed_and_the_next_start_shows_it(desktop, start):
    desktop.press(Qt.Key.Key_N, CTRL | SHIFT)
    desktop.wait(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    desktop.type("Metaal")
    store, main = desktop.main.desk.store, desktop.main
    main.close()
    desktop.wait(lambda: store.is_closed)
    again = start()
    again.unlock()
    assert isinstance(again.program.window, MainWindow)
    assert QApplication.focusWidget().text() == "Metaal"


def test_a_theme_chosen_in_the_menu_is_shown_at_once_and_kept(desktop, use_theme):
    dark = next(each for each in desktop.main.look._modes.actions() if each.data() == "dark")
    dark.trigger()
    assert desktop.program.settings.theme == "dark"
    window = desktop.main.grab().toImage().pixelColor(4, 200).name().upper()
    assert window == "#16191D"
    use_theme("light")


def test_ctrl_s_says_that_all_is_kept(desktop):
    desktop.press(Qt.Key.Key_S, CTRL)
    assert desktop.main.status.notice.text() == "Alles is bewaard"
    assert desktop.main.status.notice.isVisible()


def test_a_line_and_a_round_corner_set_the_page_apart(desktop):
    image, ground = desktop.main.grab().toImage(), desktop.main.ground
    corner = ground.mapTo(desktop.main, ground.rect().topLeft())

    def color(right, down):
        return image.pixelColor(corner.x() + right, corner.y() + down).name().upper()

    assert (color(0, 0), color(0, 100), color(100, 0)) == ("#F6F7F9", "#D8DEE5", "#D8DEE5")
    assert color(1, 100) == color(100, 1) == "#FFFFFF"


def test_the_initials_stay_round_in_a_narrow_window_with_large_text(desktop, use_theme):
    use_theme(percent=200)
    desktop.main.resize(1366, 768)
    desktop.wait(lambda: desktop.main.nav.width() == 56)
    avatar = desktop.main.nav.findChild(Avatar)
    desktop.wait(lambda: avatar.width() == avatar.height())


def test_tab_reads_a_session_from_top_to_bottom_and_goes_on_around_the_window(desktop, company):
    """Its parts are built one after the other, and not in the order in which they stand."""
    open_file(desktop, company)
    desktop.press(Qt.Key.Key_N)
    desktop.wait(lambda: isinstance(QApplication.focusWidget(), QTextEdit))
    body, walked = desktop.page.body, []
    body.head.day.setFocus()
    while (focus := QApplication.focusWidget()) not in walked:
        walked.append(focus)
        desktop.press(Qt.Key.Key_Tab)
    assert focus is body.head.day
    marks = (
        body.head.day,
        body.head.subject,
        body.note,
        body.agreements.add_button,
        body.files.choose_button,
        body.side.signatures.sign_button,
        body.done_button,
        desktop.main.status.lock,
        desktop.main.top.quick,
    )
    assert [mark for mark in walked if mark in marks] == list(marks)
