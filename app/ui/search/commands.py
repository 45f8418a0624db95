"""What can be done from the search box: the entries of the menus and the pages of the settings."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from app.domain.matching import Marked, marked, words_of
from app.domain.similar import nearest_word
from app.services.results.monitoring import READERS
from app.ui.desk import Desk
from app.ui.evidence_pack.rights import rights_of
from app.ui.place import Place

MOST: Final = 4
PREFIX: Final = ">"  # only commands
ICON: Final = "file-certificate-outline"
LEAST: Final = 4  # letters of a word in which a slip is forgiven


@dataclass(frozen=True, slots=True)
class Command:
    """Something to do; `further` are words that find it and are not shown."""

    text: str
    icon: str
    run: Callable[[], object] | Place
    hint: str = ""  # its key as a coach knows it
    further: str = ""


def fitting(
    commands: Sequence[Command], typed: str, *, forgives: bool = False
) -> list[tuple[Command, Marked]]:
    """
    Return the commands that have all typed words, with their marks; each begins a word.

    Args:
        forgives: When there are none, take the nearest word for one that begins no word.
    """
    begins = words_of(typed.removeprefix(PREFIX))
    said = {id(command): words_of(f"{command.text} {command.further}") for command in commands}
    found = _with(commands, said, begins)
    if found or not forgives:
        return found
    every = {word for words in said.values() for word in words}
    meant = tuple(begin if _begins(begin, every) else _nearest(begin, every) for begin in begins)
    return _with(commands, said, meant)


def _with(
    commands: Sequence[Command], said: Mapping[int, tuple[str, ...]], begins: tuple[str, ...]
) -> list[tuple[Command, Marked]]:
    return [
        (command, marked(command.text, begins))
        for command in commands
        if begins and all(_begins(begin, said[id(command)]) for begin in begins)
    ]


def _begins(begin: str, words: Iterable[str]) -> bool:
    return any(word.startswith(begin) for word in words)


def _nearest(typed: str, words: set[str]) -> str:
    """Return the nearest word; of few letters none is, for every word would do."""
    return (nearest_word(typed, words) if len(typed) >= LEAST else None) or typed


class Commands(QObject):
    """
    Gives what can be done now.

    Args:
        actions: Entries of the menus by their name in the key map.
        desk: Whose role decides which settings there are; it can change while the program runs.
    """

    def __init__(self, actions: Callable[[], dict[str, QAction]], desk: Desk) -> None:
        super().__init__(desk.keys)
        self._actions, self._desk = actions, desk

    def all(self) -> list[Command]:
        """Return the entries of the menus that can be chosen now, and each page of the settings."""
        monitoring = self._of_monitoring()
        return [*self._of_menus(), *self._of_packs(), *monitoring, *self._settings()]

    def _of_monitoring(self) -> Iterator[Command]:
        """Give the screen of what goes out and comes in for the monitoring."""
        if self._desk.me.role in READERS:
            further = self.tr("tewerkstelling instroom retentie aantallen kbo nummers lijst csv")
            place = Place("monitoring")
            yield Command(self.tr("Monitoring"), "database-import-outline", place, further=further)

    def _of_packs(self) -> Iterator[Command]:
        """Give what can be done on the screen of evidence, from anywhere."""
        if rights_of(self._desk.me).may_make:
            further = self.tr("bundel audit pdf afdrukken maandeinde")
            place = Place("evidence", unit="make")
            yield Command(self.tr("Maak bewijspakket"), ICON, place, further=further)
        further = self.tr("verifieer zegel handtekening manifest ongewijzigd")
        place = Place("evidence", unit="check")
        yield Command(self.tr("Controleer pakket"), ICON, place, further=further)

    def _of_menus(self) -> Iterator[Command]:
        for name, action in self._actions().items():
            if action.isEnabled() and name != "search":
                text = action.text().replace("&", "")
                yield Command(text, "chevron-right", action.trigger, self._desk.keys.shown(name))

    def _settings(self) -> Iterator[Command]:
        many = [
            (self.tr("Weergave"), self.tr("thema licht donker tekstgrootte taal")),
            (self.tr("Veiligheid"), self.tr("wachtwoord vergrendelen herstelblad wis laptop")),
            (self.tr("Back-up"), self.tr("reservekopie herstellen plaats")),
            (self.tr("Prullenbak"), self.tr("bewaren dagen wissen")),
            (self.tr("Toetsen"), self.tr("sneltoetsen toetsenbord")),
            (self.tr("Sjablonen"), self.tr("tekstblokken notitie")),
            (self.tr("Bestanden"), self.tr("scanmap bijlagen locatie")),
            (self.tr("Streefcijfers"), self.tr("doel target partner regio periode")),
            (self.tr("Financiering"), self.tr("subsidie resultaatdeel budget uurtarief afronding")),
            (self.tr("Verdeelsleutel"), self.tr("gewicht partner inkorting simulatie proef")),
            (self.tr("Resultaatcriteria"), self.tr("checklist bewijs criterium versie")),
            (self.tr("Scans"), self.tr("vragen nulmeting eindmeting versie")),
            (self.tr("Resultaatcriteria"), self.tr("telt mee lijst versie bewijs")),
            (self.tr("Instrumenten"), self.tr("doorverwijzen ibo taalcoaching bron nagekeken")),
            (self.tr("Actoren en aanbod"), self.tr("organisaties vdab sectorfonds partner")),
            (self.tr("Privacy"), self.tr("bewaartermijn bewaarplicht wissen inzage")),
            (self.tr("Account"), self.tr("laptops aanmelden server")),
            (self.tr("Over Werkvloer"), self.tr("versie licentie bronnen")),
        ]
        if self._desk.me.role in {"partner_admin", "promotor"}:
            many.append((self.tr("Mensen en rollen"), self.tr("uitnodigen collega coach")))
            many.append((self.tr("Afgesloten periodes"), self.tr("verbetering reden bewijspakket")))
            many.append((self.tr("Wachtrij"), self.tr("tegengehouden wijzigingen beslissen")))
        if self._desk.me.role == "promotor":
            many.append((self.tr("Bewijs en zegel"), self.tr("sleutel certificaat pkcs12 pdf/a")))
            many.append((self.tr("Partners"), self.tr("organisatie hernoemen sluiten")))
        for name, further in many:
            text = self.tr("Instellingen: {page}").format(page=name)
            yield Command(text, "cog-outline", Place("settings", text=name), further=further)
