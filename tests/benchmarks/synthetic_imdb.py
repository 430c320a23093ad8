"""Make files in the shape of IMDb's data sets, for benchmarks where the real ones are not at hand.

    python -m tests.benchmarks.synthetic_imdb FOLDER [--titles 1150000] [--seed 7]

Three in four titles are episodes, as in IMDb; a title has some five other titles and eight people. IMDb itself has
11.5 million. Names and words are invented; nothing is IMDb's.
"""

import argparse
import gzip
import random
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from tests.reference.imdb_files import HEADERS

_KINDS = "tvEpisode short movie video tvSeries tvMovie tvMiniSeries tvSpecial videoGame".split()
_SHARES = (77, 9, 6.2, 2.7, 2.4, 1.4, 0.6, 0.5, 0.4)
_REGIONS = "US GB DE FR IT ES JP IN RU SUHH PL HU CSHH SE BR MX XWW".split()
_ROLES = "actor actress self director producer writer composer editor".split()
_EPISODE_HEADER = "tconst parentTconst seasonNumber episodeNumber"


def main() -> None:
    """Write the seven files."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--titles", type=int, default=1_150_000)
    options.add_argument("--seed", type=int, default=7)
    asked = options.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        files = {name: stack.enter_context(_open(asked.folder, name)) for name in (*HEADERS, "title.episode")}
        for name, file in files.items():
            file.write(HEADERS.get(name, _EPISODE_HEADER).replace(" ", "\t") + "\n")
        for name, values in _rows(random.Random(asked.seed), asked.titles):
            files[name].write("\t".join(map(str, values)) + "\n")


def _open(folder: Path, name: str) -> TextIO:
    return gzip.open(folder / f"{name}.tsv.gz", "wt", compresslevel=6, encoding="utf-8")


def _rows(dice: random.Random, titles: int) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Yield the name of a file and a row of it, in the order of IMDb's files: ids as text."""
    words = [
        "".join(dice.choice("bdgklmnprstvz") + dice.choice("aeiou") for _ in range(dice.randint(1, 4))).capitalize()
        for _ in range(30_000)
    ]
    cyrillic = str.maketrans("bdgklmnprstvzaeiou", "бдгклмнпрствзаеиоу")
    people = titles * 5 // 4

    def title() -> str:
        # Squared, so that some words are common.
        return " ".join(words[int(dice.random() ** 2 * len(words))] for _ in range(dice.randint(1, 5)))

    def person() -> str:
        return f"nm{1 + int(dice.random() ** 3 * people):07d}"

    for film in sorted(f"tt{number:07d}" for number in dice.sample(range(1, 38_000_000), titles)):
        kind = dice.choices(_KINDS, _SHARES)[0]
        name = f"Episode #{dice.randint(1, 15)}.{dice.randint(1, 300)}" if kind == _KINDS[0] else title()
        original = title() if dice.random() < 0.3 else name
        yield (
            "title.basics",
            (film, kind, name, original, 0, dice.randint(1900, 2026), r"\N", dice.randint(1, 200), "Drama"),
        )
        yield "title.akas", (film, 1, original, r"\N", r"\N", "original", r"\N", 1)
        for place in range(2, dice.randint(2, 8)):
            region = dice.choice(_REGIONS)
            other = (
                original.lower().translate(cyrillic).capitalize()
                if region in {"RU", "SUHH"}
                else dice.choice((name, title()))
            )
            yield "title.akas", (film, place, other, region, r"\N", "imdbDisplay", r"\N", 0)
        yield "title.crew", (film, person() if dice.random() < 0.6 else r"\N", person())
        for place in range(1, dice.randint(4, 12)):
            yield "title.principals", (film, place, person(), dice.choice(_ROLES), r"\N", r"\N")
        if dice.random() < 0.15:
            yield "title.ratings", (film, f"{dice.randint(1, 9)}.{dice.randint(0, 9)}", dice.randint(5, 100_000))
        if kind == _KINDS[0]:
            yield "title.episode", (film, "tt0000001", 1, 1)
    for number in range(1, people + 1):
        yield (
            "name.basics",
            (f"nm{number:07d}", f"{dice.choice(words)} {dice.choice(words)}", r"\N", r"\N", "actor", r"\N"),
        )


if __name__ == "__main__":
    main()
