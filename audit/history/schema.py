"""The tables of the history file."""

APPLICATION_ID = 0x41554448
"""``AUDH``, so that another program's database is never written to."""
VERSION = 1

TABLES = """
CREATE TABLE run (
    id INTEGER PRIMARY KEY, feed TEXT NOT NULL, source TEXT NOT NULL, link TEXT NOT NULL, title TEXT NOT NULL,
    at TEXT NOT NULL, tool TEXT NOT NULL, reference TEXT NOT NULL, gate TEXT NOT NULL,
    critical INTEGER NOT NULL, warning INTEGER NOT NULL, info INTEGER NOT NULL, detailed INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX run_feed ON run (feed, id);
CREATE TABLE tally (
    run INTEGER NOT NULL, rule TEXT NOT NULL, severity TEXT NOT NULL, findings INTEGER NOT NULL,
    PRIMARY KEY (run, rule, severity)
) WITHOUT ROWID;
CREATE TABLE fault (
    id INTEGER PRIMARY KEY, feed TEXT NOT NULL, fingerprint TEXT NOT NULL, rule TEXT NOT NULL, severity TEXT NOT NULL,
    post TEXT NOT NULL, title TEXT NOT NULL, message TEXT NOT NULL, UNIQUE (feed, fingerprint)
);
CREATE TABLE found (run INTEGER NOT NULL, fault INTEGER NOT NULL, status TEXT NOT NULL, PRIMARY KEY (run, fault))
WITHOUT ROWID;
CREATE TABLE post (run INTEGER NOT NULL, link TEXT NOT NULL, PRIMARY KEY (run, link)) WITHOUT ROWID;
"""
"""``tally`` counts the open findings of a run; ``found`` and ``post`` are kept for the detailed runs alone."""
