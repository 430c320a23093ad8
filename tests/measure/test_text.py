"""Texts that should be there and are not."""

from audit.measure.text import TEXT_LIMIT, prose_of
from tests.measure.factory import column, make_item, make_list, make_material, make_record, measure_material


def test_label_without_text_is_missing() -> None:
    """An empty text stands for a label alone."""
    record = make_record(description="A guide leads two men.", fact="  ")
    tables = measure_material(make_material(make_list(records=[record])))
    found = column(tables, "texts", "has_text")
    assert (found["1.1.description"], found["1.1.fact"]) == (True, False)
    assert found["1.1.title"] is found["1.intro"] is None


def test_text_its_neighbours_have_is_missing() -> None:
    """A text left out whole is missed where most items have it, and not looked for where most have none."""
    records = [make_record(f"Film {n}", fact=f"Told in {n} days.") for n in range(3)]
    tables = measure_material(make_material(make_list(records=[*records, make_record("Film 4")])))
    found = column(tables, "texts", "has_text")
    assert found["1.4.fact"] is False
    assert found["1.4.description"] is None


def test_reads_no_more_than_the_limit() -> None:
    """A text longer than any real one is cut before anything looks at it."""
    item = make_item(make_record(fact="a" * (TEXT_LIMIT + 5)))
    assert [(field, len(words)) for field, words in prose_of(item)] == [("fact", TEXT_LIMIT)]
