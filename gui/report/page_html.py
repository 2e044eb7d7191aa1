"""A report as one HTML file: nothing of it is anywhere else."""

from __future__ import annotations

import html
from collections.abc import Iterator

from gui.report.blocks import Cell, Heading, Mark, Plots, Prose, Report, Row, Table
from gui.report.prose import prose_html
from gui.theme.palette import LIGHT

STYLE = f"""
@page {{ size: A4; margin: 18mm; }}
* {{ box-sizing: border-box; }}
body {{ margin: 0 auto; max-width: 880px; padding: 48px 32px 64px; background: #fff; color: {LIGHT.text};
  font: 15px/1.5 Inter, "Segoe UI", "Helvetica Neue", "Noto Sans", Arial, sans-serif;
  font-variant-numeric: tabular-nums; }}
svg text {{ font-family: Inter, "Segoe UI", "Helvetica Neue", "Noto Sans", Arial, sans-serif; }}
a {{ color: {LIGHT.accent}; }}
h1 {{ margin: 0; font-size: 30px; line-height: 1.2; letter-spacing: -0.01em; }}
.subtitle {{ margin: 6px 0 0; color: {LIGHT.muted}; }}
h2 {{ margin: 40px 0 10px; font-size: 19px; break-after: avoid; }}
.prose h3, .prose h4, .prose h5 {{ margin: 18px 0 6px; font-size: 16px; }}
.prose p, .prose ul, .prose ol, .prose pre {{ margin: 8px 0; max-width: 68ch; }}
code, pre, .fixed {{ font-size: 0.85em;
  font-family: "JetBrains Mono", Consolas, Menlo, "DejaVu Sans Mono", monospace; }}
pre {{ padding: 10px 14px; background: {LIGHT.window}; border-radius: 6px; white-space: pre-wrap; }}
blockquote {{ margin: 8px 0; padding-left: 14px; border-left: 3px solid {LIGHT.border}; color: {LIGHT.muted}; }}
.wide {{ overflow-x: auto; margin: 0 0 18px; }}
table {{ border-collapse: collapse; table-layout: fixed; font-size: 14px; line-height: 1.4; }}
.prose table {{ table-layout: auto; margin: 10px 0; }}
th, td {{ padding: 5px 10px 5px 0; text-align: left; vertical-align: top; overflow-wrap: break-word;
  border-bottom: 1px solid {LIGHT.grid}; }}
th:last-child, td:last-child {{ padding-right: 0; }}
thead th {{ border-bottom: 1.5px solid {LIGHT.axis}; vertical-align: bottom; font-weight: 600; }}
tr {{ break-inside: avoid; }}
.section th {{ padding-top: 14px; font-weight: 600; color: {LIGHT.accent}; break-after: avoid; }}
.total td {{ font-weight: 600; border-bottom: 0; border-top: 1.5px solid {LIGHT.axis}; }}
.number {{ text-align: right; }}
tbody td:first-child {{ color: {LIGHT.muted}; }}
.total td:first-child, .prose td:first-child {{ color: inherit; }}
small {{ display: block; color: {LIGHT.muted}; font-size: 12px; font-weight: 400; }}
.mark {{ display: block; margin: 0 0 4px auto; }}
.plots {{ display: flex; gap: 24px; margin: 0 0 20px; break-inside: avoid; }}
.plots figure {{ flex: 1 1 0; min-width: 0; margin: 0; }}
.plots figcaption {{ font-size: 14px; font-weight: 600; }}
.plots svg {{ display: block; width: 100%; height: auto; }}
@media (max-width: 640px) {{ .plots {{ flex-direction: column; }} }}
@media print {{ body {{ max-width: none; padding: 0; font-size: 10pt; }} table {{ font-size: 9pt; }} }}
"""


def report_html(report: Report) -> bytes:
    """The whole file, UTF-8."""
    title, subtitle = html.escape(report.title), html.escape(report.subtitle)
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{html.escape(report.language)}">',
        '<head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        # Whatever somebody writes into notes: nothing is fetched, and nothing runs.
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>{title}</title><style>{STYLE}</style></head>",
        f'<body><h1>{title}</h1><p class="subtitle">{subtitle}</p>',
    ]
    for block in report.blocks:
        if isinstance(block, Heading):
            lines.append(f"<h2>{html.escape(block.text)}</h2>")
        elif isinstance(block, Prose):
            lines.append(f'<div class="prose">{prose_html(block.text)}</div>')
        elif isinstance(block, Table):
            lines += _table(block)
        else:
            lines.append(_plots(block))
    return "\n".join([*lines, "</body></html>", ""]).encode()


def _plots(block: Plots) -> str:
    figures = (
        f"<figure><figcaption>{html.escape(plot.title)}</figcaption>{_scaled(plot.svg)}</figure>"
        for plot in block.plots
    )
    return f'<div class="plots">{"".join(figures)}</div>'


def _scaled(svg: str) -> str:
    """As wide as its place: without a width and a height of its own."""
    head, _, rest = svg.partition(">")
    kept = [part for part in head.split() if not part.startswith(("width=", "height="))]
    return f"{' '.join(kept)}>{rest}"


def _table(table: Table) -> Iterator[str]:
    width = min(round(100 * sum(table.widths), 2), 100)
    yield f'<div class="wide"><table style="width: {width:g}%"><colgroup>'
    for part in table.widths:
        yield f'<col style="width: {100 * part / sum(table.widths):.2f}%">'
    yield "</colgroup>"
    if table.head:
        cells = (_cell(cell, column in table.numbers, "th") for column, cell in enumerate(table.head))
        yield f"<thead><tr>{''.join(cells)}</tr></thead>"
    yield "<tbody>"
    for row in table.rows:
        yield _row(row, table)
    yield "</tbody></table>"
    if table.remark:
        yield f"<small>{html.escape(table.remark)}</small>"
    yield "</div>"


def _row(row: Row, table: Table) -> str:
    if row.section:
        text = html.escape(row.cells[0].text)
        return f'<tr class="section"><th colspan="{len(table.widths)}">{text}</th></tr>'
    cells = (_cell(cell, column in table.numbers, "td") for column, cell in enumerate(row.cells))
    kind = ' class="total"' if row.total else ""
    return f"<tr{kind}>{''.join(cells)}</tr>"


def _cell(cell: Cell, number: bool, tag: str) -> str:
    kinds = " ".join(name for name, wanted in (("number", number), ("fixed", cell.fixed)) if wanted)
    inner = _mark(cell.mark) if cell.mark else ""
    inner += html.escape(cell.text)
    if cell.detail:
        inner += f"<small>{html.escape(cell.detail)}</small>"
    kind = f' class="{kinds}"' if kinds else ""
    return f"<{tag}{kind}>{inner}</{tag}>"


def _mark(mark: Mark) -> str:
    lengths = " ".join(f"{length:g}" for length in mark.dash)
    dash = f' stroke-dasharray="{lengths}"' if lengths else ""
    line = f'<line x1="0" y1="3" x2="26" y2="3" stroke="{mark.color}" stroke-width="2.5"{dash}/>'
    return f'<svg class="mark" width="26" height="6" aria-hidden="true">{line}</svg>'
