"""Scans of a company: asked, put aside, finished and compared."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from app.core import clock
from app.core.errors import UserError
from app.domain.scan_compare import Change
from app.models.base import new_id
from app.reference.trajectories import QuestionEntry, Questions, question_sets
from app.services.companies.merge import merge_companies
from app.services.retention.bin import list_bin, restore, throw_away
from app.services.scans.lists import ScanQuery, scan_ids, scan_rows, scans_of
from app.services.scans.question_sets import question_versions, set_numbered, write_questions
from app.services.scans.use_cases import (
    answer,
    compare_scans,
    finish_scan,
    put_aside,
    reopen_scan,
    scan_view,
    start_scan,
)
from tests.case_samples import undone_and_redone
from tests.coaching_samples import add_company, add_team

(SHIPPED,) = question_sets()
CODES = [one.code for one in SHIPPED.questions]


@pytest.fixture
def company(store):
    add_team(store)
    return add_company(store).id


def code_of(work, *arguments, **named):
    with pytest.raises(UserError) as caught:
        work(*arguments, **named)
    return caught.value.code


def filled(store, company, moment, value, codes=CODES):
    scan = start_scan(store, company, moment).id
    for code in codes:
        answer(store, scan, code, value)
    return scan


def test_a_scan_begins_once_and_asks_the_questions_of_the_day(store, company):
    made = start_scan(store, company, "baseline")
    assert start_scan(store, company, "baseline").id == made.id
    assert start_scan(store, company, "end").id != made.id
    found = scan_view(store, made.id)
    assert (found.questions, found.row.done, found.row.of, found.is_complete) == (
        SHIPPED,
        0,
        24,
        False,
    )
    assert (found.row.enterprise, found.row.person, found.row.mean) == (
        "Bakkerij Janssens",
        "Els V.",
        None,
    )
    undone_and_redone(store, made.changes, lambda: scan_view(store, made.id))


def test_an_answer_is_kept_with_its_remark_and_changed(store, company):
    scan = start_scan(store, company, "baseline").id
    first = CODES[0]
    answer(store, scan, first, 4, remark=" Sinds kort ")
    changes = answer(store, scan, first, 2)
    said = scan_view(store, scan)
    assert (said.answers[first].value, said.answers[first].remark) == (2, "Sinds kort")
    assert (said.row.done, said.place) == (1, first)
    undone_and_redone(store, changes, lambda: scan_view(store, scan).answers[first])
    answer(store, scan, first, None, unknown=True)
    said = scan_view(store, scan)
    assert (said.answers[first].value, said.answers[first].unknown, said.row.done) == (
        None,
        True,
        1,
    )
    answer(store, scan, first, None)
    assert scan_view(store, scan).row.done == 0
    put_aside(store, scan, CODES[7])
    assert scan_view(store, scan).place == CODES[7]
    for value in (0, 6):
        assert code_of(answer, store, scan, first, value) == "scan.value"


def test_a_scan_is_finished_when_each_question_has_an_answer(store, company):
    scan = filled(store, company, "baseline", 3, CODES[:-1])
    assert code_of(finish_scan, store, scan) == "scan.incomplete"
    answer(store, scan, CODES[-1], None, unknown=True)
    yesterday = clock.today() - timedelta(days=1)
    assert code_of(finish_scan, store, scan, yesterday) == "scan.before"
    finish_scan(store, scan)
    (row,) = scans_of(store, company)
    assert (row.completed_on, row.mean, row.done) == (clock.today(), Decimal("3.0"), 24)
    assert code_of(answer, store, scan, CODES[0], 1) == "scan.finished"
    reopen_scan(store, scan)
    answer(store, scan, CODES[0], 1)


def test_two_scans_are_compared_theme_by_theme(store, company):
    before, after = filled(store, company, "baseline", 2), filled(store, company, "end", 4)
    found = compare_scans(store, before, after)
    assert (found.compared.equal, found.compared.of) == (24, 24)
    assert [one.change for one in found.compared.themes] == [Change.CLEARLY_BETTER] * 5
    assert (found.before.moment, found.after.moment) == ("baseline", "end")


def test_a_new_set_of_questions_serves_scans_that_begin_from_its_day_on(store, company):
    before = filled(store, company, "baseline", 2)
    kept = SHIPPED.questions[:18]
    new = QuestionEntry("pets", "work", "Een hond mag mee.")
    number, changes = write_questions(
        store, Questions(9, " Tweede ", date(2026, 1, 1), (*kept, new))
    )
    assert number == 2
    second = question_versions(store)[1]
    assert (second.name, second.questions) == ("Tweede", (*kept, new))
    after = filled(store, company, "end", 4, [one.code for one in second.questions])
    found = compare_scans(store, before, after).compared
    assert (found.equal, found.of) == (18, 19)
    assert set_numbered((SHIPPED, second), 5) == second
    undone_and_redone(store, changes, lambda: len(question_versions(store)))


@pytest.mark.parametrize(
    ("questions", "code"),
    [
        ((), "questions.none"),
        ((QuestionEntry("a", "work", "A"),) * 2, "questions.twice"),
        ((QuestionEntry("a", "of_nobody", "A"),), "questions.theme"),
    ],
)
def test_questions_that_cannot_be_are_refused(store, company, questions, code):
    wanted = Questions(0, "Lijst", date(2026, 1, 1), questions)
    assert code_of(write_questions, store, wanted) == code


def test_a_scan_goes_to_the_bin_with_its_answers(store, company):
    scan = filled(store, company, "baseline", 2, CODES[:2])
    throw_away(store, "scan", scan)
    assert scan_view(store, scan) is None
    (row,) = list_bin(store, clock.today())
    assert (row.kind, row.at, row.enterprise) == ("scan", clock.today(), "Bakkerij Janssens")
    restore(store, "scan", scan)
    assert scan_view(store, scan).row.done == 2
    assert scan_view(store, new_id()) is None


def test_a_company_in_the_bin_is_scanned_no_more(store, company):
    scan = start_scan(store, company, "baseline").id
    throw_away(store, "enterprise", company)
    assert code_of(start_scan, store, company, "end") == "enterprise.in_bin"
    assert code_of(answer, store, scan, CODES[0], 1) == "enterprise.in_bin"
    assert scan_ids(store, ScanQuery()) == []


def test_a_list_of_scans_is_searched_filtered_and_sorted(store, company):
    other = add_company(store, "Énergie Claes").id
    first = filled(store, company, "baseline", 2)
    finish_scan(store, first, clock.today() + timedelta(days=1))
    second = start_scan(store, other, "end").id
    third = start_scan(store, other, "mid").id
    assert scan_ids(store, ScanQuery(text="energie")) == sorted([second, third])
    assert scan_ids(store, ScanQuery(moment="end")) == [second]
    assert scan_ids(store, ScanQuery(state="open", order="moment", descending=False)) == [
        third,
        second,
    ]
    assert scan_ids(store, ScanQuery(state="finished")) == [first]
    assert scan_ids(store, ScanQuery(order="enterprise", descending=False))[0] == first
    assert scan_ids(store, ScanQuery(order="completed"))[0] == first
    assert len(scan_ids(store, ScanQuery(people=frozenset({store.actor}), order="person"))) == 3
    assert scan_ids(store, ScanQuery(people=frozenset({new_id()}))) == []
    rows = scan_rows(store, [first, second, new_id()])
    assert [(rows[one].enterprise, rows[one].done, rows[one].mean) for one in (first, second)] == [
        ("Bakkerij Janssens", 24, Decimal("2.0")),
        ("Énergie Claes", 0, None),
    ]
    assert len(rows) == 2


def test_a_scan_that_is_open_goes_on_by_whichever_of_its_merged_files(store, company):
    other = add_company(store, "Janssens BV").id
    scan = start_scan(store, company, "baseline").id
    merge_companies(store, company, other, {})
    assert start_scan(store, other, "baseline").id == scan
    made = start_scan(store, other, "end").id
    assert start_scan(store, company, "end").id == made


def test_scans_of_a_merged_file_stand_under_the_company_that_is_shown(store, company):
    other = add_company(store, "Janssens BV").id
    scan = start_scan(store, other, "baseline").id
    merge_companies(store, company, other, {})
    (row,) = scans_of(store, other)
    assert (row.id, row.enterprise, row.enterprise_id) == (scan, "Bakkerij Janssens", company)
    assert scan_ids(store, ScanQuery(text="bakkerij")) == [scan]
