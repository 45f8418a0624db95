"""Which partner fits the question of an intake, read beside the form while it is filled in."""

from PySide6.QtCore import QObject, Signal, Slot

from app.domain.offers import Wish
from app.services.referrals.actors import Fitting, fitting_offers
from app.services.referrals.wishes import wish_of
from app.ui.desk import Desk
from app.ui.intake.reading import Reading


class FittingReader(QObject):
    """`found` carries the offers that fit, the best first; none as long as no theme is chosen."""

    found = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wish = Wish()
        self._is_reading = False
        self.fitting: tuple[Fitting, ...] = ()

    def ask(self, reading: Reading) -> None:
        """Look again when something else is asked than before."""
        form = reading.form
        themes, nis = frozenset(form.themes), form.site.municipality_nis
        wish = wish_of(self._desk.reference, themes, nis, form.nace_code) if themes else Wish()
        if wish == self._wish:
            return
        self._wish = wish
        if not wish.themes:
            self._show(())
        elif not self._is_reading:
            self._read()

    def _read(self) -> None:
        self._is_reading = True
        store, wish = self._desk.store, self._wish
        job = self._desk.runner.start(
            lambda _progress: (wish, fitting_offers(store, wish)), database=False
        )
        job.succeeded.connect(self._on_read)
        job.failed.connect(self._on_not_read)

    @Slot(object)
    def _on_read(self, read: tuple[Wish, tuple[Fitting, ...]]) -> None:
        wish, fitting = read
        self._is_reading = False
        if wish == self._wish:
            self._show(fitting)
        elif self._wish.themes:
            self._read()

    @Slot(object)
    def _on_not_read(self, error: Exception) -> None:
        self._is_reading = False
        self._desk.failed.emit(error)

    def _show(self, fitting: tuple[Fitting, ...]) -> None:
        self.fitting = fitting
        self.found.emit(fitting)
