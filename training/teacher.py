#!/usr/bin/env python3
"""Trains the teacher: the same model on a larger encoder (MPNet, 12 layers of 768; Song et al. 2020, arXiv:2004.09297), whose soft labels
train.py --teacher teaches beside the annotated ones. Goes on where it was stopped.

  teacher.py --base DIR --pieces DIR --corpora DIR --out DIR     writes its weights to the folder `teacher` in DIR of --out

DIR of --base is the unpacked base model all-mpnet-base-v2, DIR of --pieces all-MiniLM-L6-v2, whose word pieces both read; see README.md.
"""
import argparse
import os
import random

import torch
from safetensors.torch import load_file

from train import HERE, train  # which lets the others find corpus/
import export
from losses import Chains, NameCorpora
from model import MPNET, Model
from text import WordPiece

OTHER_NAMES = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[MASK]": "<mask>"}  # of MPNet for the same pieces


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--base", required=True)
    p.add_argument("--pieces", required=True)
    p.add_argument("--corpora", required=True)
    p.add_argument("--train", nargs="+", default=[os.path.join(HERE, "corpus", "train", "*.ann")])
    p.add_argument("--dev", nargs="*", default=[os.path.join(HERE, "corpus", "dev-plain", "*.ann")])
    p.add_argument("--out", required=True)
    p.add_argument("--epochs", type=int, default=4)
    p.add_argument("--seed", type=int, default=1)
    args = p.parse_args()
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    os.makedirs(args.out, exist_ok=True)
    wordpiece = WordPiece(export.vocabulary(args.pieces))
    row = {piece: k for k, piece in enumerate(export.vocabulary(args.base))}
    model = Model(len(wordpiece.tokens), MPNET)
    model.encoder.take_base(load_file(os.path.join(args.base, "model.safetensors")), [row[OTHER_NAMES.get(t, t)] for t in wordpiece.tokens])
    names, chains = NameCorpora(args.corpora, wordpiece, MPNET.width), Chains(args.corpora, wordpiece)
    train(args, model, names, chains, wordpiece, (wordpiece.first, wordpiece.last), "teacher", args.epochs, rate=5e-5)
    export.write(os.path.join(args.out, "teacher"), model, wordpiece, "dramatis-mpnet")


if __name__ == "__main__":
    main()
