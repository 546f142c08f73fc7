"""Predicts demand from a CSV of past sales: exponential smoothing with level, trend and seasons (Holt-Winters)."""

import csv
import io
import math

from smolagents import Tool


class InventoryPredictor(Tool):
    name = "inventory_predictor"
    description = (
        "Predicts the demand of the coming periods from past sales, and how much to order now. "
        "Sales come as CSV with the columns period and units."
    )
    inputs = {
        "sales": {"type": "string", "description": "CSV with a header: period,units"},
        "season": {"type": "integer", "description": "periods of one season, such as 12 for months"},
        "horizon": {"type": "integer", "description": "periods to predict"},
        "stock": {"type": "number", "description": "units in stock", "nullable": True},
    }
    output_type = "object"

    def forward(self, sales, season, horizon, stock=None):
        units = read_units(sales)
        if len(units) < 2 * season:
            raise ValueError(f"two seasons are needed, {2 * season} periods; there are {len(units)}")
        best = min(
            (smooth(units, season, alpha, beta, gamma) for alpha in (0.2, 0.5) for beta in (0.05, 0.2) for gamma in (0.1, 0.3)),
            key=lambda fit: fit["error"],
        )
        forecast = [
            max(0.0, best["level"] + (step + 1) * best["trend"] + best["seasons"][(len(units) + step) % season])
            for step in range(horizon)
        ]
        spread = math.sqrt(best["error"] / len(units))
        order = max(0.0, sum(forecast) + 1.64 * spread * math.sqrt(horizon) - (stock or 0.0))
        return {
            "forecast": [round(value, 1) for value in forecast],
            "spread": round(spread, 2),
            "order": math.ceil(order),
        }


def read_units(sales):
    rows = csv.DictReader(io.StringIO(sales.strip()))
    return [float(row["units"]) for row in rows]


def smooth(units, season, alpha, beta, gamma):
    """Level, trend and seasons after all units, and the sum of squares by which each was missed."""
    first = sum(units[:season]) / season
    second = sum(units[season : 2 * season]) / season
    level, trend = first, (second - first) / season
    seasons = [value - first for value in units[:season]]
    error = 0.0
    for period, value in enumerate(units):
        seasonal = seasons[period % season]
        missed = value - (level + trend + seasonal)
        error += missed * missed
        before = level
        level = alpha * (value - seasonal) + (1 - alpha) * (level + trend)
        trend = beta * (level - before) + (1 - beta) * trend
        seasons[period % season] = gamma * (value - level) + (1 - gamma) * seasonal
    return {"level": level, "trend": trend, "seasons": seasons, "error": error}
