"""A profile of months without a server, brought to one: everything arrives, nothing changes."""

from sqlmodel import select

from app.models.enterprise import Enterprise
from app.models.partnership import Role
from app.server.setup import invite_by_email, invite_founder
from app.services.files.attachments import file_bytes, list_files
from app.services.people import who_am_i
from app.services.profiles.backups import list_backups
from app.services.profiles.enrol import enrol, prepare
from app.services.profiles.invitation import typed_invitation
from app.services.profiles.known import read_profile
from app.services.profiles.linking import begin_at_server, take_to_server
from app.services.profiles.team import NewMember, add_partner, change_role, invite, people
from app.services.syncing.state import chip
from tests.account_samples import refused
from tests.server.laptop.conftest import FILE, content


def shown(running, code):
    return prepare(typed_invitation(code, running.address), "NOORD-1")


def address(laptop):
    """The e-mail address of Eva, which nobody has in another test."""
    return f"{laptop.store.actor.hex}@noord.be"


def founded(running, laptop):
    joining = shown(running, invite_founder(running.parts).code)
    enrolled = begin_at_server(laptop.store, joining, address(laptop))
    return take_to_server(laptop.store, enrolled, address(laptop))


def test_who_worked_alone_brings_all_of_it_to_a_server(running, alone, join):
    laptop, company = alone
    before = content(laptop.store)
    assert founded(running, laptop) == who_am_i(laptop.store)
    assert len(list_backups(laptop.store.folder)) == 1
    laptop.round()
    assert chip(laptop.store).code == "all_sent"
    after = content(laptop.store)
    changed = {table for table in before if before[table] != after[table]}
    assert changed == {"role", "person", "partner"}  # she is promotor now, with an address
    other = join(invite_by_email(running.parts, address(laptop)).code, "NOORD-2")
    other.round()
    assert content(other.store) == after
    assert file_bytes(other.store, list_files(other.store, company.id)[0].id) == FILE
    with other.store.read() as session:
        assert session.get_one(Enterprise, company.id).purpose == "Onthaal en peterschap"


def test_who_begins_is_promotor_and_builds_the_team(running, alone, join):
    laptop, company = alone
    founded(running, laptop)
    laptop.round()
    me = who_am_i(laptop.store)
    assert (me.role, read_profile(laptop.store.folder).role) == ("promotor", "promotor")
    partner = add_partner(laptop.store, "Partner West")
    coach = invite(laptop.store, NewMember("Tom B.", "tom@west.be", partner, "coach"))
    tom = join(coach.invitation.code, "WEST-1")
    tom.round()
    assert (who_am_i(tom.store).partnership, who_am_i(tom.store).role) == ("Noord werkt", "coach")
    with tom.store.read() as session:
        assert session.get(Enterprise, company.id) is None  # not his
    helper = invite(laptop.store, NewMember("An C.", "an@noord.be", me.partner_id, "promotor"))
    an = join(helper.invitation.code, "NOORD-3")
    an.round()
    change_role(an.store, me.person_id, "coach")
    laptop.round()
    assert who_am_i(laptop.store).role == "coach"  # in the record that began on the laptop
    with laptop.store.read() as session:
        roles = session.exec(select(Role).where(Role.person_id == me.person_id)).all()
    assert len(roles) == 1


def test_an_answer_that_was_lost_is_asked_again_and_a_partnership_comes_once(running, alone):
    laptop, _ = alone
    joining = shown(running, invite_founder(running.parts).code)
    first = begin_at_server(laptop.store, joining, address(laptop))
    again = begin_at_server(laptop.store, joining, address(laptop))
    assert (again.answer.device, again.answer.server) == (first.answer.device, first.answer.server)
    new = shown(running, invite_founder(running.parts).code)
    assert refused(begin_at_server, laptop.store, new, address(laptop)).code == "server.founded"
    mine = shown(running, invite_by_email(running.parts, address(laptop)).code)
    take_to_server(laptop.store, enrol(mine))  # the way out when the code ran out meanwhile
    laptop.round()
    assert [one.role for one in people(laptop.store)] == ["promotor"]


def test_a_code_that_begins_a_partnership_lets_no_new_profile_in(running):
    joining = shown(running, invite_founder(running.parts).code)
    assert refused(enrol, joining).code == "server.code_founds"


def test_an_invitation_of_others_changes_nothing(running, alone, ann):
    laptop, _ = alone
    me = who_am_i(ann.store)
    asked = invite(ann.store, NewMember("Eva D.", "eva@zuid.be", me.partner_id, "coach"))
    before = content(laptop.store)
    enrolled = enrol(shown(running, asked.invitation.code))
    error = refused(take_to_server, laptop.store, enrolled)
    assert (error.code, error.values["partnership"]) == ("sync.other_partnership", "Werkvloer Zuid")
    assert content(laptop.store) == before
    assert chip(laptop.store).code == "unlinked"


def test_a_profile_with_a_server_begins_no_other_one(running, ann):
    joining = shown(running, invite_founder(running.parts).code)
    assert refused(begin_at_server, ann.store, joining, "a@b.be").code == "sync.linked"
