"""Tests of reading: sources, bytes, feeds."""
