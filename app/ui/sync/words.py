"""The sync in words: the chip in the status bar, the tray and S18 say the same."""

from datetime import datetime, timedelta
from typing import Final, NamedTuple

from PySide6.QtCore import QObject

from app.core import clock
from app.domain.day_input import WEEKDAYS
from app.services.syncing.view import Chip
from app.ui.widgets.status import Status

LONG: Final = timedelta(hours=24)  # what waits longer asks for attention
_SHUT_OUT: Final = frozenset({"sync.revoked", "sync.login", "sync.keys_lost"})
WEEK: Final = 7  # days in which the name of a day says enough


class ChipLook(NamedTuple):
    """The state of the sync as it is shown: words, icon and status."""

    text: str
    icon: str
    status: Status


class SyncWords(QObject):
    """Gives Dutch words for the state of the sync."""

    def chip(self, chip: Chip) -> ChipLook:
        """Return text, icon and status of the chip (UI.md 2.5)."""
        looks: dict[str, tuple[str, Status]] = {
            "unlinked": ("cloud-off-outline", "neutral"),
            "all_sent": ("cloud-check-outline", "ok"),
            "waiting": ("cloud-upload-outline", "attention" if _is_long(chip) else "info"),
            "running": ("sync", "info"),
            "offline": ("cloud-off-outline", "neutral"),
            "problem": ("sync-alert", "attention"),
            "braked": ("alert-octagon-outline", "error"),
            "closed": ("cloud-clock-outline", "neutral"),
        }
        return ChipLook(self._text(chip), *looks[chip.code])

    def moment(self, at: datetime) -> str:
        """Return a moment in as few words as say it: `17:04`, `vr 17:04`, `12/11 17:04`."""
        here = clock.local(at)
        days = (clock.today() - here.date()).days
        if days == 0:
            return f"{here:%H:%M}"
        if 0 < days < WEEK:
            return f"{WEEKDAYS[here.weekday()][:2]} {here:%H:%M}"
        return f"{here:%d/%m %H:%M}"

    def when(self, at: datetime) -> str:
        """Return a moment in a sentence: `vandaag om 14:02`, `vr om 17:04`, `12/11 om 17:04`."""
        day, _, time = self.moment(at).rpartition(" ")
        return self.tr("{day} om {time}").format(day=day or self.tr("vandaag"), time=time)

    def waiting(self, number: int) -> str:
        """Return `1 wacht` or `3 wachten`."""
        return self.tr("%n wacht(en)", None, number)

    def to_decide(self, number: int) -> str:
        """Return `3 te beslissen`."""
        return self.tr("{n} te beslissen").format(n=number)

    def _text(self, chip: Chip) -> str:
        texts = {
            "all_sent": self._sent,
            "waiting": self._waiting,
            "running": self._running,
            "offline": self._offline,
            "problem": self._problem,
        }
        if chip.code in texts:
            return texts[chip.code](chip)
        return {
            "unlinked": self.tr("Alles is lokaal bewaard"),
            "braked": self.tr("Gestopt: ongewone wijziging"),
            "closed": self.tr("De server wordt hersteld – alles is lokaal bewaard"),
        }[chip.code]

    def _sent(self, chip: Chip) -> str:
        if chip.last_ok is None:
            return self.tr("Alles verzonden")
        return self.tr("Alles verzonden – {at}").format(at=self.moment(chip.last_ok))

    def _waiting(self, chip: Chip) -> str:
        if chip.last_ok is None:
            return self.tr("{waiting} – nog niets verzonden").format(
                waiting=self.waiting(chip.waiting)
            )
        return self.tr("{waiting} – laatst gelukt {at}").format(
            waiting=self.waiting(chip.waiting), at=self.moment(chip.last_ok)
        )

    def _running(self, chip: Chip) -> str:
        if not chip.total:
            return self.tr("Bezig – werk gerust verder")
        return self.tr("Bezig: {done} van {total} – werk gerust verder").format(
            done=chip.done, total=chip.total
        )

    def _offline(self, chip: Chip) -> str:
        if not chip.waiting:
            return self.tr("Geen verbinding – alles is lokaal bewaard")
        return self.tr("Geen verbinding – {waiting}, alles is lokaal bewaard").format(
            waiting=self.waiting(chip.waiting)
        )

    def _failed(self, chip: Chip) -> str:
        if not chip.waiting:
            return self.tr("Niet gelukt – alles is lokaal bewaard")
        return self.tr("Niet gelukt – {waiting}, alles is lokaal bewaard").format(
            waiting=self.waiting(chip.waiting)
        )

    def _shut_out(self, chip: Chip) -> str | None:
        """Return what the server's no means for what waits; None when it lets this laptop in."""
        if not is_shut_out(chip):
            return None
        words = self.tr("Geen toegang meer tot de server")
        if chip.error is not None and chip.error.code != "sync.revoked":
            words = self.tr("Verbind deze laptop opnieuw")
        rest = self.tr("alles is lokaal bewaard")
        if chip.waiting:
            rest = self.tr("{waiting}, alles is lokaal bewaard").format(
                waiting=self.waiting(chip.waiting)
            )
        return self.tr("{words} – {rest}").format(words=words, rest=rest)

    def _problem(self, chip: Chip) -> str:
        if (shut_out := self._shut_out(chip)) is not None:
            return shut_out
        if not chip.problems:  # the last round failed by something that a wait does not mend
            return self._failed(chip)
        if not chip.waiting:
            return self.tr("%n probleem/problemen, de rest is verzonden", None, chip.problems)
        return self.tr("%n probleem/problemen, {waiting}", None, chip.problems).format(
            waiting=self.waiting(chip.waiting)
        )


def is_shut_out(chip: Chip) -> bool:
    """Tell whether the server lets this laptop in no longer, until it is linked anew."""
    return chip.error is not None and chip.error.code in _SHUT_OUT


def _is_long(chip: Chip) -> bool:
    """Tell whether something waits for more than a day."""
    oldest = chip.oldest_waiting
    return oldest is not None and clock.now() - oldest > LONG
