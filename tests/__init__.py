"""Tests: a mirror of the package, and what spans it."""
