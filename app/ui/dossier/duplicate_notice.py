"""Tells in the head of a file that another company stands under the same enterprise number."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.findings import Finding, Severity
from app.ui.widgets.buttons import Button
from app.ui.widgets.notices import Mark
from app.ui.widgets.panes import Panel
from app.ui.widgets.short_label import ShortLabel


class DuplicateNotice(Panel):
    """One line with what to do; a company that somebody gave a reason for is left out."""

    merge_requested = Signal(object)  # id of the other company
    share_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("hint", 0, parent)
        self._other: object = None  # None: it is not on this laptop
        self.text = ShortLabel("")
        self.button = Button("", "link", flush=True)
        row = QHBoxLayout()
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(8)
        row.addWidget(Mark("alert-outline", "attention", 18))
        row.addWidget(self.text)
        row.addWidget(self.button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.button.clicked.connect(self._on_button)
        self.hide()

    def show_findings(self, findings: tuple[Finding, ...], refusal: str) -> None:
        """
        Show the first of others, those that are here before those elsewhere; or nothing.

        Args:
            refusal: Why nothing can be done about it here; empty when it can.
        """
        asked = [one for one in findings if one.severity is Severity.WARNING]
        self.setVisible(bool(asked))
        if not asked:
            return
        words, more = self._words(asked[0]), len(asked) - 1
        if more:
            words = self.tr("{words} En nog {n}.").format(words=words, n=more)
        self.text.setText(words)
        is_here = bool(asked[0].values["is_here"])
        self._other = asked[0].values["enterprise_id"] if is_here else None
        self.button.setText(self.tr("Voeg samen…") if is_here else self.tr("Deel dit dossier…"))
        help_ = "" if is_here else self.tr("Wie beide dossiers heeft, kan ze samenvoegen.")
        help_ = refusal or help_
        self.button.setEnabled(not refusal)
        self.button.setToolTip(refusal)
        self.text.setToolTip("\n".join(one for one in (words, help_) if one))
        self.setAccessibleName(" ".join((words, help_)).strip())

    def _words(self, finding: Finding) -> str:
        values = finding.values
        who = ", ".join(str(values[one]) for one in ("coach", "partner") if values[one])
        what = f"{values['name']} ({who})" if who else str(values["name"])
        if values["is_here"]:
            return self.tr("Nog een dossier met dit KBO-nummer: {what}.").format(what=what)
        return self.tr("Een collega heeft dit KBO-nummer ook: {what}.").format(what=what)

    @Slot()
    def _on_button(self) -> None:
        if self._other is None:
            self.share_requested.emit()
        else:
            self.merge_requested.emit(self._other)
