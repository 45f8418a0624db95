import re
import sys
from dataclasses import asdict, fields

import pytest
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QImage,
    QPainter,
    QPalette,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QWidget

from app.core.resources import resource
from app.ui import fonts, icons, stylesheet, theme
from app.ui.theme import DARK, LIGHT
from app.ui.widgets.ticks import CheckBox

pytestmark = pytest.mark.usefixtures("qapp")

THEMES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]


def luminance(color):
    """Relative luminance of WCAG 2.2."""

    def linear(part):
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(color[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first, second):
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


GROUNDS = ("window", "surface", "alt", "selection", "nav_selected", "hover")
TEXT_PAIRS = [
    *[(word, ground) for word in ("text", "muted", "primary") for ground in GROUNDS],
    *[
        (word, ground)
        for word in ("ok", "attention", "error", "conflict")
        for ground in ("window", "surface")
    ],
    *[
        (word, f"{word}_tint")
        for word in ("ok", "attention", "error", "info", "neutral", "conflict")
    ],
    ("muted", "track"),
    ("attention", "selection"),
    ("conflict", "nav_selected"),
    ("text", "attention_tint"),
    ("primary", "attention_tint"),
    ("on_primary", "primary"),
    ("on_primary", "primary_hover"),
    ("ink", "paper"),
    *[(f"chart_{number}", "surface") for number in range(1, 6)],
]
CONTROL_PAIRS = [
    *[("border_input", ground) for ground in ("window", "surface", "alt")],
    *[("primary", ground) for ground in GROUNDS],
    *[("primary", "track"), ("attention", "track"), ("ok", "track")],
    ("disabled", "surface"),
]


def test_contrast_formula_knows_black_on_white():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#57606A", "#FFFFFF") == pytest.approx(6.4, abs=0.05)  # as the design says


@pytest.mark.parametrize("tokens", THEMES)
@pytest.mark.parametrize(("word", "ground"), TEXT_PAIRS)
def test_text_has_contrast_of_at_least_4_5(tokens, word, ground):
    assert contrast(getattr(tokens, word), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", THEMES)
@pytest.mark.parametrize(("edge", "ground"), CONTROL_PAIRS)
def test_edges_of_controls_have_contrast_of_at_least_3(tokens, edge, ground):
    assert contrast(getattr(tokens, edge), getattr(tokens, ground)) >= 3


def test_error_edge_and_focus_ring_are_different_colours():
    for tokens in (LIGHT, DARK):
        assert tokens.error != tokens.primary


def test_every_token_is_a_colour():
    for tokens in (LIGHT, DARK):
        for field in fields(tokens):
            if field.name != "name":
                assert re.fullmatch("#([0-9A-F]{2})?[0-9A-F]{6}", getattr(tokens, field.name)), (
                    field
                )


def test_no_colour_outside_the_theme():
    root = resource("..", "app", "ui")
    found = [
        path
        for path in root.rglob("*.py")
        if path.name != "theme.py"
        and re.search(r"[\"' ]#[0-9A-Fa-f]{6}\b", path.read_text("utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize("tokens", THEMES)
def test_pictures_of_the_stylesheet_exist_load_and_have_the_colours_of_the_theme(tokens):
    known = {value.upper() for value in asdict(tokens).values()}
    for name, state in stylesheet.IMAGES.values():
        path = resource("icons", f"{name}-{tokens.name}{state}.svg")
        picture = QPixmap(str(path))  # empty without the svg plug-in
        assert not picture.isNull(), path
        used = set(re.findall(r"#[0-9A-Fa-f]{6}", path.read_text("utf-8")))
        assert used
        assert {color.upper() for color in used} <= known


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_ticked_box_shows_its_tick(use_theme, mode):
    use_theme(mode)
    box = CheckBox()
    box.setChecked(True)
    box.resize(30, 30)
    image = box.grab().toImage()
    on_primary = QColor(theme.current().tokens.on_primary)
    inside = [image.pixelColor(x, y) for x in range(2, 16) for y in range(8, 22)]
    assert any(abs(color.lightness() - on_primary.lightness()) < 40 for color in inside)


def test_icons_are_painted_in_the_colour_asked_for():
    image = icons.pixmap("domain", "error", 32, 2.0).toImage()
    solid = {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert solid == {LIGHT.error}


def test_the_shipped_letters_are_used_on_linux():
    assert fonts.family("linux") == "Inter"
    assert QFontInfo(theme.current().font()).family().startswith("Inter")


def test_the_font_has_both_weights_and_digits_of_one_width():
    text, strong = theme.current().font("text"), theme.current().font("strong")
    assert QFontMetricsF(strong).horizontalAdvance("Werkvloer") > QFontMetricsF(
        text
    ).horizontalAdvance("Werkvloer")
    tabular = QFontMetricsF(theme.current().font(tabular=True))
    assert len({tabular.horizontalAdvance(digit) for digit in "0123456789"}) == 1


@pytest.mark.parametrize(
    ("percent", "pixels"), [(100, 13), (115, 15), (130, 17), (150, 20), (200, 26)]
)
def test_text_size_scales_letters_and_heights(use_theme, percent, pixels):
    use_theme("light", percent)
    assert theme.current().font().pixelSize() == pixels
    assert QApplication.font().pixelSize() == pixels
    assert theme.current().height(32) >= max(32, pixels + 14)


def test_small_letters_are_never_below_9_points():
    assert theme.current().font("small").pixelSize() >= 12  # 9 pt at 96 dpi


def test_change_of_theme_changes_palette_and_stylesheet_and_is_told(qapp, use_theme, qtbot):
    with qtbot.waitSignal(theme.current().changed):
        use_theme("dark")
    assert QApplication.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.window
    assert DARK.primary in qapp.styleSheet()
    assert LIGHT.primary not in qapp.styleSheet()
    assert theme.current().is_dark


def test_the_same_colours_in_the_same_size_style_no_window_anew(qapp, use_theme, qtbot):
    styled = []
    window = QWidget()
    qtbot.addWidget(window)
    window.changeEvent = lambda event: styled.append(event.type())
    window.show()
    styled.clear()
    with qtbot.assertNotEmitted(theme.current().changed):
        use_theme("system")  # which is light here
        use_theme("light", 100)
    assert QEvent.Type.StyleChange not in styled
    assert theme.current().mode == "light"
    use_theme("system", 115)
    assert QEvent.Type.StyleChange in styled


def test_stylesheet_says_no_font_size(qapp):
    assert "font-size" not in qapp.styleSheet()
    assert "$" not in qapp.styleSheet()


def test_contrast_theme_takes_the_colours_of_the_system():
    palette = QPalette(QColor("#00FF00"), QColor("#000000"))
    palette.setColor(QPalette.ColorRole.WindowText, QColor("#FFFF00"))
    palette.setColor(QPalette.ColorRole.Highlight, QColor("#00FFFF"))
    tokens = theme.contrast_tokens(palette)
    assert (tokens.window, tokens.error_tint, tokens.text) == ("#000000", "#000000", "#ffff00")
    assert tokens.primary == "#00ffff"


def paint_everything(painter, times):
    pen, font, area = QPen(QColor("red")), QFont(), QRectF(1, 1, 20, 20)
    brush, color = QBrush(QColor("blue")), QColor("green")
    for _ in range(times):
        painter.setPen(pen)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.fillRect(area, color)
        painter.drawRoundedRect(area, 3, 3)
        painter.setFont(font)


def test_painter_calls_do_not_eat_references_to_none():
    """PySide6 6.12.0 with Python 3.11 lost one at each call, and aborted after some thousands."""
    image = QImage(32, 32, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    before = sys.getrefcount(None)
    paint_everything(painter, 10_000)
    after = sys.getrefcount(None)
    painter.end()
    assert after > before - 100
