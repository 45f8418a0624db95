"""Laptops and a server, whole, over a socket: joining, rounds, clashes, blocked laptops."""

import pytest
from sqlmodel import col, select

from app.core.errors import UserError
from app.core.progress import Cancelled, Silent
from app.models.directory import DirectoryEntry
from app.models.enterprise import Contact, Enterprise
from app.models.partnership import Partner
from app.server.wire import is_sealed
from app.services.conflicts.settling import conflicts, decide
from app.services.conflicts.view import Decision
from app.services.people import coach_names, who_am_i
from app.services.profiles.backups import list_backups
from app.services.profiles.team import block_device, people, preview
from app.services.syncing import round as sync_round
from app.services.syncing.first_load import has_person
from app.services.syncing.problems import answer_brake
from app.services.syncing.round import close_day, is_running, run_round
from app.services.syncing.state import brake, chip, overview
from app.services.syncing.withdrawing import withdraw
from app.services.undo import undo
from app.storage.applying import looking
from app.sync.link import Unreachable
from app.sync.local import read_state
from app.sync.own_rows import whole_rows
from tests.coaching_samples import add_company


def phone(laptop, contact):
    with laptop.store.read() as session:
        found = session.get(Contact, contact)
        return None if found is None else found.phone


def call(laptop, contact, number):
    with laptop.store.write() as session:
        session.get_one(Contact, contact).phone = number


def test_who_joined_is_there_after_the_first_round(ann):
    assert has_person(ann.store)
    me = who_am_i(ann.store)
    assert (me.name, me.role, me.partner, me.partnership) == (
        "Ann Claes", "promotor", "Stad Zuid", "Werkvloer Zuid",
    )  # fmt: skip
    assert chip(ann.store).code == "all_sent"


def test_what_a_laptop_keeps_of_own_changes_is_what_the_server_sealed(running, ann):
    company = add_company(ann.store).id
    with ann.store.write() as session:
        contact = Contact(root=company, enterprise_id=company, name="Jan é")
        session.add(contact)
        session.flush()
        one = contact.id
    ann.round()
    call(ann, one, "09 1")
    with ann.store.write() as session:
        session.get_one(Contact, one).deleted = True
    ann.round()
    with looking(ann.store) as work:
        kept = work.rows("SELECT change_id, row FROM tail ORDER BY seq")
        short = [one for one in kept if one[1].startswith("[")]
        rows, of = whole_rows(work, short), read_state(work).partnership
    assert [list(row.body["units"]) for row in rows[-2:]] == [["phone"], ["@alive"]]
    assert len(rows) >= 4
    assert all(is_sealed(running.parts.records.setting.seal_key, of, row) for row in rows)


def test_what_one_writes_the_other_has_after_two_rounds(ann, tom):
    assert "Tom B." in coach_names(tom.store).values()
    company = add_company(tom.store)
    waiting = chip(tom.store)
    assert (waiting.code, waiting.waiting) == (
        "waiting",
        4,
    )  # the company, its site and two contacts
    tom.round()
    assert chip(tom.store).code == "all_sent"
    done = ann.round()
    assert company.id in done.changes.ids("enterprise")
    assert phone(ann, company.jan) == phone(tom, company.jan)


def test_a_company_that_was_made_and_binned_before_a_round_stops_nobody(lea, tom):
    company = add_company(tom.store)
    with tom.store.write() as session:
        session.get_one(Enterprise, company.id).deleted = True
    tom.round()
    lea.round()
    with tom.store.write() as session:
        session.get_one(Enterprise, company.id).deleted = False
    tom.round()
    lea.round()
    with lea.store.read() as session:
        assert session.exec(select(DirectoryEntry.name)).all() == ["Bakkerij Janssens"]


def test_a_clash_is_settled_once_for_all(lea, tom):
    company = add_company(tom.store)
    call(tom, company.jan, "1")
    tom.round()
    lea.round()
    call(tom, company.jan, "tom")
    call(lea, company.jan, "ann")
    tom.round()
    lea.round()
    tom.round()
    assert (chip(lea.store).to_decide, chip(tom.store).to_decide) == (1, 1)
    (found,) = conflicts(lea.store)
    (field,) = found.fields
    sides = {side.author: side for side in (field.shown, *field.others)}
    assert {name: side.value for name, side in sides.items()} == {
        "Lea D.": "ann",
        "Tom B.": "tom",
    }
    assert sides["Lea D."].is_mine
    other = next(one for one in field.others)
    decide(lea.store, found.record, [Decision("phone", "other", other.change_id)])
    lea.round()
    tom.round()
    assert phone(lea, company.jan) == phone(tom, company.jan) == other.value
    assert (conflicts(lea.store), conflicts(tom.store)) == ((), ())


def test_keeping_what_is_shown_settles_it_everywhere_too(lea, tom):
    company = add_company(tom.store)
    tom.round()
    lea.round()
    call(tom, company.jan, "tom")
    call(lea, company.jan, "ann")
    tom.round()
    lea.round()
    found = conflicts(lea.store)[0]
    shown = found.fields[0].shown.value
    done = decide(lea.store, found.record, [Decision("phone", "mine")])
    lea.round()
    tom.round()
    assert phone(lea, company.jan) == phone(tom, company.jan) == shown
    assert chip(tom.store).to_decide == 0
    assert not undo(lea.store, done).changes  # it was shown before, and is now


CONTENT = bytes(range(256)) * 9000  # 2.2 MiB


def test_a_blocked_laptop_hands_in_and_gets_nothing(lea, tom):
    company = add_company(tom.store)
    tom.round()
    lea.round()
    (laptop,) = next(one for one in people(lea.store) if one.name == "Tom B.").devices
    block_device(lea.store, laptop.id)
    call(tom, company.jan, "nog net")
    call(lea, company.jan, "ann")
    lea.round()
    done = run_round(tom.store, Silent())
    assert done.error.code == "sync.revoked"
    found = chip(tom.store)
    assert (found.code, found.waiting) == ("problem", 0)
    assert [one.kind for one in overview(tom.store).problems] == ["device", "held"]
    assert phone(tom, company.jan) == "nog net"


def test_what_was_held_is_withdrawn_and_shows_what_stands_there(ann, tom):
    with tom.store.write() as session:
        partner = session.exec(select(Partner)).first()
        partner.name, before = "Van Tom", partner.name
    tom.round()
    (held,) = overview(tom.store).problems
    assert (held.kind, held.reason) == ("held", "no_access")
    withdraw(tom.store, held.id)
    withdraw(tom.store, held.id)  # decided by now: nothing more is asked
    tom.round()
    with tom.store.read() as session:
        assert session.get_one(Partner, partner.id).name == before
    assert overview(tom.store).problems == ()
    assert chip(tom.store).code == "all_sent"


def test_what_somebody_sees_is_told_to_who_manages_them(ann, tom):
    add_company(tom.store)
    tom.round()
    found = preview(ann.store, who_am_i(tom.store).person_id)
    assert found.companies == ("Bakkerij Janssens",)
    assert found.counts["contact"] == 2


def test_closing_the_day_sends_and_makes_the_backup(ann):
    add_company(ann.store)
    closed = close_day(ann.store, Silent())
    assert (closed.error, closed.backup_error) == (None, None)
    assert closed.chip.code == "all_sent"
    assert closed.round.line.sent > 0
    assert closed.backup_at is not None


def test_closing_the_day_without_a_network_still_makes_the_backup(ann, running, monkeypatch):
    class Away:
        def __init__(self, *args, **named):
            pass

        def hello(self, _request):
            raise Unreachable("sync.offline")

    monkeypatch.setattr(sync_round, "HttpLink", Away)
    add_company(ann.store)
    closed = close_day(ann.store, Silent())
    assert closed.error.code == "sync.offline"
    assert (closed.chip.code, closed.chip.waiting) == ("offline", 4)
    assert closed.backup_at is not None


def test_s18_shows_what_travelled_and_how_the_partners_are(ann, tom):
    company = add_company(tom.store)
    tom.round()
    ann.round()
    call(tom, company.jan, "1")
    tom.round()
    ann.round()
    found = overview(ann.store)
    assert found.device == "ZUID-1"
    counts = {one.kind: one.received for one in found.counts}
    assert counts["contact"] == 3  # two with the company, and a change of one
    (partner,) = found.freshness
    assert (partner.partner, partner.is_own, partner.laptops) == ("Stad Zuid", True, 2)
    assert found.rounds[0].received == 1
    assert found.brake is None is brake(ann.store)
    assert abs(found.clock_ahead_s) < 60


def test_unusually_many_deletes_stop_a_round_until_somebody_looked(lea, tom):
    company = add_company(tom.store)
    with tom.store.write() as session:
        session.add_all(
            Contact(root=company.id, enterprise_id=company.id, name=f"Contact {number}")
            for number in range(60)
        )
    tom.round()
    lea.round()
    with lea.store.write() as session:
        for contact in session.exec(select(Contact)):
            contact.deleted = True
    lea.round()
    done = run_round(tom.store, Silent())
    assert (done.error, done.brake.deletes, done.brake.by) == (None, 62, "Lea D.")
    assert (chip(tom.store).code, standing(tom)) == ("braked", 62)
    answer_brake(tom.store, apply=False)
    assert run_round(tom.store, Silent()).brake is not None
    assert standing(tom) == 62
    before = len(list_backups(tom.store.folder))
    answer_brake(tom.store, apply=True)
    assert tom.round().brake is None
    assert (chip(tom.store).code, standing(tom)) == ("all_sent", 0)
    assert len(list_backups(tom.store.folder)) == before + 1


def standing(laptop):
    with laptop.store.read() as session:
        return len(session.exec(select(Contact).where(~col(Contact.deleted))).all())


def test_only_one_round_runs_at_a_time(ann):
    class Again:
        def step(self, *_):
            assert is_running(ann.store)
            with pytest.raises(UserError, match=r"sync\.running"):
                run_round(ann.store, Silent())
            raise Cancelled

    assert run_round(ann.store, Again()).is_stopped
    assert not is_running(ann.store)
    ann.round()
