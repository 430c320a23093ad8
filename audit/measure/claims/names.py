"""Names of persons in running text: capitalised words, with initials and particles, in any script that has capitals."""

import re

NAME_WORDS = 6
"""Words of the longest names met, particles included: "Rasim Mirkasum ogly Odzhagov" has four."""
NAMES = 6
"""Names read from one enumeration."""

_TOKEN = re.compile(r"[^\W\d_][\w’'ʼ\u0300-\u036f.-]{0,40}")
_PARTICLES = frozenset(
    "de del della di da das do dos du des der den van von zu zur ten ter la le el al bin ibn ben bint ogly oglu"
    " kyzy qizi y e af"
    " av фон де ди да ван оглы кызы".split()
)
_ABBREVIATION = re.compile(r"^(?:[^\W\d_]\.(?:-?[^\W\d_]\.)*|(?:Jr|Sr|St)\.)$")
_BETWEEN = re.compile(r"\s*,?\s+(?:and|&|und|with|и)\s+|\s*,\s+|\s*&\s*")
_COMMA_AND = re.compile(r"\s*,\s+(?:and|&|und|with|и)\s+")
_LIST_ENDS = re.compile(r"\s*(?:[.;:!?)]|$)")
_NO_NAMES = frozenset(
    "The This That These It Its A An He She They His Her Their Who Which In On At By For From With After Before And But"
    " Or Not When While Although Though Soviet Russian American French British Italian German Japanese Polish Academy"
    " Award Oscar Oscars Nobel Mosfilm Lenfilm Gorky Disney Hollywood BBC Hitler Stalin One Two Three Four Five Six I"
    " II III IV World"
    " War".split()
)
_SURNAMES = frozenset(("Gorky", "Disney", "Hitler", "Stalin", "German"))
"""Of these, what may follow a first name: "Maxim Gorky" and "Aleksei German", but "Gorky Film Studio"."""
_INTRODUCED = re.compile(
    r"(?:(?:the|a|an|its|their)\s+)?(?:(?!(?:of|who|and|from|for|by|in|whose|that)\b)[\w'’-]{2,24}\s+){0,5}?(?:director"
    r"|film-?maker|auteur|master|maestro|legend|icon|pioneer|animator|documentarian|documentarist|veteran|visionary|duo"
    r"|team|brothers|couple|actor-director|actor|writer-director|writer|cinematographer|playwright|novelist"
    r"|actress)s?,?\s+"
)
_PRAISED = re.compile(
    r"(?:the\s+)?(?:(?:legendary|great|renowned|acclaimed|famous|famed|young|celebrated|late|prolific|brilliant"
    r"|visionary|iconic|esteemed|talented|noted|prominent|influential|incomparable|masterful|Oscar-winning"
    r"|award-winning)\s+){1,3}"
)
_POSSESSIVE = re.compile(r"['’]s?$")


def names_at(text: str, start: int) -> tuple[list[str], int]:
    """Read names from a place on: "Ivan Ivanov-Vano and Lev Milchin". Descriptions such as "the director" are skipped.

    Returns:
        The names, and where they end; no names where the text goes on otherwise.
    """
    names: list[str] = []
    begins_clause = False
    position = _skip_description(text, start)
    while len(names) < NAMES:
        name, end = name_at(text, position)
        if not name:
            break
        if names and " " not in name and " " in names[0]:
            break
        if begins_clause and len(names) == 1 and not _LIST_ENDS.match(text, end):
            break  # "directed by Vladimir Menshov, and Vera Alentova played the lead"
        names.append(name)
        start = end
        between = _BETWEEN.match(text, end, min(len(text), end + 12))
        if between is None:
            break
        begins_clause = _COMMA_AND.fullmatch(between[0]) is not None
        position = _skip_description(text, between.end())
    return names, start


def name_at(text: str, start: int) -> tuple[str, int]:
    """Read one name from a place on: the name and where it ends, an empty name where none stands there."""
    words: list[str] = []
    end = position = start
    while len(words) < NAME_WORDS and (token := _TOKEN.match(text, position)):
        word = token[0]
        if (word in _NO_NAMES and not (words and word in _SURNAMES)) or not (
            word[0].isupper() or (words and word in _PARTICLES)
        ):
            break
        bare, last = _bare(word)
        words.append(bare)
        if word[0].isupper():
            end = position + len(bare)
        if last or text[token.end() : token.end() + 1] != " ":
            break
        position = token.end() + 1
    while words and words[-1] in _PARTICLES:
        words.pop()
    # An initial alone, or a single short word, is no name.
    return (" ".join(words), end) if words and len(words[-1].rstrip(".")) > 1 else ("", start)


def names_in(text: str) -> list[str]:
    """Return the names of two words or more in a text, in order."""
    found, position = [], 0
    while position < len(text) and (token := _TOKEN.search(text, position)):
        name, end = name_at(text, token.start())
        if " " in name:
            found.append(name)
        position = max(end, token.end())
    return found


def is_possessive(text: str, end: int) -> bool:
    """Whether a name is followed by the sign of the possessive."""
    return text[end : end + 2] in {"'s", "’s"} or (text[end : end + 1] in {"'", "’"} and text[end - 1 : end] == "s")


def _bare(word: str) -> tuple[str, bool]:
    """Return a word without possessive and full stop, and whether it must be the last of its name."""
    stripped = _POSSESSIVE.sub("", word)
    if stripped != word:
        return stripped, True
    if word.endswith(".") and not _ABBREVIATION.match(word):
        return word.rstrip("."), True
    return word, False


def _skip_description(text: str, start: int) -> int:
    for pattern in (_INTRODUCED, _PRAISED):
        if found := pattern.match(text, start, min(len(text), start + 120)):
            return found.end()
    return start
