from operator import attrgetter
from typing import NamedTuple
from unittest.mock import Mock
from uuid import UUID

import pytest
from PySide6.QtCore import Qt

from app.ui.tables.paged import CELL_ROLE, PAGE, Cell, Column, PagedTableModel


class Item(NamedTuple):
    title: str
    days: int = 3


@pytest.fixture
def ids():
    return [UUID(int=number) for number in range(PAGE + 1)]


@pytest.fixture
def fetch(ids):
    rows = {row_id: Item(f"Onthaal {row_id.int}") for row_id in ids}
    return Mock(side_effect=lambda wanted: {i: rows[i] for i in wanted})


def make(qapp, fetch, ids, columns=None):
    model = PagedTableModel(columns or [attrgetter("title")], fetch, qapp)
    model.show_ids(ids)
    return model


def test_only_the_shown_page_is_read(qapp, qtmodeltester, fetch, ids):
    model = make(qapp, fetch, ids)
    assert model.index(PAGE, 0).data() == f"Onthaal {PAGE}"
    fetch.assert_called_once_with(ids[PAGE:])
    qtmodeltester.check(model)


def test_a_page_is_read_once(qapp, fetch, ids):
    model = make(qapp, fetch, ids)
    for row in range(PAGE):
        assert model.index(row, 0).data() == f"Onthaal {row}"
    fetch.assert_called_once_with(ids[:PAGE])


def test_flags_alignment_and_ids_read_nothing(qapp, fetch, ids):
    model = make(qapp, fetch, ids, [Column(attrgetter("title"), "Naam", right=True)])
    index = model.index(5, 0)
    assert model.flags(index) & Qt.ItemFlag.ItemIsSelectable
    assert index.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight.value
    assert model.id_at(5) == ids[5]
    fetch.assert_not_called()


def test_a_changed_record_is_fetched_again_and_only_that_one(qapp, qtbot, fetch, ids):
    model = make(qapp, fetch, ids)
    model.index(3, 0).data()
    fetch.reset_mock(side_effect=True)
    fetch.side_effect = lambda wanted: {i: Item("Nieuw") for i in wanted}
    with qtbot.waitSignal(model.dataChanged) as told:
        model.invalidate([ids[3], UUID(int=10**9)])
    assert (told.args[0].row(), told.args[1].row()) == (3, 3)
    assert model.index(3, 0).data() == "Nieuw"
    assert model.index(4, 0).data() == "Onthaal 4"
    fetch.assert_called_once_with([ids[3]])


def test_a_record_that_is_gone_shows_nothing(qapp, ids):
    model = make(qapp, lambda _: {}, ids)
    assert model.index(0, 0).data() is None
    assert model.row(ids[0]) is None


def test_a_cell_comes_from_the_row(qapp, fetch, ids):
    column = Column(
        attrgetter("title"),
        "Traject",
        tone=lambda item: "strong" if item.days > 30 else "muted",
        status=lambda _: "attention",
        meter=lambda item: (item.days, 6),
    )
    model = make(qapp, fetch, ids, [column])
    assert model.index(0, 0).data(CELL_ROLE) == Cell(
        "Onthaal 0", "muted", is_right=False, is_name=False, status="attention", meter=(3, 6)
    )


def test_a_screen_reader_hears_a_sentence(qapp, fetch, ids):
    column = Column(attrgetter("title"), "Naam")
    model = make(qapp, fetch, ids, [column])
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Naam Onthaal 0"
    spoken = PagedTableModel([column], fetch, qapp, lambda item: f"{item.title}, {item.days} dagen")
    spoken.show_ids(ids)
    assert spoken.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Onthaal 0, 3 dagen"


def test_sorting_asks_the_query(qapp, qtbot, fetch, ids):
    columns = [Column(attrgetter("title"), "Naam", sort_key="name"), Column(attrgetter("title"))]
    model = make(qapp, fetch, ids, columns)
    with qtbot.waitSignal(model.sort_requested) as asked:
        model.sort(0, Qt.SortOrder.DescendingOrder)
    assert asked.args == ["name", True]
    with qtbot.assertNotEmitted(model.sort_requested):
        model.sort(1)
    fetch.assert_not_called()


def test_a_page_may_be_smaller_where_a_row_costs_more(qapp):
    fetch = Mock(side_effect=lambda ids: {one: one for one in ids})
    model = PagedTableModel([str], fetch, qapp, page=10)
    model.show_ids(ids := [UUID(int=number) for number in range(30)])
    assert model.index(12, 0).data() == str(ids[12])
    fetch.assert_called_once_with(ids[10:20])
