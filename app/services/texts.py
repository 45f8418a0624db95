"""Texts that somebody typed, as they can be stored."""

from typing import Any

from app.core.errors import UserError
from app.domain.contact_details import clean_email, email_problem
from app.domain.findings import Severity
from app.domain.text import FieldKind, clean_text


def checked_email(typed: str) -> str:
    """
    Return the bare address of what was typed, empty when nothing was.

    Raises:
        UserError: `email.<problem>` (address); `text.too_long`.
    """
    address = clean_email(checked_text(typed, FieldKind.SHORT))
    problem = email_problem(address) if address else None
    if problem is not None:
        raise UserError(f"email.{problem}", address=address)
    return address


def checked_text(typed: str, kind: FieldKind, **values: Any) -> str:
    """
    Return a text without signs that break files or mislead.

    Args:
        values: Told along when it is refused, such as the `field`.

    Raises:
        UserError: `text.too_long`, with `length`, `limit` and `unit`.
    """
    found = clean_text(typed, kind)
    for finding in found.findings:
        if finding.severity is Severity.ERROR:
            raise UserError(finding.rule, **values, **finding.values)
    return found.text
