"""How much each person cares for what: drawn once for everybody, around nobody's favourite.

The middles below were set before anything was measured and are not the matcher's weights (topic
40, travel 30, languages 15, time 15, the same for all). Volunteers mind the way and the hour;
those who look for help mind whether somebody can talk to the people and knows the work. Single
persons lie far from the middle: topic is what matters most to four volunteers in ten only.
"""

from typing import Final

import numpy as np

from helpboard.cli.match.truth.market import Floats

# topic or need, travel, time, language
OF_VOLUNTEERS: Final = (0.34, 0.28, 0.26, 0.12)
OF_HOSTS: Final = (0.32, 0.08, 0.22, 0.38)
OF_HOUSES: Final = (0.50, 0.20, 0.15, 0.15)

_TOGETHERNESS: Final = 8.0
"""Of the Dirichlet distribution; small is far apart. A middle of 0.30 spreads by 0.15."""


def draw_weights(rng: np.random.Generator, middle: tuple[float, ...], count: int) -> Floats:
    """Draw a row of weights for each of so many people; each row adds up to 1."""
    drawn = rng.dirichlet(np.array(middle) * _TOGETHERNESS, size=count)
    return drawn.astype(np.float32)
