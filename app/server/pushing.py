"""Takes what laptops hand in, and what a restored server gets back (SYNC, sections 8 and 12)."""

from collections.abc import Iterable, Sequence
from typing import Final

from sqlalchemy.exc import DBAPIError

from app.server import unnaming
from app.server.database import is_refused
from app.server.directory import entry_of
from app.server.kinds import Obstacle
from app.server.known import Known, Sent
from app.server.refusal import TooLarge
from app.server.taken import taken
from app.server.turn import Setting, Turn, Who, check_chain
from app.server.wire import VERDICT_OF, VERDICTS, change_of, is_sealed
from app.server.writing import Ended
from app.sync.changes import Change, ChangeId, Origin, Verdict
from app.sync.protocol import (
    GIVE_BACK_ROWS,
    ChangeAnswer,
    GiveBackAnswer,
    GiveBackRequest,
    LogRow,
    PushAnswer,
    PushRequest,
    WireChange,
    WireGroup,
)

_GIVEN_BACK: Final = frozenset({"applied", "rejected"})
_NO_ACCESS: Final = Obstacle("no_access")
_DATABASE: Final = Obstacle("database")


def push(setting: Setting, who: Who, request: PushRequest) -> PushAnswer:
    """
    Take whole groups of one person; nothing is answered before it is durable.

    Raises:
        EpochChanged, UnknownChain: see `check_chain`.
        TooLarge, Malformed: nothing of it is taken.
    """
    groups = taken(setting, who.person, request.schema_, request.groups)

    def take(turn: Turn) -> PushAnswer:
        check_chain(turn.loader, who.person, request.chain, request.cursor)
        return _take(turn, who, groups, _NO_ACCESS if who.blocked else None)

    def take_one_by_one(turn: Turn) -> PushAnswer:
        check_chain(turn.loader, who.person, request.chain, request.cursor)
        return _joined([_take_or_hold(turn, who, group) for group in groups])

    try:
        return setting.write(who.partnership, take)
    except DBAPIError as error:
        if not is_refused(error):
            raise
        return setting.write(who.partnership, take_one_by_one)


def write(setting: Setting, who: Who, groups: Sequence[WireGroup], schema: int) -> PushAnswer:
    """Push what the server itself imports or administers; it is of its own time."""
    read = taken(setting, who.person, schema, groups)
    return setting.write(who.partnership, lambda turn: _take(turn, who, read))


def give_back(setting: Setting, who: Who, request: GiveBackRequest) -> GiveBackAnswer:
    """Take rows that a restored server lacks, if it, or it before the restore, sealed them."""
    if len(request.rows) > GIVE_BACK_ROWS:
        raise TooLarge
    good: list[LogRow] = []
    refused: list[LogRow] = []
    for row in request.rows:
        fits = row.verdict in _GIVEN_BACK and is_sealed(setting.seal_key, who.partnership, row)
        (good if fits else refused).append(row)

    def take(turn: Turn) -> GiveBackAnswer:
        check_chain(turn.loader, who.person, request.chain, 0)
        head = _take_back(turn, who, good)
        return GiveBackAnswer(
            taken=[row.change_id or "" for row in good],
            refused=[row.change_id or "" for row in refused],
            head=head,
        )

    return setting.write(who.partnership, take)


def _take_back(turn: Turn, who: Who, rows: Iterable[LogRow]) -> int:
    some = []
    for row in rows:
        wire = WireChange.model_validate(row.body)
        change = change_of(wire, row.group, row.author or "")
        some.append((change, VERDICT_OF[row.verdict or "held"], row.body))
    bench = turn.open([[change] for change, _, _ in some])
    erased = turn.loader.erased(change.root for change, _, _ in some)
    entries = {entry_of(one): one for one in turn.loader.all_erased()}
    lost: dict[str, list[ChangeId]] = {}
    for change, verdict, body in some:
        if change.row in entries:
            lost.setdefault(entries[change.row], []).append(change.id)
        elif change.root not in erased:
            bench.known.begin_group()
            bench.known.origins[change.id] = Origin.of(body)
            bench.known.brought_back[change.id] = who.person
            bench.judge.accept([change], verdict)
    for company, names in lost.items():
        bench.directory.blank(turn.loader, company, names)
    blank = unnaming.unname_again(bench.known, turn.loader, [change for change, *_ in some])
    head = bench.close().head
    if blank:
        turn.connection.exec_driver_sql(
            "UPDATE log SET body = '{}', seal = ''"
            " WHERE partnership_id = %s AND change_id = ANY(%s)",
            (turn.partnership, sorted(blank)),
        )
    return head


def _take(
    turn: Turn,
    who: Who,
    groups: Sequence[Sequence[Sent]],
    must_hold: Obstacle | None = None,
) -> PushAnswer:
    changes = [[sent.change for sent in group] for group in groups]
    bench = turn.open(changes, [who.person])
    known = bench.known
    known.blocked_laptop = who.laptop if who.blocked else None
    erased = turn.loader.erased(change.root for group in changes for change in group)
    for group in groups:
        fresh: dict[ChangeId, Change] = {}
        for sent in group:
            change = sent.change
            if change.id not in known.verdicts and change.root not in erased:
                fresh[change.id] = change
                known.origins[change.id] = sent.origin
                if sent.body:
                    known.sent[change.id] = sent
        if fresh:
            bench.judge.judge(who.person, list(fresh.values()), must_hold)
    ended = bench.close()
    answers = {
        change.id: ChangeAnswer(verdict="erased")
        if change.root in erased
        else _answer(known, change.id, ended)
        for group in changes
        for change in group
    }
    return PushAnswer(
        changes=answers,
        durable_seq=ended.numbers.durable,
        head=ended.head,
        server_time=turn.at,
    )


def _answer(known: Known, one: ChangeId, ended: Ended) -> ChangeAnswer:
    verdict, place = known.verdicts[one]
    seq = ended.numbers.real(place)
    held = known.held.get(known.changes[one].group) if verdict is Verdict.HELD else None
    if held is None:
        group_no, seal = ended.as_sent.get(one, (None, ""))
        return ChangeAnswer(
            verdict=VERDICTS[verdict],
            seq=seq,
            reason=None,
            fields=[],
            group_no=group_no,
            seal=seal,
        )
    reason, fields = held.obstacle
    return ChangeAnswer(verdict="held", seq=seq, reason=reason, fields=list(fields))


def _take_or_hold(turn: Turn, who: Who, group: Sequence[Sent]) -> PushAnswer:
    """Take a group; when the database refuses it, keep it for a person to look at."""
    try:
        with turn.connection.begin_nested():
            return _take(turn, who, [group], _NO_ACCESS if who.blocked else None)
    except DBAPIError as error:
        if not is_refused(error):
            raise
    return _take(turn, who, [group], _DATABASE)


def _joined(answers: Sequence[PushAnswer]) -> PushAnswer:
    changes = {one: answer for part in answers for one, answer in part.changes.items()}
    return answers[-1].model_copy(update={"changes": changes})
