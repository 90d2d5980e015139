"""The extraction model: one encoder pass for mentions, coreference and relations with their status.

Base: MiniLM-L6 (6 layers of 384; Wang et al. 2020, arXiv:2002.10957). Its word embeddings are rounded to int8 rows and frozen, so that
they stand in a file of their own. The uncased base is told the case shape of each word by a learned embedding.
Coreference: scores of antecedents, marginal likelihood over the right ones (Lee et al. 2017, arXiv:1707.07045); of the same pairs, whether
one is a plural that stands for the other. Of each relation, the mention that it is attributed to, in the same way."""
import math
from dataclasses import dataclass

import torch
import torch.nn as nn
import torch.nn.functional as F

from corpus import RELATIONS, STATUSES, TAGS
from features import CODES, level_code
from text import SHAPES

HIDDEN, PAIR, PEER = 192, 384, 64
POSITIONS = 512
BFLOAT16 = torch.cpu.get_capabilities().get("avx512_bf16", False)  # elsewhere it is emulated, and slow
PLACES = 12   # of a sayer: in the sentence before, the same, the one after; before, between, after the two mentions, or an argument
STRETCH = 50  # mentions; none of the annotated sentences has more than 27


@dataclass(frozen=True)
class Size:
    """Of an encoder; with `distances`, attention knows how far apart two pieces are, by so many classes (MPNet)."""
    layers: int
    width: int
    heads: int
    inner: int
    epsilon: float
    distances: int = 0


MINILM = Size(6, 384, 12, 1536, 1e-12)
MPNET = Size(12, 768, 12, 3072, 1e-5, 32)


def alike(lengths, slack=1.15):
    """Indices grouped by length, so that windows side by side need little padding."""
    groups = []
    for k in sorted(range(len(lengths)), key=lengths.__getitem__):
        if not groups or lengths[k] > slack * lengths[groups[-1][0]] + 8:
            groups.append([])
        groups[-1].append(k)
    return groups


class Dropout(nn.Module):
    """By random bytes, a multiple of 1/256: a CPU makes them several times faster than the numbers of torch's own."""

    def __init__(self, share):
        super().__init__()
        self.of_256 = round(share * 256)

    def forward(self, x):
        if not self.training:
            return x
        drawn = torch.empty(x.numel() // 8 + 1, dtype=torch.long).random_(-2 ** 63, None).view(torch.uint8)[:x.numel()].view(x.shape)
        return x * ((drawn >= self.of_256).to(x.dtype) * (256 / (256 - self.of_256)))


class Layer(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.heads, width = size.heads, size.width
        self.qkv, self.attended = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, size.inner), nn.Linear(size.inner, width)
        self.norm1, self.norm2 = (nn.LayerNorm(width, eps=size.epsilon) for _ in range(2))
        self.drop = Dropout(0.1)

    def forward(self, x, groups):
        """`x` has the rows of groups of windows, one after the other, each as (windows, length, what is added to the scores)."""
        attended, width = [], x.size(-1)
        for qkv, (n, length, added) in zip(self.qkv(x).split([n * length for n, length, _ in groups]), groups):
            q, k, v = qkv.view(n, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
            scores = q * (width // self.heads) ** -0.5 @ k.transpose(2, 3)
            weights = (scores if added is None else scores + added.to(scores.dtype)).softmax(-1).to(v.dtype)
            attended.append((weights @ v).transpose(1, 2).reshape(n * length, width))
        x = self.norm1(x + self.drop(self.attended(torch.cat(attended))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Windows, each of the ids and case shapes of its pieces and of the positions of those whose states are wanted -> these states of all
    windows (wanted pieces, width)."""

    def __init__(self, vocabulary, size):
        super().__init__()
        self.register_buffer("words", torch.zeros(vocabulary, size.width, dtype=torch.int8))
        self.register_buffer("scale", torch.zeros(vocabulary))
        self.positions, self.shapes = nn.Embedding(POSITIONS, size.width), nn.Embedding(len(SHAPES), size.width)
        self.norm, self.drop = nn.LayerNorm(size.width, eps=size.epsilon), Dropout(0.1)
        self.layers = nn.ModuleList(Layer(size) for _ in range(size.layers))
        self.distances = nn.Embedding(size.distances, size.heads) if size.distances else None
        nn.init.normal_(self.shapes.weight, std=0.02)

    def forward(self, windows):
        lengths = [len(ids) for ids, _, _ in windows]
        ids, shapes, positions, groups, wanted = [], [], [], [], [None] * len(windows)
        for group in alike(lengths):
            length = lengths[group[-1]]
            padding = torch.arange(length) >= torch.tensor([lengths[k] for k in group])[:, None]
            added = padding[:, None, None] * -1e4 if padding.any() else None
            if self.distances is not None:
                near = self.distances(distance_classes(length, self.distances.num_embeddings)).permute(2, 0, 1)
                added = near if added is None else near + added
            groups.append((len(group), length, added))
            for k in group:
                wanted[k] = len(ids) + torch.tensor(windows[k][2])
                ids += windows[k][0] + [0] * (length - lengths[k])
                shapes += windows[k][1] + [0] * (length - lengths[k])
                positions += range(length)
        ids, shapes, positions = map(torch.tensor, (ids, shapes, positions))
        x = self.words[ids].float() * self.scale[ids].unsqueeze(-1)
        x = self.drop(self.norm(x + self.positions(positions) + self.shapes(shapes)))
        brief = BFLOAT16 and (self.training or not self.norm.weight.requires_grad)  # a frozen one is a teacher
        with torch.autocast("cpu", torch.bfloat16, enabled=brief, cache_enabled=False):
            for layer in self.layers:
                x = layer(x, groups)
        return x.float()[torch.cat(wanted)]

    def take_base(self, weights, pieces=None):
        """The weights of a BERT or an MPNet by Hugging Face's names; `pieces` are the rows of its word embeddings, by default all."""
        words = weights["embeddings.word_embeddings.weight"][slice(None) if pieces is None else pieces]
        self.scale.copy_(words.abs().amax(1) / 127)
        self.words.copy_((words / self.scale.unsqueeze(1)).round())
        with torch.no_grad():
            self.positions.weight.copy_(weights["embeddings.position_embeddings.weight"][-POSITIONS:])
            if "embeddings.token_type_embeddings.weight" in weights:
                self.positions.weight += weights["embeddings.token_type_embeddings.weight"][0]
            if self.distances is not None:
                self.distances.weight.copy_(weights["encoder.relative_attention_bias.weight"])
        take(self.norm, weights, "embeddings.LayerNorm")
        q, k, v, attended, norm = BASE_NAMES[self.distances is not None]
        for number, layer in enumerate(self.layers):
            at = f"encoder.layer.{number}."
            for part in ("weight", "bias"):
                getattr(layer.qkv, part).data.copy_(torch.cat([weights[f"{at}attention.{x}.{part}"] for x in (q, k, v)]))
            for mine, theirs in ((layer.attended, "attention." + attended), (layer.norm1, "attention." + norm), (layer.up, "intermediate.dense"),
                                 (layer.down, "output.dense"), (layer.norm2, "output.LayerNorm")):
                take(mine, weights, at + theirs)


BASE_NAMES = (("self.query", "self.key", "self.value", "output.dense", "output.LayerNorm"),  # BERT, MPNet
              ("attn.q", "attn.k", "attn.v", "attn.o", "LayerNorm"))


def distance_classes(length, classes, longest=128):
    """(length, length) of the class of how far the second piece is from the first: half of them for those before it, of each half the
    first half exact, the others by the logarithm (Raffel et al. 2020, arXiv:1910.10683)."""
    far = torch.arange(length)[None] - torch.arange(length)[:, None]
    half, exact = classes // 2, classes // 4
    large = exact + (torch.log(far.abs().clamp(min=exact) / exact) / math.log(longest / exact) * (half - exact)).long()
    return (far > 0) * half + torch.where(far.abs() < exact, far.abs(), large.clamp(max=half - 1))


def take(module, weights, name):
    module.weight.data.copy_(weights[name + ".weight"])
    module.bias.data.copy_(weights[name + ".bias"])


class Model(nn.Module):
    def __init__(self, vocabulary, size=MINILM):
        super().__init__()
        self.encoder, width = Encoder(vocabulary, size), size.width
        self.drop = Dropout(0.15)
        self.tag = nn.Linear(width, len(TAGS))
        self.level = nn.Embedding(8, 24)
        span = 2 * width + 24
        self.mention = nn.Linear(span, HIDDEN)
        self.later, self.earlier, self.likeness = nn.Linear(HIDDEN, HIDDEN), nn.Linear(HIDDEN, HIDDEN), nn.Linear(HIDDEN, HIDDEN)
        self.codes, self.antecedent, self.member = nn.EmbeddingBag(CODES, HIDDEN, mode="sum"), nn.Linear(HIDDEN, 1), nn.Linear(HIDDEN, 1)
        self.source, self.target = nn.Linear(span, HIDDEN), nn.Linear(span, HIDDEN)
        self.from_source, self.to_target, self.both = nn.Linear(HIDDEN, PAIR), nn.Linear(HIDDEN, PAIR), nn.Linear(HIDDEN, PAIR)
        self.between, self.gap, self.crowd = nn.Linear(2 * width, PAIR), nn.Embedding(16, PAIR), nn.Embedding(8, PAIR)
        self.peer, self.peers = nn.Linear(PAIR, PEER), nn.Linear(2 * PEER, PAIR)
        self.relation, self.status = nn.Linear(PAIR, len(RELATIONS)), nn.Linear(PAIR, len(STATUSES))
        self.sayer, self.said, self.place = nn.Linear(span, HIDDEN), nn.Linear(PAIR, HIDDEN), nn.Embedding(PLACES, HIDDEN)
        self.attribution = nn.Linear(HIDDEN, 1)
        self.calibration = [0.0] * 4  # of the confidence (decode.relations), set by calibrate.py after training
        for table in (self.level, self.codes, self.gap, self.crowd, self.place):
            nn.init.normal_(table.weight, std=0.1)

    def encode(self, examples, ends):
        """The state of the first piece of each word of each document: (words of all, width). `ends` are the first and last piece."""
        windows = []
        for e in examples:
            for window in e.windows:
                ids, shapes, at = [ends[0]], [0], []
                for w in window:
                    at.append(len(ids))
                    ids += [p for p, _ in e.pieces[w]]
                    shapes += [s for _, s in e.pieces[w]]
                windows.append((ids + [ends[1]], shapes + [0], at))
        return self.encoder(windows)

    def spans(self, states, mentions):
        """(mentions, 2 width + 24); the mentions' words count in `states`."""
        first, last = (torch.tensor([m[k] for m in mentions]) for k in (0, 1))
        return self.drop(torch.cat([states[first], states[last], self.level(torch.tensor([level_code(m) for m in mentions]))], -1))

    def antecedents(self, spans, where, codes):
        """Two scores of each pair (pairs, 2) of a mention and an earlier one: that it is the antecedent, and that one of them is a plural
        with the other among its members. 'None' has 0."""
        v = torch.relu(self.mention(spans))
        i, j = where[:, 0], where[:, 1]
        x = self.later(v)[i] + self.earlier(v)[j] + self.likeness(v[i] * v[j]) + self.codes(codes)
        x = self.drop(torch.relu(x))
        return self.antecedent(x).squeeze(-1), self.member(x).squeeze(-1)

    def relations(self, states, spans, mentions, pairs):
        """Scores of type and status for ordered pairs of mentions (source, target) of a sentence, and the vectors that they are made of:
        a pair sees, dimension by dimension, the most that the pairs with its source, and those with its target, say. A plural makes a
        pair with itself."""
        a, b = torch.relu(self.source(spans)), torch.relu(self.target(spans))
        i, j = (torch.tensor([p[k] for p in pairs]) for k in (0, 1))
        gap = torch.tensor([min(7, abs(mentions[p][0] - mentions[q][0]) // 3) + 8 * (mentions[p][0] > mentions[q][0]) for p, q in pairs])
        crowd = torch.tensor([max(0, min(7, abs(p - q) - 1)) for p, q in pairs])
        stretches = {}  # of both orders of a pair, the words from one mention to the other
        for p, q in pairs:
            stretches.setdefault((min(p, q), max(p, q)), len(stretches))
        ends = [sorted((mentions[p][1], mentions[q][0])) for p, q in stretches]
        low, high = [a for a, _ in ends], [b for _, b in ends]
        between = self.between(self.drop(torch.cat([mean_of(states, low, high), peak_of(states, low, high)], -1)))
        k = torch.tensor([stretches[min(p, q), max(p, q)] for p, q in pairs])
        x = self.from_source(a)[i] + self.to_target(b)[j] + self.both(a[i] * b[j]) + between[k] + self.gap(gap) + self.crowd(crowd)
        peer = self.peer(torch.relu(x))
        most = [torch.zeros(len(mentions), PEER).scatter_reduce(0, e[:, None].expand(-1, PEER), peer, "amax", include_self=False)[e]
                for e in (i, j)]
        x = self.drop(torch.relu(x + self.peers(torch.cat(most, -1))))
        return self.relation(x), self.status(x), x

    def attributions(self, spans, pairs, sayers, relations, places):
        """The score of each candidate: that the mention `sayers` says what the vector `pairs`[`relations`] states; 'nobody' has 0."""
        x = self.sayer(spans)[sayers] + self.said(pairs)[relations] + self.place(places)
        return self.attribution(self.drop(torch.relu(x))).squeeze(-1)


def mean_of(states, low, high):
    """The mean of states[low..high] for each stretch."""
    low, high = torch.tensor(low), torch.tensor(high)
    sums = torch.cat([torch.zeros(1, states.size(1)), states.cumsum(0)])
    return (sums[high + 1] - sums[low]) / (high - low + 1).unsqueeze(-1)


def peak_of(states, low, high):
    """The greatest of states[low..high] for each stretch: of the two longest powers of two that cover it."""
    powers = [states]
    while 2 ** len(powers) <= max(h - l + 1 for l, h in zip(low, high)):
        step = 2 ** (len(powers) - 1)
        powers.append(torch.maximum(powers[-1][:-step], powers[-1][step:]))
    out = states.new_zeros(len(low), states.size(1))
    of = [int(h - l + 1).bit_length() - 1 for l, h in zip(low, high)]
    for k, table in enumerate(powers):
        at = [n for n, power in enumerate(of) if power == k]
        if at:
            first, last = torch.tensor([low[n] for n in at]), torch.tensor([high[n] - 2 ** k + 1 for n in at])
            out = out.index_copy(0, torch.tensor(at), torch.maximum(table[first], table[last]))
    return out


def stretches(words, mentions):
    """For each mention the first one of its stretch: mentions of one sentence, STRETCH of them at most."""
    out = []
    for k, m in enumerate(mentions):
        goes_on = out and words[m[0]][2] == words[mentions[out[-1]][0]][2] and k - out[-1] < STRETCH
        out.append(out[-1] if goes_on else k)
    return out


def sentence_pairs(words, mentions, members):
    """Ordered pairs of mentions of one stretch that stand for different entities; `members` are those of each mention."""
    groups = {}
    for k, stretch in enumerate(stretches(words, mentions)):
        if members[k]:
            groups.setdefault(stretch, []).append(k)
    return [(a, b) for ks in groups.values() for a in ks for b in ks if len({*members[a], *members[b]}) > 1]


def actor_pairs(pairs, members):
    """(index of the pair, source, target) of each two entities that a pair of mentions can relate."""
    return [(k, x, y) for k, (a, b) in enumerate(pairs) for x in members[a] for y in members[b] if x != y]


def sayers_of(sentences, members, pair):
    """(mention, place) of each candidate that can say what a pair of mentions states: of its sentence and the ones beside, STRETCH before
    and after at most. `sentences` has the (document, sentence) of each mention."""
    low, high = min(pair), max(pair)
    document, at = sentences[low]
    out = []
    for k in range(max(0, low - STRETCH), min(len(sentences), high + STRETCH + 1)):
        if (document, at - 1) <= sentences[k] <= (document, at + 1) and len(members[k]) == 1:
            place = 3 if members[k] in (members[pair[0]], members[pair[1]]) else 0 if k < low else 2 if k > high else 1
            out.append((k, 4 * (sentences[k][1] - at + 1) + place))
    return out
