"""
What becomes of a captured change: a line of the outbox, and the version of its unit.

The triggers of the tables tell two views; the triggers of these views hold the one definition for
all tables. A change names what it replaces: the heads of its unit with the value that was shown,
or, of a resolution (`whole`), all heads. Where the log has another value than what the screen will
show, the unit as the log has it is kept in `base_unit`.
"""

from collections.abc import Iterator
from string import Template
from typing import Final

from app.models.units import OF_PROMOTOR

_VIEW: Final = Template("CREATE VIEW $name AS SELECT $columns FROM outbox")

_OF_PROMOTOR: Final = ", ".join(f"'{kind}'" for kind in sorted(OF_PROMOTOR))

# A refusal here is one that a user can do something about: the words are the code of a UserError.
# What everybody shares, and what a promotor may write, is judged by the server: it depends on the
# role.
_ALLOWED: Final = f"""  SELECT RAISE(ABORT, 'capture: a change outside a unit of work')
    WHERE (SELECT change_group FROM sync_context WHERE id = 1) IS NULL;
  SELECT CASE WHEN state = 'leaving' THEN RAISE(ABORT, 'case.leaving')
      WHEN state = 'walking' THEN RAISE(ABORT, 'case.walking')
      WHEN level = 'read' AND NEW.kind NOT IN ({_OF_PROMOTOR})
        AND NOT EXISTS (SELECT 1 FROM partnership WHERE id = NEW.root)
        THEN RAISE(ABORT, 'case.read_only') END
    FROM scope_root WHERE root = NEW.root;"""  # noqa: S608 our own names

_REVISION: Final = "(SELECT CAST(version_num AS INTEGER) FROM alembic_version)"

_INSERTED: Final = Template("""CREATE TRIGGER captured_insert INSTEAD OF INSERT ON capture_insert
BEGIN
$allowed
  INSERT INTO scope_root (root, state) SELECT NEW.root, 'new'
    WHERE NEW.record_id = NEW.root AND NOT EXISTS (SELECT 1 FROM scope_root WHERE root = NEW.root);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, value, made_at,
    revision)
  SELECT lower(hex(randomblob(16))), change_group, actor, NEW.kind, NEW.record_id, NEW.root, '*',
    NEW.value, made_at, $revision FROM sync_context WHERE id = 1;
  INSERT INTO record_version (kind, record_id, root, version, author)
  SELECT kind, record_id, root, change_id, actor FROM outbox WHERE position = last_insert_rowid();
END""")

_HERE: Final = "kind = NEW.kind AND record_id = NEW.record_id AND unit = NEW.unit"
_VERSION: Final = """FROM record_version v LEFT JOIN unit_version u
    ON u.kind = v.kind AND u.record_id = v.record_id AND u.unit = NEW.unit
  WHERE v.kind = NEW.kind AND v.record_id = NEW.record_id"""

_PARENTS: Final = Template("""(SELECT CASE
      WHEN u.ids IS NULL THEN json_array(v.version)
      WHEN NEW.whole OR NOT EXISTS (SELECT 1 FROM sibling WHERE $here AND is_other) THEN u.ids
      ELSE (SELECT json_group_array(i.value) FROM json_each(u.ids) i WHERE i.value NOT IN
        (SELECT change_id FROM sibling WHERE $here AND is_other)) END
    $version)""")

# What the author of a delete had before them: the log up to a place, and what is above it: own
# changes on the screen with what they cover, and what came of the log that a restore may lose.
_KNEW: Final = """CASE WHEN NEW.unit = '@alive' AND NEW.value = 'false' THEN
    (SELECT json_object('epoch', json_extract(chain, '$[#-1][0]'),
      'seq', max(cursor, coalesce(
        (SELECT walked_at FROM scope_root WHERE root = NEW.root AND state <> 'leaving'), 0)),
      'ids', (SELECT json_group_array(known) FROM (
        SELECT change_id AS known FROM outbox INDEXED BY ix_outbox_journal
          WHERE done = 0 AND root = NEW.root
          AND NOT in_base AND NOT closed
          AND (NEW.reach = 'case' OR (kind = NEW.kind AND record_id = NEW.record_id))
        UNION SELECT c.value FROM outbox o INDEXED BY ix_outbox_journal, json_each(o.covers) c
          WHERE o.done = 0 AND o.root = NEW.root AND NOT o.in_base AND NOT o.closed
        UNION SELECT change_id FROM tail WHERE root = NEW.root)))
      FROM sync_state WHERE id = 1) END"""

_EDITED: Final = Template("""CREATE TRIGGER captured_edit INSTEAD OF INSERT ON capture_edit
BEGIN
$allowed
  SELECT RAISE(ABORT, 'capture: the record has no version') WHERE NOT EXISTS
    (SELECT 1 FROM record_version WHERE kind = NEW.kind AND record_id = NEW.record_id);
  INSERT INTO base_unit (kind, record_id, unit, ids, places, authors, value, siblings)
  SELECT v.kind, v.record_id, NEW.unit, coalesce(u.ids, json_array(v.version)),
    coalesce(u.places, json_array(v.place)), coalesce(u.authors, json_array(v.author)),
    CASE WHEN NEW.unit = '@alive' AND v.contested THEN 'false' ELSE NEW.old END,
    (SELECT json_group_array(json_array(change_id, json(value), author, place)) FROM sibling
      WHERE $here)
  $version AND v.in_base AND NOT EXISTS (SELECT 1 FROM base_unit WHERE $here);
  INSERT INTO outbox (change_id, change_group, actor, kind, record_id, root, unit, old, value,
    parents, knew, made_at, revision)
  SELECT lower(hex(randomblob(16))), change_group, actor, NEW.kind, NEW.record_id, NEW.root,
    NEW.unit, NEW.old, NEW.value,
    $parents,
    $knew,
    made_at, $revision FROM sync_context WHERE id = 1;
  DELETE FROM sibling WHERE $here AND (NEW.whole OR NOT is_other);
  INSERT OR REPLACE INTO unit_version (kind, record_id, unit, ids, places, authors)
  SELECT kind, record_id, unit,
    (SELECT json_group_array(change_id) FROM
      (SELECT o.change_id UNION ALL SELECT change_id FROM sibling WHERE $here)),
    (SELECT json_group_array(place) FROM
      (SELECT NULL AS place UNION ALL SELECT place FROM sibling WHERE $here)),
    (SELECT json_group_array(author) FROM
      (SELECT o.actor AS author UNION ALL SELECT author FROM sibling WHERE $here))
    FROM outbox o WHERE position = last_insert_rowid();
  UPDATE sibling SET is_other = (value IS NOT NEW.value) WHERE $here;
  UPDATE record_version SET contested = 0
    WHERE NEW.unit = '@alive' AND kind = NEW.kind AND record_id = NEW.record_id AND contested;
END""")


def statements() -> Iterator[str]:
    """Return the views, and the triggers on them."""
    edit = "kind, record_id, root, unit, old, value, '' AS reach, 0 AS whole"
    yield _VIEW.substitute(name="capture_insert", columns="kind, record_id, root, value")
    yield _VIEW.substitute(name="capture_edit", columns=edit)
    yield _INSERTED.substitute(allowed=_ALLOWED, revision=_REVISION)
    yield _EDITED.substitute(
        allowed=_ALLOWED,
        here=_HERE,
        version=_VERSION,
        parents=Template(_PARENTS.template).substitute(here=_HERE, version=_VERSION),
        knew=_KNEW,
        revision=_REVISION,
    )
