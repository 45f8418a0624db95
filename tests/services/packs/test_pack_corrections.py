"""September 2026 is closed; the pack of October tells what was mended in it, to who may know."""

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from time import tzset

import pytest
from pypdf import PdfReader
from sqlalchemy import text

from app.core import clock
from app.core.progress import Silent
from app.models.base import new_id
from app.models.coaching import Attendee
from app.models.enterprise import Enterprise
from app.models.partnership import Role
from app.models.trajectory import Trajectory
from app.reference.loader import Reference
from app.reports.evidence_pack import Correction
from app.services.changes import Changes
from app.services.packs.corrections import _KINDS, pack_corrections
from app.services.packs.use_case import make_pack
from app.services.periods.closing import close_period
from app.services.periods.corrections import explain, unexplained
from app.services.periods.records import KINDS
from app.services.trajectories.case_edits import write_fields
from tests.case_samples import add_colleague
from tests.coaching_samples import add_company, add_team
from tests.pack_samples import WISH, add_dossier, add_session, let_count, october
from tests.reports.samples import squeezed

TODAY = october(20)


@pytest.fixture(autouse=True)
def in_october(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 10, 20, 9, 30, tzinfo=UTC))


@pytest.fixture
def me(store):
    found = add_team(store)
    with store.write() as session:
        session.add(Role(root=found.partnership_id, person_id=store.actor, role="promotor"))
    return found


@pytest.fixture
def company(store, me):
    found = add_company(store)
    with store.write() as session:
        session.get_one(Enterprise, found.id).partner_id = me.partner_id
    return found


@pytest.fixture
def corrected(store, company):
    """A session of September with a new note and somebody more; only the first has a reason."""
    held = add_session(store, company, date(2026, 9, 14))
    close_period(store, date(2026, 9, 1), date(2026, 9, 30))
    changes = write_fields(store, "coaching_session", held, note="Beter")
    explain(store, unexplained(store, changes), "Tikfout van Mia")
    with store.write() as session:
        session.add(Attendee(root=company.id, session_id=held, contact_id=company.mia))
        Changes.of(session)
    return held


def test_an_auditor_reads_what_why_who_and_when(store, corrected):
    assert pack_corrections(store, WISH) == (
        Correction(
            "September 2026", "Aanwezige Mia D., Bakkerij Janssens", "Zonder reden", "Els V.", TODAY
        ),
        Correction(
            "September 2026",
            "Sessie 14/09/2026, Bakkerij Janssens",
            "Tikfout van Mia",
            "Els V.",
            TODAY,
        ),
    )


def test_an_evaluator_reads_no_name_no_reason_and_no_title(store, corrected):
    found = pack_corrections(store, replace(WISH, preset="evaluator"))
    assert [(one.what, one.reason, one.by) for one in found] == [
        ("Aanwezige, Bakkerij Janssens", "", ""),
        ("Sessie, Bakkerij Janssens", "", ""),
    ]


def test_an_evaluator_reads_no_title_of_a_trajectory(store, me):
    one = add_dossier(store, "Zorghuis", "1999990837", title="Onthaal door Mia")
    with store.write() as session:
        trajectory = session.get_one(Trajectory, one.id)
        trajectory.status, trajectory.closed_on = "closed", date(2026, 9, 20)
    close_period(store, date(2026, 9, 1), date(2026, 9, 30))
    with store.write() as session:
        session.get_one(Trajectory, one.id).status = "stopped"
    told = [it.what for it in pack_corrections(store, WISH)]
    assert any("Onthaal door Mia" in what for what in told)
    seen = [it.what for it in pack_corrections(store, replace(WISH, preset="evaluator"))]
    assert len(seen) == len(told)
    assert not [what for what in seen if "Mia" in what]


def test_without_contacts_nobody_at_a_company_is_named(store, corrected):
    found = pack_corrections(store, replace(WISH, hides_contacts=True))
    assert [one.what for one in found] == [
        "Aanwezige, Bakkerij Janssens",
        "Sessie 14/09/2026, Bakkerij Janssens",
    ]


def test_a_partner_reads_of_its_own_cases_only(store, me, corrected):
    own = replace(WISH, preset="partner", partners=frozenset({me.partner_id}))
    assert len(pack_corrections(store, own)) == 2
    other = replace(own, partners=frozenset({new_id()}))
    assert pack_corrections(store, other) == ()


def test_a_pack_of_before_tells_nothing_of_it_and_neither_does_one_of_later(store, corrected):
    august = replace(WISH, first=date(2026, 8, 1), last=date(2026, 8, 31))
    assert pack_corrections(store, august) == ()
    november = replace(WISH, first=date(2026, 11, 1), last=date(2026, 11, 30))
    assert pack_corrections(store, november) == ()


def test_the_pack_has_a_part_with_them(store, me, corrected, tmp_path):
    let_count(store, add_dossier(store, "Zorghuis", "1999990837"), add_colleague(store, me))
    wish = replace(WISH, is_sealed=False)
    made = make_pack(store, Reference(), wish, tmp_path / "pack.pdf", Silent(), workers=0)
    said = "".join(
        squeezed(page.extract_text()) for page in PdfReader(BytesIO(made.path.read_bytes())).pages
    )
    assert "Correctiesopafgeslotenperiodes" in said
    assert "TikfoutvanMia" in said


def test_each_kind_with_a_day_has_a_word():
    assert set(KINDS) <= set(_KINDS)


@pytest.fixture
def in_brussels(monkeypatch):
    monkeypatch.setenv("TZ", "Europe/Brussels")
    tzset()
    yield
    monkeypatch.undo()
    tzset()


def test_a_correction_in_the_first_hour_of_the_month_is_told(in_brussels, store, corrected):
    with store.write() as session:  # half past midnight in Brussels, still September in Greenwich
        session.execute(text("UPDATE outbox SET made_at = '2026-09-30T22:30:00+00:00'"))
    found = pack_corrections(store, WISH)
    assert {one.on for one in found} == {october(1)}
