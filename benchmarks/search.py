"""
Measures the search over everything, on an encrypted store of real size.

`python -m benchmarks.search --folder DIR` prints one line a measure and ends with 1 when one is
over its budget. It first fills the index and says how long that took; it has no budget, since a
coach goes on working meanwhile.
"""

import sys
from time import perf_counter

from app.core.progress import Silent
from app.reference.loader import reference
from app.services.search.finding import catch_up, search, waiting
from app.storage.search_index import forget_gone
from app.storage.store import Store
from benchmarks.measuring import Measures, given_store

SEARCH_MS = 100.0
TYPED = (
    "jans",
    "onthaal",
    "jans onthaal",
    "o",
    "bakkerij claes peter",
    "onthalmap klaes",
    "q7q7q7",
)


def main() -> int:
    """Measure everything; return 1 when a budget is broken."""
    store, _ = given_store(__doc__)
    measures = Measures()
    _fill(store)
    for typed in TYPED:
        found = search(store, reference(), typed)
        name = f"search «{typed}», {len(found.hits)} found"
        measures.take(name, SEARCH_MS, lambda typed=typed: search(store, reference(), typed))
    return int(measures.failed)


def _fill(store: Store) -> None:
    records, begin = waiting(store), perf_counter()
    if not records:
        return
    catch_up(store, Silent())
    print(f"{records:,} records put in the index in {perf_counter() - begin:.1f} s")
    begin = perf_counter()
    with store.write() as session:
        forget_gone(session)
    print(f"words of removed records forgotten in {perf_counter() - begin:.1f} s")


if __name__ == "__main__":
    sys.exit(main())
