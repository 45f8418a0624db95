"""
The application's stylesheet: Qt's standard controls in the colours of the theme.

It says no font size: that would win over the text size setting. Heights that differ go through
the dynamic property `big`, since `min-height` here wins over `setFixedHeight`.
"""

from collections.abc import Mapping
from string import Template

from app.core.resources import resource

_FIELDS = """
QLineEdit, QAbstractSpinBox, QComboBox {
    min-height: ${control_in}px; border: 1px solid $border_input; border-radius: 6px;
    padding: 0 9px; background: $surface; color: $text; placeholder-text-color: $muted;
    selection-background-color: $primary; selection-color: $on_primary;
}
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QComboBox:on {
    min-height: ${control_focus}px; border: 2px solid $primary; padding: 0 8px;
}
QLineEdit[error="true"], QAbstractSpinBox[error="true"], QComboBox[error="true"] {
    min-height: ${control_focus}px; border: 2px solid $error; padding: 0 8px;
}
QLineEdit[error="true"]:focus, QAbstractSpinBox[error="true"]:focus,
QComboBox[error="true"]:focus { border-color: $primary; }
QLineEdit { lineedit-password-character: 8226; }
QLineEdit[big="true"], QAbstractSpinBox[big="true"], QComboBox[big="true"] {
    min-height: ${big_in}px;
}
QLineEdit[big="true"]:focus, QAbstractSpinBox[big="true"]:focus, QComboBox[big="true"]:focus,
QLineEdit[big="true"][error="true"] { min-height: ${big_focus}px; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {
    background: $window; color: $disabled; border-color: $border_button;
    placeholder-text-color: $disabled;
}
QLineEdit[bare="true"], QAbstractSpinBox[bare="true"], QLineEdit[bare="true"]:focus,
QAbstractSpinBox[bare="true"]:focus {
    border: 0; padding: 0; background: transparent; min-height: ${line}px;
}
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus, QComboBox QLineEdit,
QComboBox QLineEdit:focus {
    border: 0; padding: 0; background: transparent; min-height: 0;
}
QAbstractSpinBox[zero="true"] { color: $muted; }
QPlainTextEdit, QTextEdit {
    border: 1px solid $border_input; border-radius: 6px; padding: 5px 7px;
    background: $surface; color: $text; placeholder-text-color: $muted;
    selection-background-color: $primary; selection-color: $on_primary;
}
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $primary; padding: 4px 6px; }
QPlainTextEdit[error="true"], QTextEdit[error="true"] {
    border: 2px solid $error; padding: 4px 6px;
}
QPlainTextEdit[error="true"]:focus, QTextEdit[error="true"]:focus { border-color: $primary; }
QPlainTextEdit:disabled, QTextEdit:disabled {
    background: $window; color: $disabled; border-color: $border_button;
}
QComboBox { padding-left: 10px; }
QComboBox:focus, QComboBox:on, QComboBox[error="true"] { padding-left: 9px; }
QComboBox::drop-down { border: 0; width: ${drop}px; }
QComboBox::down-arrow {
    image: url("$chevron_down"); width: ${chevron}px; height: ${chevron}px;
}
QComboBox::down-arrow:disabled { image: url("$chevron_down_off"); }
QComboBox { combobox-popup: 0; }
QComboBox QAbstractItemView, QListView[popup="true"] {
    background: $surface; border: 1px solid $border_button; border-radius: 8px; padding: 2px;
    color: $text; outline: 0; selection-background-color: $selection; selection-color: $text;
}
QListView[popup="true"] { border-radius: 0; }
QComboBox QAbstractItemView::item, QListView[popup="true"]::item {
    min-height: ${menu_item}px; padding: 0 8px; border-radius: 4px; color: $text;
}
QComboBox QAbstractItemView::item:hover, QListView[popup="true"]::item:hover {
    background: $hover;
}
QComboBox QAbstractItemView::item:selected, QListView[popup="true"]::item:selected {
    background: $selection;
}
"""

_TICKS = """
QCheckBox, QRadioButton {
    spacing: 8px; color: $text; background: transparent; padding-right: 5px;
    min-height: ${tick_row}px;
}
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
QCheckBox::indicator, QRadioButton::indicator {
    width: ${tick_in}px; height: ${tick_in}px; border: 1px solid $border_input;
    background: $surface;
}
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: ${radio_radius}px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { background: $hover; }
QCheckBox::indicator:checked, QRadioButton::indicator:checked,
QCheckBox::indicator:indeterminate {
    background: $primary; border-color: $primary;
}
QCheckBox::indicator:checked { image: url("$tick"); }
QCheckBox::indicator:indeterminate { image: url("$dash"); }
QRadioButton::indicator:checked { image: url("$dot"); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {
    background: $window; border-color: $border_button;
}
QCheckBox::indicator:checked:disabled { image: url("$tick_off"); }
QRadioButton::indicator:checked:disabled { image: url("$dot_off"); }
"""

_BUTTONS = """
QPushButton {
    min-height: ${control_in}px; border: 1px solid $border_button; border-radius: 6px;
    padding: 0 12px; background: $surface; color: $text;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $alt; }
QPushButton:focus {
    min-height: ${control_focus}px; border: 2px solid $primary; padding: 0 11px; outline: 0;
}
QPushButton:disabled { color: $disabled; }
QToolButton {
    border: 0; border-radius: 6px; padding: 4px; background: transparent; color: $text;
}
QToolButton:hover { background: $hover; }
QToolButton:focus { border: 2px solid $primary; padding: 2px; }
QToolButton::menu-indicator { image: none; }
QTabBar QToolButton { border-radius: 0; background: $surface; }
"""

_LABELS = """
QLabel { background: transparent; }
QLabel[tone="muted"] { color: $muted; }
QLabel[tone="disabled"], QLabel:disabled { color: $disabled; }
QLabel[tone="primary"] { color: $primary; }
QLabel[tone="ok"] { color: $ok; }
QLabel[tone="attention"] { color: $attention; }
QLabel[tone="error"] { color: $error; }
QLabel[tone="info"] { color: $info; }
QLabel[tone="conflict"] { color: $conflict; }
QLabel[tone="ink"] { color: $ink; }
QWidget[ground="window"] { background: $window; }
QWidget[ground="surface"] { background: $surface; }
QWidget[ground="alt"] { background: $alt; }
QWidget[ground="rounded"] { background: $window; border-radius: 8px; }
QWidget[ground="paper"] {
    background: $paper; border: 1px solid $border_button; border-radius: 4px;
}
QWidget[ground="card"] {
    background: $surface; border: 1px solid $divider; border-radius: 8px;
}
QWidget[ground="hint"] { background: $attention_tint; border-radius: 8px; }
QWidget[ground="danger"] { background: $error_tint; border-radius: 8px; }
QToolTip {
    background: $surface; color: $text; border: 1px solid $border_button; padding: 4px 6px;
}
"""

_BARS = """
QMenuBar { background: $window; color: $text; padding: 2px 8px; border: 0; }
QMenuBar::item { background: transparent; padding: 4px 10px; border-radius: 4px; }
QMenuBar::item:selected { background: $nav_selected; }
QMenuBar::item:pressed { background: $selection; }
QMenu {
    background: $surface; color: $text; border: 1px solid $border_button; border-radius: 8px;
    padding: 4px;
}
QMenu::item {
    min-height: ${menu_item}px; padding: 0 26px 0 10px; border-radius: 4px;
    background: transparent;
}
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $disabled; background: transparent; }
QMenu { icon-size: ${chevron}px; }
QMenu::icon { position: relative; left: 9px; }
QMenu::separator { height: 1px; background: $divider; margin: 5px 10px; }
QMenu::indicator { width: ${chevron}px; height: ${chevron}px; padding-left: 6px; }
QMenu::indicator:checked { image: url("$check"); }
QMenu::right-arrow {
    image: url("$chevron_right"); width: ${chevron}px; height: ${chevron}px;
}
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; border: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; border: 0; }
QScrollBar::handle {
    background: $border_button; border-radius: 3px; margin: 3px;
}
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $border_input; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QTableView QScrollBar:vertical { margin-top: ${row}px; }
QSplitter::handle { background: $divider; }
QStatusBar { background: $window; border: 0; }
QStatusBar::item { border: 0; }
"""

_VIEWS = """
QScrollArea { border: 0; background: transparent; }
QTableView, QListView, QTreeView {
    background: $surface; color: $text; border: 0; outline: 0;
    selection-background-color: $selection; selection-color: $text; gridline-color: $row_line;
}
QHeaderView { background: $surface; border: 0; }
QTableCornerButton::section { background: $surface; border: 0; }
QTabWidget::pane { border: 0; }
QProgressBar {
    border: 0; border-radius: 4px; background: $track; min-height: 8px; max-height: 8px;
    color: transparent;
}
QProgressBar::chunk { border-radius: 4px; background: $primary; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $surface; }
QCalendarWidget QToolButton { min-height: ${control_focus}px; font-weight: 600; }
QCalendarWidget QToolButton#qt_calendar_prevmonth { qproperty-icon: url("$chevron_left"); }
QCalendarWidget QToolButton#qt_calendar_nextmonth { qproperty-icon: url("$chevron_right"); }
QCalendarWidget QAbstractItemView {
    selection-background-color: $primary; selection-color: $on_primary; padding: 4px;
    alternate-background-color: $surface;
}
QCalendarWidget QAbstractItemView:disabled { color: $disabled; }
QDialog, QMessageBox { background: $window; }
"""

IMAGES = {
    "chevron_down": ("chevron-down", ""),
    "chevron_down_off": ("chevron-down", "-off"),
    "chevron_left": ("chevron-left", ""),
    "chevron_right": ("chevron-right", ""),
    "tick": ("tick", ""),
    "tick_off": ("tick", "-off"),
    "dash": ("dash", ""),
    "dot": ("dot", ""),
    "dot_off": ("dot", "-off"),
    "check": ("check", ""),
}


def build(tokens: Mapping[str, str], measures: Mapping[str, int]) -> str:
    """
    Return the stylesheet for these colours and measures.

    Args:
        tokens: Colour by name, and `name` for the images of that theme.
        measures: Logical pixels: control, big, menu_item, indicator, chevron, row.
    """
    images = {
        key: resource("icons", f"{name}-{tokens['name']}{state}.svg").as_posix()
        for key, (name, state) in IMAGES.items()
    }
    derived = {
        "control_in": measures["control"] - 2,
        "control_focus": measures["control"] - 4,
        "big_in": measures["big"] - 2,
        "big_focus": measures["big"] - 4,
        "line": measures["control"] - 14,
        "drop": measures["chevron"] + 16,
        "tick_in": measures["indicator"] - 2,
        "tick_row": max(24, measures["control"] - 8),
        "radio_radius": measures["indicator"] // 2,
    }
    template = _LABELS + _FIELDS + _TICKS + _BUTTONS + _BARS + _VIEWS
    return Template(template).substitute(tokens, **measures, **images, **derived)
