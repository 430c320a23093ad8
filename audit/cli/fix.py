"""`audit fix`: write what the findings suggest into a feed, or give the corrections alone."""

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from audit.cli.auditing import open_audit
from audit.cli.kept import find_decisions, read_decisions
from audit.errors import FixError, UsageError

if TYPE_CHECKING:
    from audit.fix import Corrected
    from audit.model import AuditReport, Finding
    from audit.read import Source

_WIDE = ("utf-16", "utf-32")


class Format(StrEnum):
    """What is written."""

    FEED = "feed"
    CSV = "csv"
    WXR = "wxr"
    WP_JSON = "wp-json"


def fix(  # noqa: PLR0913  one parameter an option
    feed: Annotated[str, typer.Argument(help="One feed: a file, '-' or an http(s) URL.")],
    *,
    output: Annotated[
        str | None, typer.Option("-o", "--output", help="The corrected feed; FEED itself, or '-'.")
    ] = None,
    diff: Annotated[bool, typer.Option("--diff", help="Print the changes as a unified diff.")] = False,
    unsafe: Annotated[bool, typer.Option("--unsafe", help="Also what an editor should read first.")] = False,
    output_format: Annotated[
        Format, typer.Option("--format", help="The corrected feed, or the corrections alone for an import.")
    ] = Format.FEED,
    reference: Annotated[str | None, typer.Option(help="As for 'audit run'.")] = None,
    expectations: Annotated[Path | None, typer.Option(help="As for 'audit run'.")] = None,
    decisions: Annotated[Path | None, typer.Option(help="As for 'audit run'.")] = None,
    no_decisions: Annotated[bool, typer.Option("--no-decisions", help="As for 'audit run'.")] = False,
) -> None:
    """Write what the findings suggest into a feed, and touch nothing else in it.

    A finding that was decided to be none, or is ignored, is left alone. What was done and what was left is told on
    standard error.
    """
    _check_options(output, output_format, diff=diff)
    from audit import pipeline  # noqa: PLC0415  slow import
    from audit.read import fetch  # noqa: PLC0415

    source = _only_source(feed)
    data = fetch(source)
    decided = read_decisions(find_decisions(decisions, without=no_decisions))
    with open_audit(reference, expectations, decided) as audit:
        report, corrected = pipeline.fix_feed(data, source.name, audit, unsafe=unsafe)
    for broken in report.errored:
        raise FixError(
            f"rule {broken.rule} crashed ({broken.error}), so nothing was written",
            where=feed,
            fix="Please report this as a bug",
        )
    if diff:
        _write("-", _diff(data, corrected, feed))
    if output is not None or not diff:
        _write(output or "-", _content(report, corrected, output_format))
    _tell(corrected)


def _check_options(output: str | None, output_format: Format, *, diff: bool) -> None:
    if output_format is Format.FEED and output is None and not diff:
        raise UsageError(
            "nothing says where the corrected feed goes", where="audit fix", fix="Name a file with -o, or use --diff"
        )
    if diff and output_format is not Format.FEED:
        raise UsageError("it cannot go with --diff", where=f"--format {output_format}", fix="Leave one of the two out")
    if diff and output == "-":
        raise UsageError("it cannot go with --diff", where="-o -", fix="Leave one of the two out, or name a file")


def _only_source(feed: str) -> "Source":
    from audit.read import sources  # noqa: PLC0415

    found = sources([feed])
    if len(found) > 1:
        raise UsageError(f"there are {len(found):,} feeds there", where=feed, fix="Name one feed")
    return found[0]


def _diff(data: bytes, corrected: "Corrected", feed: str) -> bytes:
    from audit.fix import unified_diff  # noqa: PLC0415
    from audit.read import find_codec  # noqa: PLC0415

    codec, _ = find_codec(data, feed)
    if codec.startswith(_WIDE):
        # Lines of two-byte characters are no lines to a patch program.
        data, new = (one.decode(codec).encode() for one in (data, corrected.data))
    else:
        new = corrected.data
    return unified_diff(data, new, feed)


def _content(report: "AuditReport", corrected: "Corrected", output_format: Format) -> bytes:
    from audit.fix import corrections_csv, rest_posts, wxr  # noqa: PLC0415

    match output_format:
        case Format.FEED:
            return corrected.data
        case Format.CSV:
            return corrections_csv(corrected.applied).encode()
        case Format.WXR:
            return wxr(report.feed, corrected.posts).encode()
        case Format.WP_JSON:
            return (json.dumps(rest_posts(corrected.posts), ensure_ascii=False, indent=2) + "\n").encode()


def _write(output: str, content: bytes) -> None:
    from audit.render import write_atomically  # noqa: PLC0415

    if output == "-":
        sys.stdout.buffer.write(_harmless(content) if sys.stdout.isatty() else content)
        sys.stdout.flush()
    else:
        # Through a link, so that the feed itself is mended and the link stays one.
        write_atomically(Path(output).resolve(), content)


def _harmless(content: bytes) -> bytes:
    """Return what may go to a terminal: nothing of a feed may steer it."""
    text = content.decode("utf-8", "replace")
    return "".join(sign if sign.isprintable() or sign in "\n\t" else "\ufffd" for sign in text).encode()


def _tell(corrected: "Corrected") -> None:
    lines = [f"audit: {len(corrected.applied):,} corrected, {len(corrected.left):,} left"]
    lines += [f"  corrected  {_line(one)}" for one in corrected.applied]
    lines += [f"  left       {_line(one.finding)}: {one.reason}" for one in corrected.left]
    lines += [f"  gone too   {_line(one)}" for one in corrected.gone]
    for line in lines:
        sys.stderr.write("".join(sign if sign.isprintable() else "\ufffd" for sign in line) + "\n")


def _line(finding: "Finding") -> str:
    where = f"post {finding.post_number}" + ("" if finding.position is None else f", no. {finding.position}")
    told = f"{finding.rule}  {where} “{finding.title}”"
    suggestion = finding.suggestion
    return f"{told}  {suggestion.field}: “{finding.observed}” → “{suggestion.value}”" if suggestion else told
