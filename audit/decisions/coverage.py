"""What this audit could look at: a fault that is not found is gone only where somebody looked."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from audit.decisions.words import POST, fold
from audit.model import RuleResult, RuleStatus
from audit.tables import CLAIMS, FEED, FILMS, POSTS, TEXTS, Tables


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """The places of one feed, and which of them each rule could look at.

    A place is the link of a post, and the title of an item, of the post or of the feed, as findings state them.

    Attributes:
        judged: Rule to its table and the columns it judges.
        results: How the rules ended.
    """

    tables: Tables
    judged: Mapping[str, tuple[str, tuple[str, ...]]]
    results: tuple[RuleResult, ...]

    def holds(self, post: str, title: str) -> bool:
        """Whether the place is of this feed: one file serves several feeds, and feeds drop their oldest posts."""
        return fold(post, POST) in self._links if post else ("", fold(title)) in self._rows

    def looked(self, rule: str, post: str, title: str) -> bool:
        """Whether the rule could look at the place, or nothing is left there to look at."""
        if rule not in self._sound:
            return False
        table, columns = self.judged[rule]
        below = self._below(table)
        rows = [at for place in self._rows.get((fold(post, POST), fold(title)), ()) for at in below.get(place, ())]
        if not rows:
            return True
        return bool(self.tables.frames[table][list(columns)].iloc[rows].notna().all(axis="columns").any())

    @cached_property
    def _sound(self) -> frozenset[str]:
        return frozenset(result.rule for result in self.results if result.status is not RuleStatus.ERRORED)

    @cached_property
    def _links(self) -> frozenset[str]:
        return frozenset(fold(str(link), POST) for link in self.tables.values(POSTS, "post") if link)

    @cached_property
    def _rows(self) -> Mapping[tuple[str, str], Sequence[str]]:
        """Place to the rows of ``feed``, ``posts`` and ``films`` that are there."""
        links = dict(zip(self.tables.rows(POSTS), self.tables.values(POSTS, "post"), strict=True))
        named = [
            (row, "" if table == FEED else links[row.partition(".")[0]], title)
            for table, column in ((FEED, "feed_title"), (POSTS, "post_title"), (FILMS, "title"))
            for row, title in zip(self.tables.rows(table), self.tables.values(table, column), strict=True)
        ]
        rows = defaultdict(list)
        for row, link, title in named:
            rows[fold(str(link or ""), POST), fold(str(title or ""))].append(row)
        return dict(rows)

    def _below(self, table: str) -> Mapping[str, Sequence[int]]:
        """Row of ``feed``, ``posts`` or ``films`` to the places of its rows in this table."""
        made = self._indexes.setdefault(table, {})
        if not made:
            for at, row in enumerate(self.tables.rows(table)):
                made.setdefault(row.rpartition(".")[0] if table in {TEXTS, CLAIMS} else row, []).append(at)
        return made

    @cached_property
    def _indexes(self) -> dict[str, dict[str, list[int]]]:
        return {}
