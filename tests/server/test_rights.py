"""Who gets which case, by role (SYNC, section 11; app/server/rights.py)."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.models.units import synced_models
from app.server.records import Member, Who
from app.server.refusal import NotAllowed, NotFound
from app.server.rights import OF_PARTNER, ONES_OWN, directory_root
from app.sync.changes import ALIVE
from tests.server.partnership import change, company, contact, edit, new_id

ANN, BOB, CEM, DIRK, EVA = (new_id() for _ in range(5))
NORTH, SOUTH = new_id(), new_id()  # partners
ROLES = ("coach", "partner_admin", "promotor", "auditor")


@pytest.fixture
def staffed(house):
    """Ann and Bob coach for North, Cem administers it, Dirk is promotor, Eva audits."""
    people = [(ANN, NORTH, "coach"), (BOB, NORTH, "coach"), (CEM, NORTH, "partner_admin"),
              (DIRK, SOUTH, "promotor"), (EVA, SOUTH, "auditor")]  # fmt: skip
    for person, partner, role in people:
        house.records.set_member(house.p, Member(person, partner, role))
    return house


def verdict_of(house, person, made):
    answer = house.push(person, [made]).changes[made.id]
    return answer.verdict, answer.reason


def sees(house, person, root):
    return root in house.pull(person).roots


def test_a_new_company_goes_to_its_maker_their_administrator_and_the_readers(staffed):
    made = company()
    staffed.push(ANN, [made])
    assert [sees(staffed, who, made.root) for who in (ANN, BOB, CEM, DIRK, EVA)] == [
        True, False, True, True, True,
    ]  # fmt: skip
    wishes = [(CEM, "applied"), (DIRK, "held"), (EVA, "held"), (BOB, "held")]
    for who, verdict in wishes:
        assert verdict_of(staffed, who, edit(made, "name", f"of {who}"))[0] == verdict


def test_a_company_that_is_handed_over_comes_to_its_new_coach(staffed):
    made = company()
    staffed.push(ANN, [made])
    staffed.push(ANN, [edit(made, "coach_id", BOB)])
    assert sees(staffed, BOB, made.root)
    assert verdict_of(staffed, BOB, edit(made, "name", "Of Bob")) == ("applied", None)


def test_a_coach_whom_the_same_group_replaces_gets_nothing(staffed):
    made = company()
    staffed.push(ANN, [made])
    first = edit(made, "coach_id", BOB)
    staffed.push(ANN, [first, edit(made, "coach_id", ANN, parents=[first.id])])
    assert not sees(staffed, BOB, made.root)


def test_a_coach_whom_a_group_replaces_that_mends_the_held_one_gets_nothing(staffed):
    made = company()
    staffed.push(ANN, [made])
    first, wrong = edit(made, "coach_id", BOB), edit(made, "name", 5)
    answer = staffed.push(ANN, [first, wrong])
    assert {one.verdict for one in answer.changes.values()} == {"held"}
    mended = [edit(made, "coach_id", ANN, parents=[first.id]),
              edit(made, "name", "B", parents=[wrong.id])]  # fmt: skip
    answer = staffed.push(ANN, mended)
    assert {one.verdict for one in answer.changes.values()} == {"applied"}
    assert not sees(staffed, BOB, made.root)


def test_a_coach_who_was_replaced_before_their_change_came_gets_nothing(staffed):
    made = company()
    staffed.push(ANN, [made])
    late = edit(made, "coach_id", BOB)
    staffed.push(ANN, [edit(made, "coach_id", ANN, parents=[made.id, late.id])])
    assert verdict_of(staffed, ANN, late) == ("applied", None)
    assert not sees(staffed, BOB, made.root)


def test_a_share_whose_person_the_same_group_replaces_is_not_lent_to_them(staffed):
    made = company()
    lent = share(made.root, BOB)
    staffed.push(ANN, [made], [lent, edit(lent, "person_id", EVA)])
    assert not sees(staffed, BOB, made.root)


def share(root, person, row=None):
    return change(
        "case_share", row or new_id(), root,
        {ALIVE: True, "enterprise_id": root, "person_id": person}, above=[("enterprise", root)],
    )  # fmt: skip


def unshared(made):
    knew = {"epoch": None, "seq": 0, "ids": [made.id]}
    return edit(made, ALIVE, value=False, knew=knew)


def test_a_case_that_is_shared_is_lent_until_it_no_longer_is(staffed):
    made = company()
    lent = share(made.root, BOB)
    staffed.push(ANN, [made], [lent])
    assert sees(staffed, BOB, made.root)
    assert verdict_of(staffed, BOB, edit(made, "name", "Of Bob")) == ("applied", None)
    gone = unshared(lent)
    staffed.push(ANN, [gone])
    assert not sees(staffed, BOB, made.root)
    assert verdict_of(staffed, BOB, edit(made, "name", "Too late"))[1] == "no_access"
    staffed.push(ANN, [edit(lent, ALIVE, value=True, parents=[gone.id])])
    assert sees(staffed, BOB, made.root)


def test_a_coach_to_whom_a_shared_case_is_handed_keeps_it_when_it_is_shared_no_longer(staffed):
    made = company()
    lent = share(made.root, BOB)
    staffed.push(ANN, [made], [lent], [edit(made, "coach_id", BOB)])
    staffed.push(ANN, [unshared(lent)])
    assert verdict_of(staffed, BOB, edit(made, "name", "Of Bob")) == ("applied", None)


def test_who_reads_by_their_role_edits_while_it_is_shared_and_reads_on(staffed):
    made = company()
    lent = share(made.root, DIRK)
    staffed.push(ANN, [made], [lent])
    assert verdict_of(staffed, DIRK, edit(made, "purpose", "By Dirk")) == ("applied", None)
    staffed.push(ANN, [unshared(lent)])
    assert sees(staffed, DIRK, made.root)
    assert verdict_of(staffed, DIRK, edit(made, "name", "Too late"))[1] == "no_access"


def test_a_share_with_somebody_unknown_gives_nothing_and_harms_nothing(staffed):
    made, stranger = company(), new_id()
    answer = staffed.push(ANN, [made], [share(made.root, stranger)])
    assert {one.verdict for one in answer.changes.values()} == {"applied"}


def test_nobody_shares_what_they_may_only_read(staffed):
    made = company()
    staffed.push(ANN, [made])
    assert verdict_of(staffed, DIRK, share(made.root, BOB)) == ("held", "no_access")
    assert not sees(staffed, BOB, made.root)


def test_who_audits_writes_in_no_company_not_even_in_one_that_is_handed_to_them(staffed):
    made = company()
    staffed.push(ANN, [made])
    staffed.push(ANN, [edit(made, "coach_id", EVA)])
    staffed.records.grant(staffed.p, EVA, made.root, "edit")
    assert sees(staffed, EVA, made.root)
    assert verdict_of(staffed, EVA, edit(made, "name", "E")) == ("held", "no_access")


def test_a_company_of_another_partner_comes_to_its_administrators(staffed):
    fay = new_id()
    staffed.records.set_member(staffed.p, Member(fay, SOUTH, "partner_admin"))
    made = company()
    staffed.push(ANN, [made])
    assert not sees(staffed, fay, made.root)
    staffed.push(ANN, [edit(made, "partner_id", SOUTH)])
    assert sees(staffed, fay, made.root)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("enterprise", {"name": "Bakkerij"}),
        ("network", {"name": "Waasland"}),
        ("trajectory", {"title": "Taal", "started_on": "2026-03-02", "criteria_version": 1}),
    ],
)
def test_an_administrator_keeps_what_was_handed_to_their_partner_set_again(staffed, kind, said):
    """Nobody of South works on it; an account that is opened again sets its member again."""
    fay, root = new_id(), new_id()
    staffed.records.set_member(staffed.p, Member(fay, SOUTH, "partner_admin"))
    made = change(kind, root, root, {ALIVE: True, **said})
    staffed.push(ANN, [made], [edit(made, "partner_id", SOUTH)])
    assert sees(staffed, fay, made.root)
    staffed.records.set_member(staffed.p, Member(fay, SOUTH, "partner_admin"))
    assert sees(staffed, fay, made.root)
    gus = new_id()
    staffed.records.set_member(staffed.p, Member(gus, SOUTH, "partner_admin"))
    assert sees(staffed, gus, made.root)


def test_a_role_brings_cases_that_were_there_and_takes_them_along(staffed):
    made, own = company(), company()
    staffed.push(ANN, [made])
    staffed.push(BOB, [own])
    staffed.records.set_member(staffed.p, Member(BOB, NORTH, "partner_admin"))
    assert sees(staffed, BOB, made.root)
    staffed.records.set_member(staffed.p, Member(BOB, NORTH, "coach"))
    page = staffed.pull(BOB)
    assert made.root not in page.roots
    assert page.gone == [made.root]
    assert own.root in page.roots  # made by themselves, not by the role


def test_a_promotor_who_becomes_coach_keeps_no_case_of_others(staffed):
    made = company()
    staffed.push(ANN, [made])
    staffed.records.set_member(staffed.p, Member(DIRK, SOUTH, "coach"))
    page = staffed.pull(DIRK)
    assert page.roots == sorted([staffed.p, directory_root(staffed.p)])
    assert [row.row_kind for row in page.rows if row.root == made.root] == ["grant", "revoke"]


def test_who_leaves_sees_nothing_any_more(staffed):
    made = company()
    staffed.push(ANN, [made])
    staffed.records.remove_member(staffed.p, ANN)
    page = staffed.pull(ANN)
    assert page.roots == []
    assert made.root in page.gone
    with pytest.raises(NotAllowed):
        staffed.walk(ANN, roots=[made.root])


def test_a_case_is_given_and_taken_by_hand(staffed):
    made = company()
    staffed.push(ANN, [made])
    staffed.records.grant(staffed.p, BOB, made.root, "read")
    assert sees(staffed, BOB, made.root)
    assert verdict_of(staffed, BOB, edit(made, "name", "B")) == ("held", "no_access")
    staffed.records.grant(staffed.p, BOB, made.root, "edit")
    assert verdict_of(staffed, BOB, edit(made, "name", "C")) == ("applied", None)
    staffed.records.revoke(staffed.p, BOB, made.root)
    assert not sees(staffed, BOB, made.root)
    with pytest.raises(NotFound):
        staffed.records.grant(staffed.p, BOB, new_id())


def person_record(house, partner=NORTH, **units):
    units = {ALIVE: True, "partner_id": partner, "name": "Gil", "email": "", **units}
    return change("person", new_id(), house.p, units)


def setting_of(house, person):
    return change("travelsetting", new_id(), house.p,
                  {ALIVE: True, "person_id": person, "name": "theme", "value": "dark"})  # fmt: skip


@pytest.mark.parametrize(
    ("who", "what", "verdict"),
    [
        (DIRK, person_record, "applied"),
        (CEM, person_record, "applied"),
        (CEM, lambda house: person_record(house, SOUTH), "held"),
        (ANN, person_record, "held"),
        (ANN, lambda house: setting_of(house, ANN), "applied"),
        (ANN, lambda house: setting_of(house, BOB), "held"),
        (EVA, lambda house: setting_of(house, EVA), "applied"),
        (new_id(), lambda house: setting_of(house, BOB), "held"),
        (EVA, lambda _: company(), "held"),
        (DIRK, lambda _: company(), "applied"),
    ],
)
def test_what_all_share_is_written_by_few(staffed, who, what, verdict):
    assert verdict_of(staffed, who, what(staffed))[0] == verdict


def test_an_administrator_gives_roles_to_their_own_people_only(staffed):
    def role(person):
        return change("role", new_id(), staffed.p,
                      {ALIVE: True, "person_id": person, "role": "coach"})  # fmt: skip

    assert verdict_of(staffed, CEM, role(ANN)) == ("applied", None)
    assert verdict_of(staffed, CEM, role(DIRK)) == ("held", "no_access")


@pytest.mark.parametrize("role", ROLES)
def test_a_record_says_of_nobody_that_they_are_more_than_its_author_may_give(staffed, role):
    """What the record says is shown only, but it is believed by who reads it."""
    given = {ALIVE: True, "person_id": ANN, "role": role}
    verdict = "applied" if role in ("coach", "partner_admin") else "held"
    assert verdict_of(staffed, CEM, change("role", new_id(), staffed.p, given))[0] == verdict
    made = change("role", new_id(), staffed.p, given | {"role": "coach"})
    staffed.push(DIRK, [made])
    assert verdict_of(staffed, CEM, edit(made, "role", role))[0] == verdict
    taken = change("role", new_id(), staffed.p, given)
    staffed.push(DIRK, [taken])
    assert verdict_of(staffed, CEM, edit(taken, "role", "coach"))[0] == verdict


@pytest.mark.parametrize("role", ROLES)
def test_an_administrator_writes_of_people_of_their_partner_whom_they_lead(staffed, role):
    fay = person_record(staffed)
    staffed.push(DIRK, [fay])
    staffed.records.set_member(staffed.p, Member(fay.row, NORTH, role))
    verdict = "applied" if role in ("coach", "partner_admin") else "held"
    assert verdict_of(staffed, CEM, edit(fay, "name", "Fay"))[0] == verdict
    told = change("role", new_id(), staffed.p,
                  {ALIVE: True, "person_id": fay.row, "role": "coach"})  # fmt: skip
    assert verdict_of(staffed, CEM, told)[0] == verdict


def test_an_administrator_cannot_take_a_person_of_another_partner(staffed):
    theirs = person_record(staffed, SOUTH)
    staffed.push(DIRK, [theirs])
    moved = edit(theirs, "partner_id", NORTH)
    assert verdict_of(staffed, CEM, moved) == ("held", "no_access")


def test_all_see_the_directory_and_nobody_writes_it(staffed):
    made = company(name="Bakkerij", number="0403019261")
    staffed.push(ANN, [made])
    root = directory_root(staffed.p)
    (entry,) = staffed.walk(BOB, roots=[root]).rows
    assert (entry.kind, entry.data["name"], entry.data["number"]) == (
        "directory_entry", "Bakkerij", "0403019261",
    )  # fmt: skip
    forged = change("directory_entry", entry.id, root, {"name": ("Of Ann", [entry.version])})
    assert verdict_of(staffed, ANN, forged) == ("held", "no_access")


def test_nothing_of_another_case_is_lent(staffed):
    made = company()
    staffed.push(ANN, [made])
    with pytest.raises(NotAllowed):
        staffed.records.history(Who(staffed.p, BOB), "enterprise", made.row)
    with pytest.raises(NotAllowed):
        staffed.records.pull(Who(staffed.p, ANN, blocked=True), staffed.chain(), 0)


STAFF = st.lists(st.tuples(st.sampled_from([NORTH, SOUTH]), st.sampled_from(ROLES)),
                 min_size=2, max_size=5)  # fmt: skip
COMPANIES = st.lists(
    st.tuples(st.integers(0, 4), st.none() | st.integers(0, 4)), min_size=1, max_size=4
)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(staff=STAFF, companies=COMPANIES)
def test_each_gets_what_their_role_allows_and_nothing_else(new_house, staff, companies):
    """A company: who makes it, and to whom it is handed. Expected is worked out from the rules."""
    house = new_house()
    people = [Member(new_id(), partner, role) for partner, role in staff]
    for member in people:
        house.records.set_member(house.p, member)
    of = {member.person: set() for member in people}
    for maker, handed in companies:
        made, to = people[maker % len(people)], handed and people[handed % len(people)]
        one = company()
        answer = house.push(made.person, [one, contact(one.root)])
        verdict = "held" if made.role == "auditor" else "applied"
        assert {each.verdict for each in answer.changes.values()} == {verdict}
        if made.role == "auditor":
            continue
        if to:
            house.push(made.person, [edit(one, "coach_id", to.person)])
        owners = {made.person} | ({to.person} if to else set())
        partners = {each.partner for each in people if each.person in owners}
        for each in people:
            reads = each.role in ("promotor", "auditor")
            leads = each.role == "partner_admin" and each.partner in partners
            if each.person in owners or reads or leads:
                of[each.person].add(one.root)
    shared = {house.p, directory_root(house.p)}
    for member in people:
        page, whole = house.pull(member.person), house.walk(member.person)
        assert set(page.roots) == of[member.person] | shared
        # of a held change its author hears the verdict, without its case
        bare = [row for row in page.rows if row.body.keys() == {"reason", "fields"}]
        assert {row.author for row in bare} <= {member.person}
        rest = {row.root for row in page.rows if row not in bare}
        assert rest <= of[member.person] | shared
        assert {row.root for row in whole.rows} <= of[member.person] | shared
        assert {row.root for row in whole.rows} >= of[member.person]


def test_the_kinds_that_rights_name_are_tables():
    kinds = {str(model.__tablename__) for model in synced_models()}
    assert {*ONES_OWN, *OF_PARTNER, "enterprise"} <= kinds
