"""The real server in the place of the model's: what the model says, put in its words and back."""

from app.server.kinds import Obstacle
from app.server.loading import Loader
from app.server.reading import LOG, View
from app.server.records import Records, Setting, Who
from app.server.tables import METADATA
from app.server.turn import Turn
from app.sync.changes import Verdict
from app.sync.protocol import GiveBackRequest, LogRow, PushRequest, WireChange, WireGroup, WireKnew
from app.sync.text_merge import Merged
from tests.server.memory import OutsideMemory
from tests.sync.model.central import NOTE
from tests.sync.model.texts import merged

AT = "2026-05-04T09:00:00+00:00"


class ModelKinds:
    """The kinds of the model: any, and a value that begins with ! is refused."""

    def obstacle(self, change, units):
        wrong = [unit for unit in units if str(change.units[unit].value).startswith("!")]
        return Obstacle("invalid", tuple(wrong)) if wrong else None

    def merge(self, _row, _unit, texts):
        text = merged(*(tuple(text) for text in texts))
        return None if text is None else Merged(list(text), side_by_side=False)

    def texts(self, _kind):
        return frozenset({NOTE})


class Real:
    """One partnership on PostgreSQL; places and epochs are those of the real log."""

    def __init__(self, engine, partnership, clock):
        self.p = partnership
        self.outside = OutsideMemory()
        self.next_epoch = ""
        self.setting = Setting(engine, b"k" * 32, clock, ModelKinds(), lambda _, c: c, self._epoch)
        self.chain = []  # as the server has it
        self.ops = []  # what was done in this life, with what it was done: name, arguments
        self.begin()

    def _epoch(self):
        return self.next_epoch

    @property
    def records(self):
        return Records(self.setting, self.outside)

    def begin(self):
        self.next_epoch = f"{0:032x}"
        self.records.begin_partnership(self.p)
        self.chain = [(self.next_epoch, 0)]

    def ask(self, query, *values):
        return self.setting.write(self.p, lambda turn: turn.loader.ask(query, *values))

    def do(self, name, *given):
        """Do something that changes the log, and remember it for a restore."""
        self.ops.append((name, given))
        return getattr(self, f"_{name}")(*given)

    def _push(self, user, chain, cursor, groups):
        request = PushRequest(schema=1, chain=chain, cursor=cursor, replica="", groups=groups)
        return self.records.push(Who(self.p, user), request)

    def _give_back(self, user, chain, rows):
        return self.records.give_back(Who(self.p, user), GiveBackRequest(chain=chain, rows=rows))

    def _right(self, user, root, given):
        (self.records.grant if given else self.records.revoke)(self.p, user, root)

    def _decide(self, name, apply):
        self.records.decide(self.p, "admin", name, apply=apply)

    def _erase(self, root):
        self.records.erase(self.p, root)

    def _durable(self, seq):
        self.records.mark_durable(self.p, seq)

    def _new_life(self, epoch, kept):
        """`kept`: what was outside the database then."""
        self.outside.kept = list(kept)
        self.next_epoch = epoch
        self.records.begin_epoch(self.p)
        self.records.end_rescue(self.p)

    def restore(self, ops, epoch, chain):
        """Let the database be as it was after some of what was done; then a new life begins."""
        kept = self.outside.kept
        self.outside = OutsideMemory()

        def empty(turn):
            for table in METADATA.sorted_tables:
                if "partnership_id" in table.c and table.name != "invitation":
                    turn.connection.exec_driver_sql(
                        f"DELETE FROM {table.name} WHERE partnership_id = %s", (self.p,)
                    )

        self.setting.write(self.p, empty)
        self.begin()
        self.ops = []
        for name, given in ops:
            try:
                self.do(name, *given)
            except Exception:
                if name != "decide":  # the server said no the first time too
                    raise
        head = self.ask("SELECT head FROM feed_head WHERE partnership_id = %s")[0][0]
        self.do("new_life", epoch, kept)
        self.chain = [*chain, (epoch, head)]

    def rows(self, after):
        """All rows of the log after a place, as their author gets them."""
        query = f"SELECT {LOG} FROM log WHERE partnership_id = %s AND seq > %s ORDER BY seq"

        def read(turn: Turn):
            view = View(turn.connection, Who(self.p, ""))
            return [_whole(view, row) for row in turn.loader.ask(query, after)]

        return self.setting.write(self.p, read)

    def kept(self):
        """All records, each with whether it is in question."""

        def read(turn: Turn):
            loader = Loader(turn.connection, self.p)
            roots = [root for (root,) in loader.ask("SELECT DISTINCT root FROM record"
                                                    " WHERE partnership_id = %s")]  # fmt: skip
            return loader.records_of(roots)

        return self.setting.write(self.p, read)


def _whole(view, row):
    view.who = view.who._replace(person=row.author or row.to_user or "")
    return LogRow.model_validate_json(view.shown(row))


def wire(change, knew):
    """A change of the model as it travels; `knew`: what puts places in those of the real log."""
    return WireChange(
        id=change.id,
        kind=change.row.kind,
        row=change.row.id,
        root=change.root,
        parents_of_row=list(change.above),
        units={unit: (edit.value, sorted(edit.parents)) for unit, edit in change.units.items()},
        covers=sorted(change.covers),
        knew=change.knew and WireKnew(**knew(change.knew)),
        made_at=AT,
    )


def wire_groups(groups, knew):
    return [
        WireGroup(group=group[0].group, made_at=AT, changes=[wire(c, knew) for c in group])
        for group in groups
    ]


def plain(value):
    """A value as JSON gives it back."""
    return [plain(part) for part in value] if isinstance(value, tuple) else value


def told(row):
    """A row of the real log in the words of the model: see `said`."""
    if row.row_kind in ("grant", "revoke"):
        return "right", row.root, row.to_user, row.row_kind == "grant"
    if row.row_kind == "erase":
        return "erase", row.root
    if "units" not in row.body:
        return "verdict", row.change_id, row.verdict
    units = row.body["units"]
    if "made_at" in row.body:
        covers = row.body.get("covers", [])
        units = {u: (v, sorted({*names, *covers})) for u, (v, names) in units.items()}
        return "change", row.change_id, row.verdict, units
    return "bones", row.change_id, row.verdict, units


def said(line, *, bare=False):
    """A line of the model's log, as `told` gives a row of the real one."""
    if line.kind == "right":
        return "right", line.root, line.user, line.given
    if line.kind == "erase":
        return "erase", line.root
    c, verdict = line.change, Verdict(line.verdict).name.lower()
    if line.kind == "verdict":
        return "verdict", c.id, verdict
    if bare:
        return "bones", c.id, verdict, {unit: sorted(c.replaces(unit)) for unit in c.units}
    units = {u: (plain(edit.value), sorted(c.replaces(u))) for u, edit in c.units.items()}
    return "change", c.id, verdict, units
