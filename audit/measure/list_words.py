"""Words in which a post says what its list is: film nouns, and where a title turns to the subject of the films."""

import re
from collections.abc import Iterator

TITLE_LIMIT = 500
"""Characters of a title, category or intro sentence that are read; the longest real title seen has 120."""

FILM_NOUN = (
    r"(?:film(?:s|e|en|fare|making)?|movies?|cinema|kino|motion\spictures|flicks|thrillers?|comed(?:y|ies)|dramas?"
    r"|musicals?|westerns?|noirs?|animations?|animated\sfilms?|cartoons?|documentar(?:y|ies)|biopics?|melodramas?"
    r"|tragicomed(?:y|ies)|(?:mini-?)?series|serials|blockbusters?|rom-?coms?|sci-?fi|anime|(?:screen\s)?adaptations?"
    r"|whodunits?|spielfilme?|komödien?|dramen|krimis?|zeichentrickfilme?|dokumentarfilme?|kriegsfilme?"
    r"|science-fiction-filme?|фильм(?:ы|ов)?|кино|комеди(?:я|и|й)|мультфильм(?:ы|ов)?)"
)
"""A noun that stands for films of a kind. "Classics", "masterpieces" and "fairy tales" are left out: they may be
books."""

CJK_FILM_NOUN = r"(?:映画|邦画|アニメ|ドラマ|コメディ|サスペンス|シネマ)"

QUALITY = frozenset(
    "best greatest top finest great essential must-see must-watch must see unforgettable classic iconic popular famous"
    " hidden underrated overlooked forgotten rare acclaimed influential important beloved favorite favourite good"
    " little-known award-winning timeless amazing incredible fascinating exciting beautiful memorable notable"
    " remarkable outstanding besten beste schönsten größten brilliant legendary cult powerful moving touching"
    " heartwarming most selected"
    " curated new old recent".split()
)
GENRE = frozenset(
    "war crime detective action adventure horror fantasy science fiction sci-fi sci fi romantic romance love comedy"
    " drama musical animated animation silent sound color colour black-and-white short feature feature-length"
    " documentary family children's kids historical history biographical biopic political psychological spy space"
    " sports noir western thriller mystery art arthouse art-house experimental independent indie avant-garde propaganda"
    " television tv period epic teen"
    " erotic police disaster survival christmas holiday military school fairy-tale fairy tale".split()
)

_SUBJECT = re.compile(
    r"(?<![\w-])(?:about|on|over|dealing|set|based|inspired|influenced|adapted|that|which|where|whose|when|who"
    r"|featuring|starring|with|without|depicting|exploring|portraying|celebrating|showing|focusing|centered|centred|for"
    r"|like|unlike|than|against|not|behind|beyond|beside|besides|instead|through\sthe\seyes|über|um|mit|ohne|für|wie|о"
    r"|об"
    r"|про)(?![\w-])",
    re.IGNORECASE,
)
_BREAK = re.compile(r"\s*(?::|\s[-–—]\s|\||[!?;]|\s/\s)\s*")


def headings(title: str) -> Iterator[str]:
    """Yield the parts of a title that name the films: of each segment, what stands before its subject.

    "Soviet Films About Spies: The Best of the 1970s" gives "Soviet Films" and "The Best of the 1970s".
    """
    for segment in _BREAK.split(title[:TITLE_LIMIT]):
        subject = _SUBJECT.search(segment)
        head = (segment[: subject.start()] if subject else segment).strip(" ,.'\"“”«»()[]")
        if head:
            yield head


def are_list_words(words: str) -> bool:
    """Whether all words belong to the naming of films: kinds, praise, articles."""
    return all(
        word in QUALITY or word in GENRE or word in _SMALL for word in words.casefold().replace(",", " ").split()
    )


_SMALL = frozenset("the a an of our and & all-time ever more other".split())
