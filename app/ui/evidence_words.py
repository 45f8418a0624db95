"""What is said of evidence, wherever a company in a trajectory is shown."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.domain.criteria import Judged, Progress
from app.domain.trajectory import CLOSED, RUNNING
from app.services.counting.counts import Standing
from app.services.evidence.of_company import CompanyEvidence
from app.ui.case_words import code_text
from app.ui.widgets.status import Status

translate = QCoreApplication.translate


def trajectory_state(found: CompanyEvidence) -> tuple[Status, str]:
    """Return how the trajectory of a company stands, in a word."""
    if found.counts:
        return "ok", translate("EvidenceWords", "Gerealiseerd")
    if found.needs_attention:
        return "attention", translate("EvidenceWords", "Aandacht")
    if found.status == RUNNING:
        return "info", code_text("trajectory_status", RUNNING)
    closed: Status = "neutral" if found.status == CLOSED else "stopped"
    return closed, code_text("trajectory_status", found.status)


def progress_text(progress: Progress) -> str:
    """Return how far a company is: `4 van 6`."""
    words = translate("EvidenceWords", "{met} van {of}")
    return words.format(met=progress.met, of=progress.of)


def missing_names(missing: Sequence[Judged]) -> str:
    """Return what is missing as one list of words: `eindmeting en foto's van de aanpassing`."""
    names = [lowered(one.criterion.name) for one in missing]
    if len(names) < 2:
        return "".join(names)
    words = translate("EvidenceWords", "{first} en {last}")
    return words.format(first=", ".join(names[:-1]), last=names[-1])


def missing_sentence(missing: Sequence[Judged]) -> str:
    """Return what is missing as a sentence; empty when nothing is."""
    if not missing:
        return ""
    one = translate("EvidenceWords", "{names} ontbreekt.")
    more = translate("EvidenceWords", "{names} ontbreken.")
    names = missing_names(missing)
    whole = (one if len(missing) == 1 else more).format(names=names)
    return whole[:1].upper() + whole[1:]


def why_not(standing: Standing, company: str) -> str:
    """Return why a company does not count yet; empty when no criterion is missing."""
    missing = standing.progress.missing
    if not missing:
        return ""
    one = translate("EvidenceWords", "Telt nog niet mee: {names} ontbreekt bij {company}.")
    more = translate("EvidenceWords", "Telt nog niet mee: {names} ontbreken bij {company}.")
    words = one if len(missing) == 1 else more
    return words.format(names=missing_names(missing), company=company)


def scan_words(set_number: int, mean: str) -> str:
    """Return a scan with its version and its mean: `Scan versie 3, 2,6`."""
    words = translate("EvidenceWords", "Scan versie {number}").format(number=set_number)
    return f"{words}, {mean}" if mean else words


def subject_words(kind: str, label: str, sort: str) -> str:
    """Return what a piece of evidence is called, by the kind of its record."""
    if kind == "scan":
        return code_text("moment", sort or label)
    if kind == "plan_version":
        return translate("EvidenceWords", "Actieplan versie {number}").format(number=label)
    if kind == "signature":
        return translate("EvidenceWords", "Handtekening van {name}").format(name=label)
    return label or {
        "coaching_session": translate("EvidenceWords", "Sessie"),
        "meeting": translate("EvidenceWords", "Bijeenkomst"),
        "referral": translate("EvidenceWords", "Doorverwijzing"),
    }.get(kind, "")


def lowered(name: str) -> str:
    """Return a name as it stands inside a sentence; an abbreviation keeps its capitals."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
