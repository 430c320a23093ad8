"""Which lines of a text are the headings of list items."""

import re
from dataclasses import dataclass
from itertools import pairwise

from audit.extract.headline import Headline, parse_headline, split_rank
from audit.extract.lines import HEADING_TAGS, Line

# Two dated headings are a list; numbers alone also stand before the sections of an article.
MIN_DATED = 2
MIN_NUMBERED = 3
MIN_PLAIN = 3
# A list may have lost a number or printed one twice.
_STEADY = 0.7
# Longer than this is a sentence; 95 % of film titles are shorter.
_MAX_TITLE = 100
# Widgets stand between a heading and its repetition, and are shorter than any text.
_MAX_WIDGET = 20

_NO_ITEM = re.compile(
    r"(?:(?:in\s)?conclusion|summary|final\s|faqs?\b|frequently|that['’]?s\sall|related|see\salso|more\s|read\s|share|about\s(?:the\sauthor|us)|"
    r"comments?|references|sources|table\sof\scontents|contents|introduction|bonus|honou?rable|fazit|einleitung|まとめ|結論|заключение)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may be an item's heading.

    Attributes:
        index: Its place among the lines.
        rank: The number printed in front of it.
    """

    index: int
    rank: int | None
    headline: Headline


def find_candidates(lines: list[Line]) -> list[Candidate]:
    """Return the headings of the items, in order; none if no kind of line is consistently numbered or dated."""
    by_heading = [_of_headings(lines, kind) for kind in HEADING_TAGS]
    found = max(by_heading, key=len)
    for kind in ("strong", "li", "p"):
        found = found or _of_plain_lines(lines, kind)
    found = _without_repetitions(found, lines)
    return found if len(found) >= MIN_DATED else []


def _of_headings(lines: list[Line], kind: str) -> list[Candidate]:
    heads = _parse(lines, kind, bare=False)
    ranked = [head for head in heads if head.rank is not None]
    if 2 * len(ranked) < len(heads):
        bare = _parse(lines, kind, bare=True)
        if all(head.rank is not None for head in bare) and _is_steady(bare):
            heads = ranked = bare
    dated = [head for head in heads if head.headline.year is not None]
    if _is_steady(ranked) and (len(ranked) >= MIN_NUMBERED or len(dated) >= MIN_NUMBERED):
        return _with_bare_ranks(heads, lines)
    possible = [head for head in heads if not _is_no_item(head, lines)]
    if len(dated) < MIN_DATED or 2 * len(dated) < len(possible):
        return []
    # Between dated headings an undated one is an item whose year was forgotten.
    return [head for head in possible if dated[0].index <= head.index <= dated[-1].index]


def _with_bare_ranks(heads: list[Candidate], lines: list[Line]) -> list[Candidate]:
    """Return the numbered items, and among them a dated one whose number lacks its dot: "10 T (Y)", "9. T (Y)"."""
    ranks = {head.rank for head in heads}
    items: list[Candidate] = []
    for head in heads:
        if head.rank is not None:
            items.append(head)
        elif head.headline.year is not None:
            rank, text = split_rank(lines[head.index].text, bare=True)
            fits = rank is not None and rank not in ranks and ranks & {rank - 1, rank + 1}
            items.append(Candidate(head.index, rank, parse_headline(text)) if fits else head)
    return items


def _of_plain_lines(lines: list[Line], kind: str) -> list[Candidate]:
    """Return items among lines that are no headings: only a form that prose does not have is taken."""
    heads = [head for head in _parse(lines, kind, bare=False) if len(head.headline.title) <= _MAX_TITLE]
    dated = [head for head in heads if head.headline.year is not None and _is_strict(head, kind)]
    if len(dated) >= MIN_PLAIN:
        return dated
    ranked = [head for head in heads if head.rank is not None and not head.headline.title.endswith(".")]
    return ranked if len(ranked) >= MIN_PLAIN and _is_steady(ranked) and kind != "li" else []


def _is_strict(head: Candidate, kind: str) -> bool:
    if kind == "p" and head.headline.rest:
        return False
    return head.headline.in_parentheses or head.rank is not None


def _parse(lines: list[Line], kind: str, *, bare: bool) -> list[Candidate]:
    heads: list[Candidate] = []
    for index, line in enumerate(lines):
        if line.kind == kind:
            rank, text = split_rank(line.text, bare=bare)
            headline = parse_headline(text)
            if headline.title:
                heads.append(Candidate(index, rank, headline))
    return heads


def _is_steady(heads: list[Candidate]) -> bool:
    """Whether the numbers count up or down by one."""
    ranks = [head.rank for head in heads if head.rank is not None]
    steps = [after - before for before, after in pairwise(ranks) if after != before]
    return bool(steps) and max(steps.count(1), steps.count(-1)) >= _STEADY * len(steps)


def _is_no_item(head: Candidate, lines: list[Line]) -> bool:
    text = lines[head.index].text
    return head.headline.year is None and (_NO_ITEM.match(text) is not None or text.endswith("?"))


def _without_repetitions(heads: list[Candidate], lines: list[Line]) -> list[Candidate]:
    """Drop a heading printed again at once, with at most a widget between: the page's player repeats the title."""
    kept: list[Candidate] = []
    printed = 0
    for head in heads:
        between = lines[printed + 1 : head.index]
        printed = head.index
        if kept and head.headline == kept[-1].headline and all(len(line.text) <= _MAX_WIDGET for line in between):
            continue
        kept.append(head)
    return kept
