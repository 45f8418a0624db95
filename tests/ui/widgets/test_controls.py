"""Rules that hold for every control: keyboard, names, ring, text size."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.chips import Chip, ChipRow, FilterChip
from app.ui.widgets.combos import ComboBox, SearchCombo, Suggestion
from app.ui.widgets.days import DateField, TimeField
from app.ui.widgets.fields import LineEdit, NoteEdit
from app.ui.widgets.nav import NavButton
from app.ui.widgets.numbers import NumberStepper
from app.ui.widgets.segments import Segments
from app.ui.widgets.tabs import Tabs
from app.ui.widgets.ticks import CheckBox, RadioButton
from app.ui.widgets.tiles import ChoiceCard, ChoiceTile, PersonTile


def stepper():
    widget = NumberStepper()
    widget.setAccessibleName("Aantal")
    return widget


MAKERS = {
    "button": lambda: Button("Exporteer", "plain", "plus", "Ctrl+P"),
    "primary": lambda: Button("Rond af", "primary", None, "Ctrl+Enter"),
    "tonal": lambda: Button("Snelsessie", "tonal", "plus", "F8"),
    "quiet": lambda: Button("Filter", "quiet", "plus"),
    "link": lambda: Button("Wijzig", "link"),
    "icon": lambda: Button("Meer", "icon", "dots-horizontal"),
    "chip": lambda: Chip("Sessies", "6"),
    "filter": lambda: FilterChip("Coach: ik"),
    "segments": lambda: Segments([(0, "Nee"), (1, "Ja")]),
    "tile": lambda: ChoiceTile("Bezoek", "account-voice"),
    "person": lambda: PersonTile("Jan J.", "werkgever"),
    "card": lambda: ChoiceCard("Ik wil eerst oefenen", "Met verzonnen ondernemingen."),
    "nav": lambda: NavButton("domain", "Ondernemingen", 3),
    "check": lambda: CheckBox("Tom"),
    "radio": lambda: RadioButton("Aalst"),
    "line": lambda: LineEdit("KBO of naam"),
    "search": lambda: LineEdit("Filter in lijst", icon="magnify"),
    "secret": lambda: LineEdit(secret=True),
    "note": lambda: NoteEdit("Notitie"),
    "combo": ComboBox,
    "words": lambda: SearchCombo(lambda _: [Suggestion(1, "Aalst")]),
    "day": DateField,
    "time": TimeField,
    "stepper": stepper,
    "tabs": lambda: Tabs(["Tijdlijn", "Overzicht"]),
}
NAMED = [
    name
    for name in MAKERS
    if name
    not in {"combo", "words", "day", "time", "tabs", "line", "search", "secret", "note", "segments"}
]


@pytest.fixture
def stage(show_active):
    """A window with a field before the control, so that Tab has somewhere to come from."""
    window = QWidget()
    column = QVBoxLayout(window)
    before = LineEdit()
    column.addWidget(before)

    def show(widget):
        column.addWidget(widget)
        window.resize(640, 400)
        show_active(window)
        before.setFocus()
        return window

    return show


def has_keyboard(widget):
    now = widget.window().focusWidget()
    return now is widget or (now is not None and widget.isAncestorOf(now))


@pytest.mark.parametrize("name", MAKERS)
def test_tab_reaches_every_control(qtbot, stage, name):
    widget = MAKERS[name]()
    window = stage(widget)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert has_keyboard(widget)


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_focus_shows_a_ring_in_the_primary_colour(qtbot, stage, use_theme, name, mode):
    use_theme(mode)
    widget = MAKERS[name]()
    window = stage(widget)
    without = widget.grab().toImage()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert has_keyboard(widget)
    with_ring = widget.grab().toImage()
    ring = QColor(theme.current().tokens.primary)
    if name == "primary":  # its ring lies inside, in the colour of its words
        ring = QColor(theme.current().tokens.on_primary)
    assert count(with_ring, ring) >= count(without, ring) + 20


def count(image, color):
    wanted = color.rgb()
    return sum(
        image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height())
    )


@pytest.mark.parametrize("name", NAMED)
def test_every_control_has_an_accessible_name(qtbot, name):
    widget = MAKERS[name]()
    qtbot.addWidget(widget)
    spoken = widget.accessibleName() or (
        widget.text() if isinstance(widget, QAbstractButton) else ""
    )
    assert spoken


@pytest.mark.parametrize("name", ["button", "quiet", "chip", "tile", "line", "search", "combo"])
def test_focus_does_not_move_what_is_inside(qtbot, stage, name):
    widget = MAKERS[name]()
    if name == "combo":
        widget.add(1, "Vorige maand")
    if name in {"line", "search"}:
        widget.setText("Aalst en omgeving")
        widget.setCursorPosition(0)
    window = stage(widget)
    place, without = widget.geometry(), widget.grab().toImage()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    if isinstance(widget, LineEdit):
        widget.deselect()
        widget.setCursorPosition(17)  # the caret stands behind the words
    with_ring = widget.grab().toImage()
    inner = QRect(8, 6, 40, widget.height() - 12)
    assert widget.geometry() == place
    assert without.copy(inner) == with_ring.copy(inner)


@pytest.mark.parametrize("name", [name for name in MAKERS if name not in {"tabs", "nav", "note"}])
def test_targets_grow_with_the_text(qtbot, use_theme, name):
    widget = MAKERS[name]()
    qtbot.addWidget(widget)
    small = widget.sizeHint().height()
    use_theme("light", 200)
    line = widget.fontMetrics().height()
    assert widget.sizeHint().height() >= max(small, line)


@pytest.mark.parametrize("kind", ["plain", "primary", "tonal", "quiet", "link", "icon"])
def test_a_button_is_32_high_and_44_when_big(qtbot, kind):
    for big, height in ((False, 32), (True, 44)):
        button = Button("Open", kind, "plus", big=big)
        qtbot.addWidget(button)
        assert button.sizeHint().height() == height


@pytest.mark.parametrize("big", [False, True])
def test_a_field_is_as_high_as_asked(qtbot, stage, big):
    field = LineEdit("x", big=big)
    combo = ComboBox(big=big)
    stage(field).layout().addWidget(combo)
    wanted = (44, 44) if big else (32, 32)
    qtbot.waitUntil(lambda: (field.height(), combo.height()) == wanted)


def test_an_icon_button_says_its_words_and_its_key_as_tooltip(qtbot):
    button = Button("Druk af", "icon", "printer-outline", "Ctrl+P")
    qtbot.addWidget(button)
    assert button.toolTip() == "Druk af (Ctrl+P)"
    assert button.accessibleName() == "Druk af"


@pytest.mark.parametrize("key", [Qt.Key.Key_Space])
@pytest.mark.parametrize(
    "name", ["button", "chip", "filter", "tile", "person", "card", "nav", "check"]
)
def test_space_presses_every_button(qtbot, stage, name, key):
    widget = MAKERS[name]()
    stage(widget)
    widget.setFocus()
    with qtbot.waitSignal(widget.clicked):
        qtbot.keyClick(widget, key)


def test_chip_row_with_one_choice_walks_with_arrows(qtbot, stage):
    chips = ChipRow(required=True)
    for word in ("Alles", "Sessies", "Netwerk"):
        chips.add(word, word)
    chips.set_values("Alles")
    stage(chips)
    chips.chip("Alles").setFocus()
    qtbot.keyClick(chips.chip("Alles"), Qt.Key.Key_Right)
    with qtbot.waitSignal(chips.changed) as told:
        qtbot.keyClick(chips.chip("Sessies"), Qt.Key.Key_Space)
    assert told.args == [("Sessies",)]
    qtbot.keyClick(chips.chip("Sessies"), Qt.Key.Key_Space)  # one must stay on
    assert chips.value() == "Sessies"


def test_chips_that_may_be_several_stay_on_beside_each_other(qtbot, stage):
    chips = ChipRow(multiple=True)
    for word in ("Onthaal", "Taal", "Werkpost"):
        chips.add(word, word)
    stage(chips)
    qtbot.mouseClick(chips.chip("Taal"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(chips.chip("Onthaal"), Qt.MouseButton.LeftButton)
    assert chips.values() == ("Onthaal", "Taal")
    qtbot.mouseClick(chips.chip("Taal"), Qt.MouseButton.LeftButton)
    assert chips.values() == ("Onthaal",)


def test_a_chip_keeps_its_width_when_it_is_chosen(qtbot):
    chip = Chip("Doorverwijzingen", "1")
    qtbot.addWidget(chip)
    before = chip.sizeHint()
    chip.setChecked(True)
    assert chip.sizeHint() == before


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_filter_is_taken_away_by_key(qtbot, stage, key):
    chip = FilterChip("Coach: ik")
    stage(chip)
    chip.setFocus()
    with qtbot.waitSignal(chip.remove_requested):
        qtbot.keyClick(chip, key)


def test_segments_choose_with_arrows_and_tell_the_key(qtbot, stage):
    segments = Segments([("no", "Nee"), ("yes", "Ja"), ("unknown", "Weet niet")])
    stage(segments)
    segments.setFocus()
    assert segments.value() is None
    with qtbot.waitSignal(segments.changed) as told:
        qtbot.keyClick(segments, Qt.Key.Key_Right)
    assert told.args == ["no"]
    qtbot.keyClick(segments, Qt.Key.Key_Left)
    assert segments.value() == "unknown"
    segments.set_value(None)
    assert segments.value() is None


def test_chips_wrap_when_the_row_is_narrow(qtbot):
    chips = ChipRow()
    for word in ("Onthaal", "Taal", "Werkpost", "Leidinggeven"):
        chips.add(word, word)
    qtbot.addWidget(chips)
    chips.resize(180, chips.heightForWidth(180))
    chips.show()
    tops = [chips.chip(word).y() for word in ("Onthaal", "Taal", "Werkpost", "Leidinggeven")]
    assert tops[0] == tops[1] == 0
    assert tops[2] > 0
    assert max(chips.chip(word).geometry().right() for word in ("Taal", "Leidinggeven")) < 180


def test_the_number_grows_with_the_text_also_in_a_window_that_was_styled_before(
    use_theme, show_active
):
    use_theme("light", 100)
    window = QWidget()
    stepper = NumberStepper(big=True, parent=window)
    show_active(window)
    assert stepper.spin.lineEdit().font().pixelSize() == 13
    window.hide()
    use_theme("light", 200)
    window.show()
    assert stepper.spin.lineEdit().font().pixelSize() == 26
