"""Puts what another person wrote beside what stands here, as the engine of the sync keeps it."""

import json
import secrets

from sqlmodel import select

from app.models.base import new_id
from app.models.partnership import Person
from app.models.sync import Outbox, RecordVersion, UnitVersion
from app.storage.applying import applying


def add_colleague(store, me, name="Tom B."):
    person = new_id()
    with store.write() as session:
        session.add(Person(id=person, root=me.partnership_id, partner_id=me.partner_id, name=name))
    return person


def heads(store, kind, record, unit):
    """The heads of a unit, the shown one first."""
    with store.read() as session:
        found = session.get(UnitVersion, (kind, record.hex, unit))
        if found is not None:
            return json.loads(found.ids)
        return [session.get_one(RecordVersion, (kind, record.hex)).version]


def clash(store, kind, record, unit, value, author, made_at="2026-11-20T10:40:00+00:00"):
    """Let somebody else have written a value without having seen what stands here."""
    change = secrets.token_hex(16)
    shown = heads(store, kind, record, unit)
    with store.read() as session:
        line = session.exec(select(Outbox).where(Outbox.change_id == shown[0])).one()
        known = session.get(UnitVersion, (kind, record.hex, unit))
        authors = [line.actor] if known is None else json.loads(known.authors)
    with applying(store) as work:
        work.run(
            "INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit,"
            " value, parents, made_at, laptop, is_own, verdict, seq, in_base, done)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OOST-3', 0, 'applied', 7, 1, 1)",
            change, secrets.token_hex(16), author.hex, kind, record.hex, line.root, unit,
            json.dumps(value), line.parents, made_at,
        )  # fmt: skip
        work.run(
            "INSERT INTO sibling (kind, record_id, unit, change_id, value, author, place, is_other)"
            " VALUES (?, ?, ?, ?, ?, ?, 7, 1)",
            kind, record.hex, unit, change, json.dumps(value), author.hex,
        )  # fmt: skip
        work.run(
            "INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids, places, authors)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            kind, record.hex, unit, json.dumps([*shown, change]),
            json.dumps([None] * len(shown) + [7]), json.dumps([*authors, author.hex]),
        )  # fmt: skip
    return change


def contest(store, kind, record, author, knew, made_at="2026-11-20T10:40:00+00:00"):
    """Let somebody have deleted a record that others worked on."""
    change = secrets.token_hex(16)
    with store.read() as session:
        root = session.get_one(RecordVersion, (kind, record.hex)).root
    with applying(store) as work:
        work.run(
            "INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old,"
            " value, knew, made_at, laptop, is_own, verdict, seq, in_base, done)"
            " VALUES (?, ?, ?, ?, ?, ?, '@alive', 'true', 'false', ?, ?, 'OOST-3', 0, 'applied', 9,"
            " 1, 1)",
            change, secrets.token_hex(16), author.hex, kind, record.hex, root,
            json.dumps({"epoch": "e1", "seq": 0, "ids": knew}), made_at,
        )  # fmt: skip
        work.run(
            "INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids, places, authors)"
            " VALUES (?, ?, '@alive', ?, '[9]', ?)",
            kind, record.hex, json.dumps([change]), json.dumps([author.hex]),
        )  # fmt: skip
        work.run(
            "UPDATE record_version SET contested = 1 WHERE kind = ? AND record_id = ?",
            kind, record.hex,
        )  # fmt: skip
    return change
