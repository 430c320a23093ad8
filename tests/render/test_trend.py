"""The trend is drawn from the runs that are known."""

from datetime import UTC, datetime

import pytest

from audit.model import TrendPoint
from audit.render.trend import HEIGHT, arrange_trend
from tests.render.factory import make_report
from tests.render.pages import one, parse, words


def run(day: int, critical: int, warning: int, info: int) -> TrendPoint:
    """Return a run in May 2026."""
    return TrendPoint(at=datetime(2026, 5, day, 9, tzinfo=UTC), critical=critical, warning=warning, info=info)


@pytest.mark.parametrize("runs", [(), (run(1, 1, 2, 3),)])
def test_one_run_is_no_trend(runs: tuple[TrendPoint, ...]) -> None:
    """Without at least two runs nothing is drawn."""
    assert arrange_trend(runs) is None
    assert len(parse(make_report(trend=runs)).select(".charts figure")) == 1


def test_columns_stack_the_severities() -> None:
    """The run with most findings fills the height, critical ones at the foot; a severity without any has no block."""
    drawn = arrange_trend((run(1, 2, 1, 1), run(2, 1, 0, 1)))
    assert drawn
    first, second = drawn.columns
    assert [(block.severity, block.top, block.height) for block in first.blocks] == [
        ("critical", HEIGHT / 2, HEIGHT / 2),
        ("warning", HEIGHT / 4, HEIGHT / 4),
        ("info", 0, HEIGHT / 4),
    ]
    assert [block.severity for block in second.blocks] == ["critical", "info"]
    assert first.left < second.left < 100


def test_runs_without_findings_are_drawn_empty() -> None:
    """Runs that found nothing divide by nothing."""
    drawn = arrange_trend((run(1, 0, 0, 0), run(2, 0, 0, 0)))
    assert drawn
    assert [column.blocks for column in drawn.columns] == [(), ()]


def test_long_history_shows_its_end() -> None:
    """Of many runs the last ones are drawn, and they stay within the drawing."""
    drawn = arrange_trend([run(1 + number % 28, number, 0, 0) for number in range(90)])
    assert drawn
    assert len(drawn.columns) == 30
    assert drawn.columns[-1].words == "6 May 2026: 89 critical, 0 warning, 0 info."
    assert drawn.columns[-1].left + drawn.columns[-1].width <= 100


def test_drawing_says_itself_in_words() -> None:
    """First and last run are told in the text alternative, every run in its title."""
    chart = parse(make_report(trend=(run(1, 30, 4, 9), run(8, 12, 3, 1_000)))).select(".chart")[1]
    said = "1 May 2026: 30 critical, 4 warning, 9 info. 8 May 2026: 12 critical, 3 warning, 1,000 info."
    assert one(chart, "svg")["aria-label"] == f"Open findings over 2 runs. {said}"
    assert [words(title) for title in chart.select("title")] == [f"{part}." for part in said[:-1].split(". ")]
