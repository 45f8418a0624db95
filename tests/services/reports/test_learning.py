"""Report «Leerpunten»."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.domain.languages import Language
from app.models.base import new_id
from app.models.network import LearningPoint, Meeting, Network
from app.reference.loader import reference
from app.services.reports.kinds import ReportFilters
from app.services.reports.registry import make_report
from tests.coaching_samples import add_team

YEAR = ReportFilters(date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture
def me(store):
    return add_team(store)


@pytest.fixture
def add_lesson(store, me):
    """Put a lesson of a meeting of a network of its own in the store."""

    def add(text, tag="", day=date(2026, 5, 12), themes=(), region=None, partner=None):
        network, meeting = new_id(), new_id()
        begins = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        partner = partner or me.partner_id
        with store.write() as session:
            session.add(
                Network(
                    id=network,
                    root=network,
                    name="Onthaal Waasland",
                    themes=themes,
                    region=region,
                    partner_id=partner,
                )
            )
            session.flush()
            session.add(
                Meeting(
                    id=meeting,
                    root=network,
                    network_id=network,
                    title="Ontmoeting",
                    starts_at=begins,
                    ends_at=begins,
                )
            )
            session.flush()
            session.add(LearningPoint(root=network, meeting_id=meeting, text=text, tag=tag))

    return add


def lessons(store, filters=YEAR):
    made = make_report(store, reference(), "learning", filters)
    return [row[3] for row in made.tables[1].rows]


def test_lessons_are_counted_by_label(store, add_lesson):
    for text, tag in (("Een peter helpt", "onthaal"), ("Begin klein", ""), ("Foto's", "onthaal")):
        add_lesson(text, tag)
    made = make_report(store, reference(), "learning", YEAR)
    assert made.tables[0].rows == (("onthaal", 2), ("Zonder label", 1))
    assert made.tables[0].totals == ("Samen", 3)
    assert made.tables[1].rows[0] == (
        date(2026, 5, 12),
        "Onthaal Waasland",
        "onthaal",
        "Een peter helpt",
    )


def test_the_first_and_last_day_belong_to_the_period(store, add_lesson):
    for day in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1)):
        add_lesson(f"{day}", day=day)
    assert lessons(store) == ["2026-01-01", "2026-12-31"]


def test_theme_and_region_are_those_of_the_network(store, add_lesson):
    add_lesson("taal", themes=("language", "teamwork"), region="REFREG01")
    add_lesson("ploeg", themes=("leadership",), region="REFREG02")
    assert lessons(store, replace(YEAR, theme="language")) == ["taal"]
    assert lessons(store, replace(YEAR, region="REFREG02")) == ["ploeg"]


def test_words_are_in_the_language_that_is_asked(store, add_lesson):
    add_lesson("Begin klein")
    made = make_report(store, reference(), "learning", replace(YEAR, language=Language.FR))
    assert made.title == "Points d’apprentissage"
    assert made.tables[0].rows == (("Sans étiquette", 1),)
    assert made.scope[0] == "Du 01/01/2026 au 31/12/2026 inclus"
