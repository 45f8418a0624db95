"""Evidence packs of the store of the open profile."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid5

from app.core import clock
from app.core.errors import UserError
from app.core.progress import Progress
from app.domain.matching import fold
from app.reference.loader import Reference
from app.services.changes import Changes
from app.services.packs.wish import MadePack, PackWish
from app.storage.store import Store
from app.ui.evidence_pack.service import (
    Choices,
    ClosedView,
    CorrectionView,
    Earlier,
    Gap,
    KeyView,
    PackCheck,
    PeriodState,
    SealView,
    SheetName,
    Survey,
    Whole,
)
from app.ui.funding.words import names_by_code

if TYPE_CHECKING:
    from app.services.evidence.requests import Asked
    from app.services.packs.rows import PackRow, PackSurvey
    from app.services.periods.closing import Closing
    from app.services.periods.corrections import Correction

MAY_ASK: Final = frozenset({"promotor", "partner_admin"})
MOST_KEY: Final = 1_000_000  # bytes of a file with a key


class StorePacks:
    """Answers the screen; what it needs is loaded at the first question."""

    def __init__(self, store: Store, reference: Reference) -> None:
        self._store, self._reference = store, reference

    def choices(self) -> Choices:
        """Return what a pack can be limited to."""
        from app.services.packs.preview import pack_choices

        found = pack_choices(self._store)
        return Choices(found.partners, found.trajectories, found.began_on)

    def survey(self, wish: PackWish, /) -> Survey:
        """Return what a pack would hold and what it lacks."""
        from app.services.packs.preview import pack_size
        from app.services.packs.survey import survey
        from app.services.packs.use_case import pack_name
        from app.services.people import who_am_i

        found = survey(self._store, self._reference, wish)
        size = pack_size(self._store, wish, found)
        me = who_am_i(self._store)
        mails = self._mails(found)
        gaps = [gap for row in _lacking(found) for gap in _gaps(row, mails)]
        return Survey(
            at=clock.now(),
            complete=tuple(_whole(row) for row in found.complete),
            gaps=tuple(_as_seen_by(me.role, me.person_id, gap) for gap in gaps),
            incomplete=len(found.incomplete),
            unsynced=len(found.unsynced),
            pieces=size.pieces,
            pages=size.pages,
            size=size.size,
            running=found.running,
            name=pack_name(self._store, replace(wish, shape="folder")),
            found=found,
        )

    def cover(self, wish: PackWish, survey: Survey, /) -> bytes:
        """Return the first page as a PDF."""
        from app.services.packs.preview import PackSize, first_page

        size = PackSize(survey.pages, survey.pieces, survey.size)
        assert survey.found is not None  # noqa: S101 it came from here
        return first_page(self._store, wish, survey.found, size)

    def preview(self, wish: PackWish, progress: Progress, /) -> bytes:
        """Return the whole pack as one PDF without a seal, to look at."""
        from app.services.packs.preview import preview_pack

        return preview_pack(self._store, self._reference, wish, progress)

    def make(self, wish: PackWish, target: Path, progress: Progress, /) -> MadePack:
        """Write the pack; stopped, it leaves nothing."""
        from app.services.packs.made import note_pack
        from app.services.packs.use_case import make_pack

        made = make_pack(self._store, self._reference, wish, target, progress)
        note_pack(self._store, wish, made)
        return made

    def ask(self, gaps: tuple[Gap, ...], /) -> Changes:
        """Ask their coaches to bring what is missing, or remind them."""
        from app.services.evidence.requests import ask_coach

        return ask_coach(self._store, *(gap.row for gap in gaps if gap.row is not None))

    def asked(self, survey: Survey, /) -> "tuple[Asked, ...]":
        """Return by coach all that they can be asked, for a mail."""
        from app.services.evidence.requests import by_coach

        return () if survey.found is None else by_coach(self._store, survey.found.incomplete)

    def state(self, wish: PackWish, /) -> PeriodState:
        """Return whether the period is closed, and the packs of before."""
        from app.services.packs.made import made_packs, pack_of_period, part_of_period
        from app.services.periods.closing import period_state

        found = period_state(self._store, wish.first, wish.last, wish.partners)
        own = pack_of_period(self._store, wish)
        return PeriodState(
            closed=None if found.closing is None else self._closed(found.closing, ()),
            earlier=tuple(
                Earlier(one.id, one.first, one.last, one.made_at, one.changed, one.name)
                for one in made_packs(self._store)
            ),
            pack_id=None if own is None else own.id,
            has_part=own is None and part_of_period(self._store, wish) is not None,
        )

    def close(self, wish: PackWish, pack_id: UUID, /) -> Changes:
        """Close the period; later changes need a reason."""
        from app.services.packs.made import pack_of_period
        from app.services.periods.closing import close_period

        own = pack_of_period(self._store, wish)
        return close_period(
            self._store,
            wish.first,
            wish.last,
            partners=wish.partners,
            pack_id=pack_id if own is None else own.id,  # of the pack whose manifest is named
            manifest_sha256="" if own is None else own.manifest_sha256,
        )

    def check(self, path: Path, progress: Progress, /) -> PackCheck:
        """Judge a pack on the disk, by this laptop and by its server when it has one."""
        from app.services.packs.check import check_pack
        from app.services.packs.server_evidence import ask_server
        from app.services.syncing.state import chip
        from app.ui.evidence_pack.checking import as_check

        server = None if chip(self._store).code == "unlinked" else ask_server
        return as_check(check_pack(path, self._store, server, progress))

    def sheet(self, name: SheetName, wish: PackWish, /) -> bytes:
        """Return a list as a spreadsheet; that of supported enterprises is of the period."""
        from app.services.counting.paper import count_sheet
        from app.services.evidence.supported_paper import supported_sheet
        from app.services.referrals.papers import deviations_sheet

        if name == "supported":
            return supported_sheet(self._store, self._reference, wish.first, wish.last)
        if name == "counted":
            return count_sheet(self._store)
        return deviations_sheet(self._store, names_by_code())

    def closed(self) -> tuple[ClosedView, ...]:
        """Return the periods that were closed, the last first."""
        from app.services.periods.closing import closed_periods
        from app.services.periods.corrections import corrections

        found = reversed(closed_periods(self._store))
        return tuple(self._closed(one, corrections(self._store, one.id)) for one in found)

    def seal(self) -> SealView:
        """Return the key that packs are sealed with."""
        from app.services.packs.seal_keys import seal_keys, token_of

        keys = seal_keys(self._store)
        every = tuple(
            KeyView(one.name, one.fingerprint, one.made_at, one.retired_on, is_here=one.is_here)
            for one in keys
        )
        now = clock.now()
        for one in keys:
            is_retired = one.retired_on is not None and one.retired_on <= now.date()
            if one.is_here and not is_retired and now <= one.valid_until:
                token = token_of(self._store, one.fingerprint)
                library = "" if token is None else token.library
                needs_pin = token is not None and not token.pin
                return SealView(
                    one.name, one.fingerprint, one.made_at, every, library, needs_pin=needs_pin
                )
        return SealView(keys=every)

    def take_key(self, path: Path, passphrase: str, /) -> Changes:
        """Seal with the key in a PKCS#12 file from now on."""
        from app.services.packs.seal_keys import take_key

        try:
            with path.open("rb") as file:
                content = file.read(MOST_KEY)
        except OSError as error:
            raise UserError("seal.file_unreadable") from error
        return take_key(self._store, content, passphrase, clock.now()).changes

    def take_token(self, library: Path, pin: str, label: str, /) -> Changes:
        """Seal with the key on a token from now on."""
        from app.services.packs.seal_keys import take_token

        return take_token(self._store, library, pin, label, clock.now()).changes

    def retire_key(self, fingerprint: str, /) -> Changes:
        """Seal nothing with a key from today on; what it sealed stays trusted."""
        from app.services.packs.seal_keys import retire_key

        return retire_key(self._store, fingerprint, clock.now().date())

    def _mails(self, found: "PackSurvey") -> dict[UUID, str]:
        """Return the addresses of who administers the partners that are behind."""
        from app.services.evidence.requests import admins_of

        mails = dict[UUID, str]()
        for partner in {one.partner_id for one in found.unsynced if one.partner_id}:
            known = (address for _name, address in admins_of(self._store, partner) if address)
            mails[partner] = ",".join(known)
        return mails

    def _closed(self, one: "Closing", some: "Iterable[Correction]") -> ClosedView:
        from app.services.people import partner_names

        names = partner_names(self._store)
        return ClosedView(
            one.id,
            one.first,
            one.last,
            one.closed_at,
            one.closed_by,
            one.manifest_sha256,
            ", ".join(sorted(names.get(each, "–") for each in one.partners)),
            tuple(_correction(each, one) for each in some),
        )


def _lacking(found: "PackSurvey") -> "list[PackRow]":
    """Return what is not complete, by partner."""
    rows = [*found.incomplete, *found.unsynced]
    return sorted(rows, key=lambda one: fold(one.partner))  # within it they keep their order


def _correction(one: "Correction", period: "Closing") -> CorrectionView:
    from app.services.periods.corrections import Unexplained

    last = one.reasons[-1] if one.reasons else None
    at = last.at if last is not None else one.last_at or period.closed_at
    by = last.by if last is not None else ", ".join(one.by)
    reason = last.text if last is not None and one.has_reason else ""
    title = ", ".join(part for part in (one.record.case, one.record.title) if part)
    asked = None if one.has_reason else Unexplained(period, one.record, one.fields)
    return CorrectionView(uuid5(period.id, f"{one.record.id}"), title, reason, at, by, asked)


def _whole(row: "PackRow") -> Whole:
    return Whole(
        row.member_id,
        row.company,
        row.trajectory_id,
        row.title,
        row.partner,
        row.pieces,
        row.since,
    )


def _gaps(row: "PackRow", mails: dict[UUID, str]) -> Iterator[Gap]:
    """Give what a company lacks; what may only be elsewhere is one line."""
    about = Gap(
        id=uuid5(row.member_id, "unsynced"),
        company=row.company,
        kind="unsynced",
        trajectory_id=row.trajectory_id,
        member_id=row.member_id,
        partner=row.partner,
        coach=row.coach,
        coach_id=row.coach_id,
    )
    if row.is_unsynced:
        days = None if row.last_seen is None else (clock.now() - row.last_seen).days
        mail = "" if row.partner_id is None else mails.get(row.partner_id, "")
        yield replace(about, days_old=days, partner_mail=mail, absent_files=row.absent_files)
        return
    for one in row.gaps:
        yield replace(
            about,
            id=one.id,
            kind="rule",
            may_ask=one.gap.is_for_coach and row.coach_id is not None,
            row=one,
        )


def _as_seen_by(role: str, person: UUID, gap: Gap) -> Gap:
    """Let only who may ask do so, and nobody ask themselves."""
    may = role in MAY_ASK and gap.coach_id != person
    return replace(gap, may_ask=may and (gap.may_ask or gap.kind == "unsynced"))
