"""Weights rounded to int8 so that what a layer gives changes least, instead of each weight for itself.

Columns of a layer keep their scales. Rows are rounded one after another, and what rounding one takes away or
adds is made up for by those still to come, as far as the layer's inputs move together: GPTQ, Frantar et al.,
ICLR 2023, in its blocked form.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, numpy_helper

from training.reader.smooth import Feed, tensors

BLOCK = 128  # rows after which the rest is corrected at once
DAMP = 0.01  # of the mean of the diagonal, so that the inverse exists
Matrix = NDArray[np.float64]


def rounded(quantised: ModelProto, source: ModelProto, feeds: Iterable[Feed]) -> ModelProto:
    """`quantised` with the layers of `source`, which it was made of, rounded with regard to these texts."""
    weights = {i.name: numpy_helper.to_array(i) for i in source.graph.initializer}
    layers = [n for n in source.graph.node if n.op_type == "MatMul" and n.input[1] in weights]
    seen = moments(source, list(dict.fromkeys(n.input[0] for n in layers)), feeds)
    known = {i.name: i for i in quantised.graph.initializer}
    for layer in layers:
        name = layer.input[1]
        scale = numpy_helper.to_array(known[f"{name}_scale"]).reshape(-1)
        whole = rounded_layer(weights[name], seen[layer.input[0]], scale)
        known[f"{name}_quantized"].CopyFrom(numpy_helper.from_array(whole, f"{name}_quantized"))
    return quantised


def rounded_layer(weights: NDArray[np.float32], seen: Matrix, scale: NDArray[np.float32]) -> NDArray[np.int8]:
    """int8 for weights [inputs, outputs]; `seen` are the inputs' second moments, `scale` one an output."""
    size = len(weights)
    seen = seen + np.diag(np.where(np.diag(seen) == 0, 1.0, 0.0))
    seen[np.diag_indices(size)] += DAMP * np.mean(np.diag(seen))
    order = np.argsort(-np.diag(seen))  # what matters most first, while much can make up for it
    left = weights[order].astype(np.float64)
    upper = np.linalg.cholesky(np.linalg.inv(seen[order][:, order])).T
    whole = np.zeros_like(left)
    for begin in range(0, size, BLOCK):
        end = min(begin + BLOCK, size)
        off = np.zeros((end - begin, left.shape[1]))
        for row in range(begin, end):
            whole[row] = np.clip(np.round(left[row] / scale), -127, 127)
            off[row - begin] = (left[row] - whole[row] * scale) / upper[row, row]
            left[row + 1 : end] -= np.outer(upper[row, row + 1 : end], off[row - begin])
        left[end:] -= upper[begin:end, end:].T @ off
    return whole[np.argsort(order)].astype(np.int8)


def moments(model: ModelProto, names: Sequence[str], feeds: Iterable[Feed]) -> dict[str, Matrix]:
    """The sum of x·xᵀ of each tensor named, over all feeds."""
    found: dict[str, Matrix] = {}
    for name, rows in tensors(model, names, feeds):
        x = rows.astype(np.float64)
        found[name] = found.get(name, np.zeros((x.shape[1], x.shape[1]))) + x.T @ x
    return found
