"""Tab «Actieplan»: its versions, the actions, and the signature of the company."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import UserError
from app.services.sessions.signatures import Signer
from app.services.trajectories.plans import PlanForm, PlanView
from app.services.trajectories.views import MemberView, TrajectoryView
from app.ui import theme
from app.ui.desk import Desk, Step
from app.ui.session.signature_dialog import SignatureDialog, Signed
from app.ui.trajectory.plan_form import FORM, PlanFormView
from app.ui.trajectory.plan_model import PlanModel, Signing
from app.ui.trajectory.plan_view import PlanActions, PlanSignatures
from app.ui.trajectory.tab import TrajectoryTab
from app.ui.trajectory.view_model import TrajectoryModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.chips import ChipRow
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.labels import heading, muted
from app.ui.widgets.literal import literal
from app.ui.widgets.menus import Menu
from app.ui.widgets.notices import EmptyState
from app.ui.widgets.panes import ScrollPane
from app.ui.widgets.status import Pill

CTRL = Qt.KeyboardModifier.ControlModifier
MOST_WIDTH = 820  # px at 100%: a plan is not wider than it needs


class PlanTab(TrajectoryTab):
    """The last version, or one that was chosen; a form while somebody edits."""

    dialog: SignatureDialog | None = None  # Qt hides the tab after Python took it apart too

    def __init__(self, desk: Desk, model: TrajectoryModel, parent: QWidget) -> None:
        super().__init__(desk, model, parent)
        self.plans = PlanModel(desk, model, self)
        self._shown: PlanView | None = None
        self._chosen: object = None  # id of the version; None: the last one
        self._signing: Signing | None = None
        self._is_signing = False
        self.kept = model.allowed_texts(model.id, self)
        self._make_parts()
        self._lay_out()
        self._connect()
        theme.current().changed.connect(self._on_text_size)
        self._on_text_size()
        self._pane.hide()
        self.empty.hide()
        self.plans.read()

    @override
    def show_view(self, view: TrajectoryView) -> None:
        if self.plans.plans is not None:
            self._show()

    @override
    def fields(self) -> Mapping[str, PlanFormView]:
        return {FORM: self.form}

    @override
    def take_keyboard(self) -> None:
        if self.form.is_open:
            self.form.take_keyboard()
        elif self.empty.isVisible():
            self.write_button.setFocus()
        elif self.edit_button.isVisible():
            self.edit_button.setFocus()
        else:
            self.print_button.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enters = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if self.form.is_open and event.key() in enters and event.modifiers() & CTRL:
            self.form.save()
        else:
            super().keyPressEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.dialog is not None and self.dialog.isVisible():
            self.dialog.close_box()  # the plan that it is about goes out of sight

    def _make_parts(self) -> None:
        self.write_button = Button(self.tr("Schrijf het actieplan"), "primary")
        self.empty = EmptyState(
            "format-list-checks",
            self.tr("Nog geen actieplan"),
            self.tr(
                "Een actieplan zegt wat er gebeurt, wie het doet en tegen wanneer. "
                "De onderneming ondertekent het."
            ),
            (self.write_button,),
        )
        self._pane = ScrollPane(margins=(24, 16, 24, 24))
        self.title, self.pill = heading(), Pill("neutral", "")
        self.about, self.remark = muted(wrap=True), muted(wrap=True)
        self.versions = ChipRow()
        self.print_button = Button(self.tr("Druk af"), icon="printer-outline")
        self.edit_button = Button(self.tr("Wijzig"), icon="pencil-outline")
        self.bin_button = Button(self.tr("Naar prullenbak"), "quiet")
        self.form = PlanFormView(self.desk, self.kept)
        self._actions: PlanActions | None = None
        self.signatures = PlanSignatures()

    def _lay_out(self) -> None:
        self._read = QWidget()
        column = QVBoxLayout(self._read)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.title)
        top.addWidget(self.pill)
        top.addStretch(1)
        column.addLayout(top)
        column.addWidget(self.about)
        column.addWidget(self.remark)
        column.addWidget(self.versions)
        buttons = FlowLayout(gap=8)
        for button in (self.edit_button, self.print_button, self.bin_button):
            buttons.addWidget(button)
        column.addLayout(buttons)
        column.addSpacing(4)
        self._place = QVBoxLayout()
        column.addLayout(self._place)
        column.addSpacing(8)
        column.addWidget(self.signatures)
        for part in (self._read, self.form):
            part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            self._pane.column.addWidget(part)
        self._pane.column.addStretch(1)
        self.form.hide()
        self.column.addWidget(self.empty, 1)
        self.column.addWidget(self._pane, 1)

    def _connect(self) -> None:
        self.plans.changed.connect(self._show)
        self.write_button.clicked.connect(self.edit)
        self.edit_button.clicked.connect(self.edit)
        self.print_button.clicked.connect(self.print_shown)
        self.bin_button.clicked.connect(self._on_bin)
        self.versions.changed.connect(self._on_version)
        self.form.saved.connect(self._on_saved)
        self.form.cancelled.connect(self._on_cancelled)
        self.form.typed_changed.connect(self.typed_changed)
        self.signatures.sign_requested.connect(self._on_sign)
        self.signatures.removed.connect(self.plans.take_signature)

    @Slot()
    def edit(self) -> None:
        """Open the form on the last version."""
        view = self.model.view
        if view is None or self.form.is_open:
            return
        plans = self.plans.plans or ()
        names = [one.name for some in self.plans.signers.values() for one in some]
        owners = list(dict.fromkeys([*names, self.desk.me.name]))
        self.form.open(plans[0] if plans else None, view.goals, owners)
        self._show()
        self.form.take_keyboard()

    @Slot()
    def _show(self) -> None:
        view, plans = self.model.view, self.plans.plans
        if view is None or plans is None:
            return
        if self.form.waits and not self.form.is_open:
            self.edit()
            return
        last = next(iter(plans), None)
        self._shown = next((one for one in plans if one.id == self._chosen), last)
        is_editing = self.form.is_open
        self.empty.setVisible(not plans and not is_editing)
        self.write_button.setVisible(view.may_edit)
        self._pane.setVisible(bool(plans) or is_editing)
        self.form.setVisible(is_editing)
        self._read.setVisible(not is_editing)
        if self._shown is not None and not is_editing:
            self._show_plan(self._shown, plans, view)

    def _show_plan(self, plan: PlanView, plans: tuple[PlanView, ...], view: TrajectoryView) -> None:
        is_last = plan.id == plans[0].id
        self.title.setText(self.tr("Versie {number}").format(number=plan.number))
        self._show_state(plan, view, is_last=is_last)
        words = self.tr("Geschreven op {day} door {name}")
        self.about.setText(words.format(day=f"{plan.written_on:%d/%m/%Y}", name=plan.written_by))
        self.remark.setText(plan.form.remark)
        self.remark.setVisible(bool(plan.form.remark))
        self._show_versions(plan, plans)
        may = view.may_edit and is_last
        self.edit_button.setVisible(may)
        signed = bool(plan.signatures)
        self.edit_button.setText(self.tr("Maak een nieuwe versie") if signed else self.tr("Wijzig"))
        self.bin_button.setVisible(may and not signed)
        if self._actions is not None:
            self._actions.hide()
            self._actions.deleteLater()
        self._actions = PlanActions(plan, view)
        self._place.addWidget(self._actions)
        self.signatures.show_plan(plan, view, may=may)

    def _show_state(self, plan: PlanView, view: TrajectoryView, *, is_last: bool) -> None:
        signed = {one.member_id for one in plan.signatures if one.is_current}
        of = len(view.running)
        done = of if None in signed else sum(one.id in signed for one in view.running)
        if 0 < done < of:
            words = self.tr("Ondertekend door {n} van {of}").format(n=done, of=of)
            self.pill.set_status("info", words)
        elif signed:
            self.pill.set_status("ok", self.tr("Ondertekend"))
        elif plan.signatures:
            self.pill.set_status("attention", self.tr("Gewijzigd na de handtekening"))
        elif is_last:
            self.pill.set_status("neutral", self.tr("Nog te ondertekenen"))
        else:
            self.pill.set_status("stopped", self.tr("Vervangen"))

    @Slot()
    def _on_text_size(self) -> None:
        for part in (self._read, self.form):
            part.setMaximumWidth(theme.current().px(MOST_WIDTH))

    def _show_versions(self, plan: PlanView, plans: tuple[PlanView, ...]) -> None:
        self.versions.clear()
        for one in plans:
            words = self.tr("Versie {number}, {day}")
            chip = self.versions.add(
                one.id, words.format(number=one.number, day=f"{one.written_on:%d/%m}")
            )
            chip.show()
        self.versions.set_values(plan.id)
        self.versions.setVisible(len(plans) > 1)
        self.versions.updateGeometry()

    @Slot(object)
    def _on_version(self, chosen: tuple[object, ...]) -> None:
        self._chosen = next(iter(chosen), None)
        self._show()

    @Slot(object)
    def _on_saved(self, form: PlanForm) -> None:
        problem = self.plans.write(self.form.began, form)
        if problem:
            self.form.refuse(problem)
            return
        self._chosen = None
        self.form.close_form()
        self._show()
        self.print_button.setFocus()

    @Slot()
    def _on_cancelled(self) -> None:
        self.form.close_form()
        self._show()
        self.take_keyboard()

    @Slot()
    @override
    def print_shown(self) -> None:
        """Show the version that is on screen on paper; nothing when there is none."""
        if self._shown is not None:
            self.plans.print(self._shown)

    @Slot()
    def _on_bin(self) -> None:
        if self._shown is not None:
            self.plans.throw_away(self._shown)

    @Slot()
    def _on_sign(self) -> None:
        """Let the company sign; of a joint trajectory it is asked which one."""
        running = () if self.model.view is None else self.model.view.running
        if len(running) == 1:
            self._open_pad(running[0])
        elif running:
            button = self.signatures.sign_button
            self.sign_menu(running).popup(button.mapToGlobal(button.rect().bottomLeft()))

    def sign_menu(self, members: tuple[MemberView, ...]) -> Menu:
        """Return the companies that may sign."""
        menu = Menu(parent=self)
        for one in members:
            menu.addAction(literal(one.name)).triggered.connect(partial(self._open_pad, one))
        return menu

    def _open_pad(self, member: MemberView, *_checked: object) -> None:
        plan, view = self._shown, self.model.view
        if plan is None or view is None:
            return
        self._signing = Signing(plan, Signer(""), member.id)
        if self.dialog is None:
            privacy = self.tr("Je handtekening staat alleen onder dit actieplan.")
            self.dialog = SignatureDialog(self.window(), self.kept, privacy)
            self.destroyed.connect(self.dialog.deleteLater)
            self.dialog.signed.connect(self._on_signed)
            self.dialog.paper_requested.connect(self.print_shown)
        about = self.tr("Akkoord met versie {number} van het actieplan: {title}.")
        about = about.format(number=plan.number, title=view.title)
        self.dialog.ask(about, list(self.plans.signers.get(member.id, ())))

    @Slot(object)
    def _on_signed(self, given: Signed) -> None:
        if self._signing is None or self._is_signing:
            return
        signing = Signing(self._signing.plan, given.signer, self._signing.member_id)
        self._is_signing = True
        job = self.plans.sign(signing, given.pad.strokes)
        job.succeeded.connect(self._on_kept)
        job.failed.connect(self._on_failed)
        job.finished.connect(self._on_signing_ended)

    @Slot()
    def _on_signing_ended(self) -> None:
        self._is_signing = False

    @Slot(object)
    def _on_kept(self, step: Step) -> None:
        if self.dialog is not None:
            self.dialog.close_box()
        self.signatures.sign_button.setFocus()
        self.model.did(step)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if self.dialog is not None and isinstance(error, UserError):
            self.dialog.show_error(error)
        else:
            self.desk.failed.emit(error)
