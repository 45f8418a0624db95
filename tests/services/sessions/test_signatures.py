from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import event, text
from sqlmodel import select

from app.core import clock
from app.core.errors import UserError
from app.core.progress import Silent
from app.domain.strokes import Point, Strokes
from app.models.signing import Signature
from app.reference.loader import Reference
from app.services.companies.timeline import entry_rows, load_timeline
from app.services.drafts import new_draft_id
from app.services.evidence.papers import session_report
from app.services.retention.bin import list_bin, restore, throw_away
from app.services.retention.purge import purge_bin
from app.services.sessions.coaching import load_session, save_session, throw_away_concept
from app.services.sessions.form import Agreed, Present, SessionForm
from app.services.sessions.signatures import Signer, list_signatures, sign, signatures_of, text_hash
from app.services.undo import redo, undo
from tests.coaching_samples import add_company, add_team, utc

INK: Strokes = (tuple(Point(10 + n * 4, 40 + n % 3 * 9, n * 8, 0.5) for n in range(12)),)


@pytest.fixture
def company(store):
    add_team(store)
    return add_company(store)


@pytest.fixture
def form(company):
    return SessionForm(
        enterprise_id=company.id,
        kind="visit",
        starts_at=utc(20, 9, 2),
        ends_at=utc(20, 10, 12),
        note="Vaste peter",
        present=(Present(company.jan, "owner"), Present(None, "Ploegbaas nacht")),
        counts=(("neet", 1),),
        agreements=(Agreed("Onthaalmap", "Mia D.", date(2026, 11, 30)),),
    )


@pytest.fixture
def session_id(store, form):
    return save_session(store, form, complete=True).id


@pytest.fixture
def mia(company):
    return Signer("Mia D.", "hr", company.mia)


def change(store, session_id, **values):
    form = load_session(store, session_id)
    return save_session(store, replace(form, **values), complete=False).changes


def only(store, session_id):
    (row,) = list_signatures(store, session_id)
    return row


def test_a_signature_is_kept_with_its_ink_and_who_gave_it(store, session_id, mia):
    sign(store, session_id, mia, INK)
    row = only(store, session_id)
    assert (row.name, row.role, row.strokes) == ("Mia D.", "hr", INK)
    assert row.is_current
    assert row.changed_at is None


def test_it_names_the_hash_and_the_versions_that_it_saw(store, session_id, mia):
    change(store, session_id, note="Een peter")
    sign(store, session_id, mia, INK)
    with store.read() as session:
        kept = session.exec(select(Signature)).one()
        versions = dict(
            session.execute(text("SELECT record_id, version FROM record_version")).all()
        )
        heads = session.execute(
            text("SELECT ids FROM unit_version WHERE unit = 'note' AND record_id = :id"),
            {"id": session_id.hex},
        ).scalar_one()
    assert kept.signed_hash == text_hash(store, session_id)
    seen = kept.signed_versions
    assert seen[f"coaching_session/{session_id.hex}/*"] == [versions[session_id.hex]]
    assert str(seen[f"coaching_session/{session_id.hex}/note"]).replace("'", '"') == heads
    kinds = [name.split("/")[0] for name in seen]
    assert sorted(set(kinds)) == ["agreement", "attendee", "coaching_session", "session_count"]
    assert kinds.count("attendee") == 2


@pytest.mark.parametrize(
    "values",
    [
        {"note": "Geen peter"},
        {"ends_at": utc(20, 10, 30)},
        {"present": ()},
        {"counts": (("neet", 2),)},
        {"counts": (("neet", 1), ("other_language", 1))},
        {"agreements": ()},
        {"themes": ("language",)},
        {"unnamed_workers": 4},
    ],
)
def test_a_later_change_is_allowed_and_the_signature_stays_as_given_before_it(
    store, session_id, mia, values, monkeypatch
):
    sign(store, session_id, mia, INK)
    later = clock.now() + timedelta(hours=3)
    monkeypatch.setattr(clock, "now", lambda: later)
    change(store, session_id, **values)
    row = only(store, session_id)
    assert row.is_before_change
    assert row.changed_at == later
    assert row.strokes == INK


def test_what_comes_after_signing_is_no_change_of_it(store, form, mia):
    """Finishing, the confirmation and another signature change nothing in the report."""
    session_id = save_session(store, form, complete=False).id
    sign(store, session_id, mia, INK)
    stored = load_session(store, session_id)
    save_session(store, stored, complete=True)
    change(
        store, session_id, confirmation="paper", confirmed_by="Mia", confirmed_on=date(2026, 11, 20)
    )
    sign(store, session_id, Signer("Jan J."), INK)
    assert [row.is_current for row in list_signatures(store, session_id)] == [True, True]


def test_a_change_that_is_taken_back_is_none(store, session_id, mia):
    sign(store, session_id, mia, INK)
    changes = change(store, session_id, note="Geen peter")
    assert not only(store, session_id).is_current
    undo(store, changes)
    assert only(store, session_id).is_current


def test_signing_again_after_a_change_stands_beside_the_first(store, session_id, mia):
    sign(store, session_id, mia, INK)
    change(store, session_id, note="Geen peter")
    sign(store, session_id, mia, INK)
    assert [row.is_current for row in list_signatures(store, session_id)] == [False, True]


def statements_of(store, work):
    """How many statements a piece of work gives the database."""
    told = []

    def note(_connection, _cursor, statement, *_rest):
        told.append(statement)

    event.listen(store._engine, "before_cursor_execute", note)
    work()
    event.remove(store._engine, "before_cursor_execute", note)
    return len(told)


def test_many_changed_reports_are_judged_in_as_many_queries_as_one(store, form, session_id, mia):
    ids = [session_id, *(save_session(store, form, complete=True).id for _ in range(4))]
    for one in ids:
        sign(store, one, mia, INK)
        change(store, one, note="Geen peter")
        sign(store, one, mia, INK)
        change(store, one, note="Toch een peter")

    def judged(*wanted):
        with store.read() as session:
            return signatures_of(session, wanted)

    assert [[row.is_current for row in rows] for rows in judged(*ids).values()] == [
        [False, False]
    ] * 5
    assert statements_of(store, lambda: judged(*ids)) == statements_of(
        store, lambda: judged(ids[0])
    )


def test_other_sessions_stand_apart(store, form, session_id, mia):
    other = save_session(store, form, complete=True).id
    sign(store, session_id, mia, INK)
    change(store, other, note="Iets anders")
    assert only(store, session_id).is_current
    assert list_signatures(store, other) == ()


def test_a_report_that_is_not_what_was_shown_is_not_signed(store, session_id, mia):
    seen = text_hash(store, session_id)
    change(store, session_id, note="Iets anders")
    with pytest.raises(UserError, match=r"signature\.changed"):
        sign(store, session_id, mia, INK, seen)
    sign(store, session_id, mia, INK, text_hash(store, session_id))
    assert only(store, session_id).is_current


@pytest.mark.parametrize(
    ("name", "ink", "code"),
    [
        ("", INK, "signature.no_name"),
        (" \u202e\n", INK, "signature.no_name"),
        ("Mia", (), "signature.no_ink"),
        ("Mia", ((Point(3, 3),),), "signature.no_ink"),
        ("M" * 201, INK, "text.too_long"),
        ("Mia", (tuple(Point(n % 900, n % 7) for n in range(8_001)),), "signature.too_long"),
    ],
)
def test_what_is_no_signature_is_refused(store, session_id, name, ink, code):
    with pytest.raises(UserError) as refused:
        sign(store, session_id, Signer(name), ink)
    assert refused.value.code == code
    assert list_signatures(store, session_id) == ()


def test_it_can_be_taken_back_and_done_again(store, session_id, mia):
    done = sign(store, session_id, mia, INK)
    undone = undo(store, done)
    assert list_signatures(store, session_id) == ()
    redo(store, undone)
    assert only(store, session_id).strokes == INK


def test_it_goes_to_the_bin_and_comes_back(store, session_id, mia):
    sign(store, session_id, mia, INK)
    throw_away(store, "signature", only(store, session_id).id)
    assert list_signatures(store, session_id) == ()
    (waiting,) = list_bin(store, clock.today())
    assert (waiting.kind, waiting.name) == ("signature", "Mia D.")
    assert waiting.enterprise == "Bakkerij Janssens"
    restore(store, "signature", waiting.id)
    assert only(store, session_id).is_current


def test_it_goes_and_comes_with_its_session(store, session_id, mia):
    sign(store, session_id, mia, INK)
    throw_away(store, "coaching_session", session_id)
    assert [row.kind for row in list_bin(store, clock.today())] == ["coaching_session"]
    restore(store, "coaching_session", session_id)
    assert only(store, session_id).is_current


def test_a_concept_that_is_thrown_away_takes_it_along(store, form, mia):
    session_id = save_session(store, form, complete=False).id
    sign(store, session_id, mia, INK)
    changes = throw_away_concept(store, new_draft_id(), session_id, ())
    assert list_signatures(store, session_id) == ()
    undo(store, changes)
    assert only(store, session_id).is_current


def test_ink_of_a_later_version_leaves_the_name(store, session_id, mia):
    sign(store, session_id, mia, INK)
    with store.write() as session:
        session.exec(select(Signature)).one().strokes = '{"later": 1}'
    row = only(store, session_id)
    assert (row.name, row.strokes) == ("Mia D.", ())


def test_a_session_that_went_is_not_signed(store, session_id, mia):
    throw_away(store, "coaching_session", session_id)
    with pytest.raises(UserError, match=r"signature\.changed"):
        sign(store, session_id, mia, INK)


def test_the_timeline_and_the_report_tell_who_signed(store, session_id, company, mia):
    sign(store, session_id, mia, INK)
    change(store, session_id, note="Iets anders")
    keys = load_timeline(store, company.id).keys
    (signed,) = entry_rows(store, keys)[session_id].signatures
    assert (signed.name, signed.is_before_change) == ("Mia D.", True)
    pdf = PdfReader(BytesIO(session_report(store, Reference(), session_id)))
    text = " ".join("".join(page.extract_text() for page in pdf.pages).split())
    assert "Mia D." in text
    assert "Getekend vóór de wijziging van" in text


@pytest.mark.parametrize("is_finished", [True, False])
def test_one_of_a_finished_session_is_held_when_the_bin_is_emptied(
    store, form, mia, monkeypatch, is_finished
):
    """It is evidence: out of sight, and still there."""
    session_id = save_session(store, form, complete=is_finished).id
    sign(store, session_id, mia, INK)
    throw_away(store, "signature", only(store, session_id).id)
    later = clock.now() + timedelta(days=91)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert purge_bin(store, Silent()) == (0 if is_finished else 1)
    with store.read() as session:
        assert len(session.exec(select(Signature)).all()) == int(is_finished)
