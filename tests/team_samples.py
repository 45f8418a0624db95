"""A team with a server that is made up, for tests of the pages about it."""

from dataclasses import replace
from uuid import UUID

from app.services.profiles.invitation import Invitation
from app.services.profiles.team import (
    DeviceLine,
    HeldLine,
    HeldPart,
    Invited,
    PartnerLine,
    PersonLine,
    Preview,
)
from tests.sync_samples import COMPANY, at

OOST, WEST, MIDDEN = UUID(int=11), UUID(int=13), UUID(int=14)
TOM, AN = UUID(int=21), UUID(int=22)
LAPTOP = DeviceLine("cc" * 16, "WEST-2", at(3, 9), at(23, 11, 40), "1.4", is_blocked=False)
OLD = DeviceLine("dd" * 16, "WEST-1", at(3, 9), None, "1.3", is_blocked=True)
INVITATION = Invitation(
    "K7QM2XW9PA", "https://sync.example.be", at(23, 14, 25), "Jo P.", "Inclusief Werken"
)
PREVIEW = Preview(
    {"enterprise": 3, "contact": 4, "coaching_session": 12, "attachment": 2, "role": 5},
    ("Bakkerij Janssens", "Metaal Claes"),
    1,
)
HELD = HeldLine(
    "ee" * 16,
    "Tom",
    "no_access",
    ("phone",),
    at(23, 9, 2),
    (HeldPart("1", "contact", UUID(int=2), COMPANY, "Mia D.", {"phone": "053 11 22 33"}),),
)


def person(number, name, partner, role="coach", devices=(), **more):
    return PersonLine(
        id=UUID(int=number) if isinstance(number, int) else number,
        name=name,
        email=f"{name.split()[0].lower()}@example.be",
        partner_id=OOST if partner == "Partner Oost" else WEST,
        partner=partner,
        role=role,
        is_active=more.get("is_active", True),
        invited_until=more.get("invited_until"),
        devices=devices,
    )


class FakeTeam:
    """Three people; what is asked is remembered."""

    def __init__(self, me):
        own = DeviceLine(
            "aa" * 16, "OOST-1", at(2, 9), at(23, 14, 1), "1.4", is_blocked=False, is_this=True
        )
        self.found = (
            person(22, "An D.", "Partner West", invited_until=at(23, 15)),
            person(me, "Els V.", "Partner Oost", "promotor", (own,)),
            person(21, "Tom", "Partner West", "coach", (LAPTOP, OLD)),
        )
        self.organisations = {OOST: "Partner Oost", WEST: "Partner West", MIDDEN: "Partner Midden"}
        self.lines = (
            PartnerLine(MIDDEN, "Partner Midden", is_closed=False, kind="partner", people=0),
            PartnerLine(
                *(OOST, "Partner Oost", False, "promotor", 1, {"action": 4, "trajectory": 1}),
            ),
            PartnerLine(
                *(WEST, "Partner West", False, "partner", 2),
                passing={"person": 2, "enterprise": 31, "referral": 1},
            ),
        )
        self.held = (HELD,)
        self.asked = []
        self.error = None

    def people(self):
        return self._answer("people", self.found)

    def partners(self):
        return self.organisations

    def invite(self, member, person_id):
        return self._answer(("invite", member, person_id), Invited(person_id, INVITATION))

    def invite_again(self, person_id):
        return self._answer(("again", person_id), Invited(person_id, INVITATION))

    def write_invitation(self, invitation, path):
        return self._answer(("file", invitation, path), None)

    def change_role(self, person_id, role):
        return self._answer(("role", person_id, role), None)

    def close_account(self, person_id):
        return self._answer(("close", person_id), None)

    def block_device(self, device_id):
        return self._answer(("block", device_id), None)

    def add_partner(self, name, enterprise_number):
        self.lines += (PartnerLine(UUID(int=99), name, is_closed=False, kind="partner", people=0),)
        return self._answer(("partner", name, enterprise_number), UUID(int=99))

    def partner_lines(self):
        return self._answer("partners", self.lines)

    def rename_partner(self, partner_id, name):
        self._change(partner_id, name=name)
        return self._answer(("rename", partner_id, name), None)

    def close_partner(self, partner_id, *, is_closed):
        self._change(partner_id, is_closed=is_closed)
        return self._answer(("closed", partner_id, is_closed), None)

    def merge_partner(self, partner_id, into):
        return self._answer(("merge", partner_id, into), self._change(partner_id, people=0))

    def _change(self, partner_id, **values):
        self.lines = tuple(
            replace(one, **values) if one.id == partner_id else one for one in self.lines
        )

    def preview(self, person_id):
        return self._answer(("preview", person_id), PREVIEW)

    def held_groups(self):
        return self._answer("held", self.held)

    def decide_held(self, group, decision):
        self.held = ()
        return self._answer(("decide", group, decision), None)

    def _answer(self, what, answer):
        if self.error is not None:
            error, self.error = self.error, None
            raise error
        self.asked.append(what)
        return answer
