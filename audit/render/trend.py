"""How the counts went from run to run, as a drawing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from audit.model import TrendPoint

# More columns than this are thinner than a finger on a phone of 320 px.
_LONGEST = 30
# Height of the drawing in CSS pixels: the page's templates know it too.
HEIGHT = 72


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendBlock:
    """One severity of one column; ``top`` and ``height`` in CSS pixels."""

    severity: str
    top: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendColumn:
    """One run; ``left`` and ``width`` in percent, ``words`` says the same as the drawing."""

    left: float
    width: float
    words: str
    blocks: tuple[TrendBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendView:
    """The drawing of a trend; ``words`` is its text alternative."""

    words: str
    first: str
    last: str
    columns: tuple[TrendColumn, ...]


def arrange_trend(points: Sequence[TrendPoint]) -> TrendView | None:
    """Lay out the last runs as stacked columns, critical at the foot; None for fewer than two runs."""
    shown = points[-_LONGEST:]
    if len(shown) < 2:
        return None
    highest = max(_total(point) for point in shown) or 1
    step = 100 / len(shown)
    first, last = shown[0], shown[-1]
    return TrendView(
        words=f"Open findings over {len(shown)} runs. {_words(first)} {_words(last)}",
        first=_day(first.at),
        last=_day(last.at),
        columns=tuple(
            TrendColumn(
                left=round(index * step + step * 0.15, 2),
                width=round(step * 0.7, 2),
                words=_words(point),
                blocks=_stack(point, HEIGHT / highest),
            )
            for index, point in enumerate(shown)
        ),
    )


def _stack(point: TrendPoint, scale: float) -> tuple[TrendBlock, ...]:
    blocks: list[TrendBlock] = []
    foot = float(HEIGHT)
    for severity, count in (("critical", point.critical), ("warning", point.warning), ("info", point.info)):
        height = round(count * scale, 1)
        foot -= height
        if count:
            blocks.append(TrendBlock(severity=severity, top=round(max(foot, 0.0), 1), height=height))
    return tuple(blocks)


def _words(point: TrendPoint) -> str:
    return f"{_day(point.at)}: {point.critical:,} critical, {point.warning:,} warning, {point.info:,} info."


def _total(point: TrendPoint) -> int:
    return point.critical + point.warning + point.info


def _day(at: datetime) -> str:
    return f"{at:%d %B %Y}".lstrip("0")
