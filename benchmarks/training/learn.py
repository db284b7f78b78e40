"""The training itself: groups in, weights out, for as long as is allowed."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from benchmarks.training.group import Group
from benchmarks.training.network import FROZEN, Network, Told, batch
from benchmarks.training.reading import Pair, Reading

_GROUPS, _POOL = 8, 256
"""Groups of a step; they are picked by length out of so many."""
_RATE, _HEADS, _DECAY, _LEAST = 1.5e-4, 1e-3, 0.01, 0.02
_WARM = 150
_TOLD = 100
_RIGHT = 2.0
"""What a text that answers counts beside one that does not: there are fewer."""
_POINTING, _NOWHERE = 0.5, 0.3
"""What pointing at the answer counts, and what pointing at nothing counts within it."""
_IGNORED = -100


@dataclass(frozen=True, slots=True)
class Losses:
    """What a step had wrong: the order, the answers, the places of these."""

    order: Tensor
    answers: Tensor
    places: Tensor

    @property
    def whole(self) -> Tensor:
        """What is made less."""
        return self.order + self.answers + _POINTING * self.places


def learn(
    network: Network, reading: Reading, groups: Callable[[int], list[Group]], seconds: float
) -> None:
    """Train; `groups` gives those of an epoch. The network is left in 16 bits, rounded."""
    kept = _Kept(network)
    began = time.monotonic()
    for step, pairs in enumerate(_steps(groups, reading)):
        done = (time.monotonic() - began) / seconds
        if done >= 1:
            break
        kept.rate(min(1.0, (step + 1) / _WARM) * max(_LEAST, 1 - done))
        rows = [one for group in pairs for one in group]
        losses = _losses(network(*batch([one.tokens for one in rows])), pairs)
        losses.whole.backward()
        kept.step()
        if step % _TOLD == 0:
            told = [float(x.detach()) for x in (losses.order, losses.answers, losses.places)]
            print(step, f"{done:.0%}", *(f"{one:.3f}" for one in told), flush=True)
    kept.put_back()


class _Kept:
    """The weights in 32 bits, which the 16 bits that are computed with are rounded from."""

    def __init__(self, network: Network) -> None:
        self._network = network
        names = [n for n, _ in network.named_parameters() if not n.startswith(FROZEN)]
        for name, one in network.named_parameters():
            one.requires_grad_(name in names)
        own = dict(network.named_parameters())
        self._whole = {name: own[name].detach().clone().requires_grad_() for name in names}
        network.to(torch.bfloat16)
        own = dict(network.named_parameters())
        self._rounded = {name: own[name] for name in names}
        heads = [one for name, one in self._whole.items() if name.startswith(("heads", "ends"))]
        rest = [one for name, one in self._whole.items() if not name.startswith(("heads", "ends"))]
        self._tops = _HEADS, _RATE, _RATE
        groups = [
            {"params": heads, "weight_decay": 0.0},
            {"params": [one for one in rest if one.ndim > 1], "weight_decay": _DECAY},
            {"params": [one for one in rest if one.ndim == 1], "weight_decay": 0.0},
        ]
        self._descent = torch.optim.AdamW(groups, lr=_RATE, fused=True)

    def rate(self, share: float) -> None:
        """How far the next step goes."""
        for group, top in zip(self._descent.param_groups, self._tops, strict=True):
            group["lr"] = top * share

    def step(self) -> None:
        """Go down the slope that was computed."""
        for name, one in self._rounded.items():
            self._whole[name].grad = one.grad.float()
            one.grad = None
        torch.nn.utils.clip_grad_norm_(list(self._whole.values()), 1.0)
        self._descent.step()
        with torch.no_grad():
            for name, one in self._rounded.items():
                one.copy_(self._whole[name])

    def put_back(self) -> None:
        """Give the network its 32 bits again."""
        self._network.float()
        own = dict(self._network.named_parameters())
        with torch.no_grad():
            for name, one in self._whole.items():
                own[name].copy_(one)


def _steps(groups: Callable[[int], list[Group]], reading: Reading) -> Iterator[list[list[Pair]]]:
    """Groups of like length together, epoch after epoch."""
    chance, epoch = random.Random(0), 0
    while True:
        told = [one for one in groups(epoch) if not one.held and len(one.examples) > 1]
        chance.shuffle(told)
        ready = [reading.pairs(one, chance) for one in told]
        print("epoch", epoch, len(ready), "groups", flush=True)
        epoch += 1
        steps = []
        for at in range(0, len(ready), _POOL):
            pool = sorted(ready[at : at + _POOL], key=lambda g: max(len(p.tokens) for p in g))
            steps += [pool[i : i + _GROUPS] for i in range(0, len(pool), _GROUPS)]
        chance.shuffle(steps)
        yield from steps


def _losses(told: Told, groups: Sequence[Sequence[Pair]]) -> Losses:
    rows = [one for group in groups for one in group]
    return Losses(_order(told, groups), _answers(told, rows), _places(told, rows))


def _order(told: Told, groups: Sequence[Sequence[Pair]]) -> Tensor:
    """Of the texts of a group, the one that fits should be first (softmax over the group)."""
    lost, at = [], 0
    for group in groups:
        fits = torch.tensor([float(one.fits) for one in group])
        if fits.any():
            log = functional.log_softmax(told.heads[at : at + len(group), 0], 0)
            lost.append(-(log * fits).sum() / fits.sum())
        at += len(group)
    return torch.stack(lost).mean() if lost else told.heads.sum() * 0


def _answers(told: Told, rows: Sequence[Pair]) -> Tensor:
    known = torch.tensor([one.answers is not None for one in rows])
    if not known.any():
        return told.heads.sum() * 0
    right = torch.tensor([float(bool(one.answers)) for one in rows])
    weight = torch.tensor(_RIGHT)
    return functional.binary_cross_entropy_with_logits(
        told.heads[known, 1], right[known], pos_weight=weight
    )


def _places(told: Told, rows: Sequence[Pair]) -> Tensor:
    """The first token is pointed at where nothing answers."""
    aims = torch.full((2, len(rows)), _IGNORED)
    for at, one in enumerate(rows):
        if one.span:
            aims[:, at] = torch.tensor(one.span)
        elif one.answers is False:
            aims[:, at] = 0
    within = batch([one.tokens for one in rows])[1]
    ends = told.ends.masked_fill(~within[:, :, None], -1e4)
    lost = sum(
        functional.cross_entropy(ends[:, :, end], aims[end], reduction="none") for end in (0, 1)
    )
    weight = torch.tensor([1.0 if one.span else _NOWHERE for one in rows])
    told_places: Tensor = (lost * weight).sum() / weight.sum()
    return told_places
