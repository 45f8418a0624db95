"""
The heart of the server, for its doors: takes what laptops hand in, lends each what it may see.

Nothing of a request stays here: any number of processes may serve one database. Each method is
one transaction. Refusals are those of `app/server/refusal.py`; every other exception is a bug.
"""

from collections.abc import Collection, Sequence

from app.server import administering, granting, pushing, reading, walking
from app.server.database import reading as reading_transaction
from app.server.loading import Loader
from app.server.outside import Outside
from app.server.refusal import OtherProtocol
from app.server.rights import Member
from app.server.schemas import SCHEMA, SCHEMA_WINDOW
from app.server.turn import Setting, Who
from app.sync.changes import SYSTEM
from app.sync.protocol import (
    PAGE_ROWS,
    PROTOCOL,
    Chain,
    CheckAnswer,
    GiveBackAnswer,
    GiveBackRequest,
    HelloAnswer,
    HelloRequest,
    HistoryAnswer,
    PushAnswer,
    PushRequest,
    RowName,
    WireGroup,
)
from app.sync.protocol_accounts import HeldGroup

__all__ = ["Member", "Records", "Setting", "Who"]


class Records:
    """All partnerships of one database; `outside` is what must outlive its restore."""

    def __init__(self, setting: Setting, outside: Outside, server: str = "") -> None:
        """Begin; `server`: the id of this server, for life."""
        self.setting, self.outside, self._server = setting, outside, server

    # -- a round of a laptop ---------------------------------------------------------------------

    def hello(self, who: Who, request: HelloRequest) -> HelloAnswer:
        """
        Return what the server is and where its log stands, whatever log the laptop knows.

        Raises:
            OtherProtocol: the two have no way of speaking in common.
        """
        oldest, newest = request.protocol
        if not oldest <= PROTOCOL <= newest:
            raise OtherProtocol
        return reading_transaction(
            self.setting.engine,
            who.partnership,
            lambda connection: self._hello(Loader(connection, who.partnership)),
        )

    def _hello(self, loader: Loader) -> HelloAnswer:
        head = reading.head_of(loader)
        return HelloAnswer(
            protocol=PROTOCOL,
            schema_window=SCHEMA_WINDOW,
            server=self._server,
            partnership=loader.partnership,
            chain=[(one.id, one.started_after) for one in loader.chain()],
            head=head.head,
            durable_seq=head.durable,
            server_time=self.setting.moment().isoformat(),
            closed=head.closed,
        )

    def push(self, who: Who, request: PushRequest) -> PushAnswer:
        """Take whole groups; EpochChanged, UnknownChain, TooLarge, Malformed."""
        return pushing.push(self.setting, who, request)

    def pull(
        self,
        who: Who,
        chain: Chain,
        cursor: int,
        *,
        limit: int = PAGE_ROWS,
        rights: int = -1,
        have: Sequence[reading.Places] = (),
    ) -> str:
        """
        Return the log after a place, as far as they may see it: a `PullAnswer` as JSON.

        Args:
            have: First and last of places that are left out, in order.
            rights: `PullAnswer.rights` of the page before: while it is the same, no lists of cases.

        Raises:
            EpochChanged, UnknownChain, NotAllowed, Closed, Behind.
        """
        return reading.pull(self.setting, who, chain, cursor, limit=limit, rights=rights, have=have)

    def walk(
        self,
        who: Who,
        chain: Chain,
        *,
        roots: Collection[str] | None = None,
        kind: str = "",
        after: RowName | None = None,
        limit: int = PAGE_ROWS,
        buckets: Collection[int] = (),
    ) -> str:
        """Return a page of whole records, a `WalkAnswer` as JSON; refusals as `pull`."""
        return walking.walk(
            *(self.setting, who, chain),
            roots=roots,
            kind=kind,
            after=after,
            limit=limit,
            buckets=buckets,
        )

    def check(self, who: Who, chain: Chain) -> CheckAnswer:
        """Return the sums of all records that they may see; refusals as `pull`."""
        return reading.check(self.setting, who, chain)

    def history(self, who: Who, kind: str, record: str) -> HistoryAnswer:
        """Return the log rows of a record of a case that they have; NotAllowed."""
        return reading.history(self.setting, who, kind, record)

    def case_history(
        self, who: Who, root: str, after: int = 0, limit: int = PAGE_ROWS
    ) -> HistoryAnswer:
        """Return the log rows of all records of a case that they have; NotAllowed."""
        return reading.case_history(self.setting, who, root, after, limit)

    def give_back(self, who: Who, request: GiveBackRequest) -> GiveBackAnswer:
        """Take rows that a restored server lacks; EpochChanged, UnknownChain, TooLarge."""
        return pushing.give_back(self.setting, who, request)

    # -- people ----------------------------------------------------------------------------------

    def set_member(self, partnership: str, member: Member) -> int:
        """Let somebody in, or change their role: gives and takes the rights that go with it."""
        return granting.set_member(self.setting, partnership, member)

    def remove_member(self, partnership: str, person: str) -> int:
        """End all rights of somebody."""
        return granting.remove_member(self.setting, partnership, person)

    def grant(self, partnership: str, user: str, root: str, level: str = "edit") -> int:
        """Give somebody a case to edit, or to read; NotFound."""
        return granting.grant(self.setting, partnership, user, root, level)

    def revoke(self, partnership: str, user: str, root: str) -> int:
        """Take a case away from somebody; NotFound."""
        return granting.revoke(self.setting, partnership, user, root)

    # -- administration --------------------------------------------------------------------------

    def begin_partnership(self, partnership: str) -> None:
        """Begin the log of a partnership (id: 32 hex digits); once is enough."""
        administering.begin_partnership(self.setting, partnership, self.outside)

    def write(
        self, partnership: str, groups: Sequence[WireGroup], author: str = SYSTEM
    ) -> PushAnswer:
        """Push what is administered or imported; `system` may do anything."""
        return pushing.write(self.setting, Who(partnership, author), groups, SCHEMA)

    def quarantine(self, partnership: str) -> list[HeldGroup]:
        """Return the held groups with their values; for administrators only."""
        return administering.quarantine(self.setting, partnership)

    def decide(
        self, partnership: str, person: str, group: str, *, apply: bool, by_right: bool = False
    ) -> int:
        """
        Apply a held group all the same, or reject it; NotFound, Unfit.

        Args:
            by_right: Applied only when `person` may make these changes, else 403 `no_access`.
        """
        return administering.decide(
            self.setting, partnership, person, group, apply=apply, by_right=by_right
        )

    def try_held_again(self, partnership: str, reason: str) -> int:
        """Judge what is held for a reason again: `schema` after an upgrade."""
        return administering.try_held_again(self.setting, partnership, reason)

    def let_in_again(self, partnership: str, laptop: str) -> int:
        """Judge what a laptop handed in while it was blocked, now that it is not."""
        return administering.let_in_again(self.setting, partnership, laptop, self.outside)

    def erase(self, partnership: str, root: str) -> int:
        """Destroy a case everywhere, for good; NotFound."""
        return administering.erase(self.setting, partnership, root, self.outside)

    def give_file(self, who: Who, root: str, sha256: str, size: int) -> int:
        """Let a case have a file that the asker holds, and tell who has the case; NotAllowed."""
        return administering.give_file(self.setting, who, root, sha256, size)

    def mark_durable(self, partnership: str, seq: int) -> None:
        """Note that the log up to a place is in a verified back-up."""
        administering.mark_durable(self.setting, partnership, seq)

    def begin_epoch(self, partnership: str) -> int:
        """Begin a new life of the log after a restore, and open the rescue window."""
        return administering.begin_epoch(self.setting, partnership, self.outside)

    def end_rescue(self, partnership: str) -> None:
        """Let laptops fetch again."""
        administering.end_rescue(self.setting, partnership)
