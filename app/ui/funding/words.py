"""What the guard against double financing says."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from app.domain.double_funding import SUPPORTS
from app.services.referrals.funding_checks import Guarded
from app.ui.case_words import code_text

HERE: Final = "FundingWords"
translate = QCoreApplication.translate


def support_name(support: str) -> str:
    """Return a kind of support inside a sentence: `jobcoaching`."""
    return code_text("support", support).lower()


def runs_words(guarded: Guarded) -> str:
    """Return `Jobcoaching loopt via VDAB.`."""
    support = code_text("support", guarded.support)
    if guarded.provider:
        words = translate(HERE, "{support} loopt via {provider}.")
        return words.format(support=support, provider=guarded.provider)
    return translate(HERE, "{support} loopt al via iemand anders.").format(support=support)


def names_by_code() -> dict[str, str]:
    """Return the words for kinds of support and for what the guard asked before, by code."""
    return {
        **{code: code_text("support", code) for code in SUPPORTS},
        "coaching_session": translate(HERE, "Sessie"),
        "referral": translate(HERE, "Doorverwijzing"),
    }
