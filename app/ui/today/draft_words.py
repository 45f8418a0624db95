"""What is said of something typed and not finished (concept), by its kind."""

from typing import Final

from PySide6.QtCore import QObject

QUALITY: Final = frozenset({"improvement", "case_review", "coordination_meeting"})


class DraftWords(QObject):
    """A draft of a kind that is not known here is a note."""

    def what(self, kind: str) -> str:
        """Return what there is to do with it."""
        return {
            "intake": self.tr("Intake afwerken"),
            "quick_session": self.tr("Snelsessie afwerken"),
            "session": self.tr("Verslag van sessie afwerken"),
            "enterprise": self.tr("Wijziging in dossier afwerken"),
            "appointment": self.tr("Afspraak plannen"),
            "task": self.tr("Taak afwerken"),
            "trajectories": self.tr("Traject beginnen"),
            "trajectory": self.tr("Traject afwerken"),
            "scan": self.tr("Opmerking bij scan afwerken"),
            "instrument": self.tr("Instrument afwerken"),
            "question_set": self.tr("Vragen van de scan afwerken"),
            "criteria_version": self.tr("Resultaatcriteria afwerken"),
            "actors": self.tr("Actor of aanbod afwerken"),
            "network": self.tr("Netwerk afwerken"),
            "meeting": self.tr("Bijeenkomst afwerken"),
            "networks": self.tr("Netwerk beginnen"),
            "evaluation": self.tr("Evaluatie afwerken"),
            "attendance": self.tr("Aanwezigheden afwerken"),
            "referral": self.tr("Doorverwijzing afwerken"),
            "incoming_question": self.tr("Vraag afwerken"),
            "improvement": self.tr("Verbeterpunt afwerken"),
            "case_review": self.tr("Casus afwerken"),
            "coordination_meeting": self.tr("Overleg afwerken"),
            "quality": self.tr("Capaciteit afwerken"),
        }.get(kind, self.tr("Notitie afwerken"))

    def nobody(self, kind: str) -> str:
        """Return what stands in the place of a name that is not typed yet."""
        if kind in {"trajectories", "trajectory", "network", "meeting", *QUALITY}:
            return self.tr("Nog zonder naam")
        return self.tr("Nog geen onderneming")
