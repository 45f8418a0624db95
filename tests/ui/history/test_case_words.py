"""Codes of trajectories, scans, referrals and networks read as words."""

import pytest
from PySide6.QtCore import QObject

from app.domain import double_funding, referral, scan_compare, trajectory
from app.domain.counting import Status
from app.reference.loader import reference
from app.ui.case_words import code_text, field_text
from app.ui.history.words import HistoryWords


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("phase", trajectory.PHASES),
        ("structural", trajectory.STRUCTURAL),
        ("trajectory_status", (trajectory.RUNNING, trajectory.CLOSED, trajectory.STOPPED)),
        ("count", Status),
        ("moment", scan_compare.MOMENTS),
        ("scan_change", scan_compare.Change),
        ("direction", referral.DIRECTIONS),
        ("referral_status", referral.Status),
        ("referral_column", referral.Column),
        ("outcome", referral.OUTCOMES),
        ("support", double_funding.SUPPORTS),
        ("funding_answer", double_funding.ANSWERS),
    ],
)
def test_each_code_has_a_word(qapp, name, codes):
    words = [code_text(name, code) for code in codes]
    assert not {str(code) for code in codes} & set(words)


def test_a_code_of_a_later_version_reads_as_itself(qapp):
    assert code_text("phase", "dreaming") == "dreaming"
    assert field_text("trajectory", "phase", "dreaming") == ""
    assert field_text("trajectory", "title", "running") == ""
    assert field_text("referral", "status", "sent") == "Verstuurd"
    assert field_text("trajectory", "status", "running") == "Lopend"


def test_a_role_is_told_in_a_word(qapp):
    class Row:
        kind, names = "role", {}

    words = HistoryWords(reference(), QObject(qapp))
    assert words.plain(Row, "role", "partner_admin") == "Partnerbeheerder"
    assert words.plain(Row, "role", "of_a_later_version") == "of_a_later_version"


def test_a_history_says_codes_in_words(qapp):
    class Row:
        kind, names = "trajectory", {}

    words = HistoryWords(reference(), QObject(qapp))
    status = {"status": "stopped", "closed_on": None, "stop_reason": "Overname"}
    assert words.plain(Row, "status", status) == "Stopgezet, Overname"
    assert words.plain(Row, "phase", "anchoring") == "Borging"
    assert words.plain(Row, "kind", "joint") == "Gezamenlijk"
