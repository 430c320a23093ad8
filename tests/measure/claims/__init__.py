"""Tests of the claims of texts."""
