"""What administrators and operators do: quarantine, erasure, back-ups and restores."""

from sqlalchemy.exc import DBAPIError

from app.server import blob_cases, unnaming
from app.server.canonical import canonical
from app.server.database import is_refused
from app.server.directory import entry_of
from app.server.kinds import Obstacle
from app.server.known import Line
from app.server.loading import PAIRS
from app.server.outside import Outside
from app.server.refusal import NotAllowed, NotFound, Refusal, Unfit
from app.server.turn import Setting, Turn, Who
from app.server.wire import NO_HASH
from app.sync.changes import Verdict
from app.sync.deletes import Epoch
from app.sync.protocol_accounts import HeldChange, HeldGroup


def begin_partnership(setting: Setting, partnership: str, outside: Outside) -> None:
    """Begin the log of a partnership; when it has one, nothing happens."""

    def begin(turn: Turn) -> None:
        made = turn.connection.exec_driver_sql(
            "INSERT INTO feed_head (partnership_id, head, hash, durable_seq, closed, members)"
            " VALUES (%s, 0, %s, 0, false, 0) ON CONFLICT DO NOTHING",
            (partnership, NO_HASH),
        ).rowcount
        if made:
            if not known:
                outside.note_epoch(partnership, first)
            _put_epoch(turn, first, 0)

    # The same when this is asked again because the first time ended half-way
    known = outside.epochs(partnership)
    first = known[0] if known else Epoch(setting.new_id(), 0)
    setting.write(partnership, begin)


def begin_epoch(setting: Setting, partnership: str, outside: Outside) -> int:
    """
    Begin a new life of the log after a restore: only push and give back are taken from now on.

    What was erased since the back-up is erased again. Returns the head of the log.
    """

    def begin(turn: Turn) -> int:
        query = "UPDATE feed_head SET closed = true WHERE partnership_id = %s RETURNING head"
        head = int(turn.loader.ask(query)[0][0])
        ours = turn.loader.chain()
        # Lives that began after the back-up: deletes and laptops may still speak of them
        lost = [one for one in dict.fromkeys(outside.epochs(partnership)) if one not in ours]
        new = Epoch(name, head)
        if new not in lost:
            outside.note_epoch(partnership, new)
            lost.append(new)
        for position, epoch in enumerate(lost, len(ours)):
            _put_epoch(turn, epoch, position)
        for root in sorted(outside.erased(partnership)):
            head = max(head, _erase(turn, root))
        return head

    name = setting.new_id()  # one, also when the transaction has to be run again
    return setting.write(partnership, begin)


def end_rescue(setting: Setting, partnership: str) -> None:
    """Close the rescue window after a restore: laptops may fetch again."""
    _set(setting, partnership, "closed = false")


def mark_durable(setting: Setting, partnership: str, seq: int) -> None:
    """Note that the log up to a place is in a verified back-up; the mark never goes down."""
    _set(setting, partnership, "durable_seq = greatest(durable_seq, least(%s, head))", seq)


def _set(setting: Setting, partnership: str, what: str, *values: object) -> None:
    query = f"UPDATE feed_head SET {what} WHERE partnership_id = %s"  # noqa: S608 names are ours, values are bound
    setting.write(
        partnership,
        lambda turn: turn.connection.exec_driver_sql(query, (*values, partnership)),
    )


def _put_epoch(turn: Turn, epoch: Epoch, position: int) -> None:
    turn.connection.exec_driver_sql(
        "INSERT INTO epoch (partnership_id, position, epoch, started_after)"
        " VALUES (%s, %s, %s, %s)",
        (turn.partnership, position, *epoch),
    )


def give_file(setting: Setting, who: Who, root: str, sha256: str, size: int) -> int:
    """
    Let a case have a file that the asker holds; return the head of the log.

    Who has the case is told, once, unless every record of the file is held.

    Raises:
        NotAllowed: the asker has neither the case nor a record of the file there.
        FileNotFoundError: the file went meanwhile, with the last other case that had it.
    """

    def give(turn: Turn) -> int:
        bench = turn.open([])
        turn.loader.lock([root])
        mine = turn.connection, turn.partnership
        if not blob_cases.may_give(*mine, who.person, root, sha256):
            raise NotAllowed
        if not blob_cases.is_whole(*mine, sha256):
            raise FileNotFoundError(sha256)
        if blob_cases.keep(*mine, root, sha256):
            blob_cases.tell(bench.known, root, sha256, size)
        return bench.close().head

    return setting.write(who.partnership, give)


# -- erasure -------------------------------------------------------------------------------------


def erase(setting: Setting, partnership: str, root: str, outside: Outside) -> int:
    """
    Destroy a case everywhere, for good; return the head of the log.

    Raises:
        NotFound: there is no such case.
    """

    def destroy(turn: Turn) -> int:
        if not turn.loader.lock([root]) and not turn.loader.erased([root]):
            raise NotFound
        outside.note_erased(partnership, root)
        return _erase(turn, root)

    return setting.write(partnership, destroy)


def _erase(turn: Turn, root: str) -> int:
    turn.loader.lock([root])
    if turn.loader.erased([root]):
        return 0
    run, mine = turn.connection.exec_driver_sql, (turn.partnership, root)
    # What all see of it in the directory, and questions about it, are of another case
    questions = unnaming.questions_about(turn.loader, root)
    rows = [entry_of(root), *questions]
    waits = f"partnership_id = %s AND (root = %s OR (kind, record_id) IN {PAIRS})"
    told = (*mine, [row.kind for row in rows], [row.id for row in rows])
    run(
        "INSERT INTO erased_root (partnership_id, root, at) VALUES (%s, %s, %s)",
        (*mine, turn.at),
    )
    run("DELETE FROM record WHERE partnership_id = %s AND root = %s", mine)
    blob_cases.forget(turn.connection, *mine)
    run(
        f"UPDATE log SET body = '{{}}', seal = '' WHERE {waits} AND change_id IS NOT NULL",  # noqa: S608 names are ours, values are bound
        told,
    )
    held = f"(SELECT change_id FROM held_change WHERE {waits})"  # noqa: S608 names are ours, values are bound
    run(
        f"DELETE FROM held_need WHERE partnership_id = %s AND change_id IN {held}",  # noqa: S608 names are ours, values are bound
        (turn.partnership, *told),
    )
    run(f"DELETE FROM held_change WHERE {waits}", told)  # noqa: S608 names are ours, values are bound
    run(
        "UPDATE quarantine q SET state = 'erased', fields = '[]' WHERE partnership_id = %s"
        " AND state = 'held' AND NOT EXISTS (SELECT 1 FROM held_change h"
        " WHERE h.partnership_id = q.partnership_id AND h.position = q.position)",
        (turn.partnership,),
    )
    bench = turn.open([])
    bench.directory.blank(turn.loader, root)
    unnaming.unname(bench.known, turn.loader, questions)
    for one in _unlinked(turn, root):
        bench.known.unsettled.add(one)
        bench.directory.due.add(one)
    bench.known.begin_group()
    bench.known.add_line(Line("erase", root, bench.known.group_no))
    head = bench.close().head
    run(
        "INSERT INTO right_change (partnership_id, user_id, root, seq, given)"
        " SELECT partnership_id, user_id, root, %s, false FROM user_root"
        " WHERE partnership_id = %s AND root = %s",
        (head, *mine),
    )
    run("DELETE FROM user_root WHERE partnership_id = %s AND root = %s", mine)
    return head


def _unlinked(turn: Turn, root: str) -> set[str]:
    """Forget what was merged into a case, or it into what; return these."""
    query = (
        "DELETE FROM alias WHERE partnership_id = %s AND kind = 'enterprise'"
        " AND (old_id = %s OR new_id = %s) RETURNING old_id, new_id"
    )
    gone = turn.loader.ask(query, root, root)
    found = {one for link in gone for one in link} - {root}
    turn.loader.lock(found)
    return found


# -- quarantine ----------------------------------------------------------------------------------


def quarantine(setting: Setting, partnership: str) -> list[HeldGroup]:
    """Return all held groups, the oldest first; names of people are for the door to fill in."""

    def read(turn: Turn) -> list[HeldGroup]:
        positions = turn.loader.held_by("true")
        groups, changes, _ = turn.loader.held(positions)
        by_id = {change.id: change for change in changes}
        query = "SELECT position, since FROM quarantine WHERE partnership_id = %s"
        since = dict(tuple(row) for row in turn.loader.ask(query))
        return [
            HeldGroup(
                group=group.name,
                author=group.author,
                author_name="",
                reason=group.obstacle.reason,
                # Of a part that was let go of, nothing is asked any more
                fields=[
                    field
                    for field in group.obstacle.fields
                    if any(by_id[i].is_insert or field in by_id[i].units for i in group.ids)
                ],
                since=since[group.position],
                changes=[
                    HeldChange(
                        id=i,
                        kind=by_id[i].row.kind,
                        row=by_id[i].row.id,
                        root=by_id[i].root,
                        label="",
                        units={unit: edit.value for unit, edit in by_id[i].units.items()},
                    )
                    for i in group.ids
                ],
            )
            for group in groups
        ]

    return setting.write(partnership, read)


def decide(
    setting: Setting,
    partnership: str,
    person: str,
    group: str,
    *,
    apply: bool,
    by_right: bool = False,
) -> int:
    """
    Apply a held group all the same, or reject it and keep it; return the head of the log.

    Args:
        by_right: Who decides must be one who may make these changes; what their author may is
            not asked again.

    Raises:
        NotFound: it is not held (any more).
        Refusal: 403 `no_access`, see `by_right`.
        Unfit: a record that it needs is not there, or nothing can keep a value.
    """

    def settle(turn: Turn) -> int:
        query = (
            "SELECT position FROM quarantine"
            " WHERE partnership_id = %s AND state = 'held' AND group_id = %s"
        )
        positions = [position for (position,) in turn.loader.ask(query, group)]
        _, changes, _ = turn.loader.held(positions)
        bench = turn.open([changes], [person])
        held = bench.known.held.get(group)
        if held is None:
            raise NotFound
        bench.known.begin_group()
        members = bench.known.members_of(held)
        if apply and by_right and not bench.judge.allows(person, members):
            raise Refusal(403, "no_access")
        if not apply:
            bench.judge.accept(members, Verdict.REJECTED)
        elif not bench.judge.apply_anyway(members):
            raise Unfit
        return bench.close(decided_by=person).head

    try:
        return setting.write(partnership, settle)
    except DBAPIError as error:
        if is_refused(error):
            raise Unfit from error
        raise


def try_held_again(setting: Setting, partnership: str, reason: str) -> int:
    """Judge again what is held for a reason, say `schema` after an upgrade; return the head."""
    return _judge_again(setting, partnership, "reason = %s", reason)


def let_in_again(setting: Setting, partnership: str, laptop: str, outside: Outside) -> int:
    """
    Judge what a laptop handed in while it was blocked, now that it is not; return the head.

    A restore does not block it any more.

    What another laptop of its person handed in while blocked still waits for somebody to look.
    """
    if laptop in outside.barred(partnership):
        outside.note_admitted(partnership, laptop)
    return _judge_again(setting, partnership, "laptop = %s", laptop)


def _judge_again(setting: Setting, partnership: str, which: str, value: str) -> int:
    """Judge held groups again, in the order in which they came; keep what is in their way now."""

    def judge(turn: Turn) -> int:
        positions = turn.loader.held_by(
            "position IN (SELECT position FROM quarantine WHERE partnership_id = %s"  # noqa: S608 names are ours, values are bound
            f" AND state = 'held' AND {which})",
            partnership, value,
        )  # fmt: skip
        groups, changes, _ = turn.loader.held(positions)
        bench = turn.open([changes])
        for name, position in [(group.name, group.position) for group in groups]:
            if held := bench.known.held.get(name):
                bench.known.begin_group()
                obstacle = bench.judge.try_again(bench.known.members_of(held))
                if obstacle is not None:
                    _keep_reason(turn, position, obstacle)
        return bench.close().head

    return setting.write(partnership, judge)


def _keep_reason(turn: Turn, position: int, obstacle: Obstacle) -> None:
    turn.connection.exec_driver_sql(
        "UPDATE quarantine SET reason = %s, fields = %s, laptop = NULL"
        " WHERE partnership_id = %s AND position = %s",
        (obstacle.reason, canonical(obstacle.fields), turn.partnership, position),
    )
