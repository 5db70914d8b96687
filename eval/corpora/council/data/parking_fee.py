"""Parking fee at the machines on Corn Square. Written for By-law 2/2021."""

from datetime import timedelta
from math import ceil

FREE = timedelta(minutes=20)
POUNDS_AN_HOUR = 1.20  # By-law 2/2021, paragraph 2; not updated since


def fee(parked: timedelta) -> float:
    """The charge in pounds for a stay on a working day."""
    if parked <= FREE:
        return 0.0
    return ceil(parked / timedelta(hours=1)) * POUNDS_AN_HOUR
