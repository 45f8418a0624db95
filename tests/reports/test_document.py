import hashlib
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from pypdf import PdfReader

from app.core.progress import Cancelled
from app.reports.company_file import company_file
from app.reports.document import foot_words
from app.reports.recovery_sheet import recovery_sheet
from app.reports.session_report import session_report
from tests.reports.samples import (
    FILE,
    ORIGIN,
    REPORT,
    SESSION,
    SHEET,
    page_pictures,
    squeezed,
)

DOCUMENTS = {
    "session": lambda: session_report(REPORT),
    "company": lambda: company_file(replace(FILE, sessions=(SESSION,) * 8)),
    "recovery": lambda: recovery_sheet(SHEET),
}
EMBLEM_BLUE = (0, 51, 153)
EMBLEM_YELLOW = (255, 204, 0)
SAMPLE_RUN = """
import hashlib
from tests.reports.test_document import DOCUMENTS
print(*(hashlib.sha256(make()).hexdigest() for make in DOCUMENTS.values()))
"""


@pytest.fixture(params=DOCUMENTS, scope="module")
def pdf(request):
    return DOCUMENTS[request.param]()


def test_the_same_values_give_the_same_bytes_in_another_process():
    here = [hashlib.sha256(make()).hexdigest() for make in DOCUMENTS.values()]
    command = [sys.executable, "-c", SAMPLE_RUN]
    there = subprocess.run(command, check=True, capture_output=True, text=True)
    assert there.stdout.split() == here


def test_documents_made_at_the_same_time_do_not_disturb_each_other():
    alone = session_report(REPORT)
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda _: session_report(REPORT), range(40)))
    assert set(together) == {alone}


def test_other_values_give_other_bytes():
    other = replace(REPORT, position=6)
    assert session_report(other) != session_report(REPORT)


def test_every_page_names_the_co_financing_its_number_and_its_maker(pdf):
    pages = PdfReader(BytesIO(pdf)).pages
    for number, page in enumerate(pages, start=1):
        text = squeezed(page.extract_text())
        assert "MedegefinancierddoordeEuropeseUnie" in text
        assert f"Bladzijde{number}van{len(pages)}" in text
        assert "Gemaaktop23/11/2026,14:02,doorElsVinkenhof" in text


def test_the_emblem_is_at_least_one_centimetre_high_on_every_page(pdf):
    dots_a_cm = 200 / 2.54
    for picture in page_pictures(pdf, dpi=200):
        box = box_of(picture, EMBLEM_BLUE)
        width, height = box[2] - box[0], box[3] - box[1]
        assert height >= dots_a_cm
        assert width == pytest.approx(height * 1.5, abs=2)


def test_the_emblem_has_twelve_stars():
    picture = page_pictures(session_report(REPORT), dpi=400)[0]
    assert groups_of(picture, EMBLEM_YELLOW) == 12


def test_all_fonts_are_embedded(pdf):
    with pikepdf.open(BytesIO(pdf)) as opened:
        fonts = [it for it in opened.objects if is_font(it)]
        assert fonts
        assert all("/FontFile2" in it.FontDescriptor for it in fonts)


def test_metadata_say_what_the_document_is_in_both_places():
    with pikepdf.open(BytesIO(session_report(REPORT))) as opened:
        title = "Sessieverslag van 19/05/2026, Bakkerij Wolkenmeel bv"
        assert str(opened.docinfo["/Title"]) == title
        assert str(opened.docinfo["/CreationDate"]) == "D:20261123140200+01'00'"
        assert str(opened.Root.Lang) == "nl-BE"
        assert opened.Root.ViewerPreferences.DisplayDocTitle
        with opened.open_metadata() as xmp:
            assert xmp["dc:title"] == title
            assert xmp["dc:creator"] == ["Els Vinkenhof"]
            assert xmp["xmp:CreateDate"] == "2026-11-23T14:02:00+01:00"


def test_a_file_of_the_practice_environment_says_that_it_proves_nothing():
    practice = replace(ORIGIN, is_practice=True)
    assert foot_words(practice)[2] == "Oefenomgeving: verzonnen gegevens, geen bewijs"


def test_a_long_document_can_be_stopped():
    class Stop:
        def step(self, done, total):
            assert 0 < done <= total
            raise Cancelled

    with pytest.raises(Cancelled):
        company_file(replace(FILE, sessions=(SESSION,) * 20), Stop())


def is_font(thing):
    if not isinstance(thing, pikepdf.Dictionary) or thing.get("/Type") != "/Font":
        return False
    return thing.get("/Subtype") != "/Type0"


def dots_of(picture, colour):
    """Return row and column of every dot of exactly `colour`."""
    plain, wanted, found = picture.convert("RGB").tobytes(), bytes(colour), set()
    at = plain.find(wanted)
    while at >= 0:
        if at % 3 == 0:
            found.add(divmod(at // 3, picture.width))
        at = plain.find(wanted, at + 1)
    return found


def box_of(picture, colour):
    """Return the smallest box around all dots of exactly `colour`."""
    emblem = picture.crop((0, 0, int(picture.width * (22 + 17) / 210), picture.height))
    rows, columns = zip(*dots_of(emblem, colour), strict=True)  # the words beside it are as blue
    return min(columns), min(rows), max(columns) + 1, max(rows) + 1


def groups_of(picture, colour):
    """Return how many groups of touching dots have exactly `colour`, blurred tips apart."""
    left = dots_of(picture, colour)
    groups = 0
    while left:
        before = len(left)
        front = [left.pop()]
        while front:
            row, column = front.pop()
            beside = {(row + 1, column), (row - 1, column), (row, column + 1), (row, column - 1)}
            near = beside & left
            left -= near
            front += near
        groups += before - len(left) > 10
    return groups
