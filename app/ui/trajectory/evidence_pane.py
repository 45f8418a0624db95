"""The pane of a criterion of a company: what is evidence, what may be, what was said of it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from app.core.errors import UserError
from app.domain.criteria import Judged
from app.services.evidence.pieces import EvidenceView, Offer
from app.services.files.attachments import Given, PlaceOf
from app.services.trajectories.views import MemberView
from app.ui.case_words import code_text
from app.ui.desk import Desk
from app.ui.evidence_words import lowered, subject_words
from app.ui.messages import message_for
from app.ui.pasting import Give
from app.ui.photo_place import PhotoPlaceHint, is_about_place
from app.ui.place import Place
from app.ui.scan.view_model import begin_scan
from app.ui.trajectory.criteria_model import CriteriaModel
from app.ui.trajectory.criteria_table import Spot
from app.ui.trajectory.criteria_words import evidence_text, may_add
from app.ui.trajectory.evidence_line import EvidenceLine, icon_of
from app.ui.trajectory.spot_text import SpotText
from app.ui.widgets.buttons import Button
from app.ui.widgets.drop_zone import DropZone
from app.ui.widgets.fields import NoteLine
from app.ui.widgets.file_dialog import FileDialog
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.labels import Label, SectionHeader, muted, strong
from app.ui.widgets.pane_parts import Bullet, Lines, Section

FIRST_OFFERS: Final = 6


class EvidencePane(QWidget):
    """`open_requested` carries the piece of evidence that somebody wants to see."""

    open_requested = Signal(object)  # EvidenceView

    def __init__(self, desk: Desk, model: CriteriaModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._model = desk, model
        self._spot: Spot | None = None
        self._offers: tuple[Offer, ...] = ()
        self._shows_all = False
        self.drop = DropZone()
        self.choose_button = Button(self.tr("Kies bestand"))
        self.take_button = Button(self.tr("Neem uit dossier"), "quiet")
        self.scan_button = Button("")  # a measurement that is not there yet
        self.note, self._busy = NoteLine(), muted(self.tr("Bezig met toevoegen…"))
        self._hints = QVBoxLayout()
        self.given, self.offers = Lines(), Lines()
        self.given_head = SectionHeader(self.tr("Bewijs"))
        self.offers_head = SectionHeader(self.tr("In het dossier"))
        self.none = muted(wrap=True)
        self.all_button = Button("", "link", flush=True)
        self._points = Lines(4)
        self._remarks = Lines(8)
        kept = model.trajectory.allowed_texts(model.trajectory.id, self)
        self.remark = SpotText(
            self.tr("Nieuwe opmerking"), self.tr("Wat ziet de coach hier?"), "remark", kept
        )
        self.remark_button = Button(self.tr("Bewaar opmerking"))
        self._lay_out()
        self._connect()

    def show_spot(self, spot: Spot, member: MemberView, judged: Judged) -> None:
        """Show a criterion of a company."""
        if spot != self._spot:
            self._spot, self._offers, self._shows_all = spot, (), False
            self.note.show_note("error", "")
            self._model.ask_offers(spot)
        self._judged, self._member = judged, member
        view = self._model.view
        may = view is not None and may_add(view, member)
        takes = _file_kinds(judged)
        self._top.setVisible(may)
        self.drop.setVisible(bool(takes))
        self.choose_button.setVisible(bool(takes))
        is_photo = any(kind.startswith("attachment:image") for kind in takes)
        self.drop.show_words(
            "image-plus-outline" if is_photo else "file-plus-outline",
            self.tr("Sleep foto's hierheen") if is_photo else self.tr("Sleep bestanden hierheen"),
            self._sorts(takes),
        )
        moment = _moment(judged)
        self.scan_button.setVisible(bool(moment) and member.has_file and not judged.have)
        if moment:
            words = self.tr("Start de {moment}").format(moment=lowered(code_text("moment", moment)))
            self.scan_button.setText(words)
        self._show_given(member, judged, may=may)
        self._show_points(judged)
        self._show_offers()
        self._show_remarks(member, judged)

    @Slot(object, object)
    def show_offers(self, spot: Spot, found: tuple[Offer, ...]) -> None:
        """Show what may be evidence for the cell, once it was read."""
        if spot == self._spot:
            self._offers = found
            self._show_offers()

    @Slot()
    def choose(self) -> None:
        """Ask for files; where none serve, go to what stands in the files."""
        if self.choose_button.isHidden():
            self.take()
            return
        dialog = FileDialog(self, self.tr("Kies bestanden"))
        dialog.setFileMode(FileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self.attach)
        dialog.open()

    @Slot()
    def take(self) -> None:
        """Go to the first record that may be evidence."""
        if self.offers.shown:
            self.offers.shown[0].setFocus()

    def take_keyboard(self) -> None:
        """Put the keyboard where evidence is added."""
        if self._top.isHidden():
            (self.given.shown[0] if self.given.shown else self.remark.line).setFocus()
        else:
            buttons = (self.choose_button, self.scan_button, self.take_button)
            next(one for one in buttons if not one.isHidden()).setFocus()

    @Slot(object)
    def attach(self, paths: Sequence[str]) -> None:
        """Attach files as evidence, all or none."""
        files: list[Given] = [Path(path) for path in paths]
        if files and self._spot is not None:
            self._attach(self._spot, lambda: files)

    def _attach(self, spot: Spot, give: Give, place: PlaceOf = "ask") -> None:
        self.note.show_note("error", "")
        self._busy.show()
        job = self._model.attach(spot, give, place)
        job.failed.connect(partial(self._on_failed, spot, give))
        job.finished.connect(self._busy.hide)

    def _on_failed(self, spot: Spot, give: Give, error: Exception) -> None:
        if not is_about_place(error) or not isValid(self):
            self._desk.failed.emit(error)
            return
        hint = PhotoPlaceHint(error, self)
        hint.answered.connect(partial(self._attach, spot, give))
        self._hints.addWidget(hint)
        hint.show()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._top = QWidget()
        top = QVBoxLayout(self._top)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(10)
        top.addWidget(self.drop)
        row = FlowLayout(gap=4)  # large letters put one on a line of its own
        for button in (self.choose_button, self.scan_button, self.take_button):
            row.addWidget(button)
        top.addLayout(row)
        top.addLayout(self._hints)
        top.addWidget(self._busy)
        top.addWidget(self.note)
        self._busy.hide()
        self._given_part = Section(self.given_head, self.given)
        self._points_part = Section(strong(self.tr("Wat telt als bewijs")), self._points)
        self._offers_part = Section(self.offers_head, self.offers, self.all_button, self.none)
        adding = QWidget()
        self._adding = adding
        add_column = QVBoxLayout(adding)
        add_column.setContentsMargins(0, 4, 0, 0)
        add_column.setSpacing(8)
        add_column.addWidget(self.remark)
        add_column.addWidget(self.remark_button, 0, Qt.AlignmentFlag.AlignLeft)
        head = strong(self.tr("Opmerking van de promotor"))
        self._remarks_part = Section(head, self._remarks, adding)
        for part in (
            self._top,
            self._given_part,
            self._points_part,
            self._offers_part,
            self._remarks_part,
        ):
            column.addWidget(part)

    def _connect(self) -> None:
        self.drop.clicked.connect(self.choose)
        self.drop.dropped.connect(self.attach)
        self.choose_button.clicked.connect(self.choose)
        self.take_button.clicked.connect(self.take)
        self.scan_button.clicked.connect(self._on_scan)
        self.all_button.clicked.connect(self._on_all)
        self.remark_button.clicked.connect(self._on_remark)
        self.remark.entered.connect(self._on_remark)
        self._model.offered.connect(self.show_offers)

    def _sorts(self, takes: tuple[str, ...]) -> str:
        if "attachment" in takes:
            return self.tr("elk soort bestand, tot 50 MB")
        words = [self.tr("jpg, png, heic")] if "attachment:image" in takes else []
        words += ["pdf"] if "attachment:application/pdf" in takes else []
        return self.tr("{sorts}, tot 50 MB").format(sorts=self.tr(" of ").join(words))

    def _show_given(self, member: MemberView, judged: Judged, *, may: bool) -> None:
        code = judged.criterion.code
        given = [one for one in member.evidence if one.criterion == code]
        lines: list[QWidget] = []
        for one in given:
            lines.append(line := self._given_line(one, may=may))
            line.clicked.connect(partial(self.open_requested.emit, one))
            line.removed.connect(partial(self._take_off, one))
        self.given.show_lines(lines)
        count = f"{judged.have}/{judged.criterion.needed}" if judged.criterion.needed > 1 else ""
        self.given_head.set_count(count)
        self._given_part.setVisible(bool(given))

    def _given_line(self, one: EvidenceView, *, may: bool) -> EvidenceLine:
        remark = "" if one.is_standing else self.tr("Telt niet: staat in de prullenbak")
        if not one.is_standing and one.kind == "scan":
            remark = self.tr("Telt niet: heropend of in de prullenbak")
        return EvidenceLine(
            icon_of(one.kind, one.sort),
            evidence_text(one, self._model.board),
            one.dated,
            remark=remark,
            can_remove=may,
        )

    def _show_points(self, judged: Judged) -> None:
        view = self._model.view
        entries = () if view is None else view.checklist.criteria
        found = next((one for one in entries if one.code == judged.criterion.code), None)
        points = () if found is None else found.explanation
        self._points.show_lines([Bullet(point) for point in points])
        self._points_part.setVisible(bool(points))

    def _show_offers(self) -> None:
        may = not self._top.isHidden()
        free = [one for one in self._offers if not one.is_given]
        shown = free if self._shows_all else free[:FIRST_OFFERS]
        lines: list[QWidget] = []
        for one in shown:
            name = subject_words(one.kind, one.label, one.sort)
            line = EvidenceLine(icon_of(one.kind, one.sort), name, one.dated)
            line.setToolTip(self.tr("Neem {name} als bewijs").format(name=name))
            line.clicked.connect(partial(self._add, one))
            line.setEnabled(may)
            lines.append(line)
        self.offers.show_lines(lines)
        self.offers_head.set_count(str(len(free)) if free else "")
        self.all_button.setText(self.tr("Toon alle {n}").format(n=len(free)))
        self.all_button.setVisible(len(free) > len(shown))
        has_file = self._member.has_file
        self.none.setText(
            self.tr("Niets wat hier kan tellen.")
            if has_file
            else self.tr("Het dossier van deze onderneming staat niet op deze laptop.")
        )
        self.none.setVisible(not free)
        self.take_button.setEnabled(bool(free))
        self._offers_part.setVisible(may)

    def _show_remarks(self, member: MemberView, judged: Judged) -> None:
        view, code = self._model.view, judged.criterion.code
        names = {} if view is None else view.names
        lines: list[QWidget] = []
        for one in member.remarks:
            if one.criterion == code:
                box = QWidget()
                column = QVBoxLayout(box)
                column.setContentsMargins(0, 0, 0, 0)
                column.setSpacing(2)
                column.addWidget(muted(one.text, wrap=True))
                who = names.get(one.person_id, "–")
                said = f"{who}, {one.written_on:%d/%m/%Y}"
                column.addWidget(Label(said, "small", tone="muted", wrap=True))
                lines.append(box)
        self._remarks.show_lines(lines)
        self.remark.show_at(f"{member.id.hex} {code}")
        self._adding.setVisible(self._model.is_promotor)
        self._remarks_part.setVisible(bool(lines) or self._model.is_promotor)

    def _add(self, one: Offer) -> None:
        if self._spot is not None:
            self.note.show_note("error", self._model.add(self._spot, [one]))

    def _take_off(self, one: EvidenceView) -> None:
        self.note.show_note("error", self._model.take_off(one))

    @Slot()
    def _on_all(self) -> None:
        self._shows_all = True
        self._show_offers()
        self.take()

    @Slot()
    def _on_scan(self) -> None:
        try:
            scan = begin_scan(
                self._desk,
                self._member.enterprise_id,
                _moment(self._judged),
                self._model.trajectory.id,
            )
        except UserError as error:
            self.note.show_note("error", message_for(error).whole)
        else:
            self._desk.go_requested.emit(Place("scan", record=scan))

    @Slot()
    def _on_remark(self) -> None:
        if self._spot is None or not self.remark.text():
            return
        problem = self._model.remark(self._spot, self.remark.text())
        if problem:
            self.remark.refuse(problem)
        else:
            self.remark.clear()


def _file_kinds(judged: Judged) -> tuple[str, ...]:
    """Return the kinds of files that serve a criterion."""
    return tuple(
        kind for kind in judged.criterion.evidence if kind.partition(":")[0] == "attachment"
    )


def _moment(judged: Judged) -> str:
    """Return which measurement serves a criterion; empty when none does."""
    found = (kind.partition(":") for kind in judged.criterion.evidence)
    return next((moment for kind, _, moment in found if kind == "scan" and moment), "")
