"""Roles of people in words."""

from PySide6.QtCore import QCoreApplication


def role_word(role: str) -> str:
    """Return the Dutch word for a role; an unknown one gives an empty text."""
    translate = QCoreApplication.translate
    words = {
        "": translate("roles", "Geen rol"),
        "coach": translate("roles", "Coach"),
        "partner_admin": translate("roles", "Partnerbeheerder"),
        "promotor": translate("roles", "Promotor"),
        "auditor": translate("roles", "Auditor"),
    }
    return words.get(role, "")
