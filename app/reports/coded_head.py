"""The head of a sheet that comes back as a scan: what it is, and the code that names it."""

from typing import Final, NamedTuple
from uuid import UUID

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from app.domain.print_code import Sheet, print_code
from app.reports.blocks import gap, layout_table, title_block, title_style
from app.reports.qr_code import QrCode
from app.reports.styles import COLUMN, GUTTER, LABEL, LEAD, SMALL_RIGHT, TEXT_WIDTH
from app.reports.text import one_line, para

SIDE: Final = 22 * mm  # of the code: a photo of the whole page still shows its squares
NARROW: Final = 18 * mm  # as high as a title: an ordinary report stays one page
_FINDS: Final = {
    Sheet.SESSION: "Code waarmee een scan deze sessie terugvindt",
    Sheet.PLAN: "Code waarmee een scan dit actieplan terugvindt",
    Sheet.CLOSING: "Code waarmee een scan dit traject terugvindt",
}
LINES: Final = 2  # of the words under the title at most


class SheetCode(NamedTuple):
    """A code, what it is for, and the words under it for a person to compare."""

    text: str  # see app/domain/print_code.py
    alternative: str
    under: str = ""
    side: float = SIDE


class CodedTitle(NamedTuple):
    """What a sheet is, its title and the words under it."""

    kind: str
    title: str
    style: ParagraphStyle
    drop: float  # points that `kind` stands lower, beside the first line of the title
    line: str
    is_first: bool = True  # it is the title of the document


def coded_head(title: CodedTitle, code: SheetCode) -> list[Flowable]:
    """Return the title with the code at its right, and nothing else near the code."""
    wide = TEXT_WIDTH - COLUMN - code.side
    words = [
        para(title.title, title.style, role="H1" if title.is_first else "P"),
        gap(3),
        para(one_line(title.line, LEAD, LINES * (wide - GUTTER)), LEAD),
    ]
    square = QrCode(code.text, code.alternative, code.side, has_edge=False)
    row = [[gap(title.drop), para(title.kind, LABEL)], words, square]
    table = layout_table([row], [COLUMN, wide, code.side])
    table.setStyle([("RIGHTPADDING", (1, 0), (1, 0), GUTTER)])
    under = [para(code.under, SMALL_RIGHT), gap(4)] if code.under else []
    return [table, gap(10), *under]


def signed_title(
    sheet: Sheet, record: UUID | None, kind: str, title: str, line: str
) -> list[Flowable]:
    """Return the title of what is signed on paper; without a record it comes back to nothing."""
    if record is None:
        return [*title_block(kind, title, line), gap(12)]
    code = SheetCode(print_code(sheet, record), _FINDS[sheet], side=NARROW)
    return coded_head(CodedTitle(kind, title, *title_style(title), line), code)
