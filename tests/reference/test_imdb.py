"""A reference built from IMDb's files holds what they say."""

import json
import os
from datetime import date
from pathlib import Path

import pytest

from audit.errors import ReferenceFault
from audit.model import Film, Form
from audit.reference import imdb
from audit.reference.imdb import Progress, Sources, build_imdb
from audit.reference.store import SqliteReference
from tests.reference.imdb_files import write_imdb, write_many

CRANES, LETTER, HAND, EPISODE = "tt0050634", "tt0053106", "tt10954600", "tt1480055"


@pytest.fixture(autouse=True)
def _no_starter(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the bundled table adds has tests of its own."""
    monkeypatch.setattr(imdb, "bundled_films", tuple)


def build(folder: Path, **sources: Path) -> SqliteReference:
    """Build from a folder and open what was built."""
    path = folder / "out" / "reference.sqlite"
    build_imdb(path, Sources(imdb=folder, **sources))
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    return SqliteReference.open(path)


def test_holds_every_fact_of_a_film(tmp_path: Path) -> None:
    """Titles, the original's countries, people in the order of the credits, rating: as the files have them."""
    with build(write_imdb(tmp_path)) as reference:
        assert reference.by_ids([CRANES])[CRANES] == Film(
            imdb_id=CRANES,
            kind="movie",
            titles=("The Cranes Are Flying", "Letyat zhuravli", "Летят журавли", "Quand passent les cigognes"),
            year=1957,
            directors=("Mikhail Kalatozov",),
            cast=("Tatyana Samoylova", "Aleksey Batalov"),
            runtime_minutes=95,
            forms=frozenset(),
            rating=8.3,
            votes=19000,
            source="imdb",
            origin_hint=("SUHH",),
        )


def test_reads_ids_of_eight_digits(tmp_path: Path) -> None:
    """An id above tt9999999 is a film like any other, with its people, although files sort it among the others."""
    with build(write_imdb(tmp_path)) as reference:
        film = reference.by_ids([HAND])[HAND]
    assert (film.title, film.year, film.rating) == ("The Hand of God", 2021, 10.0)
    assert film.directors == ("Paolo Sorrentino",)
    assert film.cast == ("Tatyana Samoylova", "Aleksey Batalov")
    assert film.origin_hint == ("IT",)


def test_keeps_the_forms_that_genres_name(tmp_path: Path) -> None:
    """Animated, a documentary, or neither; without any genre it is not known."""
    with build(write_imdb(tmp_path)) as reference:
        found = reference.by_ids([CRANES, LETTER, HAND])
    assert found[CRANES].forms == frozenset()
    assert found[LETTER].forms is None
    assert found[HAND].forms == frozenset(Form)


def test_knows_what_is_no_film(tmp_path: Path) -> None:
    """A series and a game have their titles; of an episode it is known that it is one."""
    with build(write_imdb(tmp_path)) as reference:
        found = reference.by_ids([EPISODE, "tt0944947", "tt0000009", "tt7777777"])
    assert {film.imdb_id: film.kind for film in found.values()} == {
        EPISODE: "tvEpisode",
        "tt0944947": "tvSeries",
        "tt0000009": "videoGame",
    }
    assert found[EPISODE].titles == ()
    assert found[EPISODE].title == EPISODE


def test_leaves_out_people_without_a_name(tmp_path: Path) -> None:
    """A director whose name is empty or missing is not credited; the others are."""
    with build(write_imdb(tmp_path)) as reference:
        film = reference.by_ids([LETTER])[LETTER]
    assert film.directors == ("Mikhail Kalatozov",)
    assert film.cast == ()


def test_finds_films_by_title_and_director(tmp_path: Path) -> None:
    """The indexes serve every alias and every spelling of a director."""
    with build(write_imdb(tmp_path)) as reference:
        for title in ("Cranes Are Flying", "Летят журавли", "Letiat zhuravli", "quand passent les cigognes"):
            assert [film.imdb_id for film in reference.by_title(title)] == [CRANES]
        assert reference.by_title("Winter Is Coming") == []
        assert [film.imdb_id for film in reference.by_director("Михаил Калатозов")] == [CRANES, LETTER]


def test_lists_the_folded_titles_of_years(tmp_path: Path) -> None:
    """Each fold stands beside its film; films without a year are in no block."""
    with build(write_imdb(tmp_path)) as reference:
        block = reference.titles_of_years(1957, 1960)
        assert set(block.imdb_ids) == {CRANES, LETTER}
        assert len(block.folds) == len(block.imdb_ids)
        assert ("letiat žuravli".replace("ž", "š"), CRANES) in zip(block.folds, block.imdb_ids, strict=True)
        assert set(reference.titles_of_years(1957, 1957).imdb_ids) == {CRANES}
        assert not reference.titles_of_years(1800, 1900).folds


def test_says_what_it_is(tmp_path: Path) -> None:
    """A handful of films is no complete reference."""
    with build(write_imdb(tmp_path)) as reference:
        assert reference.info.name == "imdb"
        assert reference.info.films == 6
        assert not reference.info.complete
        assert reference.info.knows == {"directors", "cast", "rating"}
        assert reference.statistics().kinds == {"movie": 4, "tvSeries": 1, "videoGame": 1}


def test_counts_as_complete_from_a_number_of_films(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Enough films of the kind ``movie`` make a reference that may say that a film does not exist."""
    monkeypatch.setattr(imdb, "_COMPLETE_FROM", 4)
    with build(write_imdb(tmp_path)) as reference:
        assert reference.info.complete


def test_is_as_old_as_the_newest_file(tmp_path: Path) -> None:
    """The day of the facts is that of the files."""
    write_imdb(tmp_path)
    for place, path in enumerate(sorted(tmp_path.glob("*.gz"))):
        os.utime(path, (1_700_000_000 + 86_400 * place,) * 2)
    with build(tmp_path) as reference:
        assert reference.info.built == date(2023, 11, 19)
        assert reference.info.version == "2023-11-19"


def test_believes_the_server_about_its_files(tmp_path: Path) -> None:
    """Where the download noted the server's date, that of the disk does not count."""
    write_imdb(tmp_path)
    notes = {path.name: {"url": "x", "last_modified": "Mon, 02 Nov 2026 09:00:00 GMT", "size": path.stat().st_size}
             for path in tmp_path.glob("*.gz")}  # fmt: skip
    (tmp_path / "download.json").write_text(json.dumps(notes))
    with build(tmp_path) as reference:
        assert reference.info.built == date(2026, 11, 2)


def test_reads_unpacked_files(tmp_path: Path) -> None:
    """Files that were unpacked serve as well."""
    with build(write_imdb(tmp_path, packed=False)) as reference:
        assert reference.by_ids([CRANES])[CRANES].directors == ("Mikhail Kalatozov",)


def test_adds_countries_and_awards(tmp_path: Path) -> None:
    """Countries come in the order of the table, as ISO codes; awards of unknown ids are kept."""
    countries, awards = tmp_path / "countries.csv", tmp_path / "awards.csv"
    entity = "http://www.wikidata.org/entity/"
    countries.write_text(
        f"imdb,country\n{CRANES},{entity}Q15180\n{HAND},{entity}Q38\n{HAND},{entity}Q142\n{HAND},{entity}Q38\n"
        f"{LETTER},{entity}Q999999999\nnonsense,{entity}Q30\n"
    )
    awards.write_text(
        "event,ceremony_year,award,category,imdb_id,result\n"
        f"Cannes Film Festival,1958,Palme d'Or,best film,{CRANES},won\n"
    )
    with build(write_imdb(tmp_path), countries=countries, awards=awards) as reference:
        found = reference.by_ids([CRANES, HAND, LETTER])
        assert [found[one].countries for one in (CRANES, HAND, LETTER)] == [("SUHH",), ("IT", "FR"), ()]
        assert "countries" in reference.info.knows
        assert reference.statistics().awards == 1


def test_takes_the_first_of_two_rows_of_a_film(tmp_path: Path) -> None:
    """A film that is listed twice is one film, found by either title."""
    rows = "tt0000001|movie|First|First|0|1950|\\N|10|x\ntt0000001|movie|Second|Second|0|1951|\\N|20|x"
    with build(write_imdb(tmp_path, title_basics=rows)) as reference:
        film = reference.by_ids(["tt0000001"])["tt0000001"]
    assert (film.title, film.year, film.runtime_minutes) == ("First", 1950, 10)


def test_is_the_same_from_files_in_another_order(tmp_path: Path) -> None:
    """Nothing depends on the order in which rows come."""
    with build(write_imdb(tmp_path / "one")) as reference:
        ids = [CRANES, LETTER, HAND, EPISODE]
        expected = reference.by_ids(ids)
    for path in (write_imdb(tmp_path / "two", packed=False)).glob("*.tsv"):
        header, *rows = path.read_text().splitlines()
        rows.sort(key=lambda row: (row.split("\t")[0] != HAND, row))
        path.write_text("\n".join([header, *rows]))
    with build(tmp_path / "two") as reference:
        assert reference.by_ids(ids) == expected


def test_prepares_titles_in_another_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many films go through a process of their own, in batches, with the same outcome."""
    write_many(tmp_path, 900)
    with build(tmp_path) as reference:
        expected = reference.by_ids(f"tt{n:07d}" for n in range(1, 901))
        folds = sorted(reference.titles_of_years(1990, 1990).folds)
    monkeypatch.setattr(imdb, "_WORTH_A_PROCESS", 1)
    monkeypatch.setattr(imdb, "_BATCH", 40)
    with build(tmp_path) as reference:
        assert len(expected) == 900
        assert reference.by_ids(expected) == expected
        assert sorted(reference.titles_of_years(1990, 1990).folds) == folds


def test_does_the_work_itself_when_the_other_process_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that cannot work is no reason to fail."""
    monkeypatch.setattr(imdb, "_WORTH_A_PROCESS", 1)
    monkeypatch.setattr("audit.reference.worker._COMMAND", "raise SystemExit(1)")
    with build(write_imdb(tmp_path)) as reference:
        assert reference.info.films == 6


def test_tells_how_far_it_is(tmp_path: Path) -> None:
    """Progress only grows, ends at the whole, and names each file."""
    told: list[Progress] = []
    build_imdb(tmp_path / "out.sqlite", Sources(imdb=write_imdb(tmp_path)), told.append)
    done = [one.done for one in told]
    assert done == sorted(done)
    assert done[-1] == pytest.approx(1.0)
    assert {one.step for one in told} >= {"read title.basics", "read name.basics", "write films"}
    assert next(one.rows for one in told if one.step == "read title.basics") == 7


def test_names_all_missing_files(tmp_path: Path) -> None:
    """All files that are missing are named at once, with the way to get them."""
    write_imdb(tmp_path)
    for name in ("title.akas", "name.basics"):
        (tmp_path / f"{name}.tsv.gz").unlink()
    with pytest.raises(
        ReferenceFault, match=r"title\.akas\.tsv\.gz, name\.basics\.tsv\.gz missing.*reference download"
    ):
        build(tmp_path)


def test_names_a_missing_folder(tmp_path: Path) -> None:
    """A folder that is not there is named."""
    with pytest.raises(ReferenceFault, match="none: there is no such folder"):
        build_imdb(tmp_path / "out.sqlite", Sources(imdb=tmp_path / "none"))
