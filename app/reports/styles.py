"""Measures, colours and type of every page; all lengths in points unless named mm."""

from typing import Final

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from app.reports.fonts import MONO, SANS, STRONG

PAGE_WIDTH, PAGE_HEIGHT = A4
LEFT: Final = 22 * mm  # room for the punch holes
RIGHT: Final = 18 * mm
TOP: Final = 25 * mm
BOTTOM: Final = 30 * mm
FRAME_HEIGHT: Final = PAGE_HEIGHT - TOP - BOTTOM
TEXT_WIDTH: Final = 170 * mm  # six columns of 25 with gutters of 4
COLUMN: Final = 29 * mm  # a column and its gutter
GUTTER: Final = 4 * mm
LABEL_WIDTH: Final = 25 * mm  # the margin column: numbers, dates, labels
READING_WIDTH: Final = 129 * mm  # about 90 letters

TEXT: Final[Color] = HexColor("#1B1F24")
MUTED: Final[Color] = HexColor("#57606A")
OK: Final[Color] = HexColor("#176B30")
ATTENTION: Final[Color] = HexColor("#8A5A00")
ERROR: Final[Color] = HexColor("#B42318")
PRIMARY: Final[Color] = HexColor("#0B5CAD")  # the end value and the word «Structureel»
ROW_LINE: Final[Color] = HexColor("#C3CAD3")
WRITING_LINE: Final[Color] = HexColor("#8A929C")
TINT: Final[Color] = HexColor("#F1F4F8")
EMBLEM_BLUE: Final[Color] = HexColor("#003399")
EMBLEM_YELLOW: Final[Color] = HexColor("#FFCC00")

HEAVY: Final = 0.8  # above a section head
HEAD_LINE: Final = 0.6  # under column heads, above a total
THIN: Final = 0.35  # between rows
WRITING: Final = 0.5


def _style(name: str, size: float, leading: float, **more: object) -> ParagraphStyle:
    given: dict[str, object] = {"fontName": SANS, "textColor": TEXT, "spaceShrinkage": 0} | more
    return ParagraphStyle(name, fontSize=size, leading=leading, **given)


TITLE = _style("title", 24, 28, fontName=STRONG)
FIGURE = _style("figure", 20, 24, fontName=STRONG)
LONG_TITLE = _style("long-title", 13, 18, fontName=STRONG)
SECTION = _style("section", 13, 17, fontName=STRONG)
LEAD = _style("lead", 13, 18)
BODY = _style("text", 9, 13)
BODY_RIGHT = _style("text-right", 9, 13, alignment=TA_RIGHT)
BOLD_RIGHT = _style("strong-right", 9, 13, fontName=STRONG, alignment=TA_RIGHT)
LABEL = _style("label", 9, 13, textColor=MUTED)
BOLD = _style("strong", 9, 13, fontName=STRONG)
SMALL = _style("small", 7.5, 10, textColor=MUTED)
SMALL_RIGHT = _style("small-right", 7.5, 10, textColor=MUTED, alignment=TA_RIGHT)
CODE = _style("code", 7.5, 13, fontName=MONO)
MANIFEST = _style("manifest", 13, 19, fontName=MONO)
BIG_CODE = _style("big-code", 20, 30, fontName=MONO)
BULLET = _style(
    "bullet", 9, 13, leftIndent=10, bulletIndent=0, bulletFontName=SANS, bulletFontSize=9
)
