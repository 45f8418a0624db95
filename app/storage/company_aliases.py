"""
Triggers that keep `company_alias` equal to what follows from `merged_into` of all companies.

The rule is that of `app/domain/aliases.py`: the end of the row goes on, and of a ring the oldest.
A link to a company that is deleted, or not on this laptop, says nothing.
"""

from collections.abc import Iterator
from typing import Final

NOW: Final = "company_alias_now"


def statements() -> Iterator[str]:
    """Return the view and the triggers."""
    yield _VIEW
    for name, event in _EVENTS.items():
        yield f"CREATE TRIGGER list_merged_{name} AFTER {event}\nBEGIN\n{_REWRITE}\nEND"


def shown(enterprise: str) -> str:
    """Return the SQL of the company under which another is shown."""
    return (
        f"coalesce((SELECT a.shown_id FROM company_alias a WHERE a.enterprise_id = {enterprise}),"  # noqa: S608 our own names
        f" {enterprise})"
    )


def family(enterprise: str) -> str:
    """Return the SQL of the ids of a company and all that are shown as it."""
    return (
        f"(SELECT {enterprise} AS id UNION ALL"  # noqa: S608 our own names
        f" SELECT a.enterprise_id FROM company_alias a WHERE a.shown_id = {enterprise})"
    )


_VIEW: Final = f"""CREATE VIEW {NOW} AS
WITH RECURSIVE step(start, at) AS (
  SELECT o.id, n.id FROM enterprise o JOIN enterprise n ON n.id = o.merged_into AND n.deleted = 0
    WHERE o.merged_into > ''
  UNION
  SELECT s.start, n.id FROM step s JOIN enterprise o ON o.id = s.at
    JOIN enterprise n ON n.id = o.merged_into AND n.deleted = 0
)
SELECT enterprise_id, shown_id FROM (
  SELECT s.start AS enterprise_id, coalesce(
      (SELECT e.at FROM step e WHERE e.start = s.start
        AND NOT EXISTS (SELECT 1 FROM step f WHERE f.start = e.at)),
      (SELECT min(c.at) FROM step c WHERE c.start = s.start
        AND EXISTS (SELECT 1 FROM step d WHERE d.start = c.at AND d.at = c.at))) AS shown_id
  FROM (SELECT DISTINCT start FROM step) s)
WHERE shown_id <> enterprise_id"""  # noqa: S608 our own names
_POINTED: Final = "EXISTS (SELECT 1 FROM enterprise WHERE merged_into = {row}.id)"
_NEW, _OLD = _POINTED.format(row="NEW"), _POINTED.format(row="OLD")
_EVENTS: Final = {
    "insert": f"INSERT ON enterprise WHEN NEW.merged_into IS NOT NULL OR {_NEW}",
    "update": (
        "UPDATE OF merged_into, deleted ON enterprise"
        " WHEN NEW.merged_into IS NOT OLD.merged_into"
        f" OR (NEW.deleted IS NOT OLD.deleted AND {_NEW})"
    ),
    "delete": f"DELETE ON enterprise WHEN OLD.merged_into IS NOT NULL OR {_OLD}",
}
_REWRITE: Final = f"""  DELETE FROM company_alias WHERE (enterprise_id, shown_id) NOT IN
    (SELECT enterprise_id, shown_id FROM {NOW});
  INSERT INTO company_alias (enterprise_id, shown_id)
  SELECT enterprise_id, shown_id FROM {NOW} EXCEPT
  SELECT enterprise_id, shown_id FROM company_alias;"""  # noqa: S608 our own names
