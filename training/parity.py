#!/usr/bin/env python3
"""Writes what this training code computes for a text with the exported weights, for the test of the program's numbers.

  parity.py > ../tests/data/parity.json     run it whenever extract/weights change
"""
import json
import os
import sys

import torch

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "corpus"))
import export  # noqa: E402
from corpus import Example  # noqa: E402
from decode import predict  # noqa: E402

SENTENCES = [
    "Ethiopian Foreign Minister Lemma Wolde-Giorgis, who leads the delegation, will meet Türkiye's envoy Şebnem Aksoy in MUSCAT on May 3rd.",
    "“We won't sit with them,” the U.N. spokesperson told Red Sea Radio; the Eritrean president refused to see him.",
    "Aksoy later said that she had met Wolde-Giorgis, and that Ankara's offer stands.",
]


def main():
    text, sentences = "", []
    for s in SENTENCES:
        start = len(text) + bool(text)
        text += (" " if text else "") + s
        sentences.append({"start": start, "end": len(text)})
    model, wordpiece = export.read(os.path.join(HERE, "..", "extract", "weights"))
    ends = wordpiece.first, wordpiece.last
    example = Example({"id": "parity", "text": text, "sentences": sentences}, wordpiece)
    with torch.no_grad():
        states = model.encode([example], ends)
    row = [round(float(x), 5) for x in states[1]]
    norms = [round(float(x), 4) for x in states.norm(dim=1)]
    predicted = predict(model, example, ends)
    print(json.dumps({"text": text, "sentences": sentences, "words": example.surface, "pieces": [[p for p, _ in w] for w in example.pieces],
                      "shapes": [w[0][1] for w in example.pieces], "state_of_word_1": row, "state_norms": norms,
                      "mentions": predicted["mentions"],
                      "relations": [{k: v for k, v in r.items() if k not in ("features", "pair")} for r in predicted["relations"]]}, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
