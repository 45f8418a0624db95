"""Words of reports: the Dutch ones are those of the screens, and none is missing."""

from datetime import date

import pytest

from app.domain.double_funding import SUPPORTS
from app.domain.languages import Language
from app.domain.referral import DIRECTIONS, OUTCOMES
from app.reference.loader import reference
from app.services.places import SECTIONS
from app.services.reports import words
from app.services.reports.registry import REPORTS, kinds_for
from app.ui.case_words import code_text

DAY = date(2026, 11, 30)


def test_themes_groups_and_kinds_are_called_as_in_the_lists():
    known = reference()
    assert {one.code: one.label for one in known.themes(DAY)} == {
        code: said.nl for code, said in words.THEMES.items()
    }
    assert {one.code: one.label for one in known.target_groups(DAY)} == {
        code: said.nl for code, said in words.TARGET_GROUPS.items()
    }
    assert {one.code: one.short for one in known.session_kinds(DAY)} == {
        code: said.nl for code, said in words.SESSION_KINDS.items()
    }


def test_every_code_of_a_report_has_words():
    assert set(words.SECTORS) == set(SECTIONS)
    assert set(words.OUTCOMES) == set(OUTCOMES)
    assert {code: said.nl for code, said in words.DIRECTIONS.items()} == {
        code: code_text("direction", code) for code in DIRECTIONS
    }
    assert {code: said.nl for code, said in words.SUPPORTS.items()} == {
        code: code_text("support", code) for code in SUPPORTS
    }
    for code, said in words.STATUSES.items():
        assert said.nl == code_text("referral_status", code.value)


@pytest.mark.parametrize("language", Language)
def test_every_report_has_a_title_of_its_own_in_each_language(language):
    titles = [kind.title.to(language) for kind in REPORTS]
    assert len(set(titles)) == len(titles)
    assert all(kind.about.to(language) for kind in REPORTS)


def test_an_unknown_code_stays_what_it_is():
    assert words.theme_name("gone", Language.FR) == "gone"
    assert words.theme_name(None, Language.FR) == "Inconnu"


def test_nobody_without_a_role_sees_a_report():
    assert kinds_for("") == ()
    assert len(kinds_for("auditor")) == len(REPORTS)
