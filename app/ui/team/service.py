"""What the pages about the team ask; the real one asks the server for the open profile."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol
from uuid import UUID

if TYPE_CHECKING:  # the road to the server takes half a second to load: that is for the workers
    from app.services.profiles.invitation import Invitation
    from app.services.profiles.team import (
        HeldLine,
        Invited,
        NewMember,
        PartnerLine,
        PersonLine,
        Preview,
    )

RoleName = Literal["coach", "partner_admin", "promotor", "auditor"]


class TeamService(Protocol):
    """Everything here runs in a worker, and raises a UserError when the server says no."""

    def people(self) -> "tuple[PersonLine, ...]":
        """Return the people that who asks may manage; else their own account alone."""

    def partners(self) -> dict[UUID, str]:
        """Return the names of the organisations that take new people, as this laptop has them."""

    def invite(self, member: "NewMember", person_id: UUID) -> "Invited":
        """Add somebody and make their invitation."""

    def invite_again(self, person_id: UUID) -> "Invited":
        """Make a new invitation for somebody."""

    def write_invitation(self, invitation: "Invitation", path: Path) -> None:
        """Write the file that is handed to who is invited."""

    def change_role(self, person_id: UUID, role: RoleName) -> None:
        """Give somebody another role."""

    def close_account(self, person_id: UUID) -> None:
        """Let somebody in no longer."""

    def block_device(self, device_id: str) -> None:
        """Let a laptop in no longer."""

    def add_partner(self, name: str, enterprise_number: str | None) -> UUID:
        """Add an organisation and return its id."""

    def partner_lines(self) -> "tuple[PartnerLine, ...]":
        """Return the organisations as the server knows them; only a promotor may ask."""

    def rename_partner(self, partner_id: UUID, name: str) -> None:
        """Give an organisation another name."""

    def close_partner(self, partner_id: UUID, *, is_closed: bool) -> None:
        """Let an organisation take no new people, or take them again."""

    def merge_partner(self, partner_id: UUID, into: UUID) -> None:
        """Let the people and the cases of an organisation pass to another, for good."""

    def preview(self, person_id: UUID) -> "Preview":
        """Return what somebody can see."""

    def held_groups(self) -> "tuple[HeldLine, ...]":
        """Return the groups that wait for who asks to decide."""

    def decide_held(self, group: str, decision: Literal["apply", "reject"]) -> None:
        """Apply a group all the same, or reject it."""
