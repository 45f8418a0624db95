"""What the records and fields of a file are called, for history and for what cannot be undone."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from app.ui.history import labels_cases
from app.ui.history.kinds import KINDS
from app.ui.sentence import QT_TRANSLATE_NOOP

HERE: Final = "HistoryLabels"

_ANY: Final = {
    **labels_cases.ANY,
    "@alive": QT_TRANSLATE_NOOP("HistoryLabels", "In het dossier"),
    "enterprise_id": KINDS["enterprise"],
    "establishment_id": KINDS["establishment"],
    "contact_id": KINDS["contact"],
    "session_id": KINDS["coaching_session"],
    "intake_id": KINDS["intake"],
    "agreement_id": KINDS["agreement"],
    "coach_id": QT_TRANSLATE_NOOP("HistoryLabels", "Coach"),
    "partner_id": QT_TRANSLATE_NOOP("HistoryLabels", "Partner"),
    "name": QT_TRANSLATE_NOOP("HistoryLabels", "Naam"),
    "target_group": QT_TRANSLATE_NOOP("HistoryLabels", "Doelgroep"),
    "number": QT_TRANSLATE_NOOP("HistoryLabels", "Aantal"),
    "themes": QT_TRANSLATE_NOOP("HistoryLabels", "Thema’s"),
    "unique_persons": QT_TRANSLATE_NOOP("HistoryLabels", "Unieke personen"),
    "text": QT_TRANSLATE_NOOP("HistoryLabels", "Tekst"),
    "owner": QT_TRANSLATE_NOOP("HistoryLabels", "Wie doet het"),
    "due_on": QT_TRANSLATE_NOOP("HistoryLabels", "Tegen"),
    "role": QT_TRANSLATE_NOOP("HistoryLabels", "Rol"),
}
_OF_KIND: Final = {
    **labels_cases.OF_KIND,
    "enterprise": {
        "number": QT_TRANSLATE_NOOP("HistoryLabels", "KBO-nummer"),
        "legal_form": QT_TRANSLATE_NOOP("HistoryLabels", "Rechtsvorm"),
        "nace": QT_TRANSLATE_NOOP("HistoryLabels", "Activiteit"),
        "joint_committee": QT_TRANSLATE_NOOP("HistoryLabels", "Paritair comité"),
        "started_on": QT_TRANSLATE_NOOP("HistoryLabels", "Gestart op"),
        "part_of_group": QT_TRANSLATE_NOOP("HistoryLabels", "Deel van een groep"),
        "purpose": QT_TRANSLATE_NOOP("HistoryLabels", "Doel in eigen woorden"),
        "duplicate_reason": QT_TRANSLATE_NOOP("HistoryLabels", "Reden van een tweede dossier"),
        "merged_into": QT_TRANSLATE_NOOP("HistoryLabels", "Samengevoegd met"),
    },
    "establishment": {
        "number": QT_TRANSLATE_NOOP("HistoryLabels", "Vestigingsnummer"),
        "address": QT_TRANSLATE_NOOP("HistoryLabels", "Adres"),
        "is_main": QT_TRANSLATE_NOOP("HistoryLabels", "Hoofdvestiging"),
    },
    "contact": {
        "function": QT_TRANSLATE_NOOP("HistoryLabels", "Functie"),
        "email": QT_TRANSLATE_NOOP("HistoryLabels", "E-mail"),
        "phone": QT_TRANSLATE_NOOP("HistoryLabels", "Telefoon"),
        "mail_consent": QT_TRANSLATE_NOOP("HistoryLabels", "Uitnodigingen per mail"),
        "ended_on": QT_TRANSLATE_NOOP("HistoryLabels", "Weg sinds"),
    },
    "yearly_figures": {
        "year": QT_TRANSLATE_NOOP("HistoryLabels", "Jaar"),
        "staff": QT_TRANSLATE_NOOP("HistoryLabels", "Werknemers (VTE)"),
        "turnover": QT_TRANSLATE_NOOP("HistoryLabels", "Omzet"),
        "balance": QT_TRANSLATE_NOOP("HistoryLabels", "Balanstotaal"),
        "is_estimate": QT_TRANSLATE_NOOP("HistoryLabels", "Schatting"),
        "declared_by": QT_TRANSLATE_NOOP("HistoryLabels", "Opgegeven door"),
    },
    "intake": {
        "held_on": QT_TRANSLATE_NOOP("HistoryLabels", "Datum"),
        "source": QT_TRANSLATE_NOOP("HistoryLabels", "Hoe gevonden"),
        "question": QT_TRANSLATE_NOOP("HistoryLabels", "Vraag"),
        "first_step": QT_TRANSLATE_NOOP("HistoryLabels", "Eerste stap"),
        "consent": QT_TRANSLATE_NOOP("HistoryLabels", "Akkoord om gegevens te bewaren"),
    },
    "coaching_session": {
        "kind": QT_TRANSLATE_NOOP("HistoryLabels", "Soort"),
        "time": QT_TRANSLATE_NOOP("HistoryLabels", "Tijd"),
        "place": QT_TRANSLATE_NOOP("HistoryLabels", "Plaats"),
        "subject": QT_TRANSLATE_NOOP("HistoryLabels", "Onderwerp"),
        "goal": QT_TRANSLATE_NOOP("HistoryLabels", "Doel"),
        "note": QT_TRANSLATE_NOOP("HistoryLabels", "Notitie"),
        "result": QT_TRANSLATE_NOOP("HistoryLabels", "Resultaat"),
        "next_step": QT_TRANSLATE_NOOP("HistoryLabels", "Volgende stap"),
        "unnamed_workers": QT_TRANSLATE_NOOP("HistoryLabels", "Medewerkers (geen namen)"),
        "confirmation": QT_TRANSLATE_NOOP("HistoryLabels", "Bevestiging"),
        "completed_at": QT_TRANSLATE_NOOP("HistoryLabels", "Afgerond"),
    },
    "action": {
        "kind": QT_TRANSLATE_NOOP("HistoryLabels", "Soort"),
        "outcome": QT_TRANSLATE_NOOP("HistoryLabels", "Klaar"),
    },
    "appointment": {
        "kind": QT_TRANSLATE_NOOP("HistoryLabels", "Soort"),
        "time": QT_TRANSLATE_NOOP("HistoryLabels", "Tijd"),
        "place": QT_TRANSLATE_NOOP("HistoryLabels", "Plaats"),
        "subject": QT_TRANSLATE_NOOP("HistoryLabels", "Onderwerp"),
        "session_id": QT_TRANSLATE_NOOP("HistoryLabels", "Gelogd als sessie"),
        "cancelled": QT_TRANSLATE_NOOP("HistoryLabels", "Geschrapt"),
    },
    "snooze": {
        "person_id": QT_TRANSLATE_NOOP("HistoryLabels", "Wie"),
        "reason": QT_TRANSLATE_NOOP("HistoryLabels", "Reden"),
        "subject_id": QT_TRANSLATE_NOOP("HistoryLabels", "Waarover"),
        "until": QT_TRANSLATE_NOOP("HistoryLabels", "Tot"),
    },
    "case_share": {"person_id": QT_TRANSLATE_NOOP("HistoryLabels", "Wie")},
    "attachment": {
        "file_name": QT_TRANSLATE_NOOP("HistoryLabels", "Bestandsnaam"),
        "media_type": QT_TRANSLATE_NOOP("HistoryLabels", "Bestandstype"),
        "size": QT_TRANSLATE_NOOP("HistoryLabels", "Grootte"),
        "sha256": QT_TRANSLATE_NOOP("HistoryLabels", "Vingerafdruk"),
        "added_at": QT_TRANSLATE_NOOP("HistoryLabels", "Toegevoegd op"),
        "added_by": QT_TRANSLATE_NOOP("HistoryLabels", "Toegevoegd door"),
    },
    "note_template": {
        "kind": QT_TRANSLATE_NOOP("HistoryLabels", "Soort sessie"),
        "person_id": QT_TRANSLATE_NOOP("HistoryLabels", "Van wie"),
    },
    "travelsetting": {
        "person_id": QT_TRANSLATE_NOOP("HistoryLabels", "Van wie"),
        "value": QT_TRANSLATE_NOOP("HistoryLabels", "Waarde"),
    },
    "partnership": {
        "project_number": QT_TRANSLATE_NOOP("HistoryLabels", "Projectnummer"),
        "is_practice": QT_TRANSLATE_NOOP("HistoryLabels", "Oefenomgeving"),
    },
    "partner": {"enterprise_number": QT_TRANSLATE_NOOP("HistoryLabels", "KBO-nummer")},
    "signature": {"signed": QT_TRANSLATE_NOOP("HistoryLabels", "Wat getekend is")},
}


def kind_text(kind: str) -> str:
    """Return what a kind of record is called; a kind of a later version by its own name."""
    return QCoreApplication.translate(HERE, KINDS.get(kind, kind))


def unit_text(kind: str, unit: str) -> str:
    """Return what a field of a record is called."""
    label = _OF_KIND.get(kind, {}).get(unit) or _ANY.get(unit, unit)
    return QCoreApplication.translate(HERE, label)
