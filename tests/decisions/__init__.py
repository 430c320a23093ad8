"""Tests of decisions and the baseline."""
