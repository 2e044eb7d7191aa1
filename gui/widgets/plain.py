"""Texts that come from files are shown as they are, never as markup."""

from __future__ import annotations

import html


def plain_tip(text: str) -> str:
    """A tool tip's text that Qt cannot take for markup."""
    if "<" not in text and "&" not in text:
        return text
    return f"<qt>{html.escape(text, quote=False)}</qt>".replace("\n", "<br>")


def plain_label(text: str) -> str:
    """The text of an action or a button, without mnemonics."""
    return text.replace("&", "&&")
