"""Orders stops into a short round trip: nearest neighbour, then 2-opt until no exchange of two edges helps."""

import math

from smolagents import tool


@tool
def route_optimizer(stops: list, start: int = 0) -> dict:
    """Finds a short round trip through stops.

    Args:
        stops: coordinates of the stops, each a pair of numbers
        start: index of the stop to begin at
    """
    count = len(stops)
    distance = [[math.dist(a, b) for b in stops] for a in stops]
    route = nearest_neighbours(distance, start)
    improved = True
    while improved:
        improved = False
        for i in range(1, count - 1):
            for j in range(i + 1, count):
                before, first = route[i - 1], route[i]
                last, after = route[j], route[(j + 1) % count]
                gain = distance[before][first] + distance[last][after] - distance[before][last] - distance[first][after]
                if gain > 1e-9:
                    route[i : j + 1] = route[i : j + 1][::-1]
                    improved = True
    length = sum(distance[route[i - 1]][route[i]] for i in range(count))
    return {"route": route, "length": round(length, 3)}


def nearest_neighbours(distance, start):
    """A route that goes to the nearest stop not visited yet."""
    left = set(range(len(distance)))
    left.discard(start)
    route = [start]
    while left:
        here = distance[route[-1]]
        nearest = min(left, key=lambda stop: (here[stop], stop))
        left.discard(nearest)
        route.append(nearest)
    return route
