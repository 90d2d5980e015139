#!/usr/bin/env python3
"""Trains the extraction model and writes the weights that the program is built with. Goes on where it was stopped.

  train.py --base DIR --corpora DIR --out DIR     pretrain on the name corpora, train on the actor corpus beside them, export to extract/weights
  train.py --start DIR --corpora DIR --out DIR    from exported weights: only the branches
  train.py --score ANN... [--weights DIR]         figures of exported weights on annotated documents

DIR of --base is the unpacked base model all-MiniLM-L6-v2 (model.safetensors, tokenizer.json); see README.md.
"""
import argparse
import copy
import glob
import os
import random
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import torch
import torch.nn as nn
from safetensors.torch import load_file

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "corpus"))
import score as scorer  # noqa: E402

import export  # noqa: E402
from corpus import Example, Swap, documents, misspelt, typographic  # noqa: E402
from decode import predict  # noqa: E402
from features import COUNTRIES  # noqa: E402
from losses import Batch, Chains, NameCorpora, document_loss  # noqa: E402
from model import Model  # noqa: E402
from text import WINDOW, WordPiece  # noqa: E402

BATCH = 1300          # words side by side, in whole documents
NAMES_EVERY = 3       # steps on the actor corpus for each on a name corpus
CHAINS_EVERY = 5      # and for each document of GUM, for its coreference
AVERAGE = 0.998       # decay of the running average of the weights that is kept
CORES = len(os.sched_getaffinity(0))
WORKERS = min(2, CORES)  # threads, each with its part of a batch
BRANCHES = 2          # runs from the trained weights on, whose mean is exported


class Run:
    """A training run that can be stopped: parameters with their optimizer, learning rate and running average, saved at times."""

    def __init__(self, module, path, steps, warm, rate=8e-5, fresh_rate=6e-4):
        self.module, self.path, self.steps, self.step_number, self.epoch = module, path, steps, 0, 0
        self.pool = ThreadPoolExecutor(WORKERS, initializer=torch.set_num_threads, initargs=(CORES // WORKERS,))
        base = [p for n, p in module.named_parameters() if "encoder." in n and "encoder.shapes" not in n]
        known = {id(p) for p in base}
        fresh = [p for p in module.parameters() if id(p) not in known]
        self.optimizer = torch.optim.AdamW([{"params": base, "lr": rate}, {"params": fresh, "lr": fresh_rate}], weight_decay=0.01, fused=True)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer, lambda s: min(1, (s + 1) / (warm * steps)) * max(0.02, 1 - s / steps))
        self.average = {n: p.detach().clone() for n, p in module.named_parameters()}
        if os.path.exists(path):
            state = torch.load(path, weights_only=False)
            module.load_state_dict(state["module"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.schedule.load_state_dict(state["schedule"])
            self.average, self.step_number, self.epoch = state["average"], state["step"], state["epoch"]
            random.setstate(state["random"])
            torch.set_rng_state(state["torch"])

    def save(self):
        torch.save({"module": self.module.state_dict(), "optimizer": self.optimizer.state_dict(), "schedule": self.schedule.state_dict(),
                    "average": self.average, "step": self.step_number, "epoch": self.epoch, "random": random.getstate(),
                    "torch": torch.get_rng_state()}, self.path + ".new")
        os.replace(self.path + ".new", self.path)

    def step(self, parts):
        """Lowers the sum of the parts, functions without arguments that are computed side by side; returns its value."""
        parameters = list(self.module.parameters())

        def gradients(part):
            value = part()
            return value.detach(), torch.autograd.grad(value, parameters, allow_unused=True)

        values, found = zip(*self.pool.map(gradients, parts))
        for p, of_parts in zip(parameters, zip(*found)):
            known = [g for g in of_parts if g is not None]
            p.grad = sum(known[1:], known[0]) if known else None
        nn.utils.clip_grad_norm_(self.module.parameters(), 1.0)
        self.optimizer.step()
        self.schedule.step()
        self.step_number += 1
        decay = min(AVERAGE, self.step_number / (self.step_number + 10))
        with torch.no_grad():
            torch._foreach_lerp_([self.average[n] for n, _ in self.module.named_parameters()], parameters, 1 - decay)
        return float(sum(values))


def split(loss, batch):
    """The loss of a batch as parts of a step, one for each worker."""
    parts = [batch[n::WORKERS] for n in range(min(WORKERS, len(batch)))]
    return [lambda part=part: loss(part) / len(parts) for part in parts]


class Both(nn.Module):
    def __init__(self, model, heads):
        super().__init__()
        self.model, self.heads = model, heads


def pretrain(args, model, names):
    both = Both(model, names.heads)
    run = Run(both, os.path.join(args.out, "pretrain.pt"), len(names.batches()) * args.name_epochs, 0.05)
    while run.epoch < args.name_epochs:
        both.train()
        began, total, batches = time.time(), 0.0, names.batches()
        for batch in batches:
            total += run.step(split(lambda part: names.loss(model.encoder, part), batch))
        run.epoch += 1
        run.save()
        print(f"names, epoch {run.epoch}: {time.time() - began:.0f} s, loss {total / len(batches):.4f}", flush=True)


def batches_of(docs):
    docs, out, size = random.sample(docs, len(docs)), [[]], 0
    for d in docs:
        n = len(d["text"]) / 6
        if out[-1] and size + n > BATCH:
            out.append([])
            size = 0
        out[-1].append(d)
        size += n
    return out


def train(args, model, names, chains, wordpiece, ends, part, epochs, rate=8e-5, teacher=None):
    """`part` names the checkpoint."""
    docs = documents(args.train)
    held = [Example(d, wordpiece) for d in documents(args.dev)]
    swap, both = Swap(docs, COUNTRIES), Both(model, names.heads)
    run = Run(both, os.path.join(args.out, part + ".pt"), len(batches_of(docs)) * epochs, 0.08, rate)

    def example(doc):
        doc = swap(doc) if random.random() < 0.5 else doc
        doc = misspelt(doc) if random.random() < 0.3 else doc
        doc = typographic(doc) if random.random() < 0.3 else doc
        return Example(doc, wordpiece, noise=0.05, window=random.choice((WINDOW, 2 * WINDOW)))

    while run.epoch < epochs:
        both.train()
        began, total, batches = time.time(), 0.0, batches_of(docs)
        for k, batch in enumerate(batches):
            parts = split(lambda part: document_loss(model, Batch([example(d) for d in part]), ends, teacher), batch)
            if k % NAMES_EVERY == 0:
                parts.append(lambda: 0.5 * names.loss(model.encoder, names.next()))
            if k % CHAINS_EVERY == 0:
                parts.append(lambda: 0.3 * chains.loss(model, ends))
            total += run.step(parts)
            if k % 20 == 19:
                print(f"  step {k + 1} of {len(batches)}, {time.time() - began:.0f} s, loss {total / (k + 1):.3f}", flush=True)
        run.epoch += 1
        run.save()
        print(f"{part}, epoch {run.epoch}: {time.time() - began:.0f} s, loss {total / len(batches):.3f}", flush=True)
        if held and (run.epoch % 2 == 0 or run.epoch == epochs):
            kept = averaged(model, run)
            print("  ", line(evaluate(model, held, ends)), flush=True)
            model.load_state_dict(kept)
    averaged(model, run)


def branch_and_average(args, model, names, chains, wordpiece, ends, teacher):
    """Goes on from the model several times, each with batches and noise of its own, and gives it the mean of their weights (Wortsman et al.
    2022, arXiv:2203.05482)."""
    branches = []
    for n in range(BRANCHES):
        torch.manual_seed(args.seed + 1 + n)
        random.seed(args.seed + 1 + n)
        branch = copy.deepcopy(model)
        train(args, branch, copy.deepcopy(names), chains, wordpiece, ends, f"branch {n + 1}", args.branch_epochs, teacher=teacher)
        branches.append(dict(branch.named_parameters()))
    with torch.no_grad():
        for name, p in model.named_parameters():
            p.copy_(sum(b[name] for b in branches) / BRANCHES)


def averaged(model, run):
    """Puts the running average into the model; returns what it had."""
    kept = {k: v.clone() for k, v in model.state_dict().items()}
    model.load_state_dict({n.removeprefix("model."): v for n, v in run.average.items() if n.startswith("model.")}, strict=False)
    return kept


def evaluate(model, examples, ends, gold=None, with_plurals=False):
    model.eval()
    return scorer.score({e.doc["id"]: e.doc for e in examples}, {e.doc["id"]: predict(model, e, ends, gold, with_plurals) for e in examples})


def line(rows):
    return " ".join(f"{k}={rows[k]['f1']:.3f}" for k in ("names", "coref", "entities", "relations", "relations/leads", "relations/represents",
                                                         "relations/meets", "relations+status", "edges", "edges+status")) + (
        f" plurals={rows['plurals']['f1']:.3f} attribution={rows['attribution']['f1']:.3f}" if "plurals" in rows else "")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--base", help="the unpacked base model")
    p.add_argument("--start", help="folder of exported weights to go on from, in place of the base model")
    p.add_argument("--teacher", help="folder of a teacher's weights, whose soft labels are learnt too")
    p.add_argument("--corpora", help="the open name corpora: gum/ and ner/")
    p.add_argument("--train", nargs="+", default=[os.path.join(HERE, "corpus", "train", "*.ann")])
    p.add_argument("--dev", nargs="*", default=[os.path.join(HERE, "corpus", "dev-plain", "*.ann")])
    p.add_argument("--out", help="folder for checkpoints")
    p.add_argument("--weights", default=os.path.join(HERE, "..", "extract", "weights"))
    p.add_argument("--epochs", type=int, default=8)
    p.add_argument("--branch-epochs", type=int, default=3)
    p.add_argument("--name-epochs", type=int, default=1)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--score", nargs="+", help="annotated documents to score the weights on")
    p.add_argument("--stages", action="store_true", help="with --score: also with gold mentions, and with gold entities")
    p.add_argument("--plurals", action="store_true", help="with --score: with plural mentions, which the program leaves out")
    args = p.parse_args()
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    if args.score:
        model, wordpiece = export.read(args.weights)
        examples = [Example(d, wordpiece) for d in documents(args.score)]
        for gold in (None, "mentions", "entities") if args.stages else (None,):
            rows = evaluate(model, examples, (wordpiece.first, wordpiece.last), gold, args.plurals)
            print((f"gold {gold}: " if gold else "") + line(rows))
        return
    os.makedirs(args.out, exist_ok=True)
    if args.start:
        model, wordpiece = export.read(args.start)
    else:
        wordpiece = WordPiece(export.vocabulary(args.base))
        model = Model(len(wordpiece.tokens))
        model.encoder.take_base(load_file(os.path.join(args.base, "model.safetensors")))
    ends = wordpiece.first, wordpiece.last
    teacher = export.read(args.teacher)[0].requires_grad_(False) if args.teacher else None
    names, chains = NameCorpora(args.corpora, wordpiece), Chains(args.corpora, wordpiece)
    if not args.start:
        pretrain(args, model, names)
        train(args, model, names, chains, wordpiece, ends, "actors", args.epochs, teacher=teacher)
    branch_and_average(args, model, names, chains, wordpiece, ends, teacher)
    export.write(args.weights, model, wordpiece)


if __name__ == "__main__":
    main()
