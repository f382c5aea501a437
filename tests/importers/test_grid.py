from __future__ import annotations

import pytest

from plugins.importers.grid import degrees


# The worked example of annexes B and C of Ordnance Survey's guide, whose transformation is good to 5 metres.
@pytest.mark.parametrize(
    ("easting", "northing", "latitude", "longitude"),
    [
        (651_409.903, 313_177.270, 52.65797778, 1.71605278),  # 52° 39' 28.72" N, 1° 42' 57.79" E
        (400_000.0, -100_000.0, 49.0, -2.0),  # the true origin
    ],
)
def test_the_guides_own_example_comes_out(easting: float, northing: float, latitude: float, longitude: float) -> None:
    # Five metres for the transformation; at the true origin the two systems themselves are 100 metres apart.
    near = 5e-5 if easting > 650_000 else 2e-3
    assert degrees(easting, northing) == pytest.approx((latitude, longitude), abs=near)


def test_going_east_and_north_goes_east_and_north() -> None:
    here, east, north = degrees(500_000, 350_000), degrees(501_000, 350_000), degrees(500_000, 351_000)
    assert east[1] > here[1]
    assert north[0] - here[0] == pytest.approx(1000 / 111_200, rel=0.01)  # a degree of latitude is about 111 km
