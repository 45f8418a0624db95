"""The head of a trajectory: what it is called, how it stands, what changes for good, its phases."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import UserError
from app.domain.trajectory import RUNNING
from app.services.trajectories.case_edits import write_fields
from app.services.trajectories.views import TrajectoryView
from app.ui import theme
from app.ui.desk import Desk
from app.ui.dossier.in_place import PADDING, InPlaceText
from app.ui.messages import message_for
from app.ui.trajectory.phase_bar import PhaseBar
from app.ui.trajectory.view_model import TrajectoryModel
from app.ui.trajectory.words import TrajectoryWords
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import muted, strong
from app.ui.widgets.literal import literal
from app.ui.widgets.menus import Menu
from app.ui.widgets.notices import Mark
from app.ui.widgets.short_label import ShortLabel
from app.ui.widgets.status import Pill

SIGNED = "signed/"  # before the id of the company whose signed report is there
MOST_MEMBERS = 10  # whose report is offered in the menu
LEAST_JOINT = 360  # px at 100% text that it needs, beside the bundle, margins included
LEAST_BUNDLE = 100  # of the gaps and margins; without its button the menu still has it


class TrajectoryHead(QWidget):
    """
    Three lines and the phases; title and structural change are edited where they stand.

    `asked` carries what was chosen: `dossier`, `closing`, `case`, `close`, `stop`, `reopen`, `bin`,
    `history`.
    """

    asked = Signal(str)
    session_requested = Signal()
    phase_chosen = Signal(str)

    def __init__(self, desk: Desk, model: TrajectoryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._model = desk, model
        self.words = TrajectoryWords(self)
        self.title = InPlaceText(
            self.tr("Titel van het traject"), self.tr("Geef het traject een titel"), role="title"
        )
        self.title.setObjectName("title")
        self.pill = Pill("neutral", "")
        self.joint_mark = Mark("link-variant")
        self.joint = ShortLabel("", tone="muted")
        self.counts_word, self.counts = muted(self.tr("Telt mee")), strong()
        self.bundle_button = Button(self.tr("Maak bundel"), icon="file-document-multiple-outline")
        self.bundle_button.setToolTip(self.tr("PDF van het dossier"))
        self.more_button = Button(self.tr("Meer acties"), "icon", "dots-horizontal")
        self.purpose = InPlaceText(
            self.tr("Structurele verandering"),
            self.tr("Wat verandert er voorgoed in de organisatie van het werk?"),
        )
        self.purpose.setObjectName("purpose")
        self.facts = ShortLabel("", tone="muted")
        self.phases = PhaseBar(self.words)
        allowed = model.allowed_texts(model.id, self)
        for field in (self.title, self.purpose):
            field.ask_about(allowed)
        self._build()
        self.title.kept.connect(self._on_title)
        self.purpose.kept.connect(self._on_purpose)
        self.bundle_button.clicked.connect(self._on_bundle)
        self.more_button.clicked.connect(self._on_more)
        self.phases.chosen.connect(self.phase_chosen)

    def show_view(self, view: TrajectoryView) -> None:
        """Show a trajectory; what is being typed stays."""
        for field in (self.title, self.purpose):
            field.setEnabled(view.may_edit)
        self.title.set_text(view.title)
        self.pill.set_status(*self.words.status(view))
        self.joint_mark.set_icon("link-variant" if len(view.members) > 1 else "domain")
        self.joint.setText(self.words.joint(view))
        self.joint.setToolTip("\n".join(one.name for one in view.members))
        self.counts.setText(self.words.counting(view))
        self.purpose.set_text(view.purpose)
        self.facts.setText(self.words.facts(view))
        self.phases.show_view(view)
        self._fit()

    def menu(self) -> Menu:
        """Return what can be done with the trajectory."""
        menu, view = Menu(parent=self), self._model.view
        key = self._desk.keys.first("quick_session")
        menu.add(self.tr("Snelsessie"), self.session_requested.emit, "plus", key)
        papers = menu.add(self.tr("PDF van het dossier"), self._asks("dossier"), "file-pdf-box")
        closing = menu.add(self.tr("Eindverslag om te tekenen"), self._asks("closing"), "file-sign")
        members = () if view is None else view.running or view.members
        for one in members[:MOST_MEMBERS]:
            words = self.tr("Getekend eindverslag toevoegen…")
            if len(members) > 1:
                words = self.tr("Getekend eindverslag van {name}…").format(name=one.name)
            menu.add(literal(words), self._asks(f"{SIGNED}{one.id.hex}"), "paperclip")
        history = menu.add(self.tr("Historiek"), self._asks("history"), "history", "Alt+H")
        case = menu.add(self.tr("Breng in als casus"), self._asks("case"), "account-voice")
        menu.addSeparator()
        if view is not None and view.status == RUNNING:
            menu.add(self.tr("Rond af…"), self._asks("close"), "check-circle-outline")
            menu.add(self.tr("Zet stop…"), self._asks("stop"), "cancel")
        else:
            menu.add(self.tr("Heropen"), self._asks("reopen"), "restore")
        menu.addSeparator()
        menu.add(self.tr("Naar prullenbak"), self._asks("bin"), "delete-outline")
        if not self._model.may_edit:
            why = message_for(UserError("case.read_only")).happened
            for action in menu.actions():
                if action not in {papers, closing, history, case}:
                    menu.refuse(action, why)
        return menu

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave with whom it goes to the tabs, when it would push the title away."""
        others = (self.pill, self.counts_word, self.counts, self.more_button)
        taken = self.title.sizeHint().width() + sum(one.sizeHint().width() for one in others)
        wide = self.width() - taken > theme.current().px(LEAST_JOINT)
        for widget in (self.joint_mark, self.joint):
            widget.setVisible(wide and bool(self.joint.text()))
        rest = taken + self.bundle_button.sizeHint().width()
        self.bundle_button.setVisible(self.width() - rest > theme.current().px(LEAST_BUNDLE))

    def _build(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self.title)
        first.addWidget(self.pill)
        together = QHBoxLayout()
        together.setSpacing(8)
        together.addWidget(self.joint_mark)
        together.addWidget(self.joint)
        first.addLayout(together)
        first.addStretch(1)
        first.addWidget(self.counts_word)
        first.addWidget(self.counts)
        first.addWidget(self.bundle_button)
        first.addWidget(self.more_button)
        second = QHBoxLayout()
        second.setSpacing(4)
        word = strong(self.tr("Structurele verandering"))
        word.setContentsMargins(0, 7, 0, 0)
        second.addWidget(word, 0, Qt.AlignmentFlag.AlignTop)
        second.addWidget(self.purpose, 1)
        third, fourth = QHBoxLayout(), QHBoxLayout()
        third.addWidget(self.facts)
        fourth.addWidget(self.phases)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 16, 0)
        column.setSpacing(0)
        for part, left in ((first, 24 - PADDING), (second, 24), (third, 24), (fourth, 24)):
            part.setContentsMargins(left, 0, 0, 0)
            column.addLayout(part)
        column.insertSpacing(3, 12)

    def _asks(self, what: str) -> Callable[[], object]:
        return partial(self.asked.emit, what)

    @Slot(str)
    def _on_title(self, text: str) -> None:
        self._store(self.title, self.tr("Titel gewijzigd"), text, title=text)

    @Slot(str)
    def _on_purpose(self, text: str) -> None:
        self._store(self.purpose, self.tr("Structurele verandering gewijzigd"), text, purpose=text)

    def _store(self, field: InPlaceText, words: str, text: str, **values: str) -> None:
        store, one = self._desk.store, self._model.id
        problem = self._model.do(words, lambda: write_fields(store, "trajectory", one, **values))
        if problem:
            field.refuse(problem)
        else:
            view = self._model.view
            field.accept(text if view is None else str(getattr(view, field.objectName())))

    @Slot()
    def _on_bundle(self) -> None:
        self.asked.emit("dossier")

    @Slot()
    def _on_more(self) -> None:
        self.menu().popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))
