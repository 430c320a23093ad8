"""The HTML report: one file that asks for nothing, runs nothing and shows everything."""

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from audit.model import AuditReport
from audit.render.arrange import arrange

if TYPE_CHECKING:
    from jinja2 import Template

_TEMPLATES = "audit.reports"


def html(report: AuditReport) -> str:
    """Return the report as one self-contained page."""
    style = _read("report.css")
    return _template().render(report=arrange(report), style=_markup(style), policy=_policy(style))


@cache
def _template() -> "Template":
    # Imported here because every command would pay for it otherwise, `audit --help` too.
    from jinja2 import Environment, FunctionLoader, StrictUndefined  # noqa: PLC0415

    environment = Environment(
        loader=FunctionLoader(_read),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html.j2")


@cache
def _read(name: str) -> str:
    return files(_TEMPLATES).joinpath(name).read_text(encoding="utf-8")


def _markup(style: str) -> object:
    from markupsafe import Markup  # noqa: PLC0415

    # The style sheet is ours; escaping would change it, and its digest.
    return Markup(style)  # noqa: S704


def _policy(style: str) -> str:
    """Return a content security policy under which only this style sheet has any effect."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
