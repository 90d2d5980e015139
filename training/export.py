"""The files of weights: safetensors (https://github.com/huggingface/safetensors), one with the frozen base, one with what is trained.

embeddings.safetensors  vocabulary (bytes of the word pieces, a line each), words int8 (pieces, 384), scale (pieces) of its rows
model.safetensors       everything else in half precision, by the names of model.py; __metadata__ has the format's version and a name
"""
import hashlib
import json
import os

import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file

FORMAT = "2"  # of the model
EMBEDDINGS, MODEL = "embeddings.safetensors", "model.safetensors"


def vocabulary(base):
    """The word pieces of a base model in the order of their ids."""
    with open(os.path.join(base, "tokenizer.json"), encoding="utf-8") as f:
        ids = json.load(f)["model"]["vocab"]
    return sorted(ids, key=ids.get)


def save(path, tensors, metadata):
    """Writes a file of tensors whose metadata has the hash of their bytes; returns it."""
    digest = hashlib.sha256()
    for name in sorted(tensors):
        digest.update(tensors[name].numpy().tobytes())
    metadata = {"hash": digest.hexdigest()[:16], **metadata}
    if not os.path.exists(path) or safe_open(path, "pt").metadata() != metadata:  # which safetensors writes in any order
        save_file(tensors, path, metadata)
    return metadata["hash"]


def write(folder, model, wordpiece, name="dramatis-minilm"):
    os.makedirs(folder, exist_ok=True)
    state = {k: v.contiguous() for k, v in model.state_dict().items()}
    frozen = {"words": state.pop("encoder.words"), "scale": state.pop("encoder.scale").float(),
              "vocabulary": torch.frombuffer(bytearray("\n".join(wordpiece.tokens).encode()), dtype=torch.uint8)}
    state["confidence"] = torch.tensor(model.calibration)
    base = save(os.path.join(folder, EMBEDDINGS), frozen, {"format": "1"})
    save(os.path.join(folder, MODEL), {k: v.half() for k, v in state.items()}, {"format": FORMAT, "name": name, "embeddings": base})


def read(folder):
    """(model, word pieces) of exported weights, as the program reads them."""
    from model import MINILM, MPNET, Model
    from text import WordPiece
    frozen = load_file(os.path.join(folder, EMBEDDINGS))
    wordpiece = WordPiece(bytes(frozen["vocabulary"].tolist()).decode().split("\n"))
    state = {k: v.float() for k, v in load_file(os.path.join(folder, MODEL)).items()}
    model = Model(len(wordpiece.tokens), MPNET if frozen["words"].size(1) == MPNET.width else MINILM)
    model.calibration = state.pop("confidence").tolist()
    model.load_state_dict({**state, "encoder.words": frozen["words"], "encoder.scale": frozen["scale"]})
    return model.eval(), wordpiece
