"""The form of a case told without names (casusbord)."""

from collections.abc import Iterable
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.domain.known_names import KnownNames
from app.domain.sensitive import Found
from app.services.quality.cases import bare_case, known_names
from app.services.quality.records import BROUGHT, DISCUSSED, REVIEW_STATUSES
from app.ui.case_words import code_text
from app.ui.desk import Desk
from app.ui.quality.form import QualityForm
from app.ui.quality.words import sections
from app.ui.sensitive_hint import SensitiveHint
from app.ui.widgets.fields import LabelledField, LineEdit, NoteEdit
from app.ui.widgets.labels import muted

SIZES = ("micro", "small", "medium", "large")


class _NameHint(SensitiveHint):
    """Asks about names of the own store and enterprise numbers; it changes nothing."""

    names: KnownNames | None = None

    @override
    def found_in(self, text: str) -> Iterable[Found]:
        return () if self.names is None else self.names.find(text)


class ReviewForm(QualityForm):
    """A case is told so that nobody knows of whom it is."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        tr = self.tr
        self._hints: list[_NameHint] = []
        self.rule = muted(
            tr(
                "Vertel de casus zonder namen van ondernemingen of mensen: alle partners lezen "
                "mee. Lees hem na voor je bewaart."
            ),
            wrap=True,
        )
        status = [(code, code_text("review_status", code)) for code in REVIEW_STATUSES]
        reference = desk.reference
        main: tuple[QWidget, ...] = (
            self.rule,
            self.line("title", tr("Casus in één lijn"), tr("Zonder naam")),
            self.text("situation", tr("Situatie"), lines=3),
            self.text("question", tr("Wat is je vraag aan de anderen?")),
            self.text("tried", tr("Wat probeerde je al?")),
            self.text("said", tr("Wat zeiden de anderen?")),
            self.text("taken", tr("Wat neem je mee?")),
        )
        side: tuple[QWidget, ...] = (
            self.chips("status", tr("Stand"), status),
            self.day("planned_on", tr("Gepland op"), is_past=False),
            self.day("discussed_on", tr("Besproken op"), is_past=True),
            self.themes("themes", tr("Thema’s")),
            self.choice("sector", tr("Sector"), sections(reference), none=tr("Niet gezegd")),
            self.choice("size", tr("Grootte"), _sizes(), none=tr("Niet gezegd")),
        )
        self.lay_out(main, side)
        for name in ("title", "situation", "question", "tried", "said", "taken"):
            self._watch(self.field(name))
        self._read_names()

    def take_from(self, trajectory_id: UUID) -> None:
        """Copy what does not tell of whom it is."""
        store, reference = self.desk.store, self.desk.reference
        job = self.desk.runner.start(
            lambda _progress: bare_case(store, reference, trajectory_id), database=False
        )
        job.succeeded.connect(self._on_bare)
        job.failed.connect(self.desk.failed)

    @override
    def missing(self, name: str) -> str:
        if name == "planned_on":
            return self.tr("Kies de dag waarop jullie de casus bespreken.")
        return self.tr("Geef de casus een naam die niet zegt over wie het gaat.")

    @override
    def show_parts(self) -> None:
        status = self.set.read()["status"]
        self.field("planned_on").setVisible(status != BROUGHT)
        self.field("discussed_on").setVisible(status == DISCUSSED)

    def _watch(self, field: LabelledField) -> None:
        control, layout = field.control, field.layout()
        if layout is None or not isinstance(control, LineEdit | NoteEdit):
            return
        hint = _NameHint(field, control, kept=self.set.kept)
        layout.addWidget(hint)
        self._hints.append(hint)

    def _read_names(self) -> None:
        store = self.desk.store
        job = self.desk.runner.start(lambda _progress: known_names(store), database=False)
        job.succeeded.connect(self._on_names)
        job.failed.connect(self.desk.failed)

    @Slot(object)
    def _on_names(self, names: KnownNames) -> None:
        for hint in self._hints:
            hint.names = names
            hint.look_soon()

    @Slot(object)
    def _on_bare(self, values: dict[str, object]) -> None:
        for name, value in values.items():
            if value:
                self.choose(name, list(value) if isinstance(value, tuple) else value)


def _sizes() -> list[tuple[str, str]]:
    return [(code, code_text("size", code)) for code in SIZES]
