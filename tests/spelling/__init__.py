"""Tests of one spelling for titles and names."""
