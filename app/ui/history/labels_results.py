"""What the records and fields of results, monitoring, impact and quality work are called."""

from typing import Final

from app.ui.sentence import QT_TRANSLATE_NOOP

KINDS: Final = {
    "project_terms": QT_TRANSLATE_NOOP("HistoryLabels", "Financieringsregels"),
    "target": QT_TRANSLATE_NOOP("HistoryLabels", "Streefcijfer"),
    "partner_key": QT_TRANSLATE_NOOP("HistoryLabels", "Verdeelsleutel"),
    "shared_standing": QT_TRANSLATE_NOOP("HistoryLabels", "Gedeelde stand"),
    "monitoring_delivery": QT_TRANSLATE_NOOP("HistoryLabels", "Levering van de monitoring"),
    "monitoring_cell": QT_TRANSLATE_NOOP("HistoryLabels", "Aantallen van de monitoring"),
    "impact_measure": QT_TRANSLATE_NOOP("HistoryLabels", "Meting bij de onderneming"),
    "goal_check": QT_TRANSLATE_NOOP("HistoryLabels", "Nazicht van een doel"),
    "improvement": QT_TRANSLATE_NOOP("HistoryLabels", "Verbeterpunt"),
    "incoming_question": QT_TRANSLATE_NOOP("HistoryLabels", "Binnengekomen vraag"),
    "capacity": QT_TRANSLATE_NOOP("HistoryLabels", "Capaciteit"),
    "case_review": QT_TRANSLATE_NOOP("HistoryLabels", "Casus zonder namen"),
    "coordination_meeting": QT_TRANSLATE_NOOP("HistoryLabels", "Coördinatieoverleg"),
}
ANY: Final = {
    "sector": QT_TRANSLATE_NOOP("HistoryLabels", "Sector"),
    "region": QT_TRANSLATE_NOOP("HistoryLabels", "Regio"),
    "theme": QT_TRANSLATE_NOOP("HistoryLabels", "Thema"),
    "numbers": QT_TRANSLATE_NOOP("HistoryLabels", "Aantallen"),
    "coordination_id": QT_TRANSLATE_NOOP("HistoryLabels", "Coördinatieoverleg"),
}
OF_KIND: Final = {
    "project_terms": {
        "project": QT_TRANSLATE_NOOP("HistoryLabels", "Projectperiode"),
        "granted": QT_TRANSLATE_NOOP("HistoryLabels", "Toegekende subsidie"),
        "accepted": QT_TRANSLATE_NOOP("HistoryLabels", "Aanvaarde kosten"),
        "result_share": QT_TRANSLATE_NOOP("HistoryLabels", "Resultaatdeel"),
        "base": QT_TRANSLATE_NOOP("HistoryLabels", "Basis van het resultaatdeel"),
        "most": QT_TRANSLATE_NOOP("HistoryLabels", "Meer dan het doel telt tot"),
        "rounding": QT_TRANSLATE_NOOP("HistoryLabels", "Afronding"),
        "cut_by": QT_TRANSLATE_NOOP("HistoryLabels", "Verdeling van een inkorting"),
        "shares": QT_TRANSLATE_NOOP(
            "HistoryLabels", "Aandeel ESF+, Focus op Talent en eigen inbreng"
        ),
        "hour_rate": QT_TRANSLATE_NOOP("HistoryLabels", "Uurtarief"),
        "smallest": QT_TRANSLATE_NOOP("HistoryLabels", "Kleinste aantal dat een rapport toont"),
        "source": QT_TRANSLATE_NOOP("HistoryLabels", "Bron"),
    },
    "target": {
        "days": QT_TRANSLATE_NOOP("HistoryLabels", "Periode"),
    },
    "partner_key": {
        "weight": QT_TRANSLATE_NOOP("HistoryLabels", "Gewicht"),
    },
    "shared_standing": {
        "day": QT_TRANSLATE_NOOP("HistoryLabels", "Dag"),
        "figures": QT_TRANSLATE_NOOP("HistoryLabels", "Cijfers"),
        "shared_at": QT_TRANSLATE_NOOP("HistoryLabels", "Gedeeld op"),
        "shared_by": QT_TRANSLATE_NOOP("HistoryLabels", "Gedeeld door"),
    },
    "monitoring_delivery": {
        "source": QT_TRANSLATE_NOOP("HistoryLabels", "Wie leverde"),
        "days": QT_TRANSLATE_NOOP("HistoryLabels", "Periode"),
        "received_on": QT_TRANSLATE_NOOP("HistoryLabels", "Ontvangen op"),
        "file_name": QT_TRANSLATE_NOOP("HistoryLabels", "Bestand"),
    },
    "monitoring_cell": {
        "delivery_id": KINDS["monitoring_delivery"],
        "cluster_kind": QT_TRANSLATE_NOOP("HistoryLabels", "Soort groep"),
        "cluster": QT_TRANSLATE_NOOP("HistoryLabels", "Groep"),
        "contract": QT_TRANSLATE_NOOP("HistoryLabels", "Soort contract"),
    },
    "impact_measure": {
        "moment": QT_TRANSLATE_NOOP("HistoryLabels", "Moment"),
        "told_by": QT_TRANSLATE_NOOP("HistoryLabels", "Verteld door"),
        "note": QT_TRANSLATE_NOOP("HistoryLabels", "Notitie"),
    },
    "goal_check": {
        "goal_id": QT_TRANSLATE_NOOP("HistoryLabels", "Doel van het traject"),
        "months": QT_TRANSLATE_NOOP("HistoryLabels", "Maanden na het einde"),
        "outcome": QT_TRANSLATE_NOOP("HistoryLabels", "Leeft het nog"),
    },
    "improvement": {
        "insight": QT_TRANSLATE_NOOP("HistoryLabels", "Inzicht"),
        "cause": QT_TRANSLATE_NOOP("HistoryLabels", "Oorzaak"),
        "attempt": QT_TRANSLATE_NOOP("HistoryLabels", "Wat we proberen"),
        "measure": QT_TRANSLATE_NOOP("HistoryLabels", "Hoe we het meten"),
        "effect": QT_TRANSLATE_NOOP("HistoryLabels", "Effect"),
        "decision": QT_TRANSLATE_NOOP("HistoryLabels", "Beslissing"),
        "tag": QT_TRANSLATE_NOOP("HistoryLabels", "Trefwoord"),
        "owner_id": QT_TRANSLATE_NOOP("HistoryLabels", "Wie volgt op"),
        "noted_on": QT_TRANSLATE_NOOP("HistoryLabels", "Genoteerd op"),
        "due_on": QT_TRANSLATE_NOOP("HistoryLabels", "Opnieuw bekijken op"),
        "decided_on": QT_TRANSLATE_NOOP("HistoryLabels", "Beslist op"),
    },
    "incoming_question": {
        "received_on": QT_TRANSLATE_NOOP("HistoryLabels", "Ontvangen op"),
        "channel": QT_TRANSLATE_NOOP("HistoryLabels", "Langs waar"),
        "text": QT_TRANSLATE_NOOP("HistoryLabels", "Vraag"),
        "kind": QT_TRANSLATE_NOOP("HistoryLabels", "Wat er gevraagd wordt"),
        "demand": QT_TRANSLATE_NOOP("HistoryLabels", "Soort vraag"),
        "handling": QT_TRANSLATE_NOOP("HistoryLabels", "Wat ermee gebeurde"),
        "first_visit_on": QT_TRANSLATE_NOOP("HistoryLabels", "Eerste bezoek"),
    },
    "capacity": {
        "hours": QT_TRANSLATE_NOOP("HistoryLabels", "Uren per week"),
    },
    "case_review": {
        "situation": QT_TRANSLATE_NOOP("HistoryLabels", "Situatie"),
        "tried": QT_TRANSLATE_NOOP("HistoryLabels", "Wat geprobeerd werd"),
        "said": QT_TRANSLATE_NOOP("HistoryLabels", "Wat de anderen zeiden"),
        "taken": QT_TRANSLATE_NOOP("HistoryLabels", "Wat wordt meegenomen"),
        "size": QT_TRANSLATE_NOOP("HistoryLabels", "Grootteklasse"),
        "planned_on": QT_TRANSLATE_NOOP("HistoryLabels", "Gepland op"),
        "discussed_on": QT_TRANSLATE_NOOP("HistoryLabels", "Besproken op"),
    },
    "coordination_meeting": {
        "held_on": QT_TRANSLATE_NOOP("HistoryLabels", "Datum"),
        "present": QT_TRANSLATE_NOOP("HistoryLabels", "Aanwezig"),
        "agenda": QT_TRANSLATE_NOOP("HistoryLabels", "Agenda"),
        "report": QT_TRANSLATE_NOOP("HistoryLabels", "Verslag"),
        "decisions": QT_TRANSLATE_NOOP("HistoryLabels", "Beslissingen"),
    },
}
