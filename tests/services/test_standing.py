"""A company in the bin takes nothing new: it is told which one, and a draft of it stays."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from app.core.errors import UserError
from app.core.progress import Silent
from app.services.companies.dossier_edits import add, edit, finish_action, make_main
from app.services.day.agenda import AppointmentForm, move_appointment, plan_appointment, plan_task
from app.services.drafts import DraftForm, get_draft, keep_draft, new_draft_id
from app.services.files.attachments import Pasted, attach_files, list_files, rename_file
from app.services.retention.bin import restore, throw_away
from app.services.sessions.coaching import save_session
from app.services.sessions.form import SessionForm
from app.services.sessions.signatures import Signer, sign
from tests.coaching_samples import add_company, add_team, stored_sessions, utc
from tests.services.sessions.test_signatures import INK

NOTE = Pasted("nota.txt", b"inhoud")


@pytest.fixture
def company(store):
    add_team(store)
    return add_company(store)


def refused(work):
    with pytest.raises(UserError) as caught:
        work()
    return caught.value


def session_form(company):
    return SessionForm(
        enterprise_id=company.id,
        kind="visit",
        starts_at=utc(20, 9),
        ends_at=utc(20, 10),
        subject="Onthaal",
    )


def test_a_session_cannot_be_finished_there_and_its_draft_stays(store, company):
    fields = {"enterprise": str(company.id), "note": "getypt"}
    draft = DraftForm(new_draft_id(), "quick_session", None, "Bakkerij", fields)
    keep_draft(store, draft, is_new=True)
    throw_away(store, "enterprise", company.id)
    work = partial(save_session, store, session_form(company), complete=True, draft_id=draft.id)
    error = refused(work)
    assert (error.code, error.values) == (
        "enterprise.in_bin",
        {"name": "Bakkerij Janssens", "enterprise_id": company.id},
    )
    assert stored_sessions(store) == []
    restore(store, "enterprise", company.id)
    assert get_draft(store, draft.id).form == draft
    work()
    assert [one.completed_at is None for one in stored_sessions(store)] == [False]
    assert get_draft(store, draft.id) is None


def test_nothing_is_added_changed_or_signed_there(store, company):
    appointment = AppointmentForm(
        kind="visit", starts_at=utc(25, 9), ends_at=utc(25, 10), enterprise_id=company.id
    )
    planned = plan_appointment(store, appointment).id
    action = add(store, "action", company.id, text="Bel", due_on=date(2026, 11, 30)).id
    (file,) = attach_files(store, company.id, [NOTE], Silent()).ids
    held = save_session(store, session_form(company), complete=True).id
    other = add_company(store, "Metaal")
    elsewhere = plan_appointment(store, replace(appointment, enterprise_id=other.id)).id
    throw_away(store, "enterprise", company.id)
    for work in (
        partial(plan_appointment, store, appointment),
        partial(plan_appointment, store, replace(appointment, id=planned, subject="Anders")),
        partial(plan_appointment, store, replace(appointment, id=elsewhere)),
        partial(move_appointment, store, planned, utc(26, 9)),
        partial(plan_task, store, company.id, "Bel", date(2026, 11, 30)),
        partial(add, store, "action", company.id, text="Bel"),
        partial(add, store, "contact", company.id, name="An A."),
        partial(add, store, "establishment", company.id, street="Kerkplein"),
        partial(edit, store, "enterprise", company.id, name="Bakkerij"),
        partial(edit, store, "contact", company.jan, name="Jan"),
        partial(make_main, store, company.site),
        partial(finish_action, store, action),
        partial(attach_files, store, company.id, [NOTE], Silent()),
        partial(rename_file, store, file, "anders"),
        partial(sign, store, held, Signer("Jan J."), INK),
    ):
        assert refused(work).code == "enterprise.in_bin", work
    assert len(list((store.folder / "blobs").iterdir())) == 1  # no file without a row
    assert len(list_files(store, company.id)) == 1
    restore(store, "enterprise", company.id)
    assert finish_action(store, action).changes
