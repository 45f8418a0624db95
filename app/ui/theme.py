"""
Colours, letters and measures, in light and dark; no other file has a colour.

Painted widgets ask `current()` while they paint, so a change of theme only has to repaint them.
"""

import sys
from dataclasses import asdict, dataclass
from functools import cache
from typing import Final, Literal

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from app.ui import fonts, stylesheet

Mode = Literal["system", "light", "dark"]
TEXT_SIZES: Final = (100, 115, 130, 150, 200)  # percent


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour by what it is for, as #RRGGBB, or #AARRGGBB where it lets something through."""

    name: str
    window: str
    surface: str
    alt: str
    text: str
    muted: str
    disabled: str
    primary: str
    primary_hover: str
    on_primary: str
    selection: str
    nav_selected: str
    hover: str
    border_input: str
    border_button: str
    divider: str
    row_line: str
    track: str
    quiet_edge: str
    ok: str
    ok_tint: str
    attention: str
    attention_tint: str
    error: str
    error_tint: str
    info: str
    info_tint: str
    neutral: str
    neutral_tint: str
    conflict: str
    conflict_tint: str
    scrim: str
    paper: str
    ink: str
    emblem_field: str
    emblem_star: str
    practice: str
    chart_1: str
    chart_2: str
    chart_3: str
    chart_4: str
    chart_5: str


LIGHT: Final = Tokens(
    name="light",
    window="#F6F7F9",
    surface="#FFFFFF",
    alt="#EEF1F5",
    text="#1B1F24",
    muted="#57606A",
    disabled="#8A929C",
    primary="#0B5CAD",
    primary_hover="#084A8C",
    on_primary="#FFFFFF",
    selection="#DCEAFA",
    nav_selected="#E3EBF5",
    hover="#F1F4F8",
    border_input="#7A828C",
    border_button="#C3CAD3",
    divider="#D8DEE5",
    row_line="#E7EBF0",
    track="#E3E8EE",
    quiet_edge="#A9B4C0",
    ok="#176B30",
    ok_tint="#E3F4E7",
    attention="#8A5A00",
    attention_tint="#FFF1D6",
    error="#B42318",
    error_tint="#FDE7E5",
    info="#0B5CAD",
    info_tint="#E4EFFB",
    neutral="#57606A",
    neutral_tint="#EEF1F5",
    conflict="#7A3E9D",
    conflict_tint="#F3E8F9",
    scrim="#4D1B1F24",
    paper="#FFFFFF",
    ink="#1B1F24",
    emblem_field="#003399",
    emblem_star="#FFCC00",
    practice="#B35900",
    chart_1="#0B5CAD",
    chart_2="#B35900",
    chart_3="#00766C",
    chart_4="#7A3E9D",
    chart_5="#57606A",
)

DARK: Final = Tokens(
    name="dark",
    window="#16191D",
    surface="#1E2228",
    alt="#252A31",
    text="#E6E9ED",
    muted="#A3ACB8",
    disabled="#6B7683",
    primary="#6CB0FF",
    primary_hover="#8CC2FF",
    on_primary="#0B1420",
    selection="#1C3654",
    nav_selected="#243244",
    hover="#242931",
    border_input="#7C8794",
    border_button="#4A545F",
    divider="#333A43",
    row_line="#2A3038",
    track="#333A43",
    quiet_edge="#57626E",
    ok="#5BD07E",
    ok_tint="#16321F",
    attention="#F2B84B",
    attention_tint="#3A2C0E",
    error="#FF8A80",
    error_tint="#3F1D1B",
    info="#6CB0FF",
    info_tint="#17304B",
    neutral="#A3ACB8",
    neutral_tint="#252A31",
    conflict="#D6A3F2",
    conflict_tint="#33213F",
    scrim="#8C000000",
    paper="#FFFFFF",
    ink="#1B1F24",
    emblem_field="#003399",
    emblem_star="#FFCC00",
    practice="#FFB066",
    chart_1="#6CB0FF",
    chart_2="#FFB066",
    chart_3="#4FD1C5",
    chart_4="#D6A3F2",
    chart_5="#A3ACB8",
)


def contrast_tokens(palette: QPalette) -> Tokens:
    """Return tokens made of the system's own colours, for a contrast theme: no tint, no grey."""
    role = QPalette.ColorRole
    window, text = palette.color(role.Window).name(), palette.color(role.WindowText).name()
    grey = palette.color(QPalette.ColorGroup.Disabled, role.WindowText).name()
    chosen = palette.color(role.Highlight).name()
    special = {
        "name": "contrast",
        "disabled": grey,
        "on_primary": palette.color(role.HighlightedText).name(),
        "primary": chosen,
        "primary_hover": chosen,
        "scrim": LIGHT.scrim,
        "paper": LIGHT.paper,
        "ink": LIGHT.ink,
        "emblem_field": LIGHT.emblem_field,
        "emblem_star": LIGHT.emblem_star,
    }
    grounds = ("window", "surface", "alt", "selection", "nav_selected", "hover", "track")
    values = {
        key: window if key in grounds or key.endswith("_tint") else text for key in asdict(LIGHT)
    }
    return Tokens(**(values | special))


def make_palette(tokens: Tokens) -> QPalette:
    """Return the palette of a theme, for what the stylesheet does not reach."""
    role, palette = QPalette.ColorRole, QPalette()
    for key, value in {
        role.Window: tokens.window,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.alt,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.muted,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.on_primary,
        role.ToolTipBase: tokens.surface,
        role.ToolTipText: tokens.text,
        role.Highlight: tokens.selection,
        role.HighlightedText: tokens.text,
        role.Accent: tokens.primary,
        role.Link: tokens.primary,
        role.LinkVisited: tokens.primary,
        role.Mid: tokens.divider,
        role.Midlight: tokens.hover,
        role.Light: tokens.surface,
        role.Dark: tokens.border_button,
        role.Shadow: tokens.border_input,
    }.items():
        palette.setColor(key, QColor(value))
    for key in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, QColor(tokens.disabled))
    return palette


class Theme(QObject):
    """The theme in use; `changed` comes after colours or text size became different."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._tokens = LIGHT
        self._colors: dict[str, QColor] = {}
        self._lines: dict[fonts.Role, int] = {}  # px; every layout asks for them many times
        self._mode: Mode = "system"
        self._percent = 100
        self._installed = False
        self._applied: tuple[Tokens, int] | None = None

    @property
    def tokens(self) -> Tokens:
        """The colours in use."""
        return self._tokens

    @property
    def mode(self) -> Mode:
        """What the user chose."""
        return self._mode

    @property
    def percent(self) -> int:
        """Text size, 100 to 200."""
        return self._percent

    @property
    def is_dark(self) -> bool:
        """Whether the dark colours are in use."""
        return self._tokens is DARK

    def color(self, token: str) -> QColor:
        """Return the colour with the name of a field of Tokens."""
        if token not in self._colors:
            self._colors[token] = QColor(getattr(self._tokens, token))
        return self._colors[token]

    def font(self, role: fonts.Role = "text", *, tabular: bool = False) -> QFont:
        """Return a font of the type scale at the chosen text size."""
        return fonts.make(role, self._percent, tabular=tabular)

    def px(self, at_100: float) -> int:
        """Return a measure that grows with the text, such as an icon's, in logical pixels."""
        return round(at_100 * self._percent / 100)

    def height(self, at_100: int = 32, *, role: fonts.Role = "text") -> int:
        """Return the height of a row or control: never less than its text with 14 px of air."""
        line = self._lines.get(role)
        if line is None:
            line = self._lines[role] = QFontMetrics(self.font(role)).height()
        return max(at_100, line + min(14, max(0, at_100 - 16)))

    def install(self, app: QApplication, mode: Mode = "system", percent: int = 100) -> None:
        """Give `app` its style, letters and colours, and follow the system from now on."""
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)
        self._installed = True
        self.use(mode, percent)

    def use(self, mode: Mode | None = None, percent: int | None = None) -> None:
        """Change to another choice of colours or another text size."""
        self._mode = mode or self._mode
        self._percent = percent or self._percent
        if self._installed:
            scheme = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
            wanted = scheme.get(self._mode, Qt.ColorScheme.Unknown)
            hints = QGuiApplication.styleHints()
            with QSignalBlocker(hints):
                hints.setColorScheme(wanted)
        self._apply()

    @Slot()
    def _on_scheme_changed(self) -> None:
        self._apply()

    def _apply(self) -> None:
        """Show what was chosen; styling every window anew takes long, and is left when it can."""
        tokens = self._choose()
        if (tokens, self._percent) == self._applied:
            return
        self._tokens = tokens
        self._colors, self._lines = {}, {}
        app = QApplication.instance()
        if self._installed and isinstance(app, QApplication):
            self._applied = tokens, self._percent
            app.setFont(self.font())
            if self._tokens.name == "contrast":
                app.setStyleSheet("")
            else:
                app.setPalette(make_palette(self._tokens))
                app.setStyleSheet(self.stylesheet())
        self.changed.emit()

    def _choose(self) -> Tokens:
        if is_contrast_theme():
            return contrast_tokens(QGuiApplication.palette())
        if self._mode == "system":
            dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
            return DARK if dark else LIGHT
        return DARK if self._mode == "dark" else LIGHT

    def stylesheet(self) -> str:
        """Return the application's stylesheet for the theme in use."""
        measures = {
            "control": self.height(32),
            "big": self.height(44),
            "menu_item": self.height(28),
            "indicator": self.px(18),
            "chevron": self.px(16),
            "row": self.height(32),
        }
        return stylesheet.build(asdict(self._tokens), measures)


def is_contrast_theme(platform: str = sys.platform) -> bool:
    """Tell whether Windows shows one of its contrast themes."""
    if platform != "win32":
        return False
    hints = QGuiApplication.styleHints()  # kept: it owns what `accessibility` returns
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


@cache
def color(value: str) -> QColor:
    """Return the colour of a token's value."""
    return QColor(value)


@cache
def current() -> Theme:
    """Return the one theme of this program."""
    return Theme()
