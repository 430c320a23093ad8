"""Tests of the film reference."""
