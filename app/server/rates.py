"""
How often somebody may ask, per process: a brake on guessing and on a laptop gone wild.

What must be counted exactly, the tries of a code, is counted in the database.
"""

import time
from typing import Final

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from app.server.refusal import Refusal

_LEAST_S: Final = 1


class Rates:
    """Counts requests by who makes them."""

    def __init__(self, requests_per_minute: int, guesses_per_minute: int) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._requests = RateLimitItemPerMinute(requests_per_minute)
        self._guesses = RateLimitItemPerMinute(guesses_per_minute)

    def count_request(self, device: str) -> None:
        """Count a request of a laptop; refuse one too many with 429."""
        self._count(self._requests, f"device:{device}")

    def count_guess(self, address: str) -> None:
        """Count a request of somebody who is not known yet; refuse one too many with 429."""
        self._count(self._guesses, f"address:{address}")

    def require_guess(self, address: str) -> None:
        """Refuse with 429 who has no guess left; that it is asked counts for nothing."""
        if not self._limiter.test(self._guesses, f"address:{address}"):
            raise self._busy(self._guesses, f"address:{address}")

    def note_wrong(self, address: str) -> None:
        """Count a guess that was wrong."""
        self._limiter.hit(self._guesses, f"address:{address}")

    def _count(self, item: RateLimitItemPerMinute, who: str) -> None:
        if not self._limiter.hit(item, who):
            raise self._busy(item, who)

    def _busy(self, item: RateLimitItemPerMinute, who: str) -> Refusal:
        left_s = self._limiter.get_window_stats(item, who).reset_time - time.time()
        return Refusal(429, "busy", retry_after_s=max(_LEAST_S, round(left_s)))
