"""Finding numbers in sorted columns."""

import numpy as np

from audit.reference.tsv import Numbers


def find_runs(numbers: Numbers, asked: Numbers) -> Numbers:
    """Return the places of numbers in a sorted array, -1 for those not in it; runs of one number are looked up once."""
    if not len(asked):
        return asked
    heads = np.flatnonzero(np.concatenate(([True], asked[1:] != asked[:-1])))
    lengths = np.diff(np.concatenate((heads, [len(asked)])))
    return np.repeat(find(numbers, asked[heads]), lengths)


def find(numbers: Numbers, asked: Numbers) -> Numbers:
    """Return the places of numbers in a sorted array, -1 for those not in it."""
    if not len(numbers):
        return np.full(len(asked), -1, dtype=np.int64)
    places = np.searchsorted(numbers, asked)
    places[places == len(numbers)] = 0
    return np.where(numbers[places] == asked, places, -1)
