"""One run of the benchmarks: what is measured on, where, and what was answered so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.asked import Told
from benchmarks.material import Material
from benchmarks.product import Product, prepared
from benchmarks.rivals import environment

ZHENGDA = "zhengda"
SYSTEMS = (ZHENGDA, *environment.RIVALS)


@dataclass(frozen=True, slots=True)
class Bench:
    """`work` is kept between runs; nothing is prepared or answered twice in one run.

    `deep`: also what takes many minutes the first time. `parts` are the stations of a measure
    that are wanted, all where there are none; `seconds` is how long a load lasts, 0: as usual.
    `url` and `model` name a language model on a server. `rivals` are held against zhengda at
    finding besides those that always are; `ablation`: also its ways of finding one by one.
    """

    work: Path
    materials: tuple[Material, ...]
    deep: bool = False
    parts: tuple[str, ...] = ()
    seconds: float = 0.0
    url: str = ""
    model: str = ""
    rivals: tuple[str, ...] = ()
    ablation: bool = False
    _products: dict[str, Product] = field(default_factory=dict)
    _answers: dict[tuple[str, str], list[Told]] = field(default_factory=dict)

    def product(self, material: Material) -> Product:
        """Zhengda with these documents."""
        if material.key not in self._products:
            self._products[material.key] = prepared(material, self.work)
        return self._products[material.key]

    def answers(self, system: str, material: Material) -> list[Told]:
        """What a system answers to the questions of these documents.

        Raises:
            RivalMissingError: the system is a rival that does not run here.
        """
        key = system, material.key
        if key not in self._answers:
            if system == ZHENGDA:
                self._answers[key] = self.product(material).ask(material.questions)
            else:
                self._answers[key] = environment.ask(system, material, self.work)
        return self._answers[key]
