"""Laptops with the server of the model: it knows all, so everything can be compared with it."""

from uuid import UUID

from tests.sync.fake_server import FakeServer, new_central
from tests.sync.laptops import PAGE, Laptops
from tests.sync.machine_checks import after_a_step, at_rest
from tests.sync.memory_store import memory_store


class ModelServer:
    """What the machine does to the server of the model."""

    users = (UUID(int=0xA), UUID(int=0xB), UUID(int=0xC))

    def __init__(self, witness):
        self.central = new_central(witness)
        self._marks = [0]  # where a transaction ended

    def door(self, user):
        return FakeServer(self.central, user.hex, PAGE)

    def note(self):
        """Ask about deletes, and remember that the log ended here."""
        self.central.ask()
        self._marks.append(len(self.central.log))

    def position(self):
        return len(self.central.log), self.central.epoch

    def cases(self):
        heart = self.central.heart
        return [row.id for row in heart.records if row.kind == "enterprise" and heart.exists(row)]

    def knows(self, change):
        return change in self.central.changes

    def right(self, user, root, *, given):
        self.central.right(user, root, given=given)
        self.note()

    def decide(self, number, *, apply):
        if held := list(self.central.held):
            self.central.decide(held[number % len(held)], apply=apply)
            self.note()

    def erase(self, root):
        self.central.erase(root)
        self.note()

    def back_up(self):
        self.central.backup()

    def restore(self, place):
        """Fall back to the end of a transaction, counted from the last."""
        marks = sorted({mark for mark in self._marks if self.central.durable <= mark})
        at = marks[-1 - place % len(marks)]
        self.central.restore(at)
        self.central.is_open = False
        self._marks = [mark for mark in self._marks if mark <= at]
        self.note()

    def open_again(self):
        self.central.is_open = True


class ModelLaptops(Laptops):
    """The laptops of three people."""

    def new_server(self):
        server = ModelServer(self.witness)
        self.central = server.central
        return server

    def new_store(self, user):
        return memory_store(user)

    def cases(self):
        return self.server.cases()

    def after_a_step(self):
        return after_a_step(self, self.actor)

    def at_rest(self, *, settled):
        return at_rest(self, settled=settled)
