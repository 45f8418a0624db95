"""What must hold after each step of a history, and when everyone has synced (SYNC, I1 to I9)."""

from collections import Counter

from app.sync.changes import ALIVE, ChangeId, Verdict
from tests.sync.model.facts import Heart, Key
from tests.sync.model.journal import NEW
from tests.sync.model.laptop import ASKED, LEAVING, Laptop
from tests.sync.model.world import World


def after_a_step(world: World, k: int | None = None) -> list[str]:
    """Check the server, what each laptop has of it, and the screen of the one that acted."""
    found = _false_conflicts(world, world.central.heart, "the server")
    for laptop in world.laptops:
        found += _false_conflicts(world, laptop.base, laptop.user)
    if k is not None:
        actor = world.laptops[k]
        mine = {root for root in actor.roots if actor.is_open(root)}
        found += _false_conflicts(world, actor.screen, f"the screen of {k}", mine)
    found += [f"I1 {i} has two texts" for i in world.witness.reused]
    return found + _deletes(world)


def _false_conflicts(
    world: World, heart: Heart, who: str, roots: set[str] | None = None
) -> list[str]:
    return [
        f"I9 {who} {key}: {later} had seen {head}, and both are heads"
        for key in heart.known()
        if len(heads := heart.heads(key)) > 1
        and (roots is None or heart.records[key[0]][0] in roots)
        for head in heads
        for later in heads
        if head != later and head in world.witness.past(key, later)
    ]


def _deletes(world: World) -> list[str]:
    heart, hides, found = world.central.heart, world.witness.hides, []
    for row in list(heart.records):
        deletes = heart.deletes(row)
        if not deletes:
            continue
        if asked := heart.contested(row):
            if not any(all(hides(d, key, i) for d in deletes) for key, i in asked):
                found.append(f"I9 the question on {row} is a false one: {asked[:2]}")
        else:
            found += [
                f"I2 {row} deleted by {deletes} hides {i} of {key}"
                for one in heart.below(row)
                for key in heart.units(one)
                if key != (row, ALIVE)
                for i in heart.heads(key)
                if all(hides(d, key, i) for d in deletes)
            ]
    return found


def at_rest(world: World, *, settled: bool) -> list[str]:
    """Check what must hold when nothing is left to send or fetch."""
    found = [] if settled else ["I3 the round never ends"]
    found += after_a_step(world)
    for laptop in world.laptops:
        found += _laptop(world, laptop) + _equal(world.central.heart, laptop)
    lines = [line.change for line in world.central.log if line.verdict is Verdict.APPLIED]
    times = Counter(c.id for c in lines if c)
    found += [f"I6 {i} was applied {n} times" for i, n in times.items() if n > 1]
    return found + [
        f"I2 lost {one}" for one in world.witness.lost(_ends(world), world.central.erased)
    ]


def _ends(world: World) -> dict[Key, set[ChangeId]]:
    central = world.central
    ends = {key: set(central.heart.heads(key)) for key in central.heart.known()}
    for i in (i for group in central.held.values() for i in group):
        for unit in central.changes[i].units:
            ends.setdefault((central.changes[i].row, unit), set()).add(i)
    return ends


def _laptop(world: World, laptop: Laptop) -> list[str]:
    central, who, found = world.central, laptop.user, []
    if laptop.waiting() or laptop.to_rescue:
        found.append(f"I3 {who} still has work to hand in")
    if any(state in (ASKED, LEAVING) for state in laptop.roots.values()):
        found.append(f"I3 {who} never ends a walk or a purge")
    if (laptop.epoch, laptop.cursor) != (central.epoch, len(central.log)):
        found.append(f"I8 {who} is not at the end of the log")
    for i, own in laptop.own.items():
        waits = own.on_top and own.verdict is Verdict.HELD and own.change.root in laptop.roots
        if waits and central.heart.verdict.get(i) is not Verdict.HELD:
            found.append(f"I3 {who} waits for {i}, which is not held")
    may, new = _scope(world, laptop), {r for r, s in laptop.roots.items() if s == NEW}
    has = {root for root, _ in laptop.base.records.values()} - new
    if has != may:
        found.append(f"I1/I5 {who} has {has - may} too much and lacks {may - has}")
    if extra := {line.root for _, line in laptop.tail.values()} - may - new:
        found.append(f"I5 {who} keeps rows of {extra}")
    return found


def _scope(world: World, laptop: Laptop) -> set[str]:
    central = world.central
    return {root for root in world.cases() if central.has(laptop.user, root)} - central.erased


def _equal(there: Heart, laptop: Laptop) -> list[str]:
    found, here = [], laptop.base
    roots = {root for root, _ in here.records.values()} & {r for r, _ in there.records.values()}
    keys = {k for heart in (here, there) for k in heart.known() if heart.records[k[0]][0] in roots}
    roots -= {root for root, state in laptop.roots.items() if state == NEW}
    for key in sorted(k for k in keys if there.records[k[0]][0] in roots):
        if here.heads(key) != there.heads(key):
            heads = f"{here.heads(key)}, the server {there.heads(key)}"
            found.append(f"I1 {laptop.user} {key}: has {heads}")
        elif here.shown(key) != there.shown(key):
            found.append(f"I1 {laptop.user} {key}: shows another head")
    found += [
        f"I1 {laptop.user} {row}: is it deleted? Not the same answer"
        for row in {k[0] for k in keys if there.records[k[0]][0] in roots}
        if bool(here.contested(row)) != bool(there.contested(row))
    ]
    return found[:3]
