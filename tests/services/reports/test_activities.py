"""Report «Activiteiten», counted by hand."""

from dataclasses import replace
from datetime import UTC, date, datetime

from app.domain.report import HIDDEN
from app.models.base import new_id
from app.models.network import Invitee, Meeting, Network
from app.models.referral import Referral
from tests.report_samples import ANTWERP, YEAR

MONTHS, QUARTERS, KINDS = range(3)
HALF = replace(YEAR, first=date(2026, 1, 1), last=date(2026, 6, 30))


def add_meeting(world, day, present, absent=1):
    network, meeting = new_id(), new_id()
    begins = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    world.add(
        Network(id=network, root=network, name="Onthaal", partner_id=world.partner),
        Meeting(
            id=meeting,
            root=network,
            network_id=network,
            title="Avond",
            starts_at=begins,
            ends_at=begins,
        ),
        *(
            Invitee(root=network, meeting_id=meeting, name=f"N {n}", attended=n < present)
            for n in range(present + absent)
        ),
    )


def add_referrals(world, firm, *days):
    world.add(
        *(
            Referral(
                root=firm,
                enterprise_id=firm,
                company_id=firm,
                company="Claes",
                direction="out",
                made_on=day,
                status_on=day,
                partner_id=world.partner,
            )
            for day in days
        )
    )


def test_sessions_and_hours_stand_in_their_month_and_kind(world):
    firm = world.firm("Claes")
    world.session(firm, date(2026, 1, 31), "visit", 70)
    world.session(firm, date(2026, 2, 1), "visit", 30)
    world.session(firm, date(2026, 2, 28), "call", 20)
    found = world.rows("activities", MONTHS, HALF)
    # visit, call, sessions, minutes, meetings, attendees, referrals
    assert found["januari 2026"] == (1, 0, 1, 70, 0, 0, 0)
    assert found["februari 2026"] == (1, 1, 2, 50, 0, 0, 0)
    assert found["juni 2026"] == (0, 0, 0, 0, 0, 0, 0)
    assert found[None] == (2, 1, 3, 120, 0, 0, 0)
    assert world.rows("activities", QUARTERS, HALF) == {
        "kwartaal 1 2026": (2, 1, 3, 120, 0, 0, 0),
        "kwartaal 2 2026": (0, 0, 0, 0, 0, 0, 0),
        None: (2, 1, 3, 120, 0, 0, 0),
    }
    assert world.rows("activities", KINDS, HALF) == {
        "Bezoek": (2, 100, 50),
        "Telefoon": (1, 20, 20),
        None: (3, 120, 40),
    }


def test_only_who_was_present_is_an_attendee(world):
    add_meeting(world, date(2026, 3, 10), present=7, absent=3)
    add_meeting(world, date(2026, 3, 20), present=2)
    assert world.rows("activities", MONTHS, HALF)["maart 2026"] == (0, 0, 2, 9, 0)


def test_sessions_of_other_regions_are_left_out(world):
    world.session(world.firm("Claes"), date(2026, 1, 5))
    world.session(world.firm("Maes", nis=ANTWERP), date(2026, 1, 6))
    wish = replace(HALF, region="REFREG01")
    assert world.rows("activities", KINDS, wish)[None] == (1, 60, 60)


def test_few_referrals_are_hidden_with_what_would_tell_them(world):
    firm = world.firm("Claes")
    days = [date(2026, 1, 5)] * 3 + [date(2026, 2, 5)] * 8 + [date(2026, 4, 5)] * 20
    add_referrals(world, firm, *days)
    months = {name: row[-1] for name, row in world.rows("activities", MONTHS, HALF).items()}
    quarters = {name: row[-1] for name, row in world.rows("activities", QUARTERS, HALF).items()}
    assert months["januari 2026"] is HIDDEN  # 3
    assert months["februari 2026"] is HIDDEN  # 8: with the quarter, 11, it would tell the 3
    assert quarters == {"kwartaal 1 2026": 11, "kwartaal 2 2026": 20, None: 31}
    assert months["april 2026"] == 20
