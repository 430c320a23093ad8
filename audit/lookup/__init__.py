"""Look-up: which film of the reference each list item is."""

from audit.lookup.matching import look_up

__all__ = ["look_up"]
