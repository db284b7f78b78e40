"""Figures of a run, as they are printed."""

from __future__ import annotations

import os
import statistics
from collections.abc import Sequence

_WARM = 0.3
"""The first part of a run, in which memory may still grow."""


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which a share of them lies; 0 where there are none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def percentiles(values: Sequence[float]) -> str:
    """p50 / p95 / p99 in seconds."""
    return " / ".join(f"{percentile(values, share):.2f}" for share in (0.5, 0.95, 0.99)) + " s"


def slope(samples: Sequence[tuple[float, float]]) -> float:
    """By how many MiB a minute memory grew after the warm-up, by least squares."""
    end = samples[-1][0] if samples else 0.0
    warm = [(at, weight) for at, weight in samples if at >= end * _WARM and weight]
    if len(warm) < 3 or len({at for at, _ in warm}) < 2:
        return 0.0
    return 60 * statistics.linear_regression(*zip(*warm, strict=True)).slope


def memory(samples: Sequence[tuple[float, float]]) -> str:
    """Memory at the beginning, the peak and the end."""
    weights = [weight for _, weight in samples if weight]
    if not weights:
        return "–"
    return f"{weights[0]:.0f} → {weights[-1]:.0f} MiB, peak {max(weights):.0f}"


def busyness() -> str:
    """How busy the machine is, since seconds depend on it."""
    one, five, _ = os.getloadavg()
    return f"{os.cpu_count()} processors, load {one:.1f} (1 minute), {five:.1f} (5 minutes)"
