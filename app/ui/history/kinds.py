"""What kinds of records are called; without Qt, for the command line too."""

from typing import Final

from app.ui.history import labels_cases
from app.ui.sentence import QT_TRANSLATE_NOOP

KINDS: Final = {
    **labels_cases.KINDS,
    "enterprise": QT_TRANSLATE_NOOP("HistoryLabels", "Onderneming"),
    "establishment": QT_TRANSLATE_NOOP("HistoryLabels", "Vestiging"),
    "contact": QT_TRANSLATE_NOOP("HistoryLabels", "Contact"),
    "yearly_figures": QT_TRANSLATE_NOOP("HistoryLabels", "Jaarcijfers"),
    "intake": QT_TRANSLATE_NOOP("HistoryLabels", "Intake"),
    "intake_count": QT_TRANSLATE_NOOP("HistoryLabels", "Doelgroep van de intake"),
    "coaching_session": QT_TRANSLATE_NOOP("HistoryLabels", "Sessie"),
    "attendee": QT_TRANSLATE_NOOP("HistoryLabels", "Aanwezige"),
    "session_count": QT_TRANSLATE_NOOP("HistoryLabels", "Doelgroep van de sessie"),
    "agreement": QT_TRANSLATE_NOOP("HistoryLabels", "Afspraak"),
    "action": QT_TRANSLATE_NOOP("HistoryLabels", "Actie"),
    "attachment": QT_TRANSLATE_NOOP("HistoryLabels", "Bestand"),
    "note_template": QT_TRANSLATE_NOOP("HistoryLabels", "Sjabloon"),
    "travelsetting": QT_TRANSLATE_NOOP("HistoryLabels", "Instelling"),
    "signature": QT_TRANSLATE_NOOP("HistoryLabels", "Handtekening"),
    "appointment": QT_TRANSLATE_NOOP("HistoryLabels", "Geplande afspraak"),
    "snooze": QT_TRANSLATE_NOOP("HistoryLabels", "Uitstel"),
    "case_share": QT_TRANSLATE_NOOP("HistoryLabels", "Gedeeld met"),
    "partnership": QT_TRANSLATE_NOOP("HistoryLabels", "Partnerschap"),
    "partner": QT_TRANSLATE_NOOP("HistoryLabels", "Partner"),
    "person": QT_TRANSLATE_NOOP("HistoryLabels", "Persoon"),
    "role": QT_TRANSLATE_NOOP("HistoryLabels", "Rol"),
}
