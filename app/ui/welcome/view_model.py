"""Makes the profile and the recovery sheet of the first run, in jobs."""

from collections.abc import Callable, Mapping
from datetime import date
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from app.core import clock
from app.core.errors import UserError
from app.core.progress import Progress
from app.services.profiles.known import Profile
from app.services.profiles.recovery import new_recovery_code, recovery_pdf
from app.ui.welcome.team_step import Team
from app.ui.work.job import Job, JobRunner

if TYPE_CHECKING:
    from app.services.profiles.account import Created
    from app.storage.store import Store


class WelcomeModel(QObject):
    """
    Makes one profile, and fills it when it is for practising.

    `opened` hands over the store and its profile. `stopped` comes when a profile was made but not
    all made-up companies are in it: `resume` or `open_as_it_is` go on. `refused` carries a
    UserError, `broke` any other exception. Nothing of a profile stays when making it fails.
    """

    opened = Signal(object, object)  # Store, Profile
    stopped = Signal()
    refused = Signal(object)
    broke = Signal(object)
    loading = Signal(object)  # the job that loads the made-up companies
    ended = Signal()  # a job of `begin` or `resume` has ended
    sheet_made = Signal(object)  # bytes of the PDF

    def __init__(self, folder: Path, runner: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self.folder = folder
        self.code = new_recovery_code()
        self._runner = runner
        self._made: tuple[Store, Profile] | None = None
        self._making: Job | None = None
        self._loading: Job | None = None
        self._is_loaded = False
        self._kind = ""  # of the team
        self._is_leaving = False

    def load_ahead(self) -> None:
        """Load what is slow to load and needed soon, while the user reads the first step."""
        self._runner.start(_load_modules, database=False)

    @property
    def is_busy(self) -> bool:
        """Whether a job runs."""
        return self._making is not None or self._loading is not None

    @property
    def is_invited(self) -> bool:
        """Whether the profile is that of somebody who was invited."""
        return self._kind == "invited"

    @property
    def has_profile(self) -> bool:
        """Whether the profile is there, so that its choices are fixed."""
        return self._made is not None

    def begin(self, team: Team, passphrase: str) -> None:
        """Make the profile, fill it when practising, and open it."""
        if self.is_busy or self._made is not None:
            return
        folder, code, self._kind = self.folder, self.code, team.kind

        def work(progress: Progress) -> "Created":
            del progress  # it is short, and all or nothing
            return create(folder, team, passphrase, code)

        self._making = self._runner.start(work)
        self._making.succeeded.connect(self._on_made)
        self._making.failed.connect(self._on_failed)
        self._making.finished.connect(self._on_making_ended)

    @Slot()
    def resume(self) -> None:
        """Load what is not there yet: the made-up companies, or the files of the team."""
        if self.is_busy or self._made is None:
            return
        store, today, fill = self._made[0], clock.today(), FILLS[self._kind]

        self._is_loaded = False
        self._loading = self._runner.start(lambda progress: fill(store, today, progress))
        self._loading.succeeded.connect(self._on_loaded)
        self._loading.failed.connect(self._on_failed)
        self._loading.finished.connect(self._on_loading_ended)
        self.loading.emit(self._loading)

    @Slot()
    def stop(self) -> None:
        """Stop loading; what is loaded stays."""
        if self._loading is not None:
            self._loading.cancel()

    @Slot()
    def open_as_it_is(self) -> None:
        """Open the profile with the companies that are in it."""
        if self._made is not None and not self.is_busy:
            made, self._made = self._made, None
            self.opened.emit(*made)

    def leave(self) -> bool:
        """Close a profile that nobody took; False while a job still has it: ask after `ended`."""
        self._is_leaving = True
        self.stop()
        if self.is_busy:
            return False
        if self._made is not None:
            self._made[0].close()
            self._made = None
        return True

    def make_sheet(self, team: Team) -> None:
        """Make the recovery sheet as a PDF; its bytes come with `sheet_made`."""
        sheet, code = team.sheet, self.code

        def work(progress: Progress) -> bytes:
            del progress
            return recovery_pdf(sheet, code)

        job = self._runner.start(work, database=False)
        job.succeeded.connect(self.sheet_made)
        job.failed.connect(self._on_failed)

    @Slot(object)
    def _on_made(self, created: "Created") -> None:
        self._made = (created.store, created.profile)

    @Slot()
    def _on_making_ended(self) -> None:
        self._making = None
        goes_on = self._made is not None and not self._is_leaving
        if goes_on and self._kind in FILLS:
            self.resume()
        self.ended.emit()
        if goes_on and self._kind not in FILLS:
            self.open_as_it_is()

    @Slot()
    def _on_loaded(self) -> None:
        self._is_loaded = True

    @Slot()
    def _on_loading_ended(self) -> None:
        self._loading = None
        self.ended.emit()
        if self._is_leaving:
            return
        if self._is_loaded:
            self.open_as_it_is()
        else:
            self.stopped.emit()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        (self.refused if isinstance(error, UserError) else self.broke).emit(error)


def create(folder: Path, team: Team, passphrase: str, code: str) -> "Created":
    """
    Make the profile of a team.

    Raises:
        UserError: those of `account.create_profile`.
    """
    from app.services.profiles.account import Enrolment, create_profile
    from app.services.profiles.enrol import create_joined

    if team.enrolled is not None:
        return create_joined(folder, team.enrolled, passphrase, code)
    enrolment = Enrolment(
        person=team.person,
        partner=team.partner,
        partnership=team.partnership,
        role=team.role,
        partner_kind="promotor" if team.role == "promotor" else "partner",
        is_practice=team.is_practice,
    )
    return create_profile(folder, enrolment, passphrase, code)


def _fill_practice(store: "Store", today: date, progress: Progress) -> None:
    from app.services.practice.cases import load_cases
    from app.services.practice.whole import load_practice

    load_practice(store, today, progress)
    load_cases(store, today, progress)


def _fill_joined(store: "Store", _today: date, progress: Progress) -> None:
    from app.services.syncing.first_load import first_load

    first_load(store, progress)


FILLS: Final[Mapping[str, Callable[["Store", date, Progress], None]]] = MappingProxyType(
    {"practice": _fill_practice, "invited": _fill_joined}
)


def _load_modules(progress: Progress) -> None:
    for name in ("zxcvbn", "app.services.profiles.account", "app.reports.recovery_sheet"):
        progress.step(0, 1)
        import_module(name)
