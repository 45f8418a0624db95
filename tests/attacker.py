"""
Somebody who works out small numbers from what is shown.

They know the rule, all that is shown, all sums, and that nothing hidden is zero. They narrow down
what each number can be and try what is left: nothing of how the program chooses.
"""

from app.domain.suppression import MOST, is_small


class Attacker:
    """Somebody with the printed table and a pencil."""

    def __init__(self, values, hidden, sums, most=MOST):
        highest = max(values.values(), default=0) + most + 1
        self.sums = sums
        self.known = {
            cell: (1, highest) if cell in hidden else (number, number)
            for cell, number in values.items()
        }

    def can_be(self, cell, number):
        """Tell whether a number is possible."""
        low, high = self.known[cell]
        return low <= number <= high and self._fits({**self.known, cell: (number, number)})

    def least(self, cell):
        return next(n for n in range(1, self.known[cell][1] + 1) if self.can_be(cell, n))

    def _fits(self, known):
        known = self._narrowed(known)
        if known is None:
            return False
        open_ones = [cell for cell, (low, high) in known.items() if low < high]
        if not open_ones:
            return True
        cell = min(open_ones, key=lambda one: known[one][1] - known[one][0])
        low, high = known[cell]
        return any(self._fits({**known, cell: (n, n)}) for n in range(low, high + 1))

    def _narrowed(self, known):
        known, before = dict(known), None
        while known != before:
            before = dict(known)
            for one in self.sums:
                signed = [(one.total, 1), *((part, -1) for part in one.parts)]
                for cell, sign in signed:
                    # sign * cell = minus the rest
                    rest = [(known[c], s) for c, s in signed if c != cell]
                    lows = sum(low if s != sign else -high for (low, high), s in rest)
                    highs = sum(high if s != sign else -low for (low, high), s in rest)
                    low, high = known[cell]
                    known[cell] = max(low, lows), min(high, highs)
                    if known[cell][0] > known[cell][1]:
                        return None
        return known


def nobody_finds(values, hidden, sums, most=MOST):
    """Every small number can be anything from the least that it could be, up to above `most`."""
    attacker = Attacker(values, hidden, sums, most)
    nothing_shown = Attacker(values, {c for c, n in values.items() if n}, sums, most)
    for cell, number in values.items():
        if is_small(number, most):
            for other in range(nothing_shown.least(cell), most + 2):
                assert attacker.can_be(cell, other), (cell, other)
