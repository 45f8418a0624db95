"""Two coaches of different partners made a file of one company while they were offline."""

import pytest
from sqlmodel import select

from app.models.coaching import CoachingSession
from app.models.directory import DirectoryEntry
from app.models.enterprise import Enterprise
from app.models.lists import EnterpriseKey
from app.reference.loader import Reference
from app.server.erasing import company_of, erase_company
from app.services.companies.dossier import load_dossier
from app.services.companies.merge import merge_companies, part_companies
from app.services.companies.sharing import share_case
from app.services.companies.timeline import load_timeline
from app.services.profiles.team import NewMember, add_partner, invite
from tests.coaching_samples import add_company, utc
from tests.file_samples import add_session

NUMBER = "1999990144"


@pytest.fixture
def bea(ann, join):
    """A coach of another partner."""
    partner = add_partner(ann.store, "Partner West")
    ann.round()
    member = NewMember("Bea W.", "bea@west.be", partner, "coach")
    found = join(invite(ann.store, member).invitation.code, "WEST-1")
    found.round()
    return found


def dossier(laptop, company):
    return load_dossier(laptop.store, Reference(), company)


def listed(laptop):
    with laptop.store.read() as session:
        return set(session.exec(select(EnterpriseKey.enterprise_id)))


def directory(laptop):
    with laptop.store.read() as session:
        rows = session.exec(select(DirectoryEntry).where(~DirectoryEntry.deleted))
        return [row.name for row in rows]


def rounds(*laptops):
    for _ in range(2):
        for laptop in laptops:
            laptop.round()


def test_they_find_each_other_share_and_merge_and_both_go_on_in_one_file(running, ann, tom, bea):
    old = add_company(tom.store, "Janssens BV", number=NUMBER)
    new = add_company(bea.store, "Bakkerij Janssens", number=NUMBER)
    rounds(tom, bea, ann)
    (found,) = dossier(tom, old.id).duplicates
    assert (found.values["name"], found.values["is_here"]) == ("Bakkerij Janssens", False)
    assert len(dossier(ann, old.id).duplicates) == 1  # the promotor has both

    share_case(tom.store, old.id, frozenset([bea.store.actor]))
    rounds(tom, bea)
    (found,) = dossier(bea, new.id).duplicates
    assert found.values["is_here"]
    merge_companies(bea.store, new.id, old.id, {})
    add_session(tom.store, old.id, utc(20, 9), "Tom weet nog van niets.")
    rounds(bea, tom, ann)
    for laptop in (bea, tom, ann):
        assert listed(laptop) == {new.id}
        assert directory(laptop) == ["Bakkerij Janssens"]
        assert load_timeline(laptop.store, new.id).counts() == {"session": 1}
        assert len(dossier(laptop, new.id).contacts) == 4
    with tom.store.write() as session:  # he may write in the file of Bea by now
        session.get_one(Enterprise, new.id).purpose = "Van Tom."
    rounds(tom, bea)
    assert dossier(bea, new.id).purpose == "Van Tom."

    part_companies(bea.store, new.id, old.id)
    share_case(bea.store, old.id, frozenset())
    rounds(bea, tom, ann)
    assert (listed(tom), listed(bea)) == ({old.id}, {new.id})
    assert sorted(directory(ann)) == ["Bakkerij Janssens", "Janssens BV"]
    with bea.store.read() as session:
        assert session.exec(select(CoachingSession)).all() == []


def test_erasing_what_is_shown_erases_all_of_it(running, ann, tom):
    kept = add_company(tom.store, "Bakkerij Janssens", number=NUMBER)
    old = add_company(tom.store, "Janssens BV", number=NUMBER)
    merge_companies(tom.store, kept.id, old.id, {})
    rounds(tom, ann)
    company = company_of(running.parts, kept.id.hex)
    assert company.merged == (old.id.hex,)
    erase_company(running.parts, company)
    rounds(tom, ann)
    for laptop in (tom, ann):
        assert (listed(laptop), directory(laptop)) == (set(), [])
        with laptop.store.read() as session:
            assert session.exec(select(Enterprise)).all() == []
