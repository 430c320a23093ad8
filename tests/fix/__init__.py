"""Tests of fixing."""
