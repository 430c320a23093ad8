"""Tests of ``audit.lookup``."""
