"""Writes the graph that the product runs, without its numbers (`graph.onnx`).

The numbers stand in another file, which the product makes (`rag.backends.crossreader.assembled`).
Norms and sums are separate: fused, they take three times as long in ONNX Runtime's processor.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from onnx import ModelProto, TensorProto, helper, numpy_helper

from rag.backends.crossreader.assembled import ALIGNED, NUMBERS, arrays
from rag.backends.crossreader.pretrained import Pretrained
from rag.backends.crossreader.trained import Trained

_OPERATORS, _FORMAT = 18, 9


def graph(trained: Trained, pretrained: Pretrained) -> ModelProto:
    """Token vectors, shape (pairs, tokens, hidden), and lengths to the states of the last layer."""
    built = _Graph(trained, pretrained)
    width = ["pairs", "tokens", pretrained.hidden]
    put = [
        helper.make_tensor_value_info("rows", TensorProto.FLOAT, width),
        helper.make_tensor_value_info("lengths", TensorProto.INT32, ["pairs"]),
    ]
    out = [helper.make_tensor_value_info("states", TensorProto.FLOAT, width)]
    whole = helper.make_graph(built.nodes, "crossreader", put, out, built.numbers)
    operators = [helper.make_opsetid("", _OPERATORS), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(whole, opset_imports=operators, ir_version=_FORMAT)


def write(place: Path, made: ModelProto) -> None:
    """The graph as a file."""
    place.write_bytes(made.SerializeToString())


class _Graph:
    """The nodes of the graph in their order; every one is named after what it gives."""

    def __init__(self, trained: Trained, pretrained: Pretrained) -> None:
        self._epsilon, self._many = pretrained.epsilon, pretrained.heads
        none = np.zeros(3 * pretrained.hidden, np.int8)
        self.nodes: list[object] = []
        self.numbers = [*_numbers(trained, pretrained), numpy_helper.from_array(none, "none")]
        states = self._norm("rows", "emb.ln", "begun")
        for layer in range(trained.layers):
            last = layer + 1 == trained.layers
            states = self._layer(states, f"l{layer}", "states" if last else f"l{layer}.states")

    def _layer(self, states: str, part: str, out: str) -> str:
        attended = self._attention(states, part)
        middle = self._sum(states, self._times(attended, f"{part}.ao"), f"{part}.aln")
        wide = self._times(self._calm(middle, f"{part}.fi"), f"{part}.fi")
        wide = self._node("Gelu", [wide], f"{part}.gelu", own=False)
        narrow = self._times(self._calm(wide, f"{part}.fo"), f"{part}.fo")
        return self._sum(middle, narrow, f"{part}.oln", out)

    def _attention(self, states: str, part: str) -> str:
        steps = [f"{part}.steps", f"{part}.scale", f"{part}.zero"]
        self.nodes.append(helper.make_node("DynamicQuantizeLinear", [states], steps))
        own = [f"{part}.qkv.{one}" for one in "wbs"]
        put = [steps[0], own[0], own[1], steps[1], own[2], "lengths", steps[2], "none"]
        return self._node("QAttention", put, f"{part}.attended", own=False, num_heads=self._many)

    def _times(self, states: str, part: str) -> str:
        put = [states, f"{part}.w", f"{part}.s", "", f"{part}.b"]
        return self._node("DynamicQuantizeMatMul", put, f"{part}.out", own=False)

    def _calm(self, states: str, part: str) -> str:
        return self._node("Mul", [states, f"{part}.calm"], f"{part}.calmed")

    def _sum(self, states: str, more: str, part: str, out: str = "") -> str:
        both = self._node("Add", [states, more], f"{part}.sum")
        return self._norm(both, part, out or f"{part}.out")

    def _norm(self, states: str, part: str, out: str) -> str:
        put = [states, f"{part}.w", f"{part}.b"]
        return self._node("LayerNormalization", put, out, axis=-1, epsilon=self._epsilon)

    def _node(
        self, kind: str, put: list[str], out: str, *, own: bool = True, **more: object
    ) -> str:
        """`own`: of ONNX itself; else of ONNX Runtime."""
        domain = "" if own else "com.microsoft"
        self.nodes.append(helper.make_node(kind, put, [out], domain=domain, **more))
        return out


def _numbers(trained: Trained, pretrained: Pretrained) -> list[TensorProto]:
    """Where each of the arrays stands in the file of numbers."""
    told, at = [], 0
    for name, array in arrays(trained, pretrained):
        kind = TensorProto.INT8 if array.dtype == np.int8 else TensorProto.FLOAT
        one = TensorProto(name=name, dims=array.shape, data_type=kind)
        one.data_location = TensorProto.EXTERNAL
        for key, value in (("location", NUMBERS), ("offset", at), ("length", array.nbytes)):
            one.external_data.add(key=key, value=str(value))
        told.append(one)
        at += array.nbytes
        at += -at % ALIGNED
    return told
