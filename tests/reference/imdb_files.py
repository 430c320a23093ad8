"""IMDb's six files in small, for tests of the build: a few real films, with what real files do beside them."""

import gzip
from collections.abc import Iterable, Mapping
from pathlib import Path

HEADERS: Mapping[str, str] = {
    "title.basics": "tconst titleType primaryTitle originalTitle isAdult startYear endYear runtimeMinutes genres",
    "title.akas": "titleId ordering title region language types attributes isOriginalTitle",
    "title.crew": "tconst directors writers",
    "title.principals": "tconst ordering nconst category job characters",
    "name.basics": "nconst primaryName birthYear deathYear primaryProfession knownForTitles",
    "title.ratings": "tconst averageRating numVotes",
}

ROWS: Mapping[str, str] = {
    "title.basics": r"""
tt0050634|movie|The Cranes Are Flying|Letyat zhuravli|0|1957|\N|95|Drama
tt0053106|movie|Letter Never Sent|Neotpravlennoe pismo|0|1960|\N|96|\N
tt0944947|tvSeries|Game of Thrones|Game of Thrones|0|2011|2019|60|Drama
tt10954600|movie|The Hand of God|È stata la mano di Dio|0|2021|\N|130|Animation,Documentary,Drama
tt1480055|tvEpisode|Winter Is Coming|Winter Is Coming|0|2011|\N|62|Drama
tt0000009|videoGame|Tetris|Tetris|0|1984|\N|\N|\N
tt0120737|movie|The Fellowship|The Fellowship|1|\N|\N|\N|\N
""",
    "title.akas": r"""
tt0050634|1|Letyat zhuravli|\N|\N|original|\N|1
tt0050634|2|Летят журавли|SUHH|ru|imdbDisplay|\N|0
tt0050634|3|The Cranes Are Flying|US|\N|imdbDisplay|\N|0
tt0050634|4|Quand passent les cigognes|FR|\N|imdbDisplay|\N|0
tt0050634|5|The Cranes Are Flying|XWW|en|imdbDisplay|\N|0
tt10954600|1|È stata la mano di Dio|IT|\N|\N|\N|0
tt1480055|1|Winter Is Coming|US|\N|\N|\N|0
""",
    "title.crew": r"""
tt0050634|nm0435758|nm0742212
tt0053106|nm0435758,nm9999999|\N
tt10954600|nm0815204|\N
tt1480055|nm0887700|\N
""",
    "title.principals": r"""
tt0050634|1|nm0760306|actress|\N|["Veronika"]
tt0050634|2|nm0060784|actor|\N|["Boris"]
tt0050634|3|nm0435758|director|\N|\N
tt0050634|4|nm0742212|writer|\N|\N
tt10954600|2|nm0060784|self|\N|["Himself"]
tt10954600|1|nm0760306|actress|\N|["She"]
tt0053106|1|nm9999998|actor|\N|\N
""",
    "name.basics": r"""
nm0060784|Aleksey Batalov|1928|2017|actor|tt0050634
nm0435758|Mikhail Kalatozov|1903|1973|director|tt0050634
nm0742212|Viktor Rozov|1913|2004|writer|tt0050634
nm0760306|Tatyana Samoylova|1934|2014|actress|tt0050634
nm0815204|Paolo Sorrentino|1970|\N|director|tt10954600
nm9999999|\N|\N|\N|\N|\N
""",
    "title.ratings": r"""
tt0050634|8.3|19000
tt10954600|10.0|7
tt1480055|8.9|50000
""",
}
"""The rows of each file, a bar for each tab."""


def write_imdb(folder: Path, *, packed: bool = True, **changed: str) -> Path:
    """Write the files; a keyword such as ``title_crew`` gives other rows to one of them."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, header in HEADERS.items():
        rows = changed.get(name.replace(".", "_"), ROWS[name]).strip("\n").replace("|", "\t")
        write_file(folder, name, [header.replace(" ", "\t"), *(rows.split("\n") if rows else ())], packed=packed)
    return folder


def write_file(folder: Path, name: str, lines: Iterable[str], *, packed: bool = True) -> Path:
    """Write one file, whatever its lines are."""
    content = "".join(f"{line}\n" for line in lines).encode()
    path = folder / (f"{name}.tsv.gz" if packed else f"{name}.tsv")
    path.write_bytes(gzip.compress(content, 1) if packed else content)
    return path


def write_many(folder: Path, films: int) -> Path:
    """Write the files for many films, so that a build takes a while."""
    numbers = range(1, films + 1)
    titles = [f"{_WORDS[n % 7]} {_WORDS[n % 11]} {n}" for n in numbers]
    return write_imdb(
        folder,
        title_basics="\n".join(
            rf"tt{n:07d}|movie|{title}|{title}|0|{1920 + n % 100}|\N|90|Drama"
            for n, title in zip(numbers, titles, strict=True)
        ),
        title_akas="\n".join(
            rf"tt{n:07d}|1|{title} anders|DE|\N|\N|\N|0" for n, title in zip(numbers, titles, strict=True)
        ),
        title_crew="\n".join(rf"tt{n:07d}|nm{1 + n % 500:07d}|\N" for n in numbers),
        title_principals="\n".join(rf"tt{n:07d}|1|nm{1 + n % 900:07d}|actor|\N|\N" for n in numbers),
        name_basics="\n".join(rf"nm{n:07d}|{_WORDS[n % 11]} {_WORDS[n % 7]}{n}|\N|\N|\N|\N" for n in range(1, 901)),
        title_ratings="\n".join(f"tt{n:07d}|{1 + n % 9}.{n % 10}|{n}" for n in numbers),
    )


_WORDS = "Night River Winter Stranger Garden Letter Station Mirror Harvest Border Silence".split()
