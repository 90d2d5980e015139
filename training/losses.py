"""What training lowers: the losses of a batch of documents of the actor corpus, of a batch of sentences of the name corpora, and of GUM's
coreference."""
import random

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from corpus import RELATIONS, STATUSES, TAG, Example, gum_chains, name_corpora
from features import CANDIDATES, FEATURES, Features
from model import MINILM, actor_pairs, sayers_of, sentence_pairs
from text import SHAPES, case_shape

PLURAL = [TAG["O"], TAG["B-plural"], TAG["I-plural"]]


class Batch:
    """Documents side by side: their words (start, end, (document, sentence)), their mentions with the words counted through, the
    entities (document, id) of each mention, several of a plural, the pairs `where` of a mention and an earlier one with their codes and
    `slots` in the table of choices(), and the ordered pairs of a sentence."""

    def __init__(self, examples):
        self.examples, self.words, self.mentions, self.members = examples, [], [], []
        where, codes = [np.zeros((0, 2), np.int64)], [np.zeros((0, FEATURES), np.int64)]
        for n, e in enumerate(examples):
            offset, first = len(self.words), len(self.mentions)
            self.words += [(a, b, (n, s)) for a, b, s in e.words]
            self.mentions += [(m[0] + offset, m[1] + offset, m[2], m[3]) for m in e.mentions]
            self.members += [tuple((n, x) for x in ids if x != "-") for ids in map(members, e.mentions)]
            at, code = Features(e, [m[:4] for m in e.mentions]).pairs()
            where.append(at + first)
            codes.append(code)
        self.where, self.codes = torch.from_numpy(np.concatenate(where)), torch.from_numpy(np.concatenate(codes))
        row, earlier = self.where.T
        self.slots = row, row - earlier, (len(self.mentions), CANDIDATES + 1)
        self.pairs = sentence_pairs(self.words, self.mentions, self.members) if all("relations" in e.doc for e in examples) else []


def members(mention):
    """The entities of a mention: several of a plural."""
    return mention[4] if mention[3] == "plural" else (mention[4],)


class Scores:
    """What a model says of a batch whose mentions are given: of each word the tags, of each mention and an earlier one whether it is the
    antecedent or a member, of each pair in a sentence type and status, with the vectors that these are made of."""

    def __init__(self, net, batch, ends):
        states = net.encode(batch.examples, ends)
        self.tags = net.tag(net.drop(states))
        self.spans = net.spans(states, batch.mentions) if batch.mentions else None
        self.antecedents, self.members = net.antecedents(self.spans, batch.where, batch.codes) if len(batch.where) else (None, None)
        self.types, self.statuses, self.vectors = (net.relations(states, self.spans, batch.mentions, batch.pairs) if batch.pairs
                                                   else (None, None, None))


def document_loss(net, batch, ends, teacher=None):
    """Of tags, antecedents, members of plurals, relations, their status and who says so over a batch of documents; with a teacher, also of
    what it says otherwise."""
    scores = Scores(net, batch, ends)
    total = tag_loss(scores.tags, batch.examples) + chain_loss(scores, batch)
    if batch.pairs:
        total = total + relation_loss(net, scores, batch)
    if teacher:
        with torch.no_grad():
            said = Scores(teacher, batch, ends)
        total = total + soft_loss(scores, said, batch)
    return total


def divergence(scores, said):
    """Of each row of scores from what a teacher says (Hinton et al. 2015, arXiv:1503.02531)."""
    said = said.log_softmax(-1)
    return (said.exp() * (said - scores.log_softmax(-1))).sum(-1)


def soft_loss(scores, said, batch):
    total = divergence(scores.tags, said.tags).mean()
    if scores.antecedents is not None:
        total = total + divergence(*(choices(s.antecedents, *batch.slots) for s in (scores, said))).mean()
    if batch.pairs:
        of_types, related = divergence(scores.types, said.types), 1 - said.types.softmax(-1)[:, 0]
        of_statuses = related * divergence(scores.statuses, said.statuses)
        total = total + of_types.sum() / share(len(batch.pairs), batch) + 0.6 * of_statuses.sum() / related.sum()
    return total


def tag_loss(scores, examples):
    """Where a document's plurals are not annotated, a word without a tag may be one of a plural."""
    gold = torch.tensor([t for e in examples for t in e.tags])
    open_words = torch.tensor(["plurals" not in e.doc.get("layers", ()) for e in examples for _ in e.tags]) & (gold == 0)
    scores = scores.log_softmax(-1)
    nothing = torch.where(open_words, scores[:, PLURAL].logsumexp(-1), scores[:, 0])
    return F.nll_loss(torch.cat([nothing[:, None], scores[:, 1:]], 1), gold)


def choice_loss(scores, row, choice, right, size):
    """Marginal likelihood (Lee et al. 2017) of the right ones among the scored `choice`s, from 1 on, of each `row`, or of none, with score 0
    and number 0, in rows without a right one. `size` are the numbers of rows and of choices."""
    table = choices(scores, row, choice, size)
    hits = torch.zeros(size, dtype=torch.bool).index_put((row, choice), right)
    hits[:, 0] = ~hits.any(1)
    return (table.logsumexp(1) - table.masked_fill(~hits, -1e9).logsumexp(1)).mean()


def choices(scores, row, choice, size):
    """The table of the scored choices, from 1 on, of each row; 'none' has 0, what is no choice next to no chance."""
    table = torch.full(size, -1e9)
    table[:, 0] = 0
    return table.index_put((row, choice), scores)


def chain_loss(scores, batch):
    if scores.antecedents is None:
        return scores.tags.new_zeros(())
    plural = [m[3] == "plural" for m in batch.mentions]
    couples = [(batch.members[i], batch.members[j], plural[i], plural[j]) for i, j in batch.where.tolist()]
    right = torch.tensor([len(x) == 1 and x == y for x, y, _, _ in couples])
    row, choice, size = batch.slots
    total = choice_loss(scores.antecedents, row, choice, right, size)
    one_plural = torch.tensor([p != q for _, _, p, q in couples])
    if one_plural.any():
        inside = torch.tensor([float(bool(set(x) & set(y))) for x, y, p, q in couples if p != q])
        total = total + 0.3 * F.binary_cross_entropy_with_logits(scores.members[one_plural], inside)
    return total


def share(count, batch):
    """What a sum over pairs is divided by."""
    return max(8.0, 4 * (count * len(batch.examples)) ** 0.5)


def relation_loss(net, scores, batch):
    gold, sayers = {}, {}
    for n, e in enumerate(batch.examples):
        for r in e.doc["relations"]:
            both = [(r["source"], r["target"])] + ([(r["target"], r["source"])] if r["type"] == "meets" else [])
            for a, b in both:
                key = (n, a), (n, b), (n, r["sentence"])
                gold[key] = RELATIONS.index(r["type"]), STATUSES.index(r["status"])
                if "attributions" in e.doc.get("layers", ()):
                    sayers[key] = (n, r.get("attribution"))
    groups, of_group, of_pair = {}, [], []
    for k, x, y in actor_pairs(batch.pairs, batch.members):
        of_group.append(groups.setdefault((x, y, batch.words[batch.mentions[batch.pairs[k][0]][0]][2]), len(groups)))
        of_pair.append(k)
    index, pair = torch.tensor(of_group), torch.tensor(of_pair)
    least = torch.zeros(len(groups)).scatter_reduce(0, index, scores.types[pair, 0], "amin", include_self=False)
    most = torch.zeros(len(groups), 3).scatter_reduce(0, index[:, None].expand(-1, 3), scores.types[pair, 1:], "amax", include_self=False)
    labels = torch.tensor([gold.get(g, (0, 0))[0] for g in groups])
    best = torch.cat([least[:, None], most], 1)
    total = F.cross_entropy(best, labels, reduction="sum") / share(len(groups), batch)
    known = torch.tensor([g in gold for g in groups])
    if known.any():
        mean = torch.zeros(len(groups), len(STATUSES)).index_add(0, index, scores.statuses[pair]) / torch.bincount(index)[:, None]
        status = torch.tensor([gold.get(g, (0, 0))[1] for g in groups])
        total = total + 0.6 * F.cross_entropy(mean[known], status[known])
    attributed = [(g, key) for key, g in groups.items() if key in sayers]
    return total + 0.3 * attribution_loss(net, scores, batch, (index, pair), attributed, gold, sayers)


def attribution_loss(net, scores, batch, table, attributed, gold, sayers):
    """Of the pair of mentions that states each relation best."""
    (index, pair), rows, right = table, [], []
    sentences = [batch.words[m[0]][2] for m in batch.mentions]
    for n, (group, key) in enumerate(attributed):
        of_group = pair[index == group]
        k = int(of_group[scores.types[of_group, gold[key][0]].argmax()])
        for m, place in sayers_of(sentences, batch.members, batch.pairs[k]):
            rows.append((n, m, k, place))
            right.append(batch.members[m][0] == sayers[key])
    if not rows:
        return scores.types.new_zeros(())
    n, m, k, place = torch.tensor(rows).T
    attributions = net.attributions(scores.spans, scores.vectors, m, k, place)
    return choice_loss(attributions, n, m + 1, torch.tensor(right), (len(attributed), len(batch.mentions) + 1))


class NameCorpora:
    """Batches of sentences of the open name corpora, with a head for each label scheme."""

    def __init__(self, root, wordpiece, width=MINILM.width):
        self.items, self.labels = [], {}
        for corpus, sentences in name_corpora(root).items():
            self.labels[corpus] = sorted({t for s in sentences for _, t in s})
            for s in sentences:
                ids, shapes, at = [wordpiece.first], [0], []
                for w, _ in s:
                    pieces = wordpiece(w)
                    at.append(len(ids))
                    ids += pieces
                    shapes += [case_shape(w)] + [SHAPES["inner"]] * (len(pieces) - 1)
                if len(ids) < 200:
                    self.items.append((corpus, ids + [wordpiece.last], shapes + [0], at, [self.labels[corpus].index(t) for _, t in s]))
        self.heads = nn.ModuleDict({k: nn.Linear(width, len(v)) for k, v in self.labels.items()})
        self.queue = []

    def batches(self, size=32):
        out = []
        for corpus in self.labels:
            of = sorted((i for i in self.items if i[0] == corpus), key=lambda i: len(i[1]) + random.random() * 6)
            out += [of[n:n + size] for n in range(0, len(of), size)]
        random.shuffle(out)
        return out

    def next(self):
        self.queue = self.queue or self.batches()
        return self.queue.pop()

    def loss(self, encoder, batch):
        states = encoder([(ids, shapes, at) for _, ids, shapes, at, _ in batch])
        gold = torch.tensor([label for *_, labels in batch for label in labels])
        return F.cross_entropy(self.heads[batch[0][0]](states), gold)


class Chains:
    """GUM's documents, one after the other at random, for the loss of their coreference."""

    def __init__(self, root, wordpiece):
        self.examples, self.queue = [Example(d, wordpiece) for d in gum_chains(root)], []

    def loss(self, net, ends):
        self.queue = self.queue or random.sample(self.examples, len(self.examples))
        batch = Batch([self.queue.pop()])
        return chain_loss(Scores(net, batch, ends), batch)
