"""What the records and fields of packs, closed periods, holds and requests are called."""

from typing import Final

from app.ui.sentence import QT_TRANSLATE_NOOP

KINDS: Final = {
    "evidence_pack": QT_TRANSLATE_NOOP("HistoryLabels", "Bewijspakket"),
    "closed_period": QT_TRANSLATE_NOOP("HistoryLabels", "Afgesloten periode"),
    "period_correction": QT_TRANSLATE_NOOP("HistoryLabels", "Correctie in een afgesloten periode"),
    "legal_hold": QT_TRANSLATE_NOOP("HistoryLabels", "Bewaarplicht"),
    "seal_certificate": QT_TRANSLATE_NOOP("HistoryLabels", "Certificaat van de zegel"),
    "evidence_request": QT_TRANSLATE_NOOP("HistoryLabels", "Vraag om bewijs"),
}
ANY: Final = {
    "first": QT_TRANSLATE_NOOP("HistoryLabels", "Van"),
    "last": QT_TRANSLATE_NOOP("HistoryLabels", "Tot en met"),
    "partner_ids": QT_TRANSLATE_NOOP("HistoryLabels", "Partners"),
    "manifest_sha256": QT_TRANSLATE_NOOP("HistoryLabels", "Vingerafdruk van het manifest"),
    "made_at": QT_TRANSLATE_NOOP("HistoryLabels", "Gemaakt op"),
    "made_by": QT_TRANSLATE_NOOP("HistoryLabels", "Gemaakt door"),
}
OF_KIND: Final = {
    "evidence_pack": {
        "preset": QT_TRANSLATE_NOOP("HistoryLabels", "Voor wie"),
        "trajectory_ids": QT_TRANSLATE_NOOP("HistoryLabels", "Trajecten"),
        "pages": QT_TRANSLATE_NOOP("HistoryLabels", "Bladzijden"),
        "pieces": QT_TRANSLATE_NOOP("HistoryLabels", "Stukken"),
        "size": QT_TRANSLATE_NOOP("HistoryLabels", "Grootte"),
        "complete": QT_TRANSLATE_NOOP("HistoryLabels", "Volledig"),
        "incomplete": QT_TRANSLATE_NOOP("HistoryLabels", "Onvolledig"),
        "certificate": KINDS["seal_certificate"],
        "dossiers": QT_TRANSLATE_NOOP("HistoryLabels", "Dossiers"),
        "log": QT_TRANSLATE_NOOP("HistoryLabels", "Plaats in de historiek van de server"),
    },
    "closed_period": {
        "pack_id": KINDS["evidence_pack"],
        "closed_at": QT_TRANSLATE_NOOP("HistoryLabels", "Afgesloten op"),
        "closed_by": QT_TRANSLATE_NOOP("HistoryLabels", "Afgesloten door"),
    },
    "period_correction": {
        "period_id": KINDS["closed_period"],
        "subject_kind": QT_TRANSLATE_NOOP("HistoryLabels", "Wat gewijzigd werd"),
        "fields": QT_TRANSLATE_NOOP("HistoryLabels", "Velden"),
    },
    "legal_hold": {
        "case_root": QT_TRANSLATE_NOOP("HistoryLabels", "Dossier"),
        "from_on": QT_TRANSLATE_NOOP("HistoryLabels", "Sinds"),
        "set_by": QT_TRANSLATE_NOOP("HistoryLabels", "Ingesteld door"),
        "ending": QT_TRANSLATE_NOOP("HistoryLabels", "Einde"),
    },
    "seal_certificate": {
        "certificate": KINDS["seal_certificate"],
        "fingerprint": QT_TRANSLATE_NOOP("HistoryLabels", "Vingerafdruk"),
        "retired_on": QT_TRANSLATE_NOOP("HistoryLabels", "Niet meer gebruikt sinds"),
    },
    "evidence_request": {
        "gap": QT_TRANSLATE_NOOP("HistoryLabels", "Wat ontbreekt"),
        "asking": QT_TRANSLATE_NOOP("HistoryLabels", "Gevraagd"),
    },
}
