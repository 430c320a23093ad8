"""What is found in labelled posts; skipped where these are not beside the checkout."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

from audit.extract import extract
from audit.model import Reference
from audit.read import read_feed
from audit.tables import Tables
from tests.measure.factory import column, make_material, measure_material

Labels = dict[str, set[str | None]]


def measure_labelled(shared: Path, name: str, kind: str, starter: Reference) -> tuple[Tables, Labels]:
    """Return the tables of a labelled feed, unmatched, and films row to what its item is labelled with."""
    feed = read_feed((shared / "gold" / f"{name}.xml").read_bytes(), name)
    labels: dict[tuple[str, int], set[str | None]] = defaultdict(set)
    for line in (shared / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        labels[label["post"], label["position"]].add(label[kind])
    material = make_material(*map(extract, feed.posts), reference=starter)
    rows = {item.row: labels[item.film_list.post.link, item.record.position] for item in material.items}
    return measure_material(material), rows


def rows_with(tables: Tables, name: str, *values: object) -> set[str]:
    """Return the films rows of texts with one of these values in a column, or with any words where none is given."""
    cells = column(tables, "texts", name).items()
    return {row.rpartition(".")[0] for row, value in cells if (value in values if values else bool(value))}


@pytest.mark.parametrize(
    ("name", "kind", "label"),
    [("listicles-dev", "error", "off_topic_admission"), ("injected-dev", "defect", "admission")],
)
def test_finds_admissions(shared: Path, starter: Reference, name: str, kind: str, label: str) -> None:
    """At least nine of ten, and one false alarm at most."""
    tables, labels = measure_labelled(shared, name, kind, starter)
    wanted = {row for row, found in labels.items() if label in found}
    found = rows_with(tables, "admission")
    assert len(found & wanted) >= 0.9 * len(wanted)
    assert len(found - wanted) <= 1


@pytest.mark.parametrize(
    ("name", "kind", "label"), [("listicles-dev", "error", "truncated_text"), ("injected-dev", "defect", "truncated")]
)
def test_finds_every_truncated_text(shared: Path, starter: Reference, name: str, kind: str, label: str) -> None:
    """Every one, and no other."""
    tables, labels = measure_labelled(shared, name, kind, starter)
    assert rows_with(tables, "ending", "dangling", "cut", "unpunctuated") == {
        row for row, found in labels.items() if label in found
    }


def test_finds_every_false_director(shared: Path, starter: Reference) -> None:
    """The item's own metadata contradict every injected director, and nothing else."""
    tables, labels = measure_labelled(shared, "injected-dev", "defect", starter)
    relations = column(tables, "claims", "relation")
    verdicts = column(tables, "claims", "verdict").items()
    contradicted = {
        row.rpartition(".")[0]
        for row, verdict in verdicts
        if verdict == "contradicted" and relations[row] in {"directed-by", "directorial-debut"}
    }
    injected = {row for row, found in labels.items() if found & {"false_director_claim", "self_contradiction"}}
    assert injected <= contradicted
    assert all(labels[row] & {"false_director_claim", "self_contradiction", "false_debut"} for row in contradicted)


def test_finds_every_shortcode(shared: Path, starter: Reference) -> None:
    """Every injected shortcode, and no other."""
    tables, labels = measure_labelled(shared, "injected-dev", "defect", starter)
    found = rows_with(tables, "leftover_shortcode")
    assert found == {row for row, defects in labels.items() if "shortcode" in defects}
