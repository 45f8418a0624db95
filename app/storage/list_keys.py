"""
Triggers that keep `enterprise_key` equal to what it is made from.

One view says what a row must be; every trigger writes that row again, so that there is one
definition for the click, the bulk update, raw SQL and sync.
"""

from collections.abc import Iterator
from string import Template
from typing import Final

from app.models.lists import EnterpriseKey
from app.storage import company_aliases
from app.storage.company_aliases import family, shown

VIEW: Final = "enterprise_key_now"
_COLUMNS: Final = ", ".join(EnterpriseKey.__table__.columns.keys())  # type: ignore[attr-defined]  # SQLModel hides it
# Of each company by itself: so its index gives the newest at once
_LAST_SESSION: Final = """(SELECT max(x.at) FROM (SELECT
      (SELECT max(s.starts_at) FROM coaching_session s
        WHERE s.enterprise_id = f.id AND s.deleted = 0) AS at FROM {family} f) x)"""
# Table, column with the enterprise, columns that matter
_SOURCES: Final = (
    ("enterprise", "id", ("number", "name", "nace_code", "coach_id", "deleted")),
    (
        "establishment",
        "enterprise_id",
        ("enterprise_id", "postal_code", "municipality_nis", "is_main", "deleted"),
    ),
    ("contact", "enterprise_id", ("enterprise_id", "name", "deleted")),
)


def statements() -> Iterator[str]:
    """Return the views and the triggers."""
    yield from company_aliases.statements()
    yield _view()
    for event, row in (("INSERT", "NEW"), ("DELETE", "OLD")):
        both = f"{_rewritten(f'{row}.enterprise_id')}\n{_rewritten(f'{row}.shown_id')}"
        yield _trigger(f"list_alias_{event.lower()}", f"{event} ON company_alias", both)
    for table, enterprise, columns in _SOURCES:
        now, before = _rewritten(shown(f"NEW.{enterprise}")), _rewritten(shown(f"OLD.{enterprise}"))
        yield _trigger(f"list_{table}_insert", f"INSERT ON {table}", now)
        changed = f"UPDATE OF {', '.join(columns)} ON {table}"
        yield _trigger(f"list_{table}_update", changed, now)
        if enterprise != "id":
            yield _trigger(f"list_{table}_moved", _moved(table), before)
    yield _trigger("list_session_insert", "INSERT ON coaching_session", _newest_session("NEW"))
    changed = "UPDATE OF enterprise_id, starts_at, deleted ON coaching_session"
    yield _trigger("list_session_update", changed, _newest_session("NEW"))
    yield _trigger("list_session_moved", _moved("coaching_session"), _newest_session("OLD"))


def _view() -> str:
    last = _LAST_SESSION.format(family=family("e.id"))
    return _VIEW.substitute(view=VIEW, last=last, family=family("e.id"))


def _trigger(name: str, event: str, body: str) -> str:
    return f"CREATE TRIGGER {name} AFTER {event}\nBEGIN\n{body}\nEND"


def _rewritten(enterprise: str) -> str:
    return _REWRITTEN.substitute(enterprise=enterprise, columns=_COLUMNS, view=VIEW)


def _newest_session(row: str) -> str:
    enterprise = shown(f"{row}.enterprise_id")
    last = _LAST_SESSION.format(family=family("enterprise_key.enterprise_id"))
    return _NEWEST_SESSION.substitute(enterprise=enterprise, last=last)


def _moved(table: str) -> str:
    return f"UPDATE OF enterprise_id ON {table} WHEN OLD.enterprise_id IS NOT NEW.enterprise_id"


_VIEW: Final = Template("""CREATE VIEW $view AS
SELECT e.id AS enterprise_id, fold(e.name) AS name_key,
    fold(e.name || coalesce(' ' || e.number, '') || coalesce(
      (SELECT group_concat(' ' || c.name, '') FROM contact c
        WHERE c.enterprise_id IN $family AND c.deleted = 0), '') || coalesce(
      (SELECT group_concat(' ' || o.name, '') FROM enterprise o JOIN company_alias a
        ON a.enterprise_id = o.id WHERE a.shown_id = e.id), '')) AS words,
    e.number AS number, b.municipality_nis AS municipality_nis, b.postal_code AS postal_code,
    e.nace_code AS nace_code, e.coach_id AS coach_id,
    $last AS last_session_at
FROM enterprise e
LEFT JOIN establishment b ON b.id = (SELECT x.id FROM establishment x
    WHERE x.enterprise_id IN $family AND x.deleted = 0
    ORDER BY x.enterprise_id = e.id DESC, x.is_main DESC, x.id LIMIT 1)
WHERE e.deleted = 0 AND NOT EXISTS (SELECT 1 FROM company_alias a WHERE a.enterprise_id = e.id)""")
_REWRITTEN: Final = Template("""  DELETE FROM enterprise_key WHERE enterprise_id = $enterprise;
  INSERT INTO enterprise_key ($columns)
  SELECT $columns FROM $view WHERE enterprise_id = $enterprise;""")
_NEWEST_SESSION: Final = Template("""  UPDATE enterprise_key SET last_session_at =
    $last
  WHERE enterprise_id = $enterprise;""")
