"""The palette: signs of one set can be told apart, in colour, by the colour-blind, in grey and on a dark page."""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from toolkit import palette
from toolkit.records import KINDS

Colour = np.ndarray
FAR = 11
"""The least distance (CIE 1976) of two colours of one set: about 2.3 is just noticeable."""
SIGHTS = {
    "normal": np.eye(3),
    "deuteranopia": np.array([[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]]),
    "protanopia": np.array([[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]]),
}
"""Machado, Oliveira and Fernandes (2009), for linear sRGB."""
XYZ = np.array([[0.4125, 0.3576, 0.1804], [0.2127, 0.7152, 0.0722], [0.0193, 0.1192, 0.9503]])
HUE = np.array([[-0.574, 1.430, 0.144], [0.426, 0.430, 0.144], [0.426, 1.430, -0.856]])
"""A rotation of the hue by 180 degrees, as the filters of CSS make it."""
SETS = {name: getattr(palette, name) for name in ("KINDS", "SIDES", "FUNCTIONS", "CERTAINTY", "STATUS", "QUOTES", "SPOKEN")}
SCALES = ("FUNCTIONS", "CERTAINTY", "QUOTES")
every_set = pytest.mark.parametrize("name", SETS)


def lab(colour: Colour, sight: Colour) -> Colour:
    """A colour in CIE L*a*b* as an eye sees it."""
    linear = np.where(colour <= 0.04045, colour / 12.92, ((colour + 0.055) / 1.055) ** 2.4)
    x, y, z = (XYZ @ np.clip(sight @ linear, 0, 1)) / (0.9505, 1, 1.089)
    fx, fy, fz = (np.cbrt(part) if part > 0.00886 else 7.787 * part + 16 / 116 for part in (x, y, z))
    return np.array([116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)])


def dark(colour: Colour) -> Colour:
    """A colour on a dark page: turned around, its hue turned back."""
    return np.clip(HUE @ (1 - colour), 0, 1)


@every_set
@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("page", ["light", "dark"])
def test_the_colours_of_a_set_can_be_told_apart(name: str, sight: str, page: str) -> None:
    drawn = [np.array(to_rgb(colour)) for colour, _ in SETS[name].values()]
    seen = [lab(dark(colour) if page == "dark" else colour, SIGHTS[sight]) for colour in drawn]
    assert min(float(np.linalg.norm(one - other)) for one, other in combinations(seen, 2)) > FAR


def lightness(colour: str) -> float:
    return float(lab(np.array(to_rgb(colour)), SIGHTS["normal"])[0])


@every_set
def test_in_grey_signs_differ_in_lightness_or_in_shape(name: str) -> None:
    for (one, sign), (other, other_sign) in combinations(SETS[name].values(), 2):
        assert sign != other_sign or abs(lightness(one) - lightness(other)) > 20


@pytest.mark.parametrize("name", SCALES)
def test_the_parts_of_a_bar_go_from_light_to_dark(name: str) -> None:
    shades = [lightness(colour) for colour, _ in SETS[name].values()]
    assert all(before > after + 5 for before, after in pairwise(shades))


def test_the_signs_of_a_scatter_have_shapes_of_their_own() -> None:
    assert len({shape for _, shape in palette.KINDS.values()}) == len(palette.KINDS)
    assert len({shape for _, shape in palette.SIDES.values()}) == len(palette.SIDES)
    assert list(palette.KINDS) == [*KINDS, "mention"]
