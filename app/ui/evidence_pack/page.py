"""S16 Bewijs: every dossier of a period in one pack, or what is missing and who mends it."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.core.errors import UserError
from app.core.progress import Silent
from app.domain.presets import Preset
from app.services.packs.wish import MOST_INSIDE, PackWish
from app.ui.desk import Desk, DocumentRequest
from app.ui.evidence_pack.asking import Asker
from app.ui.evidence_pack.check_dialog import CheckDialog
from app.ui.evidence_pack.closing import CloseDialog
from app.ui.evidence_pack.done_card import PackCards
from app.ui.evidence_pack.filters import PackFilters
from app.ui.evidence_pack.foot import PackFoot
from app.ui.evidence_pack.lists import PackLists
from app.ui.evidence_pack.rights import rights_of, why_no_closing, why_no_seal
from app.ui.evidence_pack.service import Choices, Gap, PeriodState, Whole
from app.ui.evidence_pack.sheets import SheetExport
from app.ui.evidence_pack.side import PackSide
from app.ui.evidence_pack.states import PackStates
from app.ui.evidence_pack.target import TargetChoice
from app.ui.evidence_pack.view_model import Done, Listing, PackModel
from app.ui.evidence_pack.words import PackWords
from app.ui.keys import key
from app.ui.messages import message_for
from app.ui.page import PageInTurns
from app.ui.place import Crumb, Place
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Divider, muted, title
from app.ui.widgets.menus import Menu
from app.ui.widgets.panes import Panel

CTRL = Qt.KeyboardModifier.ControlModifier


class EvidencePage(PageInTurns):
    """
    Filters, lists and the pane beside them; the foot makes the pack.

    The unit of its place is `make` or `check` for who comes to do just that.
    """

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, parent)
        self.words = PackWords(self)
        self.rights = rights_of(desk.me)
        self.model = PackModel(desk, self.words, self)
        self.begin_building(self._build())

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb(self.tr("Bewijs")),)

    @override
    def enter(self) -> None:
        if self.is_built:
            self.model.show(self.wish())  # the kind of PDF may be another by now
            self._take_keyboard()
        else:
            self.setFocus()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(320, 320)

    def _build(self) -> Iterator[None]:
        self._ground = Panel("surface", parent=self)
        self._ground.column.setSpacing(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._ground)
        self.filters = PackFilters(self.words)
        self.check_button = Button(self.tr("Controleer pakket"), "quiet", "shield-check-outline")
        self.more_button = Button(self.tr("Meer"), "icon", "dots-horizontal", icon_size=18)
        yield
        self.lists = PackLists(self.words)
        yield
        self.side = PackSide(self.words)
        self.foot = PackFoot(self.words)
        self.states = PackStates(self.lists)
        self.cards = PackCards(self.words)
        yield
        self.target = TargetChoice(self, self.words, self.more_button)
        self.sheets = SheetExport(self.desk, self)
        self.asker = Asker(self.desk, self.model, self.words, self)
        self._lay_out()
        self._connect()
        self._fit_rights()
        self.model.begin()
        self.model.show(self.wish())
        if self.window().focusWidget() is self:
            self._take_keyboard()

    def wish(self) -> PackWish:
        """Return the pack that is meant now."""
        period = self.filters.period()
        partners = self.filters.partners()
        is_for_partner = self.side.preset() == Preset.PARTNER and partners is None
        if self.rights.is_of_partner or is_for_partner:  # never those of all
            partners = frozenset({self.desk.me.partner_id})
        return PackWish(
            first=period.first,
            last=period.last,
            preset=self.side.preset(),
            partners=partners,
            trajectories=self.filters.trajectories(),
            is_sealed=self.side.seal.isChecked(),
            with_files=self.side.files.isChecked(),
            incomplete_apart=self.side.apart.isChecked(),
            hides_contacts=self.side.hide_contacts.isChecked(),
            flavour=self.desk.settings.pack_flavour,
            shape=self.target.shape,
        )

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        filters = QHBoxLayout()
        filters.setContentsMargins(24, 12, 20, 14)
        filters.addWidget(self.filters)
        column.addLayout(filters)
        column.addWidget(self.cards)
        column.addWidget(self.states, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(page, 1)
        row.addWidget(Divider(Qt.Orientation.Vertical))
        row.addWidget(self.side)
        self._ground.column.addLayout(row, 1)
        self._ground.column.addWidget(self.foot)

    def _head(self) -> QHBoxLayout:
        self.as_of = muted()
        row = QHBoxLayout()
        row.setContentsMargins(24, 16, 12, 0)
        row.setSpacing(12)
        row.addWidget(title(self.tr("Bewijspakket")))
        row.addWidget(self.as_of, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self.check_button)
        row.addWidget(self.more_button)
        return row

    def _connect(self) -> None:
        model, lists, side, foot = self.model, self.lists, self.side, self.foot
        model.choices_read.connect(self._on_choices)
        model.listed.connect(self._on_listed)
        model.stated.connect(self._on_stated)
        model.covered.connect(self._on_covered)
        model.broken.connect(self._on_broken)
        model.made.connect(self._on_made)
        model.refused.connect(self._on_refused)
        model.progressed.connect(self._on_progress)
        model.busy_changed.connect(self._on_busy)
        self.filters.changed.connect(self._on_wish)
        side.chosen.connect(self._on_wish)
        self.target.changed.connect(self._on_wish)
        self.target.chosen.connect(self._on_target)
        self.target.opened.connect(self._on_menu)
        side.close_requested.connect(self._on_close_period)
        side.zip_requested.connect(self.target.take_zip)
        side.periods_requested.connect(self._open_periods)
        lists.gaps.gap_opened.connect(self._open_gap)
        lists.gaps.gap_asked.connect(self.asker.ask)
        lists.all_asked.connect(self._ask_all)
        lists.wholes.whole_opened.connect(self._open_whole)
        self.states.again_requested.connect(model.refresh)
        self.states.trajectories_requested.connect(self._open_trajectories)
        foot.look_button.clicked.connect(self.show_preview)
        foot.make_button.clicked.connect(self.begin_pack)
        foot.stop_requested.connect(model.stop)
        self.check_button.clicked.connect(self.check_pack)
        self.cards.check_requested.connect(self._check_made)
        self.cards.closed.connect(self._take_keyboard)
        self.take_keys(
            {
                key(Qt.Key.Key_P, CTRL): self._on_print,
                key(Qt.Key.Key_G): self._on_gap_key,
                key(Qt.Key.Key_F, CTRL): self.filters.span.setFocus,
                key(Qt.Key.Key_F5): model.refresh,
            },
        )

    def _fit_rights(self) -> None:
        """Hide what is never allowed, and say of the rest why it is not."""
        self.foot.make_button.setVisible(self.rights.may_make)
        self.side.period_part.setVisible(self.rights.sees_closing)
        self.filters.is_of_partner = self.rights.is_of_partner
        if not self.rights.may_seal:
            self.side.allow_sealing(why_no_seal())

    def _do_asked(self) -> None:
        """Begin what one came for, once all is read that it needs."""
        unit, self.place = self.place.unit, replace(self.place, unit="")
        if unit == "check":
            self.check_pack()
        elif unit == "make":
            self._on_print()

    @Slot()
    def _take_keyboard(self) -> None:
        if self.states.currentWidget() is self.states.waiting:
            self.setFocus()
        elif self.states.currentWidget() is self.lists:
            self.lists.take_keyboard()
        else:
            (self.states.first_button() or self.filters.span).setFocus()

    @Slot(object)
    def _on_choices(self, choices: Choices) -> None:
        self.filters.show_choices(choices)

    @Slot()
    def _on_wish(self) -> None:
        self.side.show_flavour(self.desk.settings.pack_flavour)
        self.model.show(self.wish())

    @Slot(object)
    def _on_listed(self, listing: Listing) -> None:
        survey, period = listing.survey, self.filters.period()
        had_focus = self.window().focusWidget() in {self, None, self.states.again_button}
        at = clock.local(survey.at)
        self.as_of.setText(self.tr("Stand van {time}").format(time=f"{at:%H:%M}"))
        self.lists.show_survey(survey, period)
        self.states.show_read(self.words.running(survey.running), has_some=bool(survey.total))
        self.side.show_survey(survey if survey.total else None)
        self.side.show_flavour(listing.wish.flavour)
        is_too_much = listing.wish.shape == "pdf" and survey.size > MOST_INSIDE
        self.side.show_too_much(MOST_INSIDE if is_too_much else 0)
        if not survey.total:
            self.side.thumbnail.show_page(None)
        apart = listing.wish.incomplete_apart
        self.foot.show_missing(survey.incomplete, survey.total, are_inside=apart)
        is_free = bool(survey.total) and not self.model.is_busy
        self.foot.look_button.setEnabled(is_free)
        self.foot.make_button.setEnabled(is_free)
        if had_focus or not self.isAncestorOf(self.window().focusWidget() or self):
            self._take_keyboard()
        self._do_asked()

    @Slot(object)
    def _on_menu(self, menu: Menu) -> None:
        if self.rights.may_make:
            self.sheets.add_to(menu, self.wish())

    @Slot(object)
    def _on_stated(self, state: PeriodState) -> None:
        listing = self.model.listing
        undecided = 0 if listing is None else listing.survey.incomplete
        self.side.show_state(state, self.filters.period(), undecided)
        self.side.allow_closing(self._why_open(state))

    def _why_open(self, state: PeriodState) -> str:
        """Return why the period cannot be closed now; empty: it can."""
        if not self.rights.may_close:
            return why_no_closing()
        if state.closed is None and state.pack_id is None and state.has_part:
            return self.tr(
                "Het pakket van deze periode is gemaakt zonder bestanden of zonder namen van "
                "contacten. Maak het met alles erin om af te sluiten."
            )
        if state.closed is None and state.pack_id is None:
            return self.tr("Maak eerst het pakket van deze periode.")
        return ""

    @Slot(object)
    def _on_covered(self, image: QImage) -> None:
        self.side.thumbnail.show_page(image)

    @Slot()
    def _on_broken(self) -> None:
        self.states.setCurrentWidget(self.states.broken)
        self._take_keyboard()

    @Slot()
    def _on_busy(self) -> None:
        self.foot.show_busy(on=self.model.is_busy)

    @Slot(object, object)
    def _on_progress(self, done: int, total: int) -> None:
        """Tell of dossiers: what is drawn around them is a step too."""
        dossiers = max(1, total - 1)
        self.foot.show_progress(min(done, dossiers), dossiers)

    @Slot(object)
    def _on_made(self, done: Done) -> None:
        self.cards.show_made(done)

    @Slot(object)
    def _on_refused(self, error: UserError) -> None:
        self.cards.show_refused(message_for(error))

    @Slot()
    def _on_print(self) -> None:
        """Ctrl+P: make the pack; who may only look gets to see it."""
        if self.rights.may_make:
            self.begin_pack()
        else:
            self.show_preview()

    @Slot()
    def begin_pack(self) -> None:
        """Ask where the pack goes."""
        listing = self.model.listing
        if listing is not None and listing.survey.total and not self.model.is_busy:
            self.cards.clear()
            self.target.ask(self.filters.period(), listing.survey.name)

    @Slot(object)
    def _on_target(self, path: object) -> None:
        self.model.make(self.wish(), path)  # type: ignore[arg-type]  # of the signal: a Path

    @Slot()
    def show_preview(self) -> None:
        """Show the whole pack as it would be, without a seal."""
        listing = self.model.listing
        if listing is None or not listing.survey.total:
            return
        wish = replace(self.wish(), shape="pdf", is_sealed=False)
        name = self.words.file_name(self.filters.period())
        make = partial(self.model.service.preview, wish, Silent())
        words = self.tr("Voorbeeld van het bewijspakket")
        self.desk.document_requested.emit(DocumentRequest(words, f"{name}.pdf", make))

    @Slot()
    def check_pack(self) -> CheckDialog:
        """Open the window that judges a pack."""
        dialog = CheckDialog(self.desk, self)
        dialog.open()
        return dialog

    @Slot(object)
    def _check_made(self, path: object) -> None:
        self.check_pack().check(path)  # type: ignore[arg-type]  # of the signal: a Path

    @Slot()
    def _on_gap_key(self) -> None:
        """G: go to the list of gaps; from a gap, to where it can be mended."""
        gap = self.lists.gaps.gap()
        if gap is not None and self.lists.gaps.hasFocus():
            self._open_gap(gap)
        elif self.states.currentWidget() is self.lists and self.lists.gaps.rows.rowCount():
            self.lists.gaps.take_keyboard()

    @Slot(object)
    def _open_gap(self, gap: Gap) -> None:
        if gap.kind == "unsynced" and not gap.absent_files:
            self.desk.go_requested.emit(Place("sync"))
            return
        unit = f"criteria/{gap.member_id.hex}/{gap.criterion}" if gap.criterion else "criteria"
        self.desk.go_requested.emit(Place("trajectory", record=gap.trajectory_id, unit=unit))

    @Slot(object)
    def _open_whole(self, whole: Whole) -> None:
        self.desk.go_requested.emit(Place("trajectory", record=whole.trajectory_id))

    @Slot()
    def _open_trajectories(self) -> None:
        self.desk.go_requested.emit(Place("trajectories"))

    @Slot()
    def _open_periods(self) -> None:
        self.desk.go_requested.emit(Place("settings", text=self.tr("Afgesloten periodes")))

    @Slot()
    def _ask_all(self) -> None:
        listing = self.model.listing
        if listing is not None:
            self.asker.ask_all(listing.survey, self.words.period(self.filters.period()))

    @Slot()
    def _on_close_period(self) -> None:
        period = self.words.period(self.filters.period())
        dialog = CloseDialog(period, self)
        done = self.tr("Periode {period} is afgesloten").format(period=period)
        dialog.agreed.connect(partial(self.model.close_period, done))
        dialog.open()
