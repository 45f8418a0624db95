"""The code on a sheet is read from scans and photos as they come: askew, blurred, dark, small."""

from io import BytesIO
from unittest.mock import Mock
from uuid import UUID

import pytest
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

from app.core.progress import Cancelled, CancelToken, Silent
from app.domain.print_code import PrintCode, Sheet, print_code
from app.reports.action_plan import action_plan
from app.reports.attendance_list import attendance_list
from app.reports.closing_report import closing_report
from app.reports.values import Company
from app.services.files.attachments import Pasted
from app.ui.sheets.reading import SOON, codes_in, codes_of
from tests.reports.samples import page_pictures
from tests.reports.test_action_plan import PLAN
from tests.reports.test_attendance_list import MEETING, SHEET, crowd, replace
from tests.reports.trajectory_samples import BAKERY, DOSSIER

CODE = PrintCode(Sheet.MEETING, MEETING)
OTHER = UUID("01a22cd8-e098-7132-ad79-411c5f0c91ac")


@pytest.fixture(scope="module")
def pdf():
    return attendance_list(SHEET)


@pytest.fixture(scope="module")
def paper(pdf):
    """The sheet as a scanner sees it, 200 dots an inch."""
    return page_pictures(pdf, dpi=200)[0].convert("RGB")


def as_file(picture, kind="JPEG", **more):
    out = BytesIO()
    picture.copy().save(out, kind, **more)  # Pillow notes on a picture how it was saved before
    return out.getvalue()


def codes(content, name="scan.jpg"):
    return codes_in(content, name, Silent())


def leaning(picture):
    """Seen from aside, as a photo of a list on a table."""
    wide, high = picture.size
    corners = ((-0.06, -0.02), (0.0, 1.0), (1.0, 1.05), (1.08, -0.08))
    quad = [n for x, y in corners for n in (x * wide, y * high)]
    return picture.transform((wide, high), Image.Transform.QUAD, quad, fillcolor="white")


def on_a_table(picture):
    """A part of a photo of 12 million dots, on a dark table."""
    table = Image.new("RGB", (3000, 4000), "#4a3b2c")
    table.paste(picture.rotate(8, expand=True, fillcolor="#4a3b2c"), (500, 700))
    return table


@pytest.mark.parametrize("degrees", [0, 3, 7, 30, 90, 180, 270])
def test_a_scan_may_lie_askew_or_upside_down(paper, degrees):
    turned = paper.rotate(degrees, expand=True, fillcolor="white")
    assert codes(as_file(turned)) == {CODE}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda it: it.filter(ImageFilter.GaussianBlur(2.5)),
        leaning,
        on_a_table,
        lambda it: ImageEnhance.Brightness(ImageEnhance.Contrast(it).enhance(0.35)).enhance(0.5),
        lambda it: it.resize((it.width // 2, it.height // 2)),  # 100 dots an inch
        lambda it: leaning(it.filter(ImageFilter.GaussianBlur(1.5)).rotate(-12, expand=True)),
        lambda it: it.convert("1"),  # as a fax
    ],
)
def test_a_bad_picture_is_read_all_the_same(paper, spoil):
    assert codes(as_file(spoil(paper).convert("RGB"), quality=35)) == {CODE}


@pytest.mark.parametrize(
    ("kind", "name"), [("PNG", "s.png"), ("TIFF", "s.tif"), ("BMP", "s.bmp"), ("WEBP", "s.webp")]
)
def test_every_kind_of_picture_is_read(paper, kind, name):
    assert codes(as_file(paper.convert("L").convert("RGB"), kind), name) == {CODE}


def test_the_pdf_of_the_program_and_that_of_a_scanner_are_read(pdf, paper):
    assert codes(pdf, "lijst.pdf") == {CODE}
    blank = Image.new("RGB", paper.size, "white")
    content = as_file(
        blank, "PDF", save_all=True, append_images=[blank, paper.copy()], resolution=200
    )
    assert codes(content, "scan.pdf") == {CODE}


def test_a_long_file_is_looked_at_only_while_it_may_be_a_sheet(paper):
    blank = Image.new("RGB", (300, 420), "white")

    def file(before, after):
        pages = [blank.copy() for _ in range(before)] + [paper.copy()] * after
        return as_file(blank, "PDF", save_all=True, append_images=pages, resolution=36)

    assert codes(file(SOON - 2, 1), "scan.pdf") == {CODE}
    assert codes(file(SOON - 1, 1), "boek.pdf") == frozenset()


def test_the_pages_of_one_list_name_one_meeting(pdf):
    assert codes(attendance_list(replace(SHEET, people=crowd(30))), "lijst.pdf") == {CODE}


def test_lists_of_two_meetings_are_both_seen(paper):
    other = attendance_list(replace(SHEET, code=print_code(Sheet.MEETING, OTHER)))
    second = page_pictures(other, dpi=200)[0].convert("RGB")
    content = as_file(paper, "PDF", save_all=True, append_images=[second], resolution=200)
    assert codes(content, "scan.pdf") == {CODE, PrintCode(Sheet.MEETING, OTHER)}


def test_a_code_that_is_torn_or_of_something_else_is_none(paper):
    torn = paper.copy()
    ImageDraw.Draw(torn).rectangle((1200, 150, 1560, 420), fill="white")
    assert codes(as_file(torn)) == frozenset()
    shop = page_pictures(attendance_list(replace(SHEET, code="https://example.org/1")), dpi=150)[0]
    assert codes(as_file(shop.convert("RGB"))) == frozenset()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "leeg.pdf"),
        (b"%PDF-1.7 niets", "stuk.pdf"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "stuk.png"),
        (b"MZ" + b"\0" * 100, "programma.pdf"),
    ],
)
def test_a_file_that_cannot_be_looked_at_has_no_code(content, name):
    assert codes(content, name) == frozenset()


def test_a_picture_that_says_it_is_enormous_is_not_unpacked():
    head = b"BM" + b"\0" * 12 + b"(\0\0\0" + (900_000).to_bytes(4, "little") * 2 + b"\1\0\x18\0"
    assert codes(head + b"\0" * 60, "groot.bmp") == frozenset()


def test_looking_can_be_stopped(pdf):
    token = CancelToken()
    token.cancel()

    progress = Mock()
    progress.step.side_effect = lambda *_told: token.check()
    with pytest.raises(Cancelled):
        codes_in(pdf, "lijst.pdf", progress)


def test_only_what_can_be_a_scan_is_opened(tmp_path, pdf):
    scan, text, empty = (tmp_path / name for name in ("scan.PDF", "notitie.txt", "leeg.jpg"))
    scan.write_bytes(pdf)
    text.write_bytes(pdf)
    empty.touch()
    wanted = (scan, text, empty, tmp_path / "weg.pdf", Pasted("beeld.png", pdf))
    found = [codes_of(given, Silent()) for given in wanted]
    assert found == [{CODE}, frozenset(), frozenset(), frozenset(), frozenset()]


def test_a_signed_plan_and_a_signed_closing_report_are_read_from_a_scan():
    plan = page_pictures(action_plan(replace(PLAN, record=OTHER)), dpi=200)[0]
    assert codes(as_file(plan)) == {PrintCode(Sheet.PLAN, OTHER)}
    two = replace(DOSSIER, companies=(BAKERY, replace(BAKERY, company=Company("Metaal Claes"))))
    pages = closing_report(two, records=(MEETING, OTHER))
    assert codes(pages, "verslag.pdf") == {
        PrintCode(Sheet.CLOSING, MEETING),
        PrintCode(Sheet.CLOSING, OTHER),
    }
    assert codes(closing_report(DOSSIER), "verslag.pdf") == set()
