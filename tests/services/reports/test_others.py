"""Reports «Andere tellingen» and «Dubbelfinanciering: afwijkingen», counted by hand."""

from dataclasses import replace
from datetime import date

from app.domain.report import HIDDEN
from app.models.base import new_id
from app.models.referral import FundingCheck, Referral
from app.models.scan import Scan
from app.models.trajectory import FollowUp, TrajectoryGoal, member_id
from tests.report_samples import YEAR

MAY = date(2026, 5, 12)


def test_trajectories_goals_and_follow_ups(world):
    claes, maes = world.firm("Claes", "0100000001"), world.firm("Maes", "0100000002")
    both = ((claes, "Claes", "0100000001"), (maes, "Maes", "0100000002"))
    one = world.case(*both, counts=MAY, status="closed", closed_on=date(2026, 9, 1))
    world.case((claes, "Claes", "0100000001"), on=date(2025, 3, 1))  # before the period
    goal = {"root": one, "trajectory_id": one}
    back = {"months": 6, "due_on": MAY, "done_on": MAY}
    world.add(
        TrajectoryGoal(**goal, text="Peters", reached="yes", structural="buddies"),
        TrajectoryGoal(**goal, text="Map", reached="yes"),
        TrajectoryGoal(**goal, text="Taal", reached="partly"),
        FollowUp(**goal, **back, member_id=member_id(one, claes), holds="yes"),
        FollowUp(**goal, **back, member_id=member_id(one, maes), holds="partly"),
    )
    found = {name: row[0] for name, row in world.rows("others").items()}
    assert found["Trajecten gestart"] == 1
    assert found["Waarvan gezamenlijk"] == 1
    assert found["Trajecten afgesloten"] == 1
    assert found["Trajecten stopgezet"] == 0
    assert found["Ondernemingen die meetellen"] == 2
    assert found["Doelen afgesproken"] == 3
    assert found["Doelen bereikt"] == 2
    assert found["Structurele veranderingen bereikt"] == 1
    assert found["Verandering houdt stand na 6 maanden"] == 1
    assert found["Verandering houdt stand na 12 maanden"] == 0


def test_talks_scans_and_people(world):
    firm = world.firm("Claes")
    world.session(firm, MAY)
    world.intake(firm, MAY)
    world.add(
        Scan(
            root=firm,
            enterprise_id=firm,
            person_id=world.me.person_id,
            set_number=1,
            moment="baseline",
            started_on=MAY,
            completed_on=MAY,
        ),
        *(
            Referral(
                root=firm,
                enterprise_id=firm,
                company_id=firm,
                company="Claes",
                direction="out",
                made_on=MAY,
                status_on=MAY,
                starters=1,
                partner_id=world.partner,
            )
            for _ in range(4)
        ),
    )
    found = {name: row[0] for name, row in world.rows("others").items()}
    assert (found["Intakes"], found["Coachingssessies"], found["Nulmetingen"]) == (1, 1, 1)
    assert found["Doorverwijzingen naar een instrument"] is HIDDEN  # four
    assert found["Mensen gestart na doorverwijzing"] is HIDDEN
    assert found["Doorverwijzingen van VDAB of een Lokaal Partnerschap"] == 0


def test_deviations_of_the_period_stand_by_kind_of_support(world):
    firm, other = world.firm("Claes"), world.firm("Maes", partner=world.west)

    def check(company, day, answer="elsewhere", reason="andere taken", support="job_coaching"):
        return FundingCheck(
            root=company,
            enterprise_id=company,
            asked_on=day,
            person_id=world.me.person_id,
            support=support,
            subject_kind="coaching_session",
            subject_id=new_id(),
            answer=answer,
            override_reason=reason,
        )

    world.add(
        check(firm, MAY),
        check(other, MAY, support="language_coaching"),
        check(firm, MAY, answer="nobody", reason=""),
        check(firm, date(2025, 5, 12)),
    )
    assert world.rows("deviations") == {"Jobcoaching": (1,), "Taalcoaching": (1,), None: (2,)}
    wish = replace(YEAR, partner=world.west)
    assert world.report("deviations", wish).tables[1].rows == (
        (MAY, "Maes", "Taalcoaching", "Sessie", "Els V.", "andere taken"),
    )
