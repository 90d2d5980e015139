"""From the model's scores to a document: tags to mentions, antecedents to chains, pairs to relations. The program does the same (extract/)."""
import numpy as np
import torch

from corpus import RELATIONS, STATUSES, TAGS
from features import COUNTRY_NAMES, Features
from model import sentence_pairs

MOST = 0.0    # what a mention's antecedent must score above 'none'
FORBIDDEN = -1e4
LEADS, REPRESENTS, MEETS = 1, 2, 3


def barred_transitions():
    barred = np.zeros((len(TAGS), len(TAGS)), dtype=np.float32)
    for j, t in enumerate(TAGS):
        for i, u in enumerate(TAGS):
            if t.startswith("I-") and (u == "O" or u[2:] != t[2:]):
                barred[i, j] = FORBIDDEN
    return barred


BARRED = barred_transitions()
START = np.array([FORBIDDEN if t.startswith("I-") else 0 for t in TAGS], dtype=np.float32)


def viterbi(scores):
    """The best path (words) of tag scores (words, tags) in which every I- follows its own."""
    best, back = scores[0] + START, []
    for row in scores[1:]:
        through = best[:, None] + BARRED
        back.append(through.argmax(0))
        best = through.max(0) + row
    path = [int(best.argmax())]
    for at in reversed(back):
        path.append(int(at[path[-1]]))
    return path[::-1]


def mentions_of(tags, sentences):
    """[(first word, last word, kind, level)] of a path of tags; no mention goes on into another sentence."""
    out, i = [], 0
    while i < len(tags):
        name = TAGS[tags[i]]
        if name == "O":
            i += 1
            continue
        j = i
        while j + 1 < len(tags) and TAGS[tags[j + 1]] == "I-" + name[2:] and sentences[j + 1] == sentences[i]:
            j += 1
        kind, _, level = name[2:].rpartition("-")
        out.append((i, j, kind or "person", level))
        i = j + 1
    return out


class Chains:
    """Coreference chains by union, each with one kind and names that agree."""

    def __init__(self, features):
        self.features, self.mentions = features, features.mentions
        self.chain = list(range(len(self.mentions)))  # of each mention, the number of its chain
        self.members = [[k] for k in range(len(self.mentions))]

    def of(self, level, chain):
        return [k for k in self.members[chain] if self.mentions[k][3] == level]

    def kind(self, chain):
        """The kind of the chain's names, else of its nominals; None of pronouns alone."""
        for level in ("name", "nominal"):
            for k in self.of(level, chain):
                return self.mentions[k][2]
        return None

    def alike(self, i, j):
        """Whether two names can be of one actor."""
        f = self.features
        if f.country[i] and f.country[j]:
            return f.country[i][0] == f.country[j][0]
        match = f.match(i, j)
        if match == 7 and self.mentions[i][2] == "person":  # one surname: the given names must not differ
            x, y = f.parts[i][0], f.parts[j][0]
            return x == y or x[0] == y[0] and (len(x) == 1 or len(y) == 1 or x[:3] == y[:3])
        if match == 0 and self.mentions[i][2] == "person":
            return False
        return match != 0

    def may_join(self, a, b, score):
        """Whether two chains can be one: of one kind, and either names that agree or, not of persons, a strong score."""
        kinds = {self.kind(a), self.kind(b)} - {None}
        if len(kinds) > 1:
            return False
        names, others = self.of("name", a), self.of("name", b)
        if names and others:
            f = self.features
            like = [self.alike(i, j) for i in names for j in others]
            if kinds == {"person"}:
                return all(like) if len(like) < 64 else like[0]
            if not any(like):
                countries = {f.country[k][0] for k in names + others if f.country[k] and f.country[k][1] != "capital"}
                return score > 2 and len(countries) < 2
            return True
        owners, theirs = self.owners(a), self.owners(b)
        return not owners or not theirs or bool(owners & theirs)

    def owners(self, chain):
        return {o for k in self.of("nominal", chain) for o in self.features.owners[k] if o in COUNTRY_NAMES}

    def join(self, i, j, score):
        a, b = self.chain[i], self.chain[j]
        if a == b:
            return True
        if not self.may_join(a, b, score):
            return False
        for k in self.members[b]:
            self.chain[k] = a
        self.members[a] += self.members[b]
        self.members[b] = []
        return True


def chains(features, where, scores):
    """An entity for each mention, "-" for a pronoun without one. Names first, then titles beside a name, then the others in order."""
    mentions, n = features.mentions, len(features.mentions)
    out = Chains(features)
    candidates = [[] for _ in range(n)]
    for (i, j), s in zip(where.tolist(), scores.tolist()):
        candidates[i].append((s, j))
    for c in candidates:
        c.sort(key=lambda x: (-x[0], -x[1]))
    seen = {}
    for i, m in enumerate(mentions):  # the same name, or else the best earlier name
        if m[3] != "name":
            continue
        key = features.country[i][0] if features.country[i] and features.country[i][1] != "capital" else features.names[i]
        last = seen.get((key, m[2]))
        seen[key, m[2]] = i
        if last is not None and next((s for s, j in candidates[i] if j == last), 0) > -4 and out.join(i, last, 0):
            continue
        for s, j in candidates[i]:
            if s <= MOST:
                break
            if mentions[j][3] == "name" and out.join(i, j, s):
                break
    for i in range(n):
        for s, j in candidates[i]:
            if s > MOST and {mentions[i][3], mentions[j][3]} == {"name", "nominal"} and features.near(i, j) < 3:
                out.join(i, j, s)
    for i, m in enumerate(mentions):
        if len(out.members[out.chain[i]]) > 1 and (m[3] == "name" or min(out.members[out.chain[i]]) < i):
            continue
        for s, j in candidates[i]:
            if s <= MOST or out.join(i, j, s):
                break
    alone = [m[3] == "pronoun" and out.kind(out.chain[i]) is None for i, m in enumerate(mentions)]
    return ["-" if alone[i] else f"e{min(out.members[out.chain[i]])}" for i in range(n)]


def relations(types, statuses, words, mentions, pairs, entities, kinds):
    """[{type, source, target, status, sentence, confidence}]: the best pair of mentions decides for a pair of entities and a sentence."""
    groups = {}
    for k, (a, b) in enumerate(pairs):
        groups.setdefault((entities[a], entities[b], words[mentions[a][0]][2]), []).append(k)
    found = {}
    for (a, b, s), ks in groups.items():
        scores = np.concatenate([types[ks][:, :1].min(0), types[ks][:, 1:].max(0)])
        p = np.exp(scores - scores.max())
        p /= p.sum()
        if kinds[a] == "place":
            p[LEADS] = p[REPRESENTS] = 0
        if kinds[b] == "person":
            p[LEADS] = 0
        c = int(p.argmax())
        if c:
            key = (c, *(sorted((a, b)) if c == MEETS else (a, b)), s)
            if p[c] > found.get(key, (0, 0))[0]:
                found[key] = float(p[c]), int(statuses[ks].mean(0).argmax())
    return [{"type": RELATIONS[c], "source": a, "target": b, "sentence": s, "confidence": p, "status": STATUSES[t]}
            for (c, a, b, s), (p, t) in found.items()]


@torch.no_grad()
def predict(net, example, ends, gold=None):
    """The document of an example. `gold` keeps the annotated "mentions" or, beside them, "entities", to see what each stage costs."""
    states = net.encode([example], ends)
    sentences = [w[2] for w in example.words]
    if gold:
        mentions = [m[:4] for m in example.mentions]
    else:
        mentions = mentions_of(viterbi(net.tag(states).numpy()), sentences)
    entities, found, kinds = [], [], {}
    if mentions:
        features = Features(example, mentions)
        spans = net.spans(states, mentions)
        where, codes = features.pairs()
        scores = net.antecedents(spans, torch.from_numpy(where), torch.from_numpy(codes)).numpy()
        entities = [m[4] for m in example.mentions] if gold == "entities" else chains(features, where, scores)
        for level in ("name", "nominal", "pronoun"):
            for m, e in zip(mentions, entities):
                if m[3] == level:
                    kinds.setdefault(e, m[2])
        pairs = sentence_pairs(example.words, mentions, entities)
        if pairs:
            types, statuses = (t.numpy() for t in net.relations(states, spans, mentions, pairs))
            found = relations(types, statuses, example.words, mentions, pairs, entities, kinds)
    return {"id": example.doc["id"], "sentences": example.doc["sentences"], "relations": found,
            "mentions": [{"start": example.words[m[0]][0], "end": example.words[m[1]][1], "kind": kinds[e] if e != "-" else m[2],
                          "level": m[3], "entity": e} for m, e in zip(mentions, entities)]}
