"""Distances on the earth's surface."""

from math import asin, cos, radians, sin, sqrt

MEAN_RADIUS_KM = 6371.0088  # IUGG


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the distance in kilometres between two (latitude, longitude) pairs in degrees.

    Haversine: true distance, no bounding box and no flat earth (those differ at the rim of a circle).
    """
    latitude_a, latitude_b = radians(a[0]), radians(b[0])
    half_height = sin((latitude_b - latitude_a) / 2) ** 2
    half_width = sin(radians(b[1] - a[1]) / 2) ** 2
    return (
        2
        * MEAN_RADIUS_KM
        * asin(min(1.0, sqrt(half_height + cos(latitude_a) * cos(latitude_b) * half_width)))
    )
