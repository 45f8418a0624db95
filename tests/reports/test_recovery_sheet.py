from dataclasses import replace
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
import segno

from app.reports import recovery_sheet as module
from app.reports.qr_code import QrCode
from app.reports.recovery_sheet import code_groups, recovery_sheet
from tests.reports.samples import CODE, SHEET, page_pictures, words_of

GROUPS = ["K7QM", "2XRD", "9FHT", "W4VN", "C3PA", "8ZJE"]


def test_the_code_is_read_in_six_groups():
    assert code_groups(CODE) == GROUPS
    assert code_groups("k7qm-2xrd-9fht-w4vn-c3pa-8zje") == GROUPS
    assert code_groups("K7QM 2XRD 9FHT W4VN C3PA 8ZJE") == GROUPS


@pytest.mark.parametrize("wrong", ["", CODE[:-1], CODE + "A", CODE[:-1] + "<", CODE[:-1] + "é"])
def test_another_code_is_refused_without_telling_it(wrong):
    with pytest.raises(ValueError, match="24 letters") as refused:
        code_groups(wrong)
    assert not wrong or wrong not in str(refused.value)


def test_one_page_tells_for_whom_what_and_how():
    pdf = recovery_sheet(SHEET)
    text = words_of(pdf)
    assert len(pypdfium2.PdfDocument(pdf)) == 1
    for words in ("K7QM2XRD9FHT", "W4VNC3PA8ZJE", "ElsVinkenhof", "WerkvloervanEls"):
        assert words in text
    assert "23/11/2026,14:02" in text
    assert "MedegefinancierddoordeEuropeseUnie" in text


def test_it_only_promises_help_that_exists():
    assert "kanalleenjepromotornoghelpen" in words_of(recovery_sheet(SHEET))
    alone = words_of(recovery_sheet(replace(SHEET, promotor_can_help=False)))
    assert "kanniemandjedossiers" in alone


def test_the_square_on_paper_holds_the_code():
    side_mm, modules = module.QR_SIDE * 25.4 / 72, len(QrCode("-".join(GROUPS), "", 1).matrix)
    picture = page_pictures(recovery_sheet(SHEET), dpi=400)[0].convert("L")
    expected = [list(row) for row in segno.make_qr("-".join(GROUPS), error="m").matrix]
    left, top = square_corner(picture, side_mm, modules)
    unit = side_mm / (modules + 8) * 400 / 25.4
    seen = [
        [
            int(picture.getpixel((left + (c + 0.5) * unit, top + (r + 0.5) * unit)) < 128)
            for c in range(modules)
        ]
        for r in range(modules)
    ]
    assert seen == expected


def test_the_code_stands_nowhere_but_on_the_page():
    with pikepdf.open(BytesIO(recovery_sheet(SHEET))) as opened, opened.open_metadata() as xmp:
        said = str(xmp) + str(dict(opened.docinfo.items()))
    assert "K7QM" not in said


def test_this_layer_writes_no_file(tmp_path, monkeypatch):
    recovery_sheet(SHEET)  # fonts are read once
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("builtins.open", lambda *_args, **_kwargs: pytest.fail("opened a file"))
    recovery_sheet(SHEET)
    assert list(tmp_path.iterdir()) == []


def square_corner(picture, side_mm, modules):
    """Return the upper left corner of the dark modules, found as the first dark dot."""
    scale = 400 / 25.4
    quiet = side_mm / (modules + 8) * 4
    left = (192 - side_mm + quiet) * scale  # the right margin is 18 mm
    column = picture.crop((int(left + 2), int(45 * scale), int(left + 3), int(100 * scale)))
    dark = [row for row in range(column.height) if column.getpixel((0, row)) < 128]
    return left, int(45 * scale) + dark[0]
