"""
A profile that began without a server, brought to one (decision 0020).

Its own changes wait in the outbox since its first day: once the profile knows a server, rounds send
them like any other, and stop and go on like any other. So nothing of it is copied or rewritten; the
server takes over the ids.
"""

from typing import Final, NamedTuple

from sqlmodel import Session, col, func, select

from app.core.errors import UserError
from app.models.coaching import CoachingSession
from app.models.enterprise import Enterprise
from app.models.evidence import Attachment
from app.models.partnership import Partner, Person, Role
from app.services.people import Me, who_am_i
from app.services.profiles.backups import back_up_now
from app.services.profiles.enrol import Enrolled, Joining, enrol, put_link
from app.services.profiles.server_account import keep_tokens, server_of
from app.storage.profile import Profile, write_label
from app.storage.store import Store
from app.sync.protocol_accounts import Founder

PROMOTOR: Final = "promotor"
LONGEST: Final = 200  # signs of a name


class Brought(NamedTuple):
    """What would go to a server with a profile."""

    me: Me
    companies: int
    sessions: int
    files: int


def what_is_here(store: Store) -> Brought:
    """Count what would go to a server; what lies in the bin goes too and is not counted."""
    counts = [
        select(func.count()).select_from(model).where(~col(model.deleted))
        for model in (Enterprise, CoachingSession, Attachment)
    ]
    with store.read() as session:
        companies, sessions, files = (session.exec(one).one() for one in counts)
    return Brought(who_am_i(store), companies, sessions, files)


def begin_at_server(store: Store, joining: Joining, email: str) -> Enrolled:
    """
    Show a code that begins a partnership: that of this profile, whose person becomes promotor.

    The same laptop may ask again while the code lives; `take_to_server` comes next.

    Args:
        email: How the administrator of the server knows who this is.

    Raises:
        UserError: `server.founded`: the server has this partnership already; `sync.linked`; and
            those of `enrol`.
    """
    me = who_am_i(store)
    _require_alone(store, me)
    founder = Founder(
        partnership=me.partnership_id.hex,
        partnership_name=_name(me.partnership),
        partner=me.partner_id.hex,
        partner_name=_name(me.partner),
        person=me.person_id.hex,
        person_name=_name(me.name),
        email=email,
    )
    return enrol(joining, founder)


def take_to_server(store: Store, enrolled: Enrolled, email: str = "") -> Me:
    """
    Let rounds send all of a profile from now on; a backup is made before. Long work: a job.

    Args:
        email: Of who begins the partnership there with this profile; empty: it has begun before.

    Returns:
        Who works here by now: the role may be another one.

    Raises:
        UserError: `sync.other_partnership` (partnership): the invitation is of another one, or for
            somebody else of it; `sync.linked`; those of `back_up_now`. Nothing has changed then.
    """
    me, answer = who_am_i(store), enrolled.answer
    _require_alone(store, me)
    if not is_of(me, enrolled):
        raise UserError("sync.other_partnership", partnership=answer.partnership_name)
    back_up_now(store)
    with store.write() as session:
        if email:
            _promote(session, me, email)
        put_link(session, enrolled)
    keep_tokens(store, answer.tokens)
    now = who_am_i(store)
    write_label(Profile(store.folder, now.name, now.role, now.partner))
    return now


def is_of(me: Me, enrolled: Enrolled) -> bool:
    """Tell whether the server let a laptop in for this profile, not for a new one beside it."""
    answer = enrolled.answer
    return (answer.partnership, answer.person) == (me.partnership_id.hex, me.person_id.hex)


def _name(written: str) -> str:
    """Return a name as the server takes it in a line; the record keeps it as it is."""
    return "".join(sign for sign in written if sign.isprintable())[:LONGEST] or "?"


def _require_alone(store: Store, me: Me) -> None:
    if me.is_practice or server_of(store) is not None:
        raise UserError("sync.linked")


def _promote(session: Session, me: Me, email: str) -> None:
    """Let the records say what the server makes of who begins: its promotor, with an address."""
    roles = select(Role).where(col(Role.person_id) == me.person_id, ~col(Role.deleted))
    for role in session.exec(roles):
        role.role = PROMOTOR
    session.get_one(Person, me.person_id).email = email
    session.get_one(Partner, me.partner_id).kind = PROMOTOR
