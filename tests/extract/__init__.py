"""Tests of extracting films from posts."""
