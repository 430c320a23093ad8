"""The HTML report: one file that asks for nothing, runs only its own script and shows everything without it."""

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from audit.model import AuditReport
from audit.render.arrange import arrange

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_TEMPLATES = "audit.reports"


def html(report: AuditReport, *, extra_script: str | None = None, csp_extra: str = "") -> str:
    """Return the report as one self-contained page.

    Every finding is an ``li.finding`` with ``data-fingerprint``, ``data-rule``, ``data-severity``, ``data-status``,
    ``data-post`` and ``data-position`` (empty for a post or the feed), and ``data-new`` where the last run did not
    have it.

    Args:
        extra_script: A script of ours that runs after the page's own, such as the one for deciding. It finds an
            empty ``div.decision[hidden]`` at the foot of each finding, and tells the page of changed
            statuses by dispatching ``audit:refresh`` on the document, with them by fingerprint as its detail.
        csp_extra: Directives added to the content security policy, such as ``connect-src 'self'``.
    """
    scripts = [squeeze(_read("report.js")), *([] if extra_script is None else [extra_script])]
    style = _read("report.css")
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            report=arrange(report),
            style=_ours(style),
            scripts=[_ours(script) for script in scripts],
            deciding=extra_script is not None,
            connects="connect-src" in csp_extra,
            policy=content_policy(style, scripts, csp_extra),
        )
    )


def render_template(name: str, **values: object) -> str:
    """Return a page without script from a template, given the style sheet and the policy it needs."""
    style = _read("report.css")
    template = _environment().get_template(name)
    return template.render(style=_ours(style), policy=content_policy(style, ()), **values)


def squeeze(script: str) -> str:
    """Return our script without indentation and without lines of comment, which every report would carry along."""
    lines = (line.strip() for line in script.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith(("//", "/**")))


def content_policy(style: str, scripts: "list[str] | tuple[str, ...]", extra: str = "") -> str:
    """Return a content security policy under which only this style sheet and these scripts have any effect."""
    directives = ["default-src 'none'", f"style-src {_digest(style)}"]
    if scripts:
        directives.append(f"script-src {' '.join(map(_digest, scripts))}")
    directives += ["img-src data:", "base-uri 'none'", "form-action 'none'"]
    return "; ".join([*directives, *([extra] if extra else [])])


@cache
def _environment() -> "Environment":
    # Imported here because every command would pay for it otherwise, `audit --help` too.
    from jinja2 import Environment, FunctionLoader, StrictUndefined  # noqa: PLC0415

    return Environment(
        loader=FunctionLoader(_read),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _read(name: str) -> str:
    return files(_TEMPLATES).joinpath(name).read_text(encoding="utf-8")


def _ours(text: str) -> "Markup":
    from markupsafe import Markup  # noqa: PLC0415

    # Style sheets and scripts are ours; escaping would change them, and their digests.
    return Markup(text)  # noqa: S704


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
