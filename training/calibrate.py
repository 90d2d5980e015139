#!/usr/bin/env python3
"""Fits the confidence of relations to annotated documents that no training has seen, and writes it into the weights.

  calibrate.py ANN... [--weights DIR]
"""
import argparse
import os
import sys

import torch

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "corpus"))
import score as scorer  # noqa: E402

import export  # noqa: E402
from corpus import Example, documents  # noqa: E402
from decode import predict  # noqa: E402


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("documents", nargs="+", metavar="ANN")
    p.add_argument("--weights", default=os.path.join(HERE, "..", "extract", "weights"))
    args = p.parse_args()
    model, wordpiece = export.read(args.weights)
    features, right = [], []
    for document in documents(args.documents):
        predicted = predict(model, Example(document, wordpiece), (wordpiece.first, wordpiece.last))
        features += [r["features"] for r in predicted["relations"]]
        right += scorer.right_relations(document, predicted)
    x, y = torch.tensor(features), torch.tensor(right, dtype=torch.float32)
    weights = torch.zeros(x.size(1), requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def closure():
        optimizer.zero_grad()
        value = torch.nn.functional.binary_cross_entropy_with_logits(x @ weights, y) + 1e-4 * weights.square().sum()
        value.backward()
        return value

    optimizer.step(closure)
    model.calibration = weights.tolist()
    export.write(args.weights, model, wordpiece)
    error = scorer.calibration_error(list(zip(torch.sigmoid(x @ weights).tolist(), right)))
    print(f"{len(right)} relations, {sum(right)} right; weights {[round(w, 2) for w in weights.tolist()]}; calibration error {error:.3f} on these")


if __name__ == "__main__":
    main()
