"""Instellingen › Streefcijfers: what was promised, of the whole and as partners shared it."""

from collections.abc import Iterator
from functools import partial
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.services.results.target_edits import remove_target, write_target
from app.services.results.targets import Agreement, ScopeKind, TargetView, sums
from app.ui.agreement.editor import RecordEditor
from app.ui.agreement.section import AgreementSection, Work
from app.ui.agreement.target_editor import TargetEditor
from app.ui.agreement.target_row import TargetHead, TargetRow
from app.ui.agreement.words import kind_text, scope_text, sum_text
from app.ui.desk import Desk
from app.ui.widgets.labels import muted
from app.ui.widgets.pane_parts import Lines


class TargetsSection(AgreementSection):
    """The promotor adds, changes and takes away; everybody reads."""

    kind = "target"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            self.tr("Streefcijfers"),
            self.tr(
                "Hoeveel ondernemingen meetellen, en tegen wanneer. Het streefcijfer van het hele "
                "partnerschap is het officiële; de andere zeggen hoe het verdeeld is. Alleen de "
                "promotor wijzigt ze."
            ),
            parent,
        )
        self.new_button.setText(self.tr("Nieuw streefcijfer"))
        self.none = muted(self.tr("Er is nog geen streefcijfer."), wrap=True)
        self.lines = Lines(0)
        self.rows: list[TargetRow] = []
        self.heads: dict[ScopeKind, TargetHead] = {}
        self._was_at = -1  # row of what is being taken away
        self.content.addWidget(self.none)
        self.content.addWidget(self.lines)

    @override
    def show_agreement(self, found: Agreement) -> None:
        self.none.setVisible(not found.targets)
        self.rows, self.heads = [], {}
        lines: list[QWidget] = []
        for kind in ScopeKind:
            some = [one for one in found.targets if one.scope.kind is kind]
            if some:
                lines.append(self._head(kind, found))
                rows = list(self._rows_of(some, found))
                self.rows += rows
                lines += rows
        self.lines.show_lines(lines)
        if self._was_at >= 0:
            self._focus_near(self._was_at)
        self._was_at = -1

    @override
    def make_editor(self, found: Agreement) -> RecordEditor:
        return TargetEditor(found, self.desk.reference)

    @override
    def work(self, editor: RecordEditor) -> tuple[str, Work] | None:
        if not isinstance(editor, TargetEditor) or (wish := editor.wish()) is None:
            return None
        words = self.tr("Streefcijfer bewaard")
        return words, partial(write_target, self.desk.store, wish, editor.target_id)

    def _head(self, kind: ScopeKind, found: Agreement) -> TargetHead:
        by_kind = sums(found.targets)
        number, whole = by_kind.get(kind, 0), by_kind.get(ScopeKind.WHOLE)
        head = self.heads[kind] = TargetHead(kind_text(kind), number)
        if kind is ScopeKind.WHOLE:
            return head
        if whole is None:
            words = self.tr("Het officiële streefcijfer van het hele partnerschap ontbreekt nog.")
            head.note.show_note("attention", words)
        elif kind is not ScopeKind.PARTNER:
            head.note.show_note("muted", sum_text(kind, number, whole))
        else:
            tone = "ok" if number == whole else "attention"
            head.note.show_note(tone, sum_text(kind, number, whole))
        return head

    def _rows_of(self, some: list[TargetView], found: Agreement) -> Iterator[TargetRow]:
        partners = {one.id: one for one in found.partners}
        for one in some:
            its = (
                partners.get(UUID(one.scope.code)) if one.scope.kind is ScopeKind.PARTNER else None
            )
            row = TargetRow(
                one,
                scope_text(one.scope, partners, self.desk.reference),
                is_closed=its is not None and its.is_closed,
                may_edit=self.may_edit,
            )
            row.edit_requested.connect(self._on_edit)
            row.remove_requested.connect(self._on_remove)
            yield row

    @Slot(object)
    def _on_edit(self, target: TargetView) -> None:
        if self.found is not None and self.editor is None:
            editor = TargetEditor(self.found, self.desk.reference, target)
            self.open_editor(editor)
            editor.set_first_focus()

    @Slot(object)
    def _on_remove(self, target: TargetView) -> None:
        self._was_at = next((n for n, one in enumerate(self.rows) if one.target == target), -1)
        work = partial(remove_target, self.desk.store, target.id)
        self.model.write(self.tr("Streefcijfer verwijderd"), work)

    def _focus_near(self, at: int) -> None:
        rows = self.rows
        (rows[min(at, len(rows) - 1)].remove_button if rows else self.new_button).setFocus()
