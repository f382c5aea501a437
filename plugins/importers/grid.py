"""Turn a place on Ordnance Survey's National Grid into degrees.

Source: “A guide to coordinate systems in Great Britain”, Ordnance Survey, annexes B and C, whose letters are kept.
Good to about five metres, which is what its simple transformation promises.
"""

from __future__ import annotations

import math

AIRY = (6_377_563.396, 6_356_256.909)  # the ellipsoid of OSGB36: half its axes, in metres
GRS80 = (6_378_137.000, 6_356_752.3141)  # that of WGS 84 and ETRS89
F0 = 0.9996012717  # scale on the central meridian
PHI0, LAMBDA0 = math.radians(49), math.radians(-2)  # true origin
E0, N0 = 400_000.0, -100_000.0
SHIFT = (446.448, -125.157, 542.060)  # metres, OSGB36 to WGS 84
TURN = tuple(math.radians(seconds / 3600) for seconds in (0.1502, 0.2470, 0.8421))
SCALE = -20.4894e-6
CLOSE = 1e-5  # metres


def degrees(easting: float, northing: float) -> tuple[float, float]:
    """Give the latitude and longitude (WGS 84) of an easting and a northing in metres."""
    phi, longitude = _to_airy(easting, northing)
    a, b = AIRY
    e2 = 1 - (b / a) ** 2
    nu = a / math.sqrt(1 - e2 * math.sin(phi) ** 2)
    x = nu * math.cos(phi) * math.cos(longitude)
    y = nu * math.cos(phi) * math.sin(longitude)
    z = (1 - e2) * nu * math.sin(phi)
    turn_x, turn_y, turn_z = TURN
    return _from_cartesian(
        SHIFT[0] + (1 + SCALE) * x - turn_z * y + turn_y * z,
        SHIFT[1] + turn_z * x + (1 + SCALE) * y - turn_x * z,
        SHIFT[2] - turn_y * x + turn_x * y + (1 + SCALE) * z,
    )


def _to_airy(easting: float, northing: float) -> tuple[float, float]:
    """Undo the projection (annex C): radians on the Airy ellipsoid."""
    a, b = AIRY
    e2 = 1 - (b / a) ** 2
    phi = PHI0 + (northing - N0) / (a * F0)
    for _round in range(20):
        left = northing - N0 - _arc(phi)
        if abs(left) < CLOSE:
            break
        phi += left / (a * F0)
    sine, cosine, tangent = math.sin(phi), math.cos(phi), math.tan(phi)
    nu = a * F0 / math.sqrt(1 - e2 * sine**2)
    rho = a * F0 * (1 - e2) / (1 - e2 * sine**2) ** 1.5
    eta2 = nu / rho - 1
    east, t2 = easting - E0, tangent**2
    latitude = (
        phi
        - east**2 * tangent / (2 * rho * nu)
        + east**4 * tangent / (24 * rho * nu**3) * (5 + 3 * t2 + eta2 - 9 * t2 * eta2)
        - east**6 * tangent / (720 * rho * nu**5) * (61 + 90 * t2 + 45 * t2**2)
    )
    longitude = (
        LAMBDA0
        + east / (cosine * nu)
        - east**3 / (cosine * 6 * nu**3) * (nu / rho + 2 * t2)
        + east**5 / (cosine * 120 * nu**5) * (5 + 28 * t2 + 24 * t2**2)
        - east**7 / (cosine * 5040 * nu**7) * (61 + 662 * t2 + 1320 * t2**2 + 720 * t2**3)
    )
    return latitude, longitude


def _arc(phi: float) -> float:
    """Give the developed arc of a meridian from the true origin, M, in metres."""
    a, b = AIRY
    n = (a - b) / (a + b)
    less, more = phi - PHI0, phi + PHI0
    return (
        b
        * F0
        * (
            (1 + n + 5 / 4 * (n**2 + n**3)) * less
            - (3 * n + 3 * n**2 + 21 / 8 * n**3) * math.sin(less) * math.cos(more)
            + 15 / 8 * (n**2 + n**3) * math.sin(2 * less) * math.cos(2 * more)
            - 35 / 24 * n**3 * math.sin(3 * less) * math.cos(3 * more)
        )
    )


def _from_cartesian(x: float, y: float, z: float) -> tuple[float, float]:
    """Turn x, y, z in metres (annex B) into degrees on GRS80."""
    a, b = GRS80
    e2 = 1 - (b / a) ** 2
    across = math.hypot(x, y)
    phi = math.atan2(z, across * (1 - e2))
    for _round in range(10):
        nu = a / math.sqrt(1 - e2 * math.sin(phi) ** 2)
        phi = math.atan2(z + e2 * nu * math.sin(phi), across)
    return math.degrees(phi), math.degrees(math.atan2(y, x))
