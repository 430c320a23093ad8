"""Sentences that two different films share word for word."""

from tests.measure.factory import column, make_list, make_material, make_record, measure_material, measure_texts

TOLD_TWICE = "Half the village came to the first showing of the film."


def test_counts_the_other_films_with_the_sentence() -> None:
    """Case and punctuation make no difference; the other items are the evidence."""
    tables = measure_texts(
        f"It snowed. {TOLD_TWICE}",
        TOLD_TWICE.upper().replace(".", "!"),
        "The crew waited ten days for the ice to break.",
    )
    assert column(tables, "texts", "films_sharing_sentence")["1.1.fact"] == 1
    assert column(tables, "texts", "films_sharing_sentence")["1.3.fact"] == 0
    assert column(tables, "texts", "shared_sentence")["1.1.fact"] == TOLD_TWICE
    assert column(tables, "texts", "shared_sentence")["1.3.fact"] == ""
    (fact,) = tables.evidence["texts", "1.1.fact", "films_sharing_sentence"]
    assert fact.id == "https://lists.example/1#2"
    assert "Film B" in fact.value


def test_short_sentences_are_common_property() -> None:
    """What every second text says is no repetition."""
    found = column(measure_texts("It won awards.", "It won awards."), "texts", "films_sharing_sentence")
    assert found["1.1.fact"] == 0


def test_the_same_film_may_repeat_itself() -> None:
    """A film in two posts keeps its text, with or without an id."""
    with_id = make_record("Luna", 1970, imdb_id="tt0000001", fact=TOLD_TWICE)
    without = make_record("The Luna", 1970, fact=TOLD_TWICE)
    material = make_material(make_list(records=[with_id]), make_list(records=[without], number=2))
    found = column(measure_material(material), "texts", "films_sharing_sentence")
    assert (found["1.1.fact"], found["2.1.fact"]) == (0, 0)


def test_titles_and_missing_texts_are_not_compared() -> None:
    """Only descriptions and facts are measured."""
    found = column(measure_texts(TOLD_TWICE), "texts", "films_sharing_sentence")
    assert found["1.1.title"] is found["1.1.description"] is found["1.title"] is None
