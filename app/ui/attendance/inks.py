"""What somebody drew in the attendance mode and did not finish."""

from collections.abc import Mapping
from uuid import UUID

from app.domain.strokes import Strokes, from_json, to_json


class Inks:
    """The ink of each place on the list that is not stored yet; a field that a draft keeps."""

    def __init__(self) -> None:
        self._of: dict[UUID, Strokes] = {}

    def get(self, invitee: UUID) -> Strokes:
        """Return what was drawn for a place."""
        return self._of.get(invitee, ())

    def put(self, invitee: UUID, strokes: Strokes) -> None:
        """Remember what is drawn for a place; nothing forgets it."""
        if strokes:
            self._of[invitee] = strokes
        else:
            self._of.pop(invitee, None)

    def typed(self) -> dict[str, str] | None:
        """Return the ink as a draft keeps it."""
        return {invitee.hex: to_json(strokes) for invitee, strokes in self._of.items()} or None

    def put_back(self, typed: Mapping[str, str]) -> None:
        """Take what a draft kept."""
        self._of = {UUID(invitee): from_json(ink) for invitee, ink in typed.items()}
