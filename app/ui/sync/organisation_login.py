"""Login by the organisation: offered where the server has it; the browser does the rest."""

from typing import Final

from PySide6.QtCore import QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.ui.sync.join_model import JoinModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import muted
from app.ui.widgets.notices import Mark

TYPED_MS: Final = 600  # after the last sign of an address, before its server is asked


class OrganisationLogin(QWidget):
    """Nothing is seen of it where the server has no such login."""

    def __init__(self, model: JoinModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._address = self._place = ""
        self.is_waiting = False  # for the browser
        self.button = Button(self.tr("Log in met je organisatie"), icon="login-variant")
        self.words = muted(wrap=True)
        self.again_button = Button(self.tr("Open de browser opnieuw"), "link", flush=True)
        self.stop_button = Button(self.tr("Stop"), "quiet")
        self._offer, self._wait = QWidget(), QWidget()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TYPED_MS)
        self._lay_out()
        self._show()
        self._offer.hide()
        self._timer.timeout.connect(self._on_typed)
        self.button.clicked.connect(self._on_log_in)
        self.again_button.clicked.connect(self._open)
        self.stop_button.clicked.connect(self._on_stop)
        model.offered.connect(self._on_offered)
        model.browser_wanted.connect(self._on_browser)
        model.busy_changed.connect(self._on_busy)

    @Slot(str)
    def look_at(self, address: str) -> None:
        """Offer it when the server of this address does, once it is typed."""
        self._address = address.strip()
        self._offer.hide()
        if self._address:
            self._timer.start()
        else:
            self._timer.stop()

    def _lay_out(self) -> None:
        offer = QHBoxLayout(self._offer)
        offer.setContentsMargins(0, 0, 0, 0)
        offer.setSpacing(12)
        offer.addWidget(self.button)
        offer.addWidget(muted(self.tr("zonder code, met je account van het werk"), wrap=True), 1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.words)
        row = QHBoxLayout()
        row.addWidget(self.again_button)
        row.addStretch(1)
        words.addLayout(row)
        wait = QHBoxLayout(self._wait)
        wait.setContentsMargins(0, 0, 0, 0)
        wait.setSpacing(8)
        wait.addWidget(Mark("open-in-new", "info", 18))
        wait.addLayout(words, 1)
        wait.addWidget(self.stop_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._offer)
        column.addWidget(self._wait)

    def _show(self) -> None:
        self._wait.setVisible(self.is_waiting)
        self.again_button.setVisible(bool(self._place))
        self.words.setText(
            self.tr("Meld je aan in je webbrowser. Daarna gaat het hier vanzelf verder.")
            if self._place
            else self.tr("De aanmelding van je organisatie wordt geopend…")
        )

    @Slot()
    def _on_typed(self) -> None:
        self._model.look_for_login(self._address)

    @Slot(object)
    def _on_offered(self, answer: tuple[str, bool]) -> None:
        address, is_offered = answer
        if address == self._address and not self.is_waiting:
            self._offer.setVisible(is_offered)

    @Slot()
    def _on_log_in(self) -> None:
        self.is_waiting, self._place = True, ""
        self._offer.hide()
        self._show()
        self.stop_button.setFocus()
        self._model.log_in(
            self._address,
            self.tr("Je bent aangemeld. Sluit dit tabblad en ga terug naar Werkvloer."),
            self.tr("Je bent niet aangemeld. Sluit dit tabblad; in Werkvloer staat waarom."),
        )

    @Slot(str)
    def _on_browser(self, place: str) -> None:
        if self.is_waiting:
            self._place = place
            self._show()
            self._open()

    @Slot()
    def _open(self) -> None:
        if not QDesktopServices.openUrl(QUrl(self._place)):
            self._model.stop()
            self._model.refused.emit(UserError("login.browser"))

    @Slot()
    def _on_stop(self) -> None:
        self.stop_button.setEnabled(False)
        self._model.stop()

    @Slot()
    def _on_busy(self) -> None:
        self.button.setEnabled(not self._model.is_busy)
        if self.is_waiting and not self._model.is_busy:
            self.is_waiting, self._place = False, ""
            self._offer.show()
            self.stop_button.setEnabled(True)
            self._show()
