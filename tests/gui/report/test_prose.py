"""Notes become HTML that has their structure, and nothing to fetch or run."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.report.prose import prose_html
from tests.gui.report.test_report import Page

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("# One\n\nwords", "<h3>One</h3><p>words</p>"),
        ("a *b* **c** `d` ~~e~~", "<p>a <em>b</em> <strong>c</strong> <code>d</code> <s>e</s></p>"),
        ("- a\n- b\n  - c\n\nd", "<ul><li>a</li><li>b</li><ul><li>c</li></ul></ul><p>d</p>"),
        ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
        (
            "| a | b |\n|--|--|\n| 1 | 2 |",
            "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>",
        ),
        ("```\nx < 1\ny\n```", "<pre>x &lt; 1\ny</pre>"),
        (
            "[a](https://example.org/?a=1&b=2)",
            '<p><a href="https://example.org/?a=1&amp;b=2" rel="noreferrer">a</a></p>',
        ),
        ("[a](javascript:alert(1))", "<p>a</p>"),
        ("[a](file:///etc/passwd)", "<p>a</p>"),
        ("![x](https://example.org/a.png) b", "<p> b</p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("η ≤ 0.1 & more", "<p>η ≤ 0.1 &amp; more</p>"),
    ],
)
def test_markdown_has_its_structure(markdown: str, expected: str) -> None:
    assert prose_html(markdown) == expected


@given(text=st.text(alphabet="ab<>&\"'*_`#|-[]()!\n 1.:/", max_size=120))
def test_whatever_is_written_is_well_formed_and_harmless(text: str) -> None:
    page = Page(prose_html(text))
    assert page.open == []
    assert not {"script", "img", "iframe", "object", "style"} & set(page.tags)
    assert all(address.partition(":")[0] in ("http", "https", "mailto") for address in page.addresses)
