"""The guard against double financing: the examples of the rule, one by one."""

from datetime import date

import pytest

from app.core.errors import UserError
from app.domain.double_funding import (
    ANSWERS,
    Answer,
    SupportWords,
    Verdict,
    check_answer,
    guard,
    is_deviation,
    supports_in,
)

JOB = "job_coaching"
ON = date(2026, 11, 1)


def answered(answer, on=ON, support=JOB):
    return Answer(support, on, answer)


def test_what_nobody_else_does_is_free():
    assert guard(None, (answered("elsewhere"),), ON) is Verdict.FREE


def test_what_was_never_asked_is_asked():
    assert guard(JOB, (), ON) is Verdict.ASK
    other = answered("nobody", support="language_coaching")
    assert guard(JOB, (other,), ON) is Verdict.ASK


@pytest.mark.parametrize(
    ("today", "verdict"),
    [
        (date(2026, 11, 23), Verdict.FREE),
        (date(2027, 1, 30), Verdict.FREE),
        (date(2027, 1, 31), Verdict.ASK),
    ],
)
def test_nobody_is_a_good_answer_for_ninety_days(today, verdict):
    assert guard(JOB, (answered("nobody"),), today) is verdict


def test_what_runs_elsewhere_stays_there_until_somebody_says_otherwise():
    before = answered("elsewhere")
    assert guard(JOB, (before,), date(2027, 11, 1)) is Verdict.REFER
    later = answered("nobody", date(2027, 10, 1))
    assert guard(JOB, (later, before), date(2027, 11, 1)) is Verdict.FREE


def test_not_known_is_asked_again():
    assert guard(JOB, (answered("unknown"),), ON) is Verdict.ASK


def test_of_one_day_the_strictest_holds():
    every = tuple(answered(answer) for answer in ANSWERS)
    assert guard(JOB, every, ON) is Verdict.REFER
    assert guard(JOB, (answered("unknown"), answered("nobody")), ON) is Verdict.ASK


def test_going_on_in_spite_of_it_needs_a_reason_and_stands_in_the_report():
    with pytest.raises(UserError, match=r"funding\.reason"):
        check_answer("elsewhere", " ")
    check_answer("elsewhere", "Andere taken, nagevraagd bij An")
    check_answer("nobody", "")
    check_answer("unknown", "")
    assert is_deviation(Answer(JOB, ON, "elsewhere", "Andere taken"))
    assert not is_deviation(answered("elsewhere"))
    assert not is_deviation(Answer(JOB, ON, "nobody", "Andere taken"))


KNOWN = (
    SupportWords("job_coaching", begins=("jobcoach", "job coach")),
    SupportWords("customised_work", words=("imw",)),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gesprek over jobcoaching en de ploeg", ("job_coaching",)),
        ("Job-coach belde", ("job_coaching",)),
        ("JOBCOACH", ("job_coaching",)),
        ("IMW-dossier en jobcoach", ("job_coaching", "customised_work")),
        ("Zimwerk", ()),
        ("imwerk", ()),
        ("Onthaal in de nachtploeg", ()),
        ("", ()),
    ],
)
def test_a_text_seems_to_be_about_support_by_its_words(text, found):
    assert supports_in(text, KNOWN) == found
