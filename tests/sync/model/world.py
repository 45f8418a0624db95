"""One random history: users, laptops, a server, bad links and accidents, all from one seed."""

import random
from collections import Counter
from typing import Any

from app.sync.changes import ALIVE, Row, Value
from tests.sync.model.central import NOTE, Central
from tests.sync.model.facts import Heart
from tests.sync.model.laptop import Laptop
from tests.sync.model.texts import NEW_PARAGRAPH
from tests.sync.model.witness import Witness, text_of

USERS = ("ann", "bob", "cem")
UNITS = ("phone", "span", NOTE)
LIMIT = 3  # groups in a request and rows in a page: few, so that every border is met


class Users:
    """What people do at their laptops."""

    def __init__(self, seed: int, faults: frozenset[str], heart: type[Heart]) -> None:
        self.rng, self.witness = random.Random(seed), Witness()
        self.central = Central(self.witness, faults, heart)
        self.ids = 0
        self.laptops = [Laptop(u, self.witness, faults, self.new_id, heart) for u in USERS]
        self.counts: Counter[str] = Counter()

    def new_id(self) -> str:
        """Return an id that nobody has; later ones are larger."""
        self.ids += 1
        return f"{self.ids:05}"

    def insert(self, k: int) -> None:
        """Make a case, or one or two records below a record."""
        laptop, rng = self.laptops[k], self.rng
        rows = laptop.editable()
        refused = "!" if rng.random() < 0.07 and self.central.log else ""
        values: dict[str, Value] = {
            "phone": f"{refused}p{self.new_id()}",
            "span": ("a", "b"),
            NOTE: ("s1", "s2", "s3"),
        }
        laptop.begin()
        if not rows or (rng.random() < 0.06 and len(laptop.roots) < 3):
            name = f"c{self.new_id()}"
            laptop.insert(Row("case", name), name, None, values)
        else:
            self._below(laptop, rng.choice(rows), values)
        self.counts["insert"] += 1

    def _below(self, laptop: Laptop, over: Row, values: dict[str, Value]) -> None:
        is_join = self.rng.random() < 0.3  # two laptops give it the same id
        row = Row("step", f"{over.id}-join" if is_join else f"s{self.new_id()}")
        if row.id.count("-") > 1:
            return
        root = laptop.screen.records[over][0]
        laptop.insert(row, root, over, values)
        if self.rng.random() < 0.2:
            laptop.insert(Row("step", f"s{self.new_id()}"), root, row, values)

    def edit(self, k: int) -> None:
        """Change one or two units in one action."""
        laptop, rng = self.laptops[k], self.rng
        laptop.begin()
        for _ in range(1 if rng.random() < 0.75 else 2):
            rows = laptop.editable()
            keys = [(r, u) for r in rows for u in UNITS if laptop.screen.heads((r, u))]
            if keys:
                key = rng.choice(keys)
                heads = laptop.screen.heads(key)
                old = heads[laptop.shown(key)]
                seen = [i for i, value in heads.items() if value == old]
                fresh = self._fresh(key[1], old)
                laptop.put(key, fresh, seen if rng.random() < 0.7 else None)
                self.counts["edit"] += 1

    def _fresh(self, unit: str, old: Value) -> Value:
        rng, word = self.rng, self.new_id()
        if unit == "phone":
            roll = rng.random()
            return "same" if roll < 0.05 else ("!" if roll < 0.12 else "") + word
        if unit == NOTE:
            return self._rewritten(text_of(old), word)
        first, last = text_of(old)
        return (word, last) if rng.random() < 0.5 else (first, word)

    def _rewritten(self, old: tuple[str, ...], word: str) -> Value:
        text, rng = list(old), self.rng
        at, how = rng.randint(0, len(text)), rng.random()
        if how < 0.45 or not text:
            text.insert(at, (NEW_PARAGRAPH if rng.random() < 0.5 else "") + word)
        elif how < 0.8:
            text[min(at, len(text) - 1)] = word
        else:
            del text[min(at, len(text) - 1)]
        return tuple(text)

    def delete(self, k: int) -> None:
        """Delete a record on the screen; of one in question, once more."""
        laptop = self.laptops[k]
        if rows := laptop.editable():
            laptop.begin()
            some = [self.rng.choice(rows), self.rng.choice(rows)]
            row = min(some, key=lambda row: row.kind == "case")
            laptop.put((row, ALIVE), value=False)
            self.counts["delete"] += 1

    def undelete(self, k: int) -> None:
        """Bring a record back, be its delete in question or not."""
        laptop = self.laptops[k]
        view = laptop.screen
        rows = [
            row
            for row, (root, above) in view.records.items()
            if view.deletes(row) and laptop.is_open(root) and (above is None or laptop.shows(above))
        ]
        if rows:
            laptop.begin()
            laptop.put((self.rng.choice(rows), ALIVE), value=True)
            self.counts["undelete"] += 1

    def resolve(self, k: int) -> None:
        """Settle a conflict that is on the screen."""
        laptop, rng = self.laptops[k], self.rng
        view, rows = laptop.screen, set(laptop.editable())
        keys = [key for key in view.known() if key[0] in rows and view.conflict(key)]
        if keys:
            key = rng.choice(keys)
            value = rng.choice(list(view.heads(key).values()))
            if key[1] != ALIVE and rng.random() < 0.4:
                value = self._fresh(key[1], value)
            laptop.begin()
            laptop.put(key, value)
            self.counts["resolve"] += 1


class World(Users):
    """The links between laptops and server, and what goes wrong."""

    def __init__(
        self, seed: int = 0, faults: frozenset[str] = frozenset(), heart: type[Heart] = Heart
    ) -> None:
        super().__init__(seed, faults, heart)
        self.up: list[list[tuple[Any, ...]]] = [[] for _ in USERS]
        self.down: list[list[Any]] = [[] for _ in USERS]
        self.copies = 0
        self.marks = [0]  # ends of transactions of the server: a restore falls on one of them

    def send(self, k: int, what: str) -> bool:
        """Put a request on its way, also when one like it is there already."""
        laptop = self.laptops[k]
        request: tuple[Any, ...] | None = (
            "pull",
            laptop.epoch,
            laptop.user,
            laptop.cursor,
            LIMIT,
        )
        if what == "push":
            request = laptop.push_request(LIMIT)
        elif what == "walk":
            request = laptop.walk_request()
        if request:
            self.up[k].append(request)
        return request is not None

    def serve(self, k: int, at: int, *, twice: bool = False) -> None:
        """Let the server take a request that is under way; `twice`: it comes again later."""
        name, *rest = self.up[k][at] if twice else self.up[k].pop(at)
        self.down[k].append(getattr(self.central, name)(*rest))
        self.marks.append(len(self.central.log))
        self.counts[name] += 1

    def receive(self, k: int, at: int) -> None:
        """Let the laptop take an answer that is under way."""
        if answer := self.down[k].pop(at):
            getattr(self.laptops[k], f"on_{answer[0]}")(*answer[1:])

    def crash(self, k: int) -> None:
        """Kill a laptop: what was under way is gone, what was committed is there."""
        self.up[k], self.down[k] = [], []

    def round(self, k: int, what: str) -> bool:
        """Ask and answer without trouble; tell whether there was anything to ask."""
        if not self.send(k, what):
            return False
        self.serve(k, len(self.up[k]) - 1)
        self.receive(k, len(self.down[k]) - 1)
        return True

    def sync(self, k: int) -> None:
        """Let a laptop with a good link hand in and fetch all."""
        laptop = self.laptops[k]
        while self.round(k, "push"):
            pass
        before = None
        while (laptop.epoch, laptop.cursor) != before:
            before = laptop.epoch, laptop.cursor
            self.round(k, "pull")
            self.round(k, "walk")

    def deliver(self, k: int) -> None:
        """Deliver something that is under way: in any order, perhaps twice, perhaps never."""
        rng, up, down = self.rng, self.up[k], self.down[k]
        if up and (rng.random() < 0.5 or not down):
            at = rng.randrange(len(up))
            if rng.random() < 0.25:
                del up[at]
            else:
                self.serve(k, at, twice=rng.random() < 0.25)
        elif down:
            at = rng.randrange(len(down))
            if rng.random() < 0.25:
                del down[at]
                return
            if rng.random() < 0.2:
                down.append(down[at])
            self.receive(k, at)

    # -- what seldom happens ---------------------------------------------------------------------

    def cases(self) -> list[str]:
        """Return the cases that the server has."""
        heart = self.central.heart
        return [row.id for row in heart.records if row.kind == "case" and heart.exists(row)]

    def accident(self, k: int) -> None:
        """Let one thing happen that seldom does."""
        events = {
            self.crash: 12,
            self._right: 30,
            self._decide: 18,
            self._backup: 10,
            self._restore: 12,
            self._copy: 6,
            self._erase: 2,
            self._purge: 10,
        }
        (event,) = self.rng.choices(list(events), list(events.values()))
        event(k)

    def _right(self, _: int) -> None:
        if cases := self.cases():
            user, root = self.rng.choice(USERS), self.rng.choice(cases)
            given = not self.central.has(user, root) or self.rng.random() < 0.45
            self.central.right(user, root, given=given)
            self.counts["right"] += 1

    def _decide(self, _: int) -> None:
        if self.central.held:
            name = self.rng.choice(list(self.central.held))
            self.central.decide(name, apply=self.rng.random() < 0.6)
            self.counts["decide"] += 1

    def _backup(self, _: int) -> None:
        self.central.backup()

    def _restore(self, _: int) -> None:
        at = self.rng.choice([mark for mark in self.marks if mark >= self.central.durable])
        self.central.restore(at)
        self.marks = [mark for mark in self.marks if mark <= at]
        self.counts["restore"] += 1

    def _copy(self, k: int) -> None:
        if self.copies < 2:
            self.copies += 1
            self.laptops.append(self.laptops[k].copied())
            self.up.append([])
            self.down.append([])
            self.counts["copy"] += 1

    def _erase(self, _: int) -> None:
        if cases := self.cases():
            self.central.erase(self.rng.choice(cases))
            self.counts["erase"] += 1

    def _purge(self, k: int) -> None:
        self.laptops[k].purge()

    # -- a history -------------------------------------------------------------------------------

    def start(self) -> None:
        """Make a case that everyone has."""
        self.insert(0)
        self.settle()
        for root in self.cases():
            for user in USERS:
                self.central.right(user, root, given=True)
        self.settle()

    def step(self) -> int:
        """Do one random thing; return the laptop that it was about."""
        rng, k = self.rng, self.rng.randrange(len(self.laptops))
        things = {
            self.edit: 25,
            self.insert: 5,
            self.delete: 3,
            self.undelete: 2,
            self.resolve: 6,
            self.sync: 4,
            self._send_any: 5,
            self.deliver: 15,
            self._push: 11,
            self._fetch: 14,
            self.accident: 10,
        }
        (thing,) = rng.choices(list(things), list(things.values()))
        thing(k)
        self.marks.append(len(self.central.log))
        return k

    def _send_any(self, k: int) -> None:
        self.send(k, self.rng.choice(("push", "push", "pull", "walk")))

    def _push(self, k: int) -> None:
        self.round(k, "push")

    def _fetch(self, k: int) -> None:
        self.round(k, self.rng.choice(("pull", "pull", "walk")))

    def settle(self, rounds: int = 60) -> bool:
        """Let everyone sync without trouble until nothing moves; tell whether it came to that."""
        for k in range(len(self.laptops)):
            self.crash(k)
        return any(not self._stirred() for _ in range(rounds))

    def _stirred(self) -> bool:
        stirred = [self._calm(k) for k in range(len(self.laptops))]
        return any(stirred)

    def _calm(self, k: int) -> bool:
        laptop = self.laptops[k]
        pushed = 0
        while pushed < 400 and self.round(k, "push"):
            pushed += 1
        before = laptop.cursor, laptop.epoch
        self.round(k, "pull")
        moved = self.round(k, "walk") or (laptop.cursor, laptop.epoch) != before
        laptop.purge()
        return bool(pushed) or moved
