"""Runs random histories and tells what was wrong with each."""

import traceback

from tests.sync.model.checks import after_a_step, at_rest
from tests.sync.model.facts import Heart
from tests.sync.model.world import World

STEPS = (10, 110)  # least and most


def history(
    seed: int, faults: frozenset[str] = frozenset(), heart: type[Heart] = Heart
) -> tuple[list[str], World]:
    """Run one history; return what was wrong, and the world as it ended."""
    world = World(seed, faults, heart)
    try:
        return _played(world), world
    except (KeyError, ValueError, AssertionError) as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        return [f"crash: {error!r} in {where.name}, line {where.lineno}"], world


def _played(world: World) -> list[str]:
    world.start()
    for _ in range(world.rng.randint(*STEPS)):
        k = world.step()
        if found := after_a_step(world, k):
            return found
    return at_rest(world, settled=world.settle())
