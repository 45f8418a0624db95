"""Gives and takes rights; who plays which role (SYNC, section 11; app/server/rights.py)."""

from collections.abc import Iterable
from typing import Final

from app.server.refusal import NotFound
from app.server.rights import (
    EDIT,
    HAND,
    PARTNER,
    PROMOTOR,
    READ,
    ROLE,
    Case,
    Member,
    Right,
    Rights,
    directory_root,
)
from app.server.turn import Bench, Setting, Turn

_PUT_MEMBER: Final = (
    "INSERT INTO member (partnership_id, person_id, partner_id, role) VALUES (%s, %s, %s, %s)"
    " ON CONFLICT (partnership_id, person_id)"
    " DO UPDATE SET partner_id = excluded.partner_id, role = excluded.role"
)
# Cases with each partner of which somebody works on it
_CASES: Final = (
    "SELECT DISTINCT c.root, coalesce(m.partner_id, ''), false FROM case_root c"
    " LEFT JOIN user_root u ON u.partnership_id = c.partnership_id AND u.root = c.root"
    " AND u.why IN ('own', 'hand') AND u.level = 'edit'"
    " LEFT JOIN member m ON m.partnership_id = c.partnership_id AND m.person_id = u.user_id"
    " WHERE c.partnership_id = %s AND c.kind IS NOT NULL AND c.kind <> 'partnership'"
)
_HANDED: Final = (
    "SELECT root, data ->> 'partner_id', false FROM record WHERE partnership_id = %s"
    " AND kind IN ('enterprise', 'network', 'referral', 'trajectory') AND id = root"
    " AND data ->> 'partner_id' IS NOT NULL"
)
_REFERRED: Final = (
    "SELECT root, data ->> 'to_partner_id', true FROM record WHERE partnership_id = %s"
    " AND kind = 'referral' AND id = root AND data ->> 'to_partner_id' IS NOT NULL"
)
_ALL_CASES: Final = (_CASES, _HANDED, _REFERRED)


def grant(setting: Setting, partnership: str, user: str, root: str, level: str) -> int:
    """
    Give somebody a case, whatever right they have; return the head of the log.

    Raises:
        NotFound: there is no such case, or it was erased.
    """

    def give(turn: Turn) -> int:
        bench = _on_case(turn, root)
        bench.known.put_right(Right(user, root, level, HAND))
        return bench.close().head

    return setting.write(partnership, give)


def revoke(setting: Setting, partnership: str, user: str, root: str) -> int:
    """
    Take a case away from somebody; return the head of the log.

    Raises:
        NotFound: there is no such case, or it was erased.
    """

    def take(turn: Turn) -> int:
        bench = _on_case(turn, root)
        bench.known.revoke([Right(user, root, "", "")])
        return bench.close().head

    return setting.write(partnership, take)


def set_member(setting: Setting, partnership: str, member: Member) -> int:
    """
    Let somebody work with the server in a role, or in another one; return the head of the log.

    They get what goes with the role, and lose what went with the former one.
    """

    def put(turn: Turn) -> int:
        _count_change(turn)
        turn.connection.exec_driver_sql(_PUT_MEMBER, (partnership, *member))
        have = _rights_of(turn, member.person)
        cases = {Case(*row) for query in _ALL_CASES for row in turn.loader.ask(query)}
        due = {right.root: right for right in _shared(partnership, member)}
        rights = Rights(partnership, {member.person: member}, {})
        due |= {right.root: right for right in rights.of_role(member, cases)}
        kept = {r.root: r for r in have if r.root in due or r.why not in (PARTNER, ROLE)}
        bench = turn.open([])
        bench.known.begin_group()
        bench.known.revoke([right for right in have if right.root not in kept])
        bench.known.rights.held = {
            (r.user, r.root): r for r in kept.values() if r.why not in (PARTNER, ROLE)
        } | {(r.user, r.root): r for r in kept.values() if due.get(r.root) == r}
        bench.known.grant(due.values())
        return bench.close().head

    return setting.write(partnership, put)


def remove_member(setting: Setting, partnership: str, person: str) -> int:
    """Close somebody's account: all their rights end; return the head of the log."""

    def remove(turn: Turn) -> int:
        _count_change(turn)
        turn.connection.exec_driver_sql(
            "DELETE FROM member WHERE partnership_id = %s AND person_id = %s",
            (partnership, person),
        )
        bench = turn.open([])
        bench.known.begin_group()
        bench.known.revoke(_rights_of(turn, person))
        return bench.close().head

    return setting.write(partnership, remove)


def _count_change(turn: Turn) -> None:
    """Let who read the members before this begin again: new cases are granted by their roles."""
    turn.connection.exec_driver_sql(
        "UPDATE feed_head SET members = members + 1 WHERE partnership_id = %s",
        (turn.partnership,),
    )


def _on_case(turn: Turn, root: str) -> Bench:
    bench = turn.open([])
    made = turn.loader.lock([root])
    shared = root in bench.known.rights.shared_roots
    if turn.loader.erased([root]) or not (made or shared):
        raise NotFound
    bench.known.begin_group()
    return bench


def _rights_of(turn: Turn, person: str) -> list[Right]:
    query = (
        "SELECT user_id, root, level, why FROM user_root"
        " WHERE partnership_id = %s AND user_id = %s ORDER BY root"
    )
    return [Right(*row) for row in turn.loader.ask(query, person)]


def _shared(partnership: str, member: Member) -> Iterable[Right]:
    level = EDIT if member.role == PROMOTOR else READ
    yield Right(member.person, partnership, level, ROLE)
    yield Right(member.person, directory_root(partnership), READ, ROLE)
