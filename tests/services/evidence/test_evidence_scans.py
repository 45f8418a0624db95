"""The PDF of a scan: what it tells alone, and beside an earlier one."""

from datetime import date
from decimal import Decimal

import pytest

from app.core import clock
from app.domain.scan_compare import Change
from app.models.base import new_id
from app.reference.loader import Reference
from app.reference.trajectories import QuestionEntry, Questions, question_sets
from app.services.evidence.scan_values import scan_report, scan_values
from app.services.scans.question_sets import write_questions
from app.services.scans.use_cases import answer, finish_scan, start_scan
from tests.coaching_samples import add_company, add_team
from tests.reports.samples import words_of

(SHIPPED,) = question_sets()


@pytest.fixture
def company(store):
    add_team(store)
    return add_company(store, number="1999990144").id


def filled(store, company, moment, value, questions=SHIPPED.questions, **others):
    scan = start_scan(store, company, moment).id
    for one in questions:
        its = others.get(one.code, value)
        answer(store, scan, one.code, its, unknown=its is None)
    finish_scan(store, scan)
    return scan


def test_one_scan_tells_its_means_and_answers(store, company):
    scan = filled(store, company, "baseline", 3, onboarding_map=None)
    values = scan_values(store, Reference(), scan)
    assert (values.what(), values.before, values.change, values.largest) == (
        "Nulmeting",
        None,
        None,
        (),
    )
    assert values.mean.after == Decimal("3.0")
    assert [one.answer for one in values.answers[5:8]] == ["Soms", "Soms", "Weet niet"]
    text = words_of(scan_report(store, Reference(), scan))
    assert "Inclusiescanversie1,24vragen" in text
    assert "Gemiddeld3,0" in text
    assert "Medegefinancierddoor" in text


def test_two_scans_tell_the_difference_in_words(store, company):
    before = filled(store, company, "baseline", 2)
    after = filled(store, company, "end", 2, onboarding_buddy=5, onboarding_map=4, work_post=1)
    values = scan_values(store, Reference(), after, before)
    assert [one.change for one in values.themes] == [
        Change.SAME,
        Change.CLEARLY_BETTER,
        Change.SAME,
        Change.SLIGHTLY_WORSE,
        Change.SAME,
    ]
    assert [(one.before, one.after) for one in values.largest] == [
        ("Zelden", "Altijd"),
        ("Zelden", "Vaak"),
        ("Zelden", "Nooit"),
    ]
    text = words_of(scan_report(store, Reference(), after, before))
    assert "Onthaal2,03,01,0duidelijkbeter" in text
    assert "Duidelijkbeter:Onthaal." in text
    assert "beidemetingengelijk" in text
    assert f"Nulmeting{clock.today():%d/%m/%Y},ElsV." in text


def test_other_questions_are_left_out_and_that_is_said(store, company):
    before = filled(store, company, "baseline", 2)
    new = QuestionEntry("pets", "work", "Een hond mag mee.")
    questions = (*SHIPPED.questions[:18], new)
    write_questions(store, Questions(0, "Tweede", date(2026, 1, 1), questions))
    after = filled(store, company, "end", 1, questions, pets=None)
    text = words_of(scan_report(store, Reference(), after, before))
    assert "Eindmetinggebruiktversie2,nulmetingversie1:alleengelijkevragen" in text
    assert "vergeleken(18van19)" in text
    assert "Duidelijkminder:Aanwerven,Onthaal,TaalenuitlegenWerkentaken." in text


def test_a_theme_that_nobody_knows_has_no_mean(store, company):
    unknown = {one.code: None for one in SHIPPED.questions if one.theme == "work"}
    before = filled(store, company, "baseline", 2)
    after = filled(store, company, "end", 2, **unknown)
    text = words_of(scan_report(store, Reference(), after, before))
    assert "niettevergelijken" in text
    assert "Geenenkelthemaveranderdeduidelijk." in text
    assert "geenantwoord" in words_of(scan_report(store, Reference(), after))


def test_a_scan_that_is_gone_has_no_pdf(store, company):
    with pytest.raises(LookupError):
        scan_values(store, Reference(), new_id())
