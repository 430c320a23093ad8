"""The labels that stand before a part of an item, in the languages of the known sites."""

import re

# Field of FilmRecord by label. English, German, Japanese, Russian; the sites translate their templates.
_LABELS = {
    "description": "description, plot, synopsis, summary, beschreibung, handlung, 説明, あらすじ, описание",
    "fact": "fact, fun fact, trivia, fakt, fakten, 事実, 豆知識, факт",
    "directors": "director, directors, director(s), directed by, dir., regie, regisseur, 監督, режиссер, режиссёр",
    "cast": "cast, starring, stars, actors, main cast, besetzung, darsteller, schauspieler, 出演, キャスト, в ролях",
    "rating": "rating, imdb, imdb rating, imdb score, bewertung, wertung, 評価, рейтинг",
    "year": "year, release year, year of release, production year, released, jahr, produktionsjahr, 公開年, год",
}
_FIELDS = {label.strip(): field for field, labels in _LABELS.items() for label in labels.split(",")}

# Emoji and bullets may stand before a label; no known label is longer than 20 characters.
_LABEL = re.compile(r"[^\w]{0,6}(\w[\w .()]{0,30}?)\s{0,3}[:：]\s{0,3}")
_NUMBER = re.compile(r"(?<![\w.,-])-?\d{1,3}(?:[.,]\d{1,3})?(?![\d])")
_GLUED_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{1,3})?")
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv)\.?", re.IGNORECASE)
_EMPTY = frozenset({"", "-", "–", "—", "n/a", "unknown"})
_YEAR = re.compile(r"(?<!\d)((?:18|19|20)\d\d)(?!\d)")
# What the pages' players and shops leave in the text of an item.
_NOISE = re.compile(
    r"trailer|watch (?:now|trailer)|amazon prime video.{0,40}|this movie is not available on amazon.{0,80}|image|photo",
    re.IGNORECASE,
)

MAX_NAMES = 100


def split_label(text: str) -> tuple[str | None, str]:
    """Return the field a text is labelled with, or None, and the text without the label."""
    label = _LABEL.match(text)
    field = _FIELDS.get(label[1].strip().lower()) if label else None
    return (field, text[label.end() :].strip()) if label and field else (None, text)


def split_names(text: str) -> tuple[str, ...]:
    """Return the names of a comma-separated text; ``Jr.`` stays with its name."""
    names: list[str] = []
    for piece in text.strip(" ;").split(",")[:MAX_NAMES]:
        name = piece.strip()
        if names and _SUFFIX.fullmatch(name):
            names[-1] += f", {name}"
        elif name.lower() not in _EMPTY:
            names.append(name)
    return tuple(names)


def read_rating(text: str) -> float | None:
    """Return the first number of a rating such as ``IMDb 7.5``, ``8,1/10``."""
    number = _NUMBER.search(text) or _GLUED_NUMBER.search(text)
    return float(number[0].replace(",", ".")) if number else None


def find_year(text: str) -> int | None:
    """Return the first year in a text."""
    year = _YEAR.search(text)
    return int(year[1]) if year else None


def is_noise(text: str) -> bool:
    """Whether a line is a widget's text and says nothing of the film."""
    return _NOISE.fullmatch(text) is not None
