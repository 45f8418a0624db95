"""The matrix of criteria and companies, as a table that any view can show."""

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from app.services.counting.criteria_board import CriteriaBoard
from app.services.trajectories.views import MemberView, TrajectoryView
from app.ui.trajectory.criteria_words import Face, count_face, criterion_face

Index = QModelIndex | QPersistentModelIndex
ROOT: Final = QModelIndex()
FACE_ROLE: Final = Qt.ItemDataRole.UserRole + 40
HEAD_ROLE: Final = Qt.ItemDataRole.UserRole + 41
COUNT: Final = ""  # stands where the code of a criterion would: the last row
_ROLE = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell: a company and a criterion, or the decision that the company counts."""

    member_id: UUID
    criterion: str


@dataclass(frozen=True, slots=True)
class CompanyHead:
    """What stands above a column."""

    name: str
    about: str  # town and coach
    met: int
    of: int
    progress: str

    @property
    def spoken(self) -> str:
        """All of it, as a screen reader says it."""
        return ", ".join(part for part in (self.name, self.about, self.progress) if part)


@dataclass(frozen=True, slots=True)
class CriterionHead:
    """What stands before a row."""

    name: str
    hint: str


class CriteriaTable(QAbstractTableModel):
    """A row for each criterion and one for the decision, a column for each company."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._view: TrajectoryView | None = None
        self._board = CriteriaBoard()

    def show_view(self, view: TrajectoryView, board: CriteriaBoard) -> None:
        """Show a trajectory; of the same rows and columns only the words become others."""
        is_same = self._view is not None and _shape(self._view) == _shape(view)
        if not is_same:
            self.beginResetModel()
        self._view, self._board = view, board
        if not is_same:
            self.endResetModel()
            return
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def spot(self, index: Index) -> Spot | None:
        """Return what a cell is about."""
        if self._view is None or not index.isValid():
            return None
        return Spot(self._view.members[index.column()].id, self._code(index.row()))

    def index_of(self, spot: Spot) -> QModelIndex:
        """Return the cell of a company and a criterion; an invalid one when it is not there."""
        view = self._view
        if view is None:
            return ROOT
        members = [one.id for one in view.members]
        codes = [self._code(row) for row in range(self.rowCount())]
        if spot.member_id not in members or spot.criterion not in codes:
            return ROOT
        return self.index(codes.index(spot.criterion), members.index(spot.member_id))

    @property
    def decision_row(self) -> int:
        """The row of the decisions: the last one."""
        return self.rowCount() - 1

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        if parent.isValid() or self._view is None:
            return 0
        return len(self._view.checklist.criteria) + 1

    @override
    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() or self._view is None else len(self._view.members)

    @override
    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        if not index.isValid() or self._view is None:
            return None
        face = self._face(self._view, index)
        if role == FACE_ROLE:
            return face
        if role in {_ROLE.DisplayRole, _ROLE.ToolTipRole}:
            return face.spoken
        if role == _ROLE.AccessibleTextRole:
            company = self._view.members[index.column()].name
            return f"{self._criterion_head(index.row()).name}, {company}: {face.spoken}"
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> Any:
        if self._view is None or section < 0:
            return None
        head: CompanyHead | CriterionHead
        if orientation is Qt.Orientation.Horizontal:
            head = self._company_head(self._view.members[section])
            spoken = head.spoken
        else:
            head = self._criterion_head(section)
            spoken = ", ".join(part for part in (head.name, head.hint) if part)
        said = {HEAD_ROLE: head, _ROLE.DisplayRole: spoken, _ROLE.ToolTipRole: spoken}
        return said.get(role)

    def _face(self, view: TrajectoryView, index: Index) -> Face:
        member = view.members[index.column()]
        if index.row() == self.decision_row:
            return count_face(view, member, self._board)
        return criterion_face(
            view, member, member.standing.progress.lines[index.row()], self._board
        )

    def _code(self, row: int) -> str:
        if self._view is None or row == self.decision_row:
            return COUNT
        return self._view.checklist.criteria[row].code

    def _company_head(self, member: MemberView) -> CompanyHead:
        its, progress = self._board.company(member.id), member.standing.progress
        coach = self.tr("coach {name}").format(name=its.coach) if its.coach else ""
        left = self.tr("uitgestapt") if member.left_on is not None else ""
        about = ", ".join(part for part in (its.town, coach, left) if part)
        words = self.tr("{met} van {of}").format(met=progress.met, of=progress.of)
        return CompanyHead(member.name, about, progress.met, progress.of, words)

    def _criterion_head(self, row: int) -> CriterionHead:
        if self._view is None or row == self.decision_row:
            hint = self.tr("Een tweede persoon bevestigt. Een onderneming telt één keer.")
            return CriterionHead(self.tr("Telt mee"), hint)
        criterion = self._view.checklist.criteria[row]
        hint = criterion.hint
        if not criterion.required:
            hint = ", ".join(part for part in (hint, self.tr("niet verplicht")) if part)
        return CriterionHead(criterion.name, hint)


def _shape(view: TrajectoryView) -> tuple[tuple[UUID, ...], tuple[str, ...]]:
    return (
        tuple(one.id for one in view.members),
        tuple(one.code for one in view.checklist.criteria),
    )
