"""Who has which trajectory, referral or network, and who decides on a count (decision 0022)."""

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from app.server.records import Member
from app.server.rights import directory_root
from app.sync.changes import ALIVE
from tests.server.partnership import change, company, edit, new_id

ANN, BOB, CEM, DIRK, EVA, FAY = (new_id() for _ in range(6))
NORTH, SOUTH = new_id(), new_id()  # partners
DAY = "2026-03-02"


@pytest.fixture
def staffed(house):
    """Ann coaches for North, Cem administers it; Bob and Fay the same for South; Dirk leads all."""
    people = [
        (ANN, NORTH, "coach"),
        (CEM, NORTH, "partner_admin"),
        (BOB, SOUTH, "coach"),
        (FAY, SOUTH, "partner_admin"),
        (DIRK, SOUTH, "promotor"),
        (EVA, SOUTH, "auditor"),
    ]
    for person, partner, role in people:
        house.records.set_member(house.p, Member(person, partner, role))
    return house


def trajectory(**units):
    root = new_id()
    said = {"title": "Onthaal", "started_on": DAY, "criteria_version": 1, "phase": "exploration",
            "status": {"status": "running", "closed_on": None, "stop_reason": ""}}  # fmt: skip
    return change("trajectory", root, root, {ALIVE: True, **said, **units})


def member(root, enterprise, **units):
    said = {"trajectory_id": root, "enterprise_id": enterprise, "name": "B", "joined_on": DAY}
    return change("trajectory_member", new_id(), root, {ALIVE: True, **said, **units},
                  above=[("trajectory", root)])  # fmt: skip


def gone(made):
    return edit(made, ALIVE, value=False, knew={"epoch": None, "seq": 0, "ids": [made.id]})


def share(root, person):
    said = {ALIVE: True, "enterprise_id": root, "person_id": person}
    return change("case_share", new_id(), root, said, above=[("enterprise", root)])


def verdict_of(house, person, made):
    answer = house.push(person, [made]).changes[made.id]
    return answer.verdict, answer.reason


def who_sees(house, root):
    return {one for one in (ANN, BOB, CEM, DIRK, EVA, FAY) if root in house.pull(one).roots}


def phase_shown(house, enterprise):
    entries = house.walk(EVA, roots=[directory_root(house.p)]).rows
    return next(row.data["phase"] for row in entries if row.data["enterprise_id"] == enterprise)


@pytest.fixture
def joint(staffed):
    """Ann has a trajectory with a company of her own and with one of Bob, of another partner."""
    ours, theirs, made = company(), company(), trajectory()
    staffed.push(ANN, [ours])
    staffed.push(BOB, [theirs])
    staffed.push(ANN, [made, member(made.root, ours.root)])
    return staffed, ours, theirs, made


def test_a_trajectory_goes_to_its_maker_their_administrator_and_the_readers(joint):
    house, _, theirs, made = joint
    assert who_sees(house, made.root) == {ANN, CEM, DIRK, EVA}
    assert verdict_of(house, BOB, edit(made, "title", "Of Bob"))[1] == "no_access"
    assert BOB in who_sees(house, theirs.root)


def test_who_has_a_company_that_joins_has_the_trajectory_and_it_gives_no_company(joint):
    house, ours, theirs, made = joint
    house.push(ANN, [member(made.root, theirs.root)])
    assert who_sees(house, made.root) == {ANN, CEM, BOB, FAY, DIRK, EVA}
    assert verdict_of(house, BOB, edit(made, "title", "Of Bob")) == ("applied", None)
    assert who_sees(house, theirs.root) == {BOB, FAY, DIRK, EVA}
    assert who_sees(house, ours.root) == {ANN, CEM, DIRK, EVA}


def test_a_company_that_is_taken_out_again_takes_its_people_along(joint):
    house, _, theirs, made = joint
    joined = member(made.root, theirs.root)
    house.push(ANN, [joined])
    away = gone(joined)
    house.push(ANN, [away])
    assert who_sees(house, made.root) == {ANN, CEM, DIRK, EVA}
    assert verdict_of(house, BOB, edit(made, "title", "Too late"))[1] == "no_access"
    house.push(ANN, [edit(joined, ALIVE, value=True, parents=[away.id])])
    assert BOB in who_sees(house, made.root)


def test_a_company_that_left_is_still_of_the_story(joint):
    house, _, theirs, made = joint
    joined = member(made.root, theirs.root)
    house.push(ANN, [joined])
    house.push(ANN, [edit(joined, "leaving", {"left_on": "2026-05-01", "leave_reason": "Druk"})])
    assert BOB in who_sees(house, made.root)


def test_who_gets_a_company_gets_its_trajectory_and_loses_both_together(joint):
    house, ours, _, made = joint
    lent = share(ours.root, BOB)
    house.push(ANN, [lent])
    assert verdict_of(house, BOB, edit(made, "title", "Of Bob")) == ("applied", None)
    house.push(ANN, [gone(lent)])
    assert who_sees(house, made.root) == {ANN, CEM, DIRK, EVA}


def test_the_coach_who_gets_a_trajectory_keeps_it_without_the_company(joint):
    house, ours, _, made = joint
    lent = share(ours.root, BOB)
    house.push(ANN, [lent])
    house.push(ANN, [edit(made, "coach_id", BOB)])
    house.push(ANN, [gone(lent)])
    assert who_sees(house, made.root) == {ANN, CEM, BOB, FAY, DIRK, EVA}
    assert verdict_of(house, BOB, edit(made, "title", "Of Bob")) == ("applied", None)


def test_who_reads_by_their_role_edits_while_they_have_a_company_and_reads_on(joint):
    house, ours, _, made = joint
    lent = share(ours.root, DIRK)
    house.push(ANN, [lent])
    assert verdict_of(house, DIRK, edit(made, "purpose", "Of Dirk")) == ("applied", None)
    house.push(ANN, [gone(lent)])
    assert DIRK in who_sees(house, made.root)
    assert verdict_of(house, DIRK, edit(made, "title", "Too late"))[1] == "no_access"


def test_a_right_given_or_taken_by_hand_follows_too(joint):
    house, ours, _, made = joint
    house.records.grant(house.p, BOB, ours.root, "read")
    assert verdict_of(house, BOB, edit(made, "title", "Of Bob"))[1] == "no_access"
    assert BOB in who_sees(house, made.root)
    house.records.grant(house.p, BOB, ours.root, "edit")
    assert verdict_of(house, BOB, edit(made, "title", "Of Bob")) == ("applied", None)
    house.records.grant(house.p, BOB, ours.root, "read")
    assert verdict_of(house, BOB, edit(made, "purpose", "Of Bob"))[1] == "no_access"
    house.records.revoke(house.p, BOB, ours.root)
    assert BOB not in who_sees(house, made.root)


def test_a_new_administrator_gets_the_trajectories_of_the_companies_of_their_people(joint):
    house, _, theirs, made = joint
    house.push(ANN, [member(made.root, theirs.root)])
    gil = new_id()
    house.records.set_member(house.p, Member(gil, SOUTH, "partner_admin"))
    assert made.root in house.pull(gil).roots
    house.records.set_member(house.p, Member(gil, NORTH, "coach"))
    assert made.root not in house.pull(gil).roots


def test_a_name_that_is_no_company_gives_nothing_and_harms_nothing(joint):
    house, _, _, made = joint
    odd = member(made.root, new_id())
    assert verdict_of(house, ANN, odd) == ("applied", None)
    assert who_sees(house, made.root) == {ANN, CEM, DIRK, EVA}


def test_the_directory_tells_the_phase_of_the_trajectory_that_runs(joint):
    house, ours, _, made = joint
    assert phase_shown(house, ours.root) == "exploration"
    house.push(ANN, [edit(made, "phase", "execution")])
    assert phase_shown(house, ours.root) == "execution"
    house.push(ANN, [edit(ours, "name", "Bakkerij")])
    assert phase_shown(house, ours.root) == "execution"
    other = trajectory(phase="anchoring")
    joined = member(other.root, ours.root)
    house.push(ANN, [other, joined])
    assert phase_shown(house, ours.root) == "anchoring"  # of two the one that is furthest
    house.push(ANN, [edit(joined, "leaving", {"left_on": DAY, "leave_reason": "Druk"})])
    assert phase_shown(house, ours.root) == "execution"
    closed = {"status": "closed", "closed_on": DAY, "stop_reason": ""}
    house.push(ANN, [edit(made, "status", closed)])
    assert phase_shown(house, ours.root) == ""


# -- counting ------------------------------------------------------------------------------------


def proposal(root, of, who, **units):
    said = {"trajectory_id": root, "member_id": of.row, "proposed_by": who, "proposed_on": DAY,
            "met_on": DAY}  # fmt: skip
    above = [("trajectory", root), ("trajectory_member", of.row)]
    return change("count_proposal", new_id(), root, {ALIVE: True, **said, **units}, above=above)


def confirmation(of, who, decision="counts"):
    said = {"decision": decision, "confirmed_by": who, "confirmed_on": DAY, "reason": ""}
    units = {ALIVE: True, "proposal_id": of.row, "decision": said}
    return change("count_confirmation", new_id(), of.root, units,
                  above=[("count_proposal", of.row)])  # fmt: skip


@pytest.fixture
def proposed(joint):
    house, ours, _, made = joint
    joined = member(made.root, ours.root)
    said = proposal(made.root, joined, ANN)
    house.push(ANN, [joined, said])
    return house, said


def test_nobody_confirms_their_own_proposal(proposed):
    house, said = proposed
    assert verdict_of(house, ANN, confirmation(said, ANN)) == ("held", "own_proposal")
    assert verdict_of(house, ANN, confirmation(said, CEM)) == ("held", "invalid")
    made = confirmation(said, CEM)
    assert verdict_of(house, CEM, made) == ("applied", None)
    other = {"decision": "not", "confirmed_by": ANN, "confirmed_on": DAY, "reason": "Toch niet"}
    assert verdict_of(house, ANN, edit(made, "decision", other)) == ("held", "own_proposal")
    assert verdict_of(house, CEM, gone(made)) == ("applied", None)


def test_a_proposal_and_its_confirmation_in_one_action_are_held(joint):
    house, ours, _, made = joint
    joined = member(made.root, ours.root)
    said = proposal(made.root, joined, ANN)
    answer = house.push(ANN, [joined, said, confirmation(said, ANN)])
    assert {one.reason for one in answer.changes.values()} == {"own_proposal"}


def test_nobody_proposes_in_the_name_of_another(proposed):
    house, said = proposed
    assert verdict_of(house, CEM, edit(said, "proposed_by", BOB)) == ("held", "invalid")


def test_the_promotor_decides_and_remarks_in_the_cases_of_all_and_writes_nothing_else(proposed):
    house, said = proposed
    assert verdict_of(house, DIRK, confirmation(said, DIRK)) == ("applied", None)
    member_of = said.units["member_id"][0]
    units = {ALIVE: True, "trajectory_id": said.root, "member_id": member_of, "criterion": "photos",
             "text": "Volstaat", "person_id": DIRK, "written_on": DAY}  # fmt: skip
    above = [("trajectory", said.root), ("trajectory_member", member_of)]
    for who, verdict in ((DIRK, "applied"), (EVA, "held"), (BOB, "held")):
        remark = change("criterion_remark", new_id(), said.root, units, above=above)
        assert verdict_of(house, who, remark)[0] == verdict
    assert verdict_of(house, DIRK, edit(said, "reason", "Of Dirk"))[1] == "no_access"
    assert verdict_of(house, EVA, confirmation(said, EVA))[1] == "no_access"


# -- referrals and networks ----------------------------------------------------------------------


def referral(root=None, **units):
    row = new_id()
    said = {"company_id": new_id(), "company": "B", "direction": "partner", "made_on": DAY,
            "status": {"status": "prepared", "status_on": DAY}, "needs": {}}  # fmt: skip
    return change("referral", row, root or row, {ALIVE: True, **said, **units})


def test_a_referral_between_partners_is_of_both(staffed):
    made = referral(to_partner_id=SOUTH)
    staffed.push(ANN, [made])
    assert who_sees(staffed, made.root) == {ANN, CEM, BOB, FAY, DIRK, EVA}
    accepted = {"status": "accepted", "status_on": DAY}
    assert verdict_of(staffed, BOB, edit(made, "status", accepted)) == ("applied", None)
    gil = new_id()
    staffed.records.set_member(staffed.p, Member(gil, SOUTH, "coach"))
    assert made.root in staffed.pull(gil).roots
    staffed.records.set_member(staffed.p, Member(gil, NORTH, "coach"))
    assert made.root not in staffed.pull(gil).roots


def test_a_referral_of_a_company_gives_that_company_to_nobody(staffed):
    made = company()
    out = referral(made.root, direction="out", to_partner_id=SOUTH, coach_id=BOB)
    staffed.push(ANN, [made, out])
    assert who_sees(staffed, made.root) == {ANN, CEM, DIRK, EVA}


def test_a_network_that_is_handed_over_comes_to_its_new_coach(staffed):
    root = new_id()
    made = change("network", root, root, {ALIVE: True, "name": "Waasland"})
    staffed.push(ANN, [made])
    assert who_sees(staffed, root) == {ANN, CEM, DIRK, EVA}
    staffed.push(ANN, [edit(made, "coach_id", BOB)])
    assert who_sees(staffed, root) == {ANN, CEM, BOB, FAY, DIRK, EVA}


@pytest.mark.parametrize(
    ("who", "partner", "verdict"),
    [(DIRK, NORTH, "applied"), (CEM, NORTH, "applied"), (CEM, SOUTH, "held"), (ANN, NORTH, "held")],
)
def test_an_administrator_keeps_the_offer_of_their_partner(staffed, who, partner, verdict):
    said = {ALIVE: True, "partner_id": partner, "text": "Jobdesign"}
    offer = change("partner_offer", new_id(), staffed.p, said)
    assert verdict_of(staffed, who, offer)[0] == verdict


@pytest.mark.parametrize(("who", "verdict"), [(DIRK, "applied"), (CEM, "held"), (ANN, "held")])
def test_lists_that_all_share_are_written_by_the_promotor(staffed, who, verdict):
    made = [
        change("criteria_version", new_id(), staffed.p, {ALIVE: True, "number": 2,
                                                         "valid_from": DAY}),
        change("question_set", new_id(), staffed.p, {ALIVE: True, "number": 2, "valid_from": DAY}),
        change("actor", new_id(), staffed.p, {ALIVE: True, "name": "VDAB", "kind": "vdab"}),
    ]  # fmt: skip
    assert {verdict_of(staffed, who, one)[0] for one in made} == {verdict}


# -- any staff, any trajectories -----------------------------------------------------------------

ROLES = ("coach", "partner_admin", "promotor", "auditor")
STAFF = st.lists(st.tuples(st.sampled_from([NORTH, SOUTH]), st.sampled_from(ROLES)),
                 min_size=2, max_size=5)  # fmt: skip
WHO = st.integers(0, 4)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("join"), WHO, WHO),  # a trajectory, a company
        st.tuples(st.just("leave"), WHO, WHO),
        st.tuples(st.just("share"), WHO, WHO),  # a company, a person
        st.tuples(st.just("unshare"), WHO, WHO),
    ),
    max_size=8,
)


def turned(rows, key, *, there):
    """The change that makes, hides or shows again what joins two; `rows` keeps the last of each."""
    kind, first, second = key
    if key not in rows:
        made = member(first, second) if kind == "join" else share(first, second)
        rows[key] = made, made.id
        return made
    made, last = rows[key]
    knew = {"knew": {"epoch": None, "seq": 0, "ids": [last]}} if there else {}
    sent = edit(made, ALIVE, value=not there, parents=[last], **knew)
    rows[key] = made, sent.id
    return sent


def take_steps(house, steps, companies, trajectories, people):
    """Do what changes something; return what stands: what joins which two."""
    rows, stands = {}, set()
    for what, first, second in steps:
        joins = what in ("join", "leave")
        of, author = (trajectories if joins else companies)[first % len(companies)]
        company_, person = companies[second % len(companies)][0], people[second % len(people)]
        to = company_.root if joins else person.person
        key = ("join" if joins else "share", of.root, to)
        there = key in stands
        if there != (what in ("join", "share")):
            sent = turned(rows, key, there=there)
            answer = house.push(author.person, [sent])
            assert answer.changes[sent.id].verdict == "applied"
            stands ^= {key}
    return stands


def has_by_role(one, maker):
    leads = one.role == "partner_admin" and one.partner == maker.partner
    return one == maker or leads or one.role in ("promotor", "auditor")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(staff=STAFF, makers=st.lists(st.tuples(WHO, WHO), min_size=1, max_size=3), steps=STEPS)
def test_each_has_the_trajectories_of_their_role_and_of_their_companies(
    new_house, staff, makers, steps
):
    """One company and one trajectory for each pair of makers; expected is worked out by rule."""
    house = new_house()
    people = [Member(new_id(), partner, role) for partner, role in staff]
    for one in people:
        house.records.set_member(house.p, one)
    writers = [one for one in people if one.role != "auditor"]
    assume(writers)
    pairs = [[writers[place % len(writers)] for place in pair] for pair in makers]
    companies = [(company(), first) for first, _ in pairs]
    trajectories = [(trajectory(), second) for _, second in pairs]
    for made, author in companies + trajectories:
        house.push(author.person, [made])
    stands = take_steps(house, steps, companies, trajectories, people)
    for one in people:
        had = {
            made.root
            for made, by in companies
            if has_by_role(one, by) or ("share", made.root, one.person) in stands
        }
        led = {
            made.root
            for made, by in trajectories
            if has_by_role(one, by) or any(("join", made.root, root) in stands for root in had)
        }
        roots = set(house.pull(one.person).roots) - {house.p, directory_root(house.p)}
        assert roots == had | led
