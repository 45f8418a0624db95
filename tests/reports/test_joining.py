"""Pages that were drawn apart, in one document."""

from io import BytesIO

import pikepdf
import pytest
from pypdf import PdfReader

from app.reports.document import Chapter, PageWords, draw
from app.reports.finish import Metadata
from app.reports.joining import Bookmark, bookmark, join
from app.reports.page_numbers import Target
from app.reports.trajectory_dossier import dossier_story
from tests.reports.samples import ORIGIN, squeezed
from tests.reports.trajectory_samples import DOSSIER

METADATA = Metadata("Pakket", "Els", "Oktober", ORIGIN.made_at)
PAGES = 7  # of one dossier


def dossiers(*numbers):
    """Return dossiers that were drawn in one go, each with a number in its head."""
    foot = ("Noord", "Gemaakt", "Manifest en zegel: bladzijde")
    chapters = [
        Chapter(PageWords(number, "Trajectdossier", foot, Target()), dossier_story(DOSSIER))
        for number in numbers
    ]
    return draw(chapters, METADATA)


@pytest.fixture(scope="module")
def joined():
    """Three dossiers, of two processes, with their bookmarks."""
    found = join([dossiers("A1", "A2"), dossiers("B1")], seal_page=99)
    bookmark(found, [Bookmark("Volledig", 8, (Bookmark("Bakkerij", 15),))])
    found.pdf.Root.StructTreeRoot = found.tree
    target = BytesIO()
    found.pdf.save(target)
    return PdfReader(target)


def text_of(joined, page):
    return squeezed(joined.pages[page - 1].extract_text())


def test_the_pages_are_numbered_over_the_whole(joined):
    assert len(joined.pages) == 3 * PAGES
    for page in range(1, 3 * PAGES + 1):
        assert f"Bladzijde{page}van{3 * PAGES}" in text_of(joined, page)


@pytest.mark.parametrize(("cover", "number"), [(1, "A1"), (8, "A2"), (15, "B1")])
def test_a_cover_names_the_pages_of_the_whole(joined, cover, number):
    text = text_of(joined, cover)
    assert text.startswith(number)
    assert squeezed(f"10 Opvolging na 6 en 12 maanden Gepland 12/05/2027 {cover + 6}") in text
    assert squeezed("Opvolging na 6 en 12 maanden") in text_of(joined, cover + 6)


def test_each_foot_names_the_page_of_the_seal(joined):
    for page in range(1, 3 * PAGES + 1):
        assert squeezed("Manifest en zegel: bladzijde 99") in text_of(joined, page)


def test_the_bookmarks_lead_to_their_pages(joined):
    whole, (below,) = joined.outline
    assert (whole.title, joined.get_destination_page_number(whole)) == ("Volledig", 7)
    assert (below.title, joined.get_destination_page_number(below)) == ("Bakkerij", 14)


def test_each_piece_of_each_page_is_known_to_one_tree(joined):
    tree = joined.trailer["/Root"]["/StructTreeRoot"]
    numbers = tree["/ParentTree"]["/Nums"]
    assert list(numbers[::2]) == list(range(3 * PAGES))
    for pieces in numbers[1::2]:
        assert len(pieces) > 3
        for piece in pieces:
            top = piece.get_object()
            while top["/S"] != "/Document":
                top = top["/P"]
            assert top == tree["/K"].get_object()


def test_the_marks_of_a_dossier_name_its_ten_parts():
    drawn = dossiers("A1", "A2")
    assert (drawn.pages, drawn.chapters) == (2 * PAGES, (1, 1 + PAGES))
    assert len(drawn.marks) == 20
    assert drawn.marks[0].title.startswith("1 Identiteit")
    assert [one.page for one in drawn.marks[10:]] == [one.page + PAGES for one in drawn.marks[:10]]


def test_the_same_parts_give_the_same_bytes():
    drawn = dossiers("A1")

    def packed():
        target = BytesIO()
        join([drawn, drawn]).pdf.save(
            target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate
        )
        return target.getvalue()

    assert packed() == packed()
