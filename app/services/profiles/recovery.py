"""The recovery sheet (herstelblad) of a profile as a PDF; nothing is written to disk here."""

from dataclasses import dataclass
from importlib import import_module

from app.core import clock
from app.storage.recovery_code import new_recovery_code

__all__ = ["SheetFor", "new_recovery_code", "recovery_pdf"]


@dataclass(frozen=True, slots=True)
class SheetFor:
    """Whose files the code opens."""

    person: str
    partner: str
    partnership: str
    is_practice: bool = False

    @property
    def profile(self) -> str:
        """The profile as the unlock window names it."""
        return ", ".join(part for part in (self.person, self.partner) if part)


def recovery_pdf(sheet: SheetFor, code: str) -> bytes:
    """
    Return the sheet as a PDF of one page. Long work: call it in a job.

    Args:
        code: 24 characters, as `new_recovery_code` gives it.
    """
    document = import_module("app.reports.document")  # reportlab is slow to load: not at start
    paper = import_module("app.reports.recovery_sheet")
    origin = document.Origin(
        partnership=sheet.partnership,
        project_number="",
        made_at=clock.local(clock.now()),
        made_by=sheet.person,
        is_practice=sheet.is_practice,
    )
    values = paper.RecoverySheet(
        origin=origin, profile=sheet.profile, promotor_can_help=False, code=code
    )
    pdf: bytes = paper.recovery_sheet(values)
    return pdf
