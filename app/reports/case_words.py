"""Codes of trajectories and referrals as words on paper, where no window is open."""

from collections.abc import Mapping
from typing import Final

CODES: Final[Mapping[str, Mapping[str, str]]] = {
    "phase": {
        "exploration": "Verkenning",
        "analysis": "Analyse",
        "action_plan": "Actieplan",
        "execution": "Uitvoering",
        "anchoring": "Borging",
    },
    "trajectory_status": {
        "running": "Lopend",
        "closed": "Afgerond",
        "stopped": "Stopgezet",
    },
    "structural": {
        "work_organisation": "Organisatie van het werk",
        "procedures": "Procedures",
        "roles": "Rollen",
        "job_design": "Jobdesign",
        "onboarding": "Onthaal",
        "language_policy": "Taalbeleid",
        "leadership": "Leidinggeven",
    },
    "count": {
        "not_yet": "Nog niet",
        "proposed": "Wacht op bevestiging",
        "refused": "Telt niet mee",
        "reopened": "Heropend: bewijs ontbreekt",
        "counts": "Telt mee",
        "elsewhere": "Telt mee via een ander traject",
    },
    "moment": {
        "baseline": "Nulmeting",
        "mid": "Tussenmeting",
        "end": "Eindmeting",
        "after_12": "Na 12 maanden",
        "after_24": "Na 24 maanden",
    },
    "direction": {
        "out": "Naar een instrument of organisatie",
        "in_vdab": "Van VDAB",
        "in_local": "Van een Lokaal Partnerschap",
        "partner": "Naar een partner",
    },
    "referral_status": {
        "prepared": "Voorbereid",
        "agreed": "Akkoord van de onderneming",
        "sent": "Verstuurd",
        "accepted": "Ontvangen",
        "started": "Gestart",
        "ended": "Afgerond",
        "refused": "Geweigerd",
        "no_reaction": "Geen reactie",
    },
    "outcome": {
        "started": "Gestart in het instrument",
        "hired": "Aangeworven",
        "ended_early": "Vroeger gestopt",
        "not_started": "Niet gestart",
        "other": "Iets anders",
    },
    "support": {
        "job_coaching": "Jobcoaching",
        "language_coaching": "Taalcoaching",
        "customised_work": "Individueel maatwerk",
    },
    "funding_answer": {
        "nobody": "Niemand doet of betaalt dit",
        "elsewhere": "Iemand anders doet of betaalt dit",
        "unknown": "Weet niet",
    },
}
SUBJECTS: Final[Mapping[str, str]] = {
    "attachment": "Bestand",
    "coaching_session": "Sessie",
    "meeting": "Bijeenkomst",
    "plan_version": "Actieplan",
    "referral": "Doorverwijzing",
    "scan": "Scan",
    "signature": "Handtekening",
}


def code_text(name: str, code: str) -> str:
    """Return a code in words; one of a later version by itself."""
    return CODES[name].get(code, code)
