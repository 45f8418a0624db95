"""
How a laptop gets in: with a code for somebody, or with one that begins a partnership.

Who begins one worked alone until now, and keeps the ids that the records have: the account is made
here, the records come with the first push, as whatever else was written.
"""

from typing import Any

from sqlalchemy import Connection, Row, insert, select, update
from uuid_utils.compat import uuid7

from app.core import clock
from app.server.account_tables import ACCOUNT, DEVICE
from app.server.accounts import keep_account
from app.server.context import Server
from app.server.database import writing
from app.server.invitations import NOBODY, Invited, Shown, give_to, redeem
from app.server.names import partner_name, partnership_name, person_name
from app.server.refusal import Refusal
from app.server.rights import PROMOTOR, Member
from app.server.tenants import keep_tenant, partnerships, server_id
from app.server.tokens import Bearer, new_tokens
from app.sync.protocol_accounts import EnrolAnswer, EnrolRequest, Founder


def enrol(server: Server, asked: EnrolRequest) -> EnrolAnswer:
    """
    Let a laptop in that has a code.

    Raises:
        Refusal: as `redeem`; 409 `founded` for a partnership that is here already.
    """
    founder = asked.founder
    shown = Shown(asked.public_key, asked.verifier, founds=founder is not None)
    invited = redeem(server.engine, server.keys.code, asked.code, shown)
    if founder is not None and invited.person == NOBODY:
        invited = _founded(server, invited.selector, founder)

    def let_in(connection: Connection) -> EnrolAnswer:
        person = _active(connection, invited)
        bearer, generation = _device(connection, invited, asked)
        of_person = (connection, invited.partnership, invited.person)
        of_partner = (connection, invited.partnership, person.partner_id)
        of_all = (connection, invited.partnership)
        return EnrolAnswer(
            device=bearer.device,
            server=server_id(connection, invited.partnership),
            person=invited.person,
            person_name=person_name(*of_person) or (founder.person_name if founder else ""),
            role=person.role,
            partner=person.partner_id,
            partner_name=partner_name(*of_partner) or (founder.partner_name if founder else ""),
            partnership=invited.partnership,
            partnership_name=partnership_name(*of_all)
            or (founder.partnership_name if founder else ""),
            tokens=new_tokens(server.keys, bearer, generation),
        )

    answer = writing(server.engine, invited.partnership, let_in)
    server.records.let_in_again(invited.partnership, answer.device)
    return answer


def _founded(server: Server, selector: str, founder: Founder) -> Invited:
    """
    Begin a partnership that has its records on a laptop; cut half-way, it begins again.

    From the last step on it is here: nobody else can bring it, and the code is the founder's.
    """
    partnership = founder.partnership
    if partnership in partnerships(server.engine):
        raise Refusal(409, "founded")
    member = Member(founder.person, founder.partner, PROMOTOR)
    server.records.begin_partnership(partnership)
    server.records.set_member(partnership, member)

    def keep(connection: Connection) -> None:
        if not keep_tenant(connection, partnership):
            raise Refusal(409, "founded")
        values = {"partner_id": founder.partner, "role": PROMOTOR, "email": founder.email}
        keep_account(connection, partnership, founder.person, **values)
        give_to(connection, selector, partnership, founder.person)

    writing(server.engine, partnership, keep)
    return Invited(partnership, founder.person, selector)


def _active(connection: Connection, invited: Invited) -> Row[Any]:
    found = connection.execute(
        select(ACCOUNT).where(
            ACCOUNT.c.partnership_id == invited.partnership,
            ACCOUNT.c.person_id == invited.person,
            ACCOUNT.c.is_active,
        )
    ).one_or_none()
    if found is None:
        raise Refusal(403, "code_wrong")
    return found


def _device(connection: Connection, invited: Invited, asked: EnrolRequest) -> tuple[Bearer, int]:
    """Return the laptop of this key, new or known, and the generation of its next token."""
    theirs = (
        (DEVICE.c.partnership_id == invited.partnership)
        & (DEVICE.c.person_id == invited.person)
        & (DEVICE.c.public_key == asked.public_key)
    )
    known = connection.execute(
        update(DEVICE)
        .where(theirs)
        .values(
            generation=DEVICE.c.generation + 2,  # all older tokens are worth nothing
            is_blocked=False,
            is_revoked=False,
        )
        .returning(DEVICE.c.id, DEVICE.c.generation)
    ).one_or_none()
    if known is not None:
        return Bearer(invited.partnership, known.id), known.generation
    bearer = Bearer(invited.partnership, uuid7().hex)
    connection.execute(
        insert(DEVICE).values(
            partnership_id=invited.partnership,
            id=bearer.device,
            person_id=invited.person,
            name=asked.name,
            public_key=asked.public_key,
            app=asked.app,
            added_at=clock.now(),
            is_blocked=False,
            is_revoked=False,
            generation=1,
        )
    )
    return bearer, 1
