"""The same profile to open as the services have."""

from tests.services.conftest import made_once, profile, ring

__all__ = ["made_once", "profile", "ring"]
