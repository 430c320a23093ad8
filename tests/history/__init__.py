"""Tests of the history of audits."""
