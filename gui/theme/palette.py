"""The window's colors as values: one `Palette` per theme, without any Qt.

Every color is '#rrggbb'. `tests/gui/theme/test_palette.py` holds all palettes to WCAG 2.1 contrast (text 4.5:1
on every surface it is set on, curves 3:1 on a card) and keeps the curves apart under simulated color blindness.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """All colors and font families of one theme.

    Surfaces, from back to front: `window`, `card`, `field` (inputs, buttons, layer cards), `field_hover`.
    `accent_text` is set on `accent`; `accent_soft`, `error_soft` and `warning_soft` are backgrounds for `text`
    and for the color they are named after.
    """

    name: str
    dark: bool
    window: str
    card: str
    border: str
    field: str
    field_hover: str
    text: str
    muted: str
    accent: str
    accent_text: str
    accent_soft: str
    grid: str
    axis: str
    error: str
    error_soft: str
    warning: str
    warning_soft: str
    success: str
    curves: tuple[str, ...]
    """Qualitative, one per run."""
    sequence: tuple[str, ...]
    """Ordered stops, from the first layer to the last; to be interpolated."""
    class_colors: tuple[str, ...]
    """Qualitative, one per class of the data; the first two are orange and blue in every theme."""
    heat: tuple[str, ...]
    """Evenly spaced stops of a perceptually uniform map, from low to high (viridis: Smith & van der Walt 2015)."""
    ui_font: str = "Inter"
    mono_font: str = "JetBrains Mono"


_VIRIDIS = (
    "#440154", "#482878", "#3e4a89", "#31688e", "#26828e", "#1f9e89", "#35b779", "#6ece58", "#b5de2b", "#fde725",
)  # fmt: skip
_LIGHT_CLASSES = (
    "#e8590c", "#3b5bdb", "#45a787", "#6f1ca8", "#e1b950",
    "#60c8f5", "#af3a4b", "#4b3113", "#6b7688", "#e3f26b",
)  # fmt: skip
_DARK_CLASSES = (
    "#ff9d5c", "#7c95ff", "#14eca3", "#9a45e0", "#ffd21f",
    "#b8fefc", "#d2477f", "#8c5612", "#8e99a8", "#e9ff70",
)  # fmt: skip
_PROJECTOR_CLASSES = (
    "#e8590c", "#2c42ff", "#45a787", "#6f1ca8", "#e1b950",
    "#60c8f5", "#af3a4b", "#4b3113", "#6b7688", "#e3f26b",
)  # fmt: skip

LIGHT = Palette(
    name="light",
    dark=False,
    window="#f6f7f9",
    card="#ffffff",
    border="#e2e5ea",
    field="#eef1f5",
    field_hover="#e0e5ed",
    text="#14181f",
    muted="#586275",
    accent="#3451d1",
    accent_text="#ffffff",
    accent_soft="#e9edfc",
    grid="#eceef2",
    axis="#c3c9d4",
    error="#b42318",
    error_soft="#fef1ef",
    warning="#8a5300",
    warning_soft="#fff6e0",
    success="#12774a",
    curves=("#3f5ffc", "#f2590c", "#3fa272", "#7a18b0", "#259ad7", "#6c5004", "#a01f5c", "#212830"),
    sequence=("#440154", "#46327e", "#365c8d", "#277f8e", "#1a9384", "#3d9a3a", "#7a9600"),
    class_colors=_LIGHT_CLASSES,
    heat=_VIRIDIS,
)

DARK = Palette(
    name="dark",
    dark=True,
    window="#101318",
    card="#181c23",
    border="#2a303a",
    field="#222833",
    field_hover="#2b3340",
    text="#eef1f6",
    muted="#98a2b3",
    accent="#7c95ff",
    accent_text="#0b0e13",
    accent_soft="#20284a",
    grid="#232932",
    axis="#414957",
    error="#ff8f85",
    error_soft="#33191a",
    warning="#ffc46b",
    warning_soft="#30240f",
    success="#5fd48a",
    curves=("#7a78f5", "#f89309", "#6df8a8", "#d6a1fe", "#9ce7fb", "#f9db35", "#ed4d50", "#7d96ba"),
    sequence=("#8278d9", "#5f8fe0", "#45a7c9", "#35c0a4", "#6fd66a", "#b9e045", "#fde725"),
    class_colors=_DARK_CLASSES,
    heat=_VIRIDIS,
)

PROJECTOR = Palette(
    name="projector",
    dark=False,
    window="#ffffff",
    card="#ffffff",
    border="#8a94a6",
    field="#eef1f6",
    field_hover="#dde3ec",
    text="#05070a",
    muted="#3d4758",
    accent="#1f3fbf",
    accent_text="#ffffff",
    accent_soft="#dfe6ff",
    grid="#dfe3ea",
    axis="#5a6475",
    error="#a11208",
    error_soft="#ffe9e6",
    warning="#744500",
    warning_soft="#fff0cc",
    success="#0b5f39",
    curves=("#2c42ff", "#d6300b", "#1c825c", "#6e05ba", "#137eac", "#483b02", "#86084d", "#090909"),
    sequence=("#440154", "#46327e", "#365c8d", "#27708e", "#157a6e", "#2f7d2c", "#647d00"),
    class_colors=_PROJECTOR_CLASSES,
    heat=_VIRIDIS,
)

PALETTES: dict[str, Palette] = {palette.name: palette for palette in (LIGHT, DARK, PROJECTOR)}
