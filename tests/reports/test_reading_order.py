"""
A screen reader reads a dossier as eyes do: down the page, and along each line.

What is compared are two things that do not know each other: the order of the structure tree, and
where the words of each of its pieces stand on paper.
"""

from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest

from app.reports.document import PageWords, render
from app.reports.finish import Flavour, Metadata
from app.reports.trajectory_dossier import dossier_story, trajectory_dossier
from tests.reports.test_tags import pieces
from tests.reports.test_trajectory_dossier import PARTS
from tests.reports.trajectory_samples import BARE, DOSSIER

NEAR = 3.0  # points: two sizes on one line share no baseline
WORDS, SHAPES = {"Tj", "TJ"}, {"Do", "re", "l", "c"}
IDENTITY = (1, 0, 0, 1, 0, 0)


def walked(pdf):
    """Return page and number of each piece, in the order of the tree."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}

    def walk(node):
        own = pages.get(node.Pg.objgen) if "/Pg" in node else None
        for kid in node.K:
            if isinstance(kid, int):
                yield own, kid
            elif "/MCID" in kid:
                yield pages[kid.Pg.objgen], int(kid.MCID)
            else:
                yield from walk(kid)

    return list(walk(pdf.Root.StructTreeRoot.K))


def times(inner, outer):
    """Return what two matrices of PDF do one after the other."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    turned = (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s)
    return (*turned, e * p + f * r + t, e * q + f * s + u)


class Places:
    """Follows the operators of a page, and keeps where the first words of each piece stand."""

    def __init__(self, page):
        self.found, self._piece = {}, None
        self._now, self._line, self._kept = IDENTITY, IDENTITY, []
        for operands, operator in pikepdf.parse_content_stream(page):
            self._move(str(operator), operands)
            self._mark(str(operator), operands)

    def _move(self, operator, operands):
        if operator == "q":
            self._kept.append(self._now)
        elif operator == "Q":
            self._now = self._kept.pop()
        elif operator == "cm":
            self._now = times(tuple(map(float, operands)), self._now)
        elif operator == "Tm":
            self._line = tuple(map(float, operands))

    def _mark(self, operator, operands):
        if operator == "BDC" and "/MCID" in operands[1]:
            self._piece = int(operands[1].MCID)
        elif operator == "EMC":
            self._piece = None
        elif operator in WORDS and self._piece is not None:
            self.found.setdefault(self._piece, times(self._line, self._now)[4:])
        elif operator in SHAPES and self._piece is not None:
            self.found.setdefault(self._piece, self._now[4:])


@pytest.mark.parametrize("flavour", Flavour)
@pytest.mark.parametrize("dossier", [DOSSIER, BARE])
def test_the_tree_is_read_as_the_page_is_seen(dossier, flavour):
    about_page = PageWords("1999.990.144", "Trajectdossier", ("een", "twee", "drie"))
    meta = Metadata("Proef", "Els V.", "Proef", dossier.origin.made_at)
    pdf = pikepdf.open(BytesIO(render(about_page, meta, dossier_story(dossier), flavour=flavour)))
    said = [pieces(page) for page in pdf.pages]
    places = [Places(page).found for page in pdf.pages]
    order = [(page, piece) for page, piece in walked(pdf) if said[page].get(piece)]
    assert len(order) > 60
    for (page, piece), (after_page, after) in pairwise(order):
        about = f"{said[page][piece]!r} before {said[after_page][after]!r}"
        assert page <= after_page, about
        if page == after_page:
            x, y = places[page][piece]
            next_x, next_y = places[page][after]
            is_below, is_beside = next_y < y - NEAR, abs(next_y - y) <= NEAR and next_x >= x
            starts_a_column = next_x > x and next_y > y
            assert is_below or is_beside or starts_a_column, about


def test_every_part_is_read_once_and_in_its_order():
    pdf = pikepdf.open(BytesIO(trajectory_dossier(DOSSIER)))
    said = [pieces(page) for page in pdf.pages]
    text = [said[page].get(piece, "") for page, piece in walked(pdf)]
    heads = [words for words in text if any(words.endswith(part) for part in PARTS)]
    found = [next(part for part in PARTS if words.endswith(part)) for words in heads]
    assert found[-len(PARTS) :] == list(PARTS)
    assert len(walked(pdf)) == len(set(walked(pdf)))


def test_nothing_that_is_marked_is_left_out_of_the_tree():
    pdf = pikepdf.open(BytesIO(trajectory_dossier(DOSSIER)))
    marked = {(number, piece) for number, page in enumerate(pdf.pages) for piece in pieces(page)}
    assert set(walked(pdf)) == marked
