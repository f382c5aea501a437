"""A council's own colours, as a style sheet that the theme draws on."""

from __future__ import annotations

from plugins.settings import READABLE, Brand, contrast

DARK_PAPER = "#14191b"


def brand_css(brand: Brand) -> str:
    """Give the custom properties of a brand, on light and on dark paper."""
    tint = mixed(brand.colour, "#ffffff", 0.92)
    link = readable_on(tint, brand.colour, "#000000", READABLE)  # white paper is brighter than the tint
    return (
        ":root{"
        f"--brand:{brand.colour};--brand-dark:{mixed(brand.colour, '#000000', 0.25)};"
        f"--brand-tint:{tint};--accent:{brand.accent};--link:{link}"
        "}\n@media (prefers-color-scheme:dark){:root{"
        f"--brand:{mixed(brand.colour, '#000000', 0.2)};--brand-dark:{mixed(brand.colour, '#000000', 0.45)};"
        f"--brand-tint:{mixed(brand.colour, DARK_PAPER, 0.75)};"
        f"--accent:{readable_on(DARK_PAPER, brand.accent)};--link:{readable_on(DARK_PAPER, brand.colour)}"
        "}}\n"
    )


def mixed(colour: str, other: str, share: float) -> str:
    """Mix two colours; `share`, from 0 to 1, is how much of the other."""
    parts = zip(_parts(colour), _parts(other), strict=True)
    return "#" + "".join(f"{round(one * (1 - share) + two * share):02x}" for one, two in parts)


def readable_on(paper: str, colour: str, towards: str = "#ffffff", least: float = READABLE + 2) -> str:
    """Lighten (or darken) a colour until text in it can be read on a paper: on a dark one, with room to spare."""
    share = 0.0
    while contrast(mixed(colour, towards, share), paper) < least and share < 1:
        share += 0.05
    return mixed(colour, towards, min(share, 1.0))


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
