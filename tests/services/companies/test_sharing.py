"""Sharing the file of a company with colleagues."""

from sqlmodel import Session, col, select

from app.models.base import new_id
from app.models.enterprise import Enterprise
from app.models.partnership import Partner, Person, Role
from app.models.sharing import CaseShare
from app.services.companies.sharing import Colleague, colleagues, share_case
from app.services.undo import undo
from tests.coaching_samples import add_team
from tests.file_samples import add_enterprise


def add_person(session: Session, root, partner, name, role="coach", **more):
    person = Person(root=root, partner_id=partner, name=name, **more)
    session.add(person)
    session.flush()
    session.add(Role(root=root, person_id=person.id, role=role))
    return person.id


def given(store):
    """The team with a case, two coaches of another partner, and others who are no coaches."""
    me = add_team(store)
    case = add_enterprise(store, "Bakkerij Janssens")
    west = new_id()
    with store.write() as session:
        root = me.partnership_id
        session.add(Partner(id=west, root=root, name="Partner West"))
        session.flush()
        tom = add_person(session, root, west, "Tom")
        an = add_person(session, root, me.partner_id, "An")
        add_person(session, root, west, "Gone", deleted=True)
        add_person(session, root, west, "Paul", role="promotor")
        eva = add_person(session, root, west, "Eva")
        session.get_one(Enterprise, case).coach_id = eva  # whose case it is
    return case, tom, an


def test_other_coaches_are_asked_about_those_of_the_own_partner_first(store):
    case, tom, an = given(store)
    assert colleagues(store, case) == (
        Colleague(an, "An", "Partner Oost", has_case=False),
        Colleague(tom, "Tom", "Partner West", has_case=False),
    )


def test_sharing_is_a_record_of_the_case_that_can_be_taken_back(store):
    case, tom, an = given(store)
    changes = share_case(store, case, {tom})
    assert changes.roots == {case}
    assert [(one.name, one.has_case) for one in colleagues(store, case)] == [
        ("An", False),
        ("Tom", True),
    ]
    share_case(store, case, {an})
    share_case(store, case, {an, tom})  # the record of before comes back: no second one
    with store.read() as session:
        rows = session.scalars(select(CaseShare).where(col(CaseShare.person_id) == tom)).all()
    assert [row.deleted for row in rows] == [False]
    undo(store, changes)
    assert [(one.name, one.has_case) for one in colleagues(store, case)] == [
        ("An", True),
        ("Tom", False),
    ]


def test_nothing_is_written_when_nothing_changes(store):
    case, tom, _ = given(store)
    share_case(store, case, {tom})
    assert not share_case(store, case, {tom})
