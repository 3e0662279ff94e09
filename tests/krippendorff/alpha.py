"""Krippendorff's alpha by the package of that name on PyPI.

Reads a JSON list of {"level": "nominal" or "ordinal", "units": [[value or null of each coder], ...]} and writes the list
of their alphas; null where the package has none.
"""

import json
import math
import sys
import warnings

import krippendorff

warnings.simplefilter("ignore")


def alpha(case):
    coders = [[math.nan if value is None else value for value in row] for row in zip(*case["units"])]
    try:
        figure = krippendorff.alpha(reliability_data=coders, level_of_measurement=case["level"])
    except ValueError:
        return None
    return None if math.isnan(figure) else float(figure)


json.dump([alpha(case) for case in json.load(sys.stdin)], sys.stdout)
