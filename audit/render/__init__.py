"""Show a report: pure functions of what was found, which judge nothing."""

from audit.render.deciding import deciding_script
from audit.render.document import audit_set, document
from audit.render.files import report_name, write_atomically
from audit.render.index_page import index_html
from audit.render.page import html
from audit.render.rule_docs import explain_text, rules_markdown
from audit.render.terminal import summary

__all__ = [
    "audit_set",
    "deciding_script",
    "document",
    "explain_text",
    "html",
    "index_html",
    "report_name",
    "rules_markdown",
    "summary",
    "write_atomically",
]
