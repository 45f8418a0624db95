"""Codes of trajectories, scans, referrals and networks as words, by the name of their field."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.ui.case_words_quality import QUALITY
from app.ui.sentence import QT_TRANSLATE_NOOP

HERE: Final = "CaseWords"
_HOLDS: Final = {
    "yes": QT_TRANSLATE_NOOP("CaseWords", "Ja"),
    "partly": QT_TRANSLATE_NOOP("CaseWords", "Deels"),
    "no": QT_TRANSLATE_NOOP("CaseWords", "Nee"),
}
CODES: Final[Mapping[str, Mapping[str, str]]] = {
    "phase": {
        "exploration": QT_TRANSLATE_NOOP("CaseWords", "Verkenning"),
        "analysis": QT_TRANSLATE_NOOP("CaseWords", "Analyse"),
        "action_plan": QT_TRANSLATE_NOOP("CaseWords", "Actieplan"),
        "execution": QT_TRANSLATE_NOOP("CaseWords", "Uitvoering"),
        "anchoring": QT_TRANSLATE_NOOP("CaseWords", "Borging"),
    },
    "trajectory_kind": {
        "single": QT_TRANSLATE_NOOP("CaseWords", "Eén onderneming"),
        "joint": QT_TRANSLATE_NOOP("CaseWords", "Gezamenlijk"),
    },
    "trajectory_status": {
        "running": QT_TRANSLATE_NOOP("CaseWords", "Lopend"),
        "closed": QT_TRANSLATE_NOOP("CaseWords", "Afgerond"),
        "stopped": QT_TRANSLATE_NOOP("CaseWords", "Stopgezet"),
    },
    "structural": {
        "work_organisation": QT_TRANSLATE_NOOP("CaseWords", "Organisatie van het werk"),
        "procedures": QT_TRANSLATE_NOOP("CaseWords", "Procedures"),
        "roles": QT_TRANSLATE_NOOP("CaseWords", "Rollen"),
        "job_design": QT_TRANSLATE_NOOP("CaseWords", "Jobdesign"),
        "onboarding": QT_TRANSLATE_NOOP("CaseWords", "Onthaal"),
        "language_policy": QT_TRANSLATE_NOOP("CaseWords", "Taalbeleid"),
        "leadership": QT_TRANSLATE_NOOP("CaseWords", "Leidinggeven"),
    },
    "reached": _HOLDS,
    "holds": _HOLDS,
    "contract": {
        "": QT_TRANSLATE_NOOP("CaseWords", "Alle contracten"),
        "permanent": QT_TRANSLATE_NOOP("CaseWords", "Onbepaalde duur"),
        "temporary": QT_TRANSLATE_NOOP("CaseWords", "Bepaalde duur"),
        "agency": QT_TRANSLATE_NOOP("CaseWords", "Uitzendarbeid"),
        "ibo": QT_TRANSLATE_NOOP("CaseWords", "IBO"),
        "tailored": QT_TRANSLATE_NOOP("CaseWords", "Maatwerk"),
        "student": QT_TRANSLATE_NOOP("CaseWords", "Studenten"),
        "flexi": QT_TRANSLATE_NOOP("CaseWords", "Flexi-job"),
        "other": QT_TRANSLATE_NOOP("CaseWords", "Andere"),
    },
    "alive": _HOLDS,
    "decision": {
        "counts": QT_TRANSLATE_NOOP("CaseWords", "Telt mee"),
        "not": QT_TRANSLATE_NOOP("CaseWords", "Telt niet mee"),
    },
    "count": {
        "not_yet": QT_TRANSLATE_NOOP("CaseWords", "Nog niet"),
        "proposed": QT_TRANSLATE_NOOP("CaseWords", "Wacht op bevestiging"),
        "refused": QT_TRANSLATE_NOOP("CaseWords", "Telt niet mee"),
        "reopened": QT_TRANSLATE_NOOP("CaseWords", "Heropend: bewijs ontbreekt"),
        "counts": QT_TRANSLATE_NOOP("CaseWords", "Telt mee"),
        "elsewhere": QT_TRANSLATE_NOOP("CaseWords", "Telt mee via een ander traject"),
    },
    "moment": {
        "baseline": QT_TRANSLATE_NOOP("CaseWords", "Nulmeting"),
        "mid": QT_TRANSLATE_NOOP("CaseWords", "Tussenmeting"),
        "end": QT_TRANSLATE_NOOP("CaseWords", "Eindmeting"),
        "after_12": QT_TRANSLATE_NOOP("CaseWords", "Na 12 maanden"),
        "after_24": QT_TRANSLATE_NOOP("CaseWords", "Na 24 maanden"),
    },
    "scan_change": {
        "clearly_better": QT_TRANSLATE_NOOP("CaseWords", "duidelijk beter"),
        "slightly_better": QT_TRANSLATE_NOOP("CaseWords", "licht beter"),
        "same": QT_TRANSLATE_NOOP("CaseWords", "gelijk"),
        "slightly_worse": QT_TRANSLATE_NOOP("CaseWords", "licht minder"),
        "clearly_worse": QT_TRANSLATE_NOOP("CaseWords", "duidelijk minder"),
    },
    "direction": {
        "out": QT_TRANSLATE_NOOP("CaseWords", "Naar een instrument of organisatie"),
        "in_vdab": QT_TRANSLATE_NOOP("CaseWords", "Van VDAB"),
        "in_local": QT_TRANSLATE_NOOP("CaseWords", "Van een Lokaal Partnerschap"),
        "partner": QT_TRANSLATE_NOOP("CaseWords", "Naar een partner"),
    },
    "referral_status": {
        "prepared": QT_TRANSLATE_NOOP("CaseWords", "Voorbereid"),
        "agreed": QT_TRANSLATE_NOOP("CaseWords", "Akkoord van de onderneming"),
        "sent": QT_TRANSLATE_NOOP("CaseWords", "Verstuurd"),
        "accepted": QT_TRANSLATE_NOOP("CaseWords", "Ontvangen"),
        "started": QT_TRANSLATE_NOOP("CaseWords", "Gestart"),
        "ended": QT_TRANSLATE_NOOP("CaseWords", "Afgerond"),
        "refused": QT_TRANSLATE_NOOP("CaseWords", "Geweigerd"),
        "no_reaction": QT_TRANSLATE_NOOP("CaseWords", "Geen reactie"),
    },
    "referral_column": {
        "prepared": QT_TRANSLATE_NOOP("CaseWords", "Voorbereid"),
        "sent": QT_TRANSLATE_NOOP("CaseWords", "Verstuurd"),
        "received": QT_TRANSLATE_NOOP("CaseWords", "Ontvangen"),
        "started": QT_TRANSLATE_NOOP("CaseWords", "Gestart"),
        "ended": QT_TRANSLATE_NOOP("CaseWords", "Afgerond"),
        "not_done": QT_TRANSLATE_NOOP("CaseWords", "Niet doorgegaan"),
    },
    "outcome": {
        "started": QT_TRANSLATE_NOOP("CaseWords", "Gestart in het instrument"),
        "hired": QT_TRANSLATE_NOOP("CaseWords", "Aangeworven"),
        "ended_early": QT_TRANSLATE_NOOP("CaseWords", "Vroeger gestopt"),
        "not_started": QT_TRANSLATE_NOOP("CaseWords", "Niet gestart"),
        "other": QT_TRANSLATE_NOOP("CaseWords", "Iets anders"),
    },
    "support": {
        "job_coaching": QT_TRANSLATE_NOOP("CaseWords", "Jobcoaching"),
        "language_coaching": QT_TRANSLATE_NOOP("CaseWords", "Taalcoaching"),
        "customised_work": QT_TRANSLATE_NOOP("CaseWords", "Individueel maatwerk"),
    },
    "funding_answer": {
        "nobody": QT_TRANSLATE_NOOP("CaseWords", "Niemand doet of betaalt dit"),
        "elsewhere": QT_TRANSLATE_NOOP("CaseWords", "Iemand anders doet of betaalt dit"),
        "unknown": QT_TRANSLATE_NOOP("CaseWords", "Weet niet"),
    },
    "mode": {
        "site": QT_TRANSLATE_NOOP("CaseWords", "Ter plaatse"),
        "online": QT_TRANSLATE_NOOP("CaseWords", "Online"),
        "hybrid": QT_TRANSLATE_NOOP("CaseWords", "Ter plaatse en online"),
    },
    "reply": {
        "yes": QT_TRANSLATE_NOOP("CaseWords", "Komt"),
        "no": QT_TRANSLATE_NOOP("CaseWords", "Komt niet"),
        "maybe": QT_TRANSLATE_NOOP("CaseWords", "Misschien"),
    },
    "evaluation_kind": {
        "none": QT_TRANSLATE_NOOP("CaseWords", "Geen"),
        "laptop": QT_TRANSLATE_NOOP("CaseWords", "Op de laptop"),
        "tally": QT_TRANSLATE_NOOP("CaseWords", "Op papier, geturfd"),
    },
    "result_base": {
        "granted": QT_TRANSLATE_NOOP("CaseWords", "Toegekende subsidie"),
        "accepted": QT_TRANSLATE_NOOP("CaseWords", "Aanvaarde kosten"),
    },
    "rounding": {
        "half_up": QT_TRANSLATE_NOOP("CaseWords", "Halve cent naar boven"),
        "down": QT_TRANSLATE_NOOP("CaseWords", "Altijd naar beneden"),
        "up": QT_TRANSLATE_NOOP("CaseWords", "Altijd naar boven"),
    },
    "cut_by": {
        "key": QT_TRANSLATE_NOOP("CaseWords", "Volgens de verdeelsleutel"),
        "shortfall": QT_TRANSLATE_NOOP("CaseWords", "Volgens wie te weinig haalde"),
    },
    "preset": {
        "audit": QT_TRANSLATE_NOOP("CaseWords", "Audit"),
        "audit_part": QT_TRANSLATE_NOOP("CaseWords", "Audit, niet met alles erin"),
        "evaluator": QT_TRANSLATE_NOOP("CaseWords", "Evaluator"),
        "partner": QT_TRANSLATE_NOOP("CaseWords", "Partner"),
    },
    "actor_kind": {
        "vdab": QT_TRANSLATE_NOOP("CaseWords", "VDAB"),
        "local_partnership": QT_TRANSLATE_NOOP("CaseWords", "Lokaal Partnerschap"),
        "sector_fund": QT_TRANSLATE_NOOP("CaseWords", "Sectorfonds"),
        "prevention_service": QT_TRANSLATE_NOOP("CaseWords", "Preventiedienst"),
        "other": QT_TRANSLATE_NOOP("CaseWords", "Andere"),
    },
    **QUALITY,
}
# Fields whose words depend on the kind of their record
_OF_KIND: Final[Mapping[tuple[str, str], str]] = {
    ("trajectory", "kind"): "trajectory_kind",
    ("trajectory", "status"): "trajectory_status",
    ("referral", "status"): "referral_status",
    ("referral_step", "status"): "referral_status",
    ("funding_check", "answer"): "funding_answer",
    ("actor", "kind"): "actor_kind",
    ("project_terms", "base"): "result_base",
    ("incoming_question", "kind"): "question_kind",
    ("improvement", "status"): "improvement_status",
    ("case_review", "status"): "review_status",
}


def code_text(name: str, code: str) -> str:
    """Return a code in words; one of a later version by itself."""
    return QCoreApplication.translate(HERE, CODES[name].get(code, code))


def field_text(kind: str, field: str, value: object) -> str:
    """Return the words for a field of a record; empty: it holds no code."""
    name = _OF_KIND.get((kind, field), field)
    known = isinstance(value, str) and value in CODES.get(name, {})
    return code_text(name, str(value)) if known else ""
