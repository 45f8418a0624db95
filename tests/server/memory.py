"""What outlives the database, kept in memory."""


class OutsideMemory:
    def __init__(self):
        self.kept = []

    def erased(self, partnership):
        return frozenset(said for what, of, said in self.kept if (what, of) == ("e", partnership))

    def note_erased(self, partnership, root):
        self.kept.append(("e", partnership, root))

    def epochs(self, partnership):
        return tuple(said for what, of, said in self.kept if (what, of) == ("l", partnership))

    def note_epoch(self, partnership, epoch):
        self.kept.append(("l", partnership, epoch))

    def barred(self, partnership):
        return frozenset(said for what, of, said in self.kept if (what, of) == ("b", partnership))

    def admitted(self, partnership):
        let_in = {said for what, of, said in self.kept if (what, of) == ("a", partnership)}
        return frozenset(let_in) - self.barred(partnership)

    def note_admitted(self, partnership, device):
        self.kept = [one for one in self.kept if one != ("b", partnership, device)]
        self.kept.append(("a", partnership, device))

    def note_barred(self, partnership, device):
        self.kept.append(("b", partnership, device))
