"""Where the cards and the lines between them stand, for a given width."""

from __future__ import annotations

from collections.abc import Sequence

MOST_GROWTH = 1.3
"""Cards grow by up to this factor to fill the width; what is left after that goes to the lines between them."""
LEAST_GROWTH = 0.8
"""Cards shrink by up to this factor before the strip has to be scrolled."""


def least_width(cards: Sequence[int], connectors: Sequence[int]) -> int:
    """The width below which the strip has to be scrolled."""
    return sum(int(LEAST_GROWTH * card) for card in cards) + sum(connectors)


def spread(cards: Sequence[int], connectors: Sequence[int], width: int) -> tuple[list[int], list[int]]:
    """Widths of cards and connectors in pixels that fill `width`, or the least ones where it is too small."""
    spare, lines = width - sum(cards) - sum(connectors), list(connectors)
    share = 0.75 if spare > 0 else 1.0
    growth = min(max(1 + share * spare / max(sum(cards), 1), LEAST_GROWTH), MOST_GROWTH)
    wide = [int(card * growth) for card in cards]
    left = width - sum(wide) - sum(lines)
    if lines and left > 0:
        each, rest = divmod(left, len(lines))
        lines = [line + each + (number < rest) for number, line in enumerate(lines)]
    return wide, lines


def row(cards: Sequence[int], connectors: Sequence[int]) -> tuple[list[int], list[int]]:
    """Left edges of cards and connectors that alternate, beginning with a card."""
    card_edges, connector_edges, x = [], [], 0
    for number, card in enumerate(cards):
        card_edges.append(x)
        x += card
        if number < len(connectors):
            connector_edges.append(x)
            x += connectors[number]
    return card_edges, connector_edges
