"""
The results equal a count in plain SQL on the views for reports, without the program's rules.

The same small partnership (result_samples) is on a laptop and on the server.
"""

from collections import Counter
from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from sqlmodel import SQLModel

from app.reference.loader import reference
from app.server.reporting import admit, build
from app.services.results.targets import ScopeKind
from app.services.results.use_case import results
from app.services.results.view import ResultWish
from app.storage.typed_rows import shapes
from app.storage.unit_values import models_by_kind, read_units
from app.sync.changes import ALIVE
from app.sync.protocol import WireGroup
from tests.result_samples import DAY, World
from tests.server.partnership import House, change, edit, new_id

# Every company in a trajectory: when all six criteria were met, what the second person said, and
# since when it counts: the later of both, of the first trajectory by which it does
SINCE = """
WITH need (criterion, pieces) AS (
  VALUES ('agreement', 1), ('baseline', 1), ('plan', 1), ('reports', 3), ('end', 1), ('photos', 2)
), subject (id) AS (
  SELECT id FROM reporting.attachment UNION ALL SELECT id FROM reporting.coaching_session
), piece AS (
  SELECT e.member_id, e.criterion, e.dated,
    row_number() OVER (PARTITION BY e.member_id, e.criterion ORDER BY e.dated) AS nth
  FROM reporting.criterion_evidence e JOIN subject s ON s.id = e.subject_id
), met AS (
  SELECT p.member_id, max(p.dated) AS on_day
  FROM piece p JOIN need n ON n.criterion = p.criterion AND n.pieces = p.nth
  GROUP BY p.member_id HAVING count(*) = 6
), taking AS (
  SELECT m.id, m.joined_on, m.left_on, t.status, t.partner_id, m.enterprise_id,
    coalesce(e.number, m.number) AS number
  FROM reporting.trajectory_member m
  JOIN reporting.trajectory t ON t.id = m.trajectory_id
  LEFT JOIN reporting.enterprise e ON e.id = m.enterprise_id
), said AS (
  SELECT p.member_id, c.decision, c.confirmed_on
  FROM reporting.count_proposal p
  LEFT JOIN reporting.count_confirmation c
    ON c.proposal_id = p.id AND c.confirmed_by <> p.proposed_by
), counted AS (
  SELECT DISTINCT ON (t.number) t.number, t.id, t.partner_id, t.enterprise_id,
    greatest(met.on_day, said.confirmed_on) AS since
  FROM taking t
  JOIN met ON met.member_id = t.id
  JOIN said ON said.member_id = t.id AND said.decision = 'counts'
  ORDER BY t.number, since
), running AS (
  SELECT DISTINCT t.number, t.id, t.partner_id, t.enterprise_id
  FROM taking t LEFT JOIN said ON said.member_id = t.id
  WHERE t.number NOT IN (SELECT number FROM counted)
    AND (t.status = 'running' AND t.left_on IS NULL
      OR said.member_id IS NOT NULL AND said.decision IS DISTINCT FROM 'not')
), shown AS (
  SELECT 'realised' AS what, number, partner_id, enterprise_id, since FROM counted
  UNION ALL SELECT 'running', number, partner_id, enterprise_id, NULL FROM running
)
"""
PER_PARTNER = "SELECT what, partner_id, count(*) FROM shown GROUP BY 1, 2"
PER_PLACE = """SELECT what, coalesce(site.municipality_nis, ''), count(*) FROM shown
  LEFT JOIN reporting.establishment site
    ON site.enterprise_id = shown.enterprise_id AND site.is_main
  GROUP BY 1, 2"""
PER_THEME = """SELECT what, theme, count(*) FROM (
    SELECT shown.what, shown.number, theme
    FROM shown JOIN reporting.intake i ON i.enterprise_id = shown.enterprise_id,
      jsonb_array_elements_text(i.themes::jsonb) AS theme
    UNION
    SELECT shown.what, shown.number, theme
    FROM shown
    JOIN reporting.trajectory_member m ON m.enterprise_id = shown.enterprise_id
    JOIN reporting.trajectory_session ts ON ts.trajectory_id = m.trajectory_id
    JOIN reporting.coaching_session s ON s.id = ts.session_id,
      jsonb_array_elements_text(s.themes::jsonb) AS theme
  ) AS each GROUP BY 1, 2"""
PER_DAY = "SELECT since, count(*) FROM counted GROUP BY 1 ORDER BY 1"


@pytest.fixture
def world(store):
    return World(store)


@pytest.fixture
def ask(engine, reader, world):
    """Ask the views of a server that has all that the laptop has."""
    role, ask = reader
    partnership = world.partnership.hex
    house = House(engine, lambda: datetime(2026, 11, 30, 9, tzinfo=UTC), partnership)
    group = WireGroup(group=new_id(), made_at="2026-11-30T09:00:00+00:00", changes=sent(world))
    answer = house.records.write(partnership, [group])
    assert {one.verdict for one in answer.changes.values()} == {"applied"}
    build(engine)
    admit(engine, role, partnership)
    return lambda query: ask(SINCE + query, partnership)


def sent(world):
    """Return the changes that make every record of the laptop."""
    changes = []
    with world.store.read() as session:
        for kind in (table.name for table in SQLModel.metadata.sorted_tables):
            model = models_by_kind().get(kind)
            records = [] if model is None else session.scalars(select(model)).all()
            units = read_units(session, kind, [one.id for one in records]) if records else {}
            parents = shapes()[kind].parents if records else ()
            for one in records:
                near = [(name, getattr(one, column)) for column, name in parents]
                above = [(name, its.hex) for name, its in near if its is not None]
                told = {**units[one.id], ALIVE: True}
                made = change(kind, one.id.hex, one.root.hex, told, above=above)
                changes += [made, edit(made, ALIVE, value=False)] if one.deleted else [made]
    return changes


def told(world, rows):
    return results(world.store, reference(), DAY, ResultWish(rows))


def numbers(rows, code=lambda row: row.code):
    """Return realised and running by what a row is of; zero is left out."""
    found = Counter()
    for row in rows:
        found["realised", code(row)] += row.realised
        found["running", code(row)] += row.running
    return {key: number for key, number in found.items() if number}


def test_the_numbers_equal_those_of_plain_sql_on_the_server(world, ask):
    partners = told(world, ScopeKind.PARTNER)
    by_partner = {(what, one.hex): number for what, one, number in ask(PER_PARTNER)}
    assert numbers(partners.rows) == by_partner
    assert by_partner == {
        ("realised", world.east.hex): 2,
        ("realised", world.north.hex): 1,
        ("running", world.east.hex): 3,
        ("running", world.west.hex): 3,
    }
    by_region = Counter()
    for what, nis, number in ask(PER_PLACE):
        region = reference().municipalities[nis].reference_region
        by_region[what, "" if region is None else region.code] += number
    assert numbers(told(world, ScopeKind.REGION).rows) == by_region
    by_theme = {(what, theme): number for what, theme, number in ask(PER_THEME)}
    themes = [row for row in told(world, ScopeKind.THEME).rows if row.code]
    assert numbers(themes) == by_theme
    days = ask(PER_DAY)
    for point in partners.history:
        assert point.number == sum(number for day, number in days if day <= point.day)
