"""What the verdicts over a pack, its files and its records are called."""

from PySide6.QtCore import QObject

from app.core import clock
from app.ui.evidence_pack.service import CheckedFile, CheckedRecord, PackCheck, Verdict
from app.ui.evidence_pack.words import fingerprint
from app.ui.widgets.notices import Level
from app.ui.widgets.status import Status


class VerdictWords(QObject):
    """Gives the words; none of them stands by its colour alone."""

    def word(self, verdict: Verdict) -> str:
        """Return one word for a row."""
        return {
            "unchanged": self.tr("Ongewijzigd"),
            "changed": self.tr("Gewijzigd"),
            "invalid": self.tr("Klopt niet"),
            "unknown": self.tr("Niet na te gaan"),
            "gone": self.tr("Verwijderd"),
        }[verdict]

    def status(self, verdict: Verdict) -> Status:
        """Return the icon and colour of a row."""
        looks: dict[Verdict, Status] = {
            "unchanged": "ok",
            "changed": "attention",
            "invalid": "error",
            "unknown": "neutral",
            "gone": "stopped",
        }
        return looks[verdict]

    def level(self, check: PackCheck) -> Level:
        """Return how loud the verdict over the whole is."""
        levels: dict[Verdict, Level] = {
            "unchanged": "ok",
            "changed": "attention",
            "invalid": "error",
            "gone": "attention",
            "unknown": "info",
        }
        return levels[check.verdict]

    def title(self, check: PackCheck) -> str:
        """Return the verdict over the whole in one sentence."""
        changed = [one.name for one in check.files if one.verdict == "invalid"]
        if check.verdict == "invalid" and changed:
            names = ", ".join(changed[:3])
            return self.tr("Gewijzigd na aanmaak: {names}.").format(names=names)
        return {
            "unchanged": self.tr("Dit pakket is ongewijzigd."),
            "changed": self.tr("Het pakket klopt; in de dossiers veranderde er iets na aanmaak."),
            "invalid": self.tr("Dit pakket is gewijzigd na aanmaak."),
            "gone": self.tr("Het pakket klopt; een deel van de dossiers is verwijderd."),
            "unknown": self.tr("Van dit bestand is niet na te gaan of het ongewijzigd is."),
        }[check.verdict]

    def detail(self, check: PackCheck) -> str:
        """Return who made it, its seal, and what became of its records."""
        parts = [self._made(check), self.reason(check.reason), self._seal(check)]
        if check.verdict == "invalid":  # what it says of its records proves nothing either
            parts.append(self.tr("Vertrouw het niet, en zoek het origineel."))
        elif check.records:
            parts.append(self._records(check))
        told = " ".join(part for part in parts if part)
        return told.replace("..", ".")  # a name may end in a point

    def reason(self, code: str) -> str:
        """Return what is wrong with a file or with the whole, by its code."""
        return {
            "seal.changed": self.tr("De inhoud past niet meer bij het zegel."),
            "seal.appended": self.tr("Na het zegel is er iets aan toegevoegd."),
            "seal.foreign": self.tr("Het zegel is van een sleutel die dit partnerschap niet kent."),
            "seal.none": self.tr("Er staat geen zegel op."),
            "manifest.none": self.tr("Er zit geen manifest in: dit is geen bewijspakket."),
            "manifest.broken": self.tr("Het manifest is beschadigd."),
            "file.missing": self.tr("Dit bestand ontbreekt."),
            "file.changed": self.tr("De inhoud is anders dan in het manifest."),
            "file.extra": self.tr("Dit bestand staat niet in het manifest."),
            "seal.lost": self.tr("Het zegel is niet dat waarmee het gemaakt is."),
            "log.other": self.tr("De server kent de plaats in zijn logboek niet die hier staat."),
            "file.damaged": self.tr("Dit bestand is beschadigd."),
            "file.unsafe": self.tr("Deze naam hoort niet in een pakket."),
            "file.elsewhere": self.tr("Stond niet op de laptop die het pakket maakte."),
            "pack.no_file": self.tr("Er is geen bestand."),
            "pack.unreadable": self.tr("Het bestand kan niet gelezen worden."),
            "pack.not_a_pack": self.tr("Dit is geen bewijspakket van Werkvloer."),
            "pack.encrypted": self.tr("Het bestand vraagt een wachtwoord."),
            "pack.too_large": self.tr("Het bestand is te groot om na te gaan."),
            "pack.newer": self.tr("Het is gemaakt met een nieuwere Werkvloer."),
            "pack.damaged": self.tr("Het bestand is beschadigd."),
            "server.offline": self.tr("De server is niet bereikbaar: vergeleken met deze laptop."),
        }.get(code, "")

    def record_state(self, record: CheckedRecord) -> str:
        """Return when and by whom a record was changed."""
        if record.changed_at is None:
            return ""
        at = f"{clock.local(record.changed_at):%d/%m/%Y %H:%M}"
        if record.changed_by:
            at = self.tr("{at}, door {name}").format(at=at, name=record.changed_by)
        if record.received_at is None:
            return at
        received = f"{clock.local(record.received_at):%d/%m/%Y %H:%M}"
        return self.tr("{at}; op de server sinds {received}").format(at=at, received=received)

    def record_sentence(self, record: CheckedRecord) -> str:
        """Return a record as a screen reader says it."""
        parts = (record.label, self.word(record.verdict), self.record_state(record))
        return ", ".join(part for part in parts if part)

    def file_sentence(self, file: CheckedFile) -> str:
        """Return a file as a screen reader says it."""
        parts = (file.name, self.word(file.verdict), self.reason(file.reason))
        return ", ".join(part for part in parts if part)

    def _made(self, check: PackCheck) -> str:
        if check.made_at is None:
            return ""
        at = f"{clock.local(check.made_at):%d/%m/%Y %H:%M}"
        if not check.made_by:
            return self.tr("Gemaakt op {at}.").format(at=at)
        return self.tr("Gemaakt op {at} door {name}.").format(at=at, name=check.made_by)

    def _seal(self, check: PackCheck) -> str:
        if not check.fingerprint:
            return ""
        words = self.tr("Verzegeld met de sleutel die begint met {letters}.")
        return words.format(letters=fingerprint(check.fingerprint))

    def _records(self, check: PackCheck) -> str:
        same = sum(one.verdict == "unchanged" for one in check.records)
        words = self.tr("{same} van {all} onderdelen zijn nog zoals in het pakket.")
        return words.format(same=same, all=len(check.records))
