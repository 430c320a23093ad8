"""Texts that would like to be more than text, and a way to put them everywhere."""

import dataclasses
from dataclasses import replace
from typing import TypeVar, cast

T = TypeVar("T")
HOSTILE = [
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x></svg>",
    '" onmouseover="alert(1)" x="',
    "' autofocus onfocus='alert(1)",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)//https://lists.example",
    "data:text/html,<script>alert(1)</script>",
    'https://lists.example/" onclick="alert(1)',
    "https://lists.example@evil.example/",
    '"><style>*{display:none}</style>',
    "background:url(https://evil.example/)",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<meta http-equiv=refresh content=0;url=https://evil.example>",
    "<base href=https://evil.example><form action=https://evil.example><button>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "{{7*7}}{% raw %}{# gone #}${7*7}",
    "<!-- --!> <![CDATA[ ]]> --><b>",
    "&lt;script&gt; &#60;b&#62; &amp;amp;",
    "\u202egnp.exe\u2066\u0000\u001b[2J",
]


def fill(value: T, text: str) -> T:
    """Return a report, or a part of one, with ``text`` in every text field."""
    filled: object = value
    # Exactly str: the words of the enumerations stay.
    if type(value) is str:
        filled = text
    elif isinstance(value, tuple):
        filled = tuple(fill(part, text) for part in value)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        filled = replace(value, **{f.name: fill(getattr(value, f.name), text) for f in dataclasses.fields(value)})
    return cast("T", filled)
