"""The encoder of the built-in weights for ONNX Runtime: exported, and quantized to int8 as ONNX Runtime does for transformers."""
import pathlib

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.numpy import load_file

LAYERS, WIDTH, HEADS = 6, 384, 12
MICROSOFT = "com.microsoft"  # ONNX Runtime's fused operators


def export(weights, path):
    """Writes the encoder: ids and shapes (1, pieces) -> states (1, pieces, WIDTH)."""
    frozen = load_file(pathlib.Path(weights, "embeddings.safetensors"))
    model = {k: v.astype(np.float32) for k, v in load_file(pathlib.Path(weights, "model.safetensors")).items()}
    constants = {"words": frozen["words"].astype(np.float32) * frozen["scale"][:, None]}
    nodes = []

    def constant(name, value):
        constants.setdefault(name, np.ascontiguousarray(value))
        return name

    def node(op, *inputs, domain=None, **attributes):
        nodes.append(helper.make_node(op, list(inputs), [f"x{len(nodes)}"], domain=domain, **attributes))
        return nodes[-1].output[0]

    def linear(name, x):
        weight = constant(name + ".weight", model[name + ".weight"].T)
        return node("Add", node("MatMul", x, weight), constant(name + ".bias", model[name + ".bias"]))

    def norm(name, x):
        return node("LayerNormalization", x, constant(name + ".weight", model[name + ".weight"]),
                    constant(name + ".bias", model[name + ".bias"]), axis=-1, epsilon=1e-12)

    positions = constant("positions", model["encoder.positions.weight"][:256])
    length = node("Shape", "ids", start=1, end=2)
    here = node("Slice", positions, constant("zero", np.array([0])), length, constant("axis", np.array([0])))
    x = node("Add", node("Gather", "words", "ids"),
             node("Add", node("Gather", constant("shape_table", model["encoder.shapes.weight"]), "shapes"), here))
    x = norm("encoder.norm", x)
    for k in range(LAYERS):
        at = f"encoder.layers.{k}."
        attended = node("Attention", x, constant(at + "qkv.weight", model[at + "qkv.weight"].T),
                        constant(at + "qkv.bias", model[at + "qkv.bias"]), domain=MICROSOFT, num_heads=HEADS)
        x = norm(at + "norm1", node("Add", x, linear(at + "attended", attended)))
        inner = node("Gelu", linear(at + "up", x), domain=MICROSOFT)
        x = norm(at + "norm2", node("Add", x, linear(at + "down", inner)))
    nodes[-1].output[0] = "states"
    row = [1, "pieces"]
    graph = helper.make_graph(nodes, "encoder", [helper.make_tensor_value_info(name, TensorProto.INT64, row) for name in ("ids", "shapes")],
                              [helper.make_tensor_value_info("states", TensorProto.FLOAT, [*row, WIDTH])],
                              [numpy_helper.from_array(v, k) for k, v in constants.items()])
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)]
    onnx.save(helper.make_model(graph, opset_imports=opsets, ir_version=8), path)


def session(path):
    """Runs a model on one core."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(path, options, ["CPUExecutionProvider"])


def int8_session(weights, folder):
    """The quantized encoder, whose states are checked to be near those of single precision."""
    exact, quick = str(pathlib.Path(folder, "encoder.onnx")), str(pathlib.Path(folder, "encoder.int8.onnx"))
    export(weights, exact)
    quantize_dynamic(exact, quick, per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Attention"],
                     extra_options={"DefaultTensorType": TensorProto.FLOAT})
    inputs = {"ids": np.arange(1000, 1040)[None], "shapes": np.zeros((1, 40), dtype=np.int64)}
    (a,), (b,) = session(exact).run(None, inputs), session(quick).run(None, inputs)
    cosine = (a * b).sum() / np.linalg.norm(a) / np.linalg.norm(b)
    assert cosine > 0.98, f"the quantized encoder gives other states: cosine {cosine:.3f}"
    return session(quick)
