"""The team as the server of the open profile knows it."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from app.storage.store import Store
from app.ui.team.service import RoleName

if TYPE_CHECKING:
    from app.services.profiles.invitation import Invitation
    from app.services.profiles.team import (
        HeldLine,
        Invited,
        NewMember,
        PartnerLine,
        PersonLine,
        Preview,
    )


class StoreTeam:
    """What the pages about the team ask, of a store; loaded in the worker that asks."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def people(self) -> "tuple[PersonLine, ...]":
        """Return the people that who asks may manage; else their own account alone."""
        from app.services.profiles import team

        return team.people(self._store)

    def partners(self) -> dict[UUID, str]:
        """Return the names of the organisations that take new people, as this laptop has them."""
        from app.services.people import partner_names

        return partner_names(self._store)

    def invite(self, member: "NewMember", person_id: UUID) -> "Invited":
        """Add somebody and make their invitation."""
        from app.services.profiles import team

        return team.invite(self._store, member, person_id)

    def invite_again(self, person_id: UUID) -> "Invited":
        """Make a new invitation for somebody."""
        from app.services.profiles import team

        return team.invite_again(self._store, person_id)

    def write_invitation(self, invitation: "Invitation", path: Path) -> None:
        """Write the file that is handed to who is invited."""
        from app.services.profiles.invitation import write_invitation

        write_invitation(invitation, path)

    def change_role(self, person_id: UUID, role: RoleName) -> None:
        """Give somebody another role."""
        from app.services.profiles import team

        team.change_role(self._store, person_id, role)

    def close_account(self, person_id: UUID) -> None:
        """Let somebody in no longer."""
        from app.services.profiles import team

        team.close_account(self._store, person_id)

    def block_device(self, device_id: str) -> None:
        """Let a laptop in no longer."""
        from app.services.profiles import team

        team.block_device(self._store, device_id)

    def add_partner(self, name: str, enterprise_number: str | None) -> UUID:
        """Add an organisation and return its id."""
        from app.services.profiles import team

        return team.add_partner(self._store, name, enterprise_number=enterprise_number)

    def partner_lines(self) -> "tuple[PartnerLine, ...]":
        """Return the organisations as the server knows them; only a promotor may ask."""
        from app.services.profiles import team

        return team.partners(self._store)

    def rename_partner(self, partner_id: UUID, name: str) -> None:
        """Give an organisation another name."""
        from app.services.profiles import team

        team.rename_partner(self._store, partner_id, name)

    def close_partner(self, partner_id: UUID, *, is_closed: bool) -> None:
        """Let an organisation take no new people, or take them again."""
        from app.services.profiles import team

        team.close_partner(self._store, partner_id, is_closed=is_closed)

    def merge_partner(self, partner_id: UUID, into: UUID) -> None:
        """Let the people and the cases of an organisation pass to another, for good."""
        from app.services.profiles import team

        team.merge_partner(self._store, partner_id, into)

    def preview(self, person_id: UUID) -> "Preview":
        """Return what somebody can see."""
        from app.services.profiles import team

        return team.preview(self._store, person_id)

    def held_groups(self) -> "tuple[HeldLine, ...]":
        """Return the groups that wait for who asks to decide."""
        from app.services.profiles import team

        return team.held_groups(self._store)

    def decide_held(self, group: str, decision: Literal["apply", "reject"]) -> None:
        """Apply a group all the same, or reject it."""
        from app.services.profiles import team

        team.decide_held(self._store, group, decision)
