"""Companies of somebody who worked alone come into the profile of a team, with all of them."""

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlmodel import select

from app.core import clock
from app.core.progress import Cancelled, Silent
from app.models.base import new_id
from app.models.enterprise import Enterprise
from app.models.local import Draft
from app.models.network import Network
from app.models.partnership import TravelSetting
from app.models.planning import Appointment
from app.models.templates import NoteTemplate
from app.services.files.attachments import file_bytes, list_files
from app.services.people import who_am_i
from app.services.profiles import bringing
from app.services.profiles.bringing import Known, bring, look_at
from app.services.profiles.known import other_profiles
from app.services.syncing.state import chip
from app.storage.profile import BLOBS
from tests.account_samples import refused
from tests.coaching_samples import add_company
from tests.server.laptop.conftest import FILE, content

OURS = ("partnership", "partner", "person", "role")


def ids(store):
    me = who_am_i(store)
    return me.person_id.hex, me.partner_id.hex, me.partnership_id.hex


def written(store, who):
    """All that travels but who is who, with the ids of somebody in the words of all."""
    found = {}
    for table, rows in content(store).items():
        if table in OURS:
            continue
        said = repr([tuple(row) for row in rows])
        for number, one in enumerate(who):
            said = said.replace(one, f"<{number}>")
        found[table] = said
    return found


def history(store, who):
    with store.read() as session:
        rows = session.execute(
            text(
                "SELECT change_id, kind, record_id, unit, old, value, made_at, actor FROM outbox"
                " WHERE kind NOT IN ('partnership', 'partner', 'person', 'role') ORDER BY position"
            )
        ).all()
    said = repr([tuple(row) for row in rows])
    for number, one in enumerate(who):
        said = said.replace(one, f"<{number}>")
    return said


def test_all_of_a_company_comes_along_and_goes_to_the_server(alone, tom, lea):
    old, company = alone
    mine, theirs = ids(old.store), ids(tom.store)
    with old.store.write() as session:
        one = session.get_one(Enterprise, company.id)
        one.coach_id, one.partner_id = old.store.actor, who_am_i(old.store).partner_id
    before = content(old.store)
    found = look_at(old.store, tom.store)
    assert (found.name, found.companies, found.files, found.here, found.known) == (
        "Eva D.", 1, 1, 0, (),
    )  # fmt: skip
    assert bring(old.store, tom.store, Silent()) == 1
    assert content(old.store) == before  # it was only read
    brought = (tom.store.folder / BLOBS).iterdir()
    assert [path.stat().st_mode & 0o777 for path in brought] == [0o600]
    assert written(tom.store, theirs) == written(old.store, mine)
    assert history(tom.store, theirs) == history(old.store, mine)
    tom.round()
    assert chip(tom.store).code == "all_sent"
    lea.round()
    with lea.store.read() as session:
        there = session.get_one(Enterprise, company.id)
        assert (there.purpose, there.coach_id) == ("Onthaal en peterschap", tom.store.actor)
    assert file_bytes(lea.store, list_files(lea.store, company.id)[0].id) == FILE


def test_what_is_of_the_person_comes_too(alone, tom):
    old, company = alone
    root, actor = who_am_i(old.store).partnership_id, old.store.actor
    soon = clock.now() + timedelta(days=1)
    with old.store.write() as session:
        session.add(NoteTemplate(root=root, person_id=None, name="Bezoek", text="Wie? Wat?"))
        view = {"coach": actor.hex}
        session.add(TravelSetting(root=root, person_id=actor, name="enterprises.view", value=view))
        session.add(
            Appointment(
                root=root, coach_id=actor, kind="visit", starts_at=soon, ends_at=soon,
                subject="Overleg",
            )
        )  # fmt: skip
        session.add(
            Draft(
                kind="session", subject_id=company.id, content=f"{{\"coach\": \"{actor}\"}}",
                saved_at=clock.now(),
            )
        )  # fmt: skip
    assert look_at(old.store, tom.store).own == 3
    bring(old.store, tom.store, Silent())
    assert look_at(old.store, tom.store).is_empty  # all of it is here
    me = who_am_i(tom.store)
    with tom.store.read() as session:
        template = session.exec(select(NoteTemplate)).one()
        assert (template.person_id, template.root) == (me.person_id, me.partnership_id)
        assert session.exec(select(TravelSetting)).one().value == {"coach": me.person_id.hex}
        assert session.exec(select(Appointment)).one().coach_id == me.person_id
        draft = session.exec(select(Draft)).one()
        assert (str(me.person_id) in draft.content, draft.is_open) == (True, False)
    tom.round()
    assert chip(tom.store).code == "all_sent"  # nothing of it is held


def test_a_case_that_is_no_company_comes_too(alone, tom):
    old, _ = alone
    network = new_id()
    with old.store.write() as session:
        session.add(Network(id=network, root=network, name="Bakkers van de Dender"))
    found = look_at(old.store, tom.store)
    assert (found.companies, found.cases, found.is_empty) == (1, 1, False)
    bring(old.store, tom.store, Silent())
    tom.round()
    assert chip(tom.store).code == "all_sent"
    with tom.store.read() as session:
        assert session.get_one(Network, network).name == "Bakkers van de Dender"


def test_again_brings_only_what_is_new(alone, tom):
    old, _ = alone
    bring(old.store, tom.store, Silent())
    before = content(tom.store)
    assert bring(old.store, tom.store, Silent()) == 0
    assert content(tom.store) == before
    add_company(old.store, "Garage Peeters")
    found = look_at(old.store, tom.store)
    assert (found.companies, found.here) == (1, 1)  # the other one lies in the bin
    assert bring(old.store, tom.store, Silent()) == 1


def test_cut_half_way_brings_nothing_and_the_next_time_all(alone, tom, monkeypatch):
    old, company = alone
    real, before = bringing._bring_case, content(tom.store)
    add_company(old.store, "Garage Peeters")
    done = []

    def cut(*args):
        if done:
            raise Cancelled
        done.append(real(*args))

    monkeypatch.setattr(bringing, "_bring_case", cut)
    with pytest.raises(Cancelled):
        bring(old.store, tom.store, Silent())
    assert done
    assert content(tom.store) == before
    monkeypatch.setattr(bringing, "_bring_case", real)
    assert bring(old.store, tom.store, Silent()) == 2
    assert file_bytes(tom.store, list_files(tom.store, company.id)[0].id) == FILE


def test_a_company_that_the_team_has_is_told_before(alone, tom, lea):
    old, _ = alone
    add_company(old.store, "Metaal Claes", number="0403170701")
    theirs = add_company(lea.store, "Metaal Claes nv", number="0403170701")
    with lea.store.write() as session:
        session.get_one(Enterprise, theirs.id).partner_id = who_am_i(lea.store).partner_id
    lea.round()
    tom.round()
    assert look_at(old.store, tom.store).known == (Known("Metaal Claes nv", "Stad Zuid"),)


def test_a_profile_with_a_server_is_not_brought(ann, tom):
    assert refused(look_at, ann.store, tom.store).code == "bring.linked"
    assert refused(bring, ann.store, tom.store, Silent()).code == "bring.linked"


def test_the_other_profiles_of_the_laptop_are_offered(alone, tom):
    old, _ = alone
    found = {one.folder for one in other_profiles(tom.store.folder)}
    assert old.profile.folder in found
    assert tom.profile.folder not in found
