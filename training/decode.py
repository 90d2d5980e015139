"""From the model's scores to a document: tags to mentions, antecedents to chains, pairs to relations. The program does the same (extract/)."""
from collections import Counter

import numpy as np
import torch

from corpus import KINDS, LEVELS, RELATIONS, STATUSES, TAGS
from features import COUNTRY_NAMES, Features, can_be_owned
from model import actor_pairs, sayers_of, sentence_pairs, stretches
from names import part_of, persons_agree, short_for, telling
from text import fold

NAMES, NAMES_IN_ALL = 50, 500  # different names of a chain, and of a document, that are compared
NAMESAKES = 4  # chains of one name among which it is looked for, the latest first
DOUBT = -4    # a name is that of the same name before unless its score is lower
STRONG = 2    # joins names that are not alike, such as a country and its capital
SOME_WORD = (2, 3, 4, 7)  # codes of Features.match: one word or more is the same
BESIDE = 3    # codes of Features.near under it: one word between at most
FORBIDDEN = -1e4
LEADS, REPRESENTS, MEETS = 1, 2, 3
MEMBERS = 4   # of a plural at most
SURE, CERTAIN = 8.0, 9.0  # the most that the log-odds of a chain, and of a type or status, count


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


def agreed(mentions, example):
    """The mentions with one kind for each name of the document: the one that it has most often."""
    names = [fold(example.text[example.words[m[0]][0]:example.words[m[1]][1]]) if m[3] == "name" else None for m in mentions]
    count = Counter((n, m[2]) for n, m in zip(names, mentions) if n is not None)
    out = []
    for n, m in zip(names, mentions):
        most = max(KINDS, key=lambda kind: count[n, kind])
        out.append((m[0], m[1], most, m[3]) if n is not None and count[n, most] > count[n, m[2]] else m)
    return out


class Chain:
    """A coreference chain that grows: its mentions, one mention of each of its names, its kind and the countries that own its titles, or
    the body that it is."""

    def __init__(self, k, features):
        m = features.mentions[k]
        self.members = [k]
        self.names = [k] if m[3] == "name" else []
        self.kind, self.named = (None if m[3] not in LEVELS else m[2]), m[3] == "name"
        self.owners = features.owners[k] & COUNTRY_NAMES if can_be_owned(m) else frozenset()

    def take(self, other, features):
        known = {features.names[k] for k in self.names}
        self.members += other.members
        self.names = (self.names + [k for k in other.names if features.names[k] not in known])[:NAMES]
        if self.kind is None or other.named and not self.named:
            self.kind = other.kind
        self.named |= other.named
        self.owners = self.owners | other.owners


def alike(features, i, j):
    """Whether two names of a kind can be of one actor."""
    a, b, x, y = features.country[i], features.country[j], features.parts[i], features.parts[j]
    if a and b:
        return a[0] == b[0]
    if features.mentions[i][2] == "person":
        return persons_agree(x, y)
    if short_for(x, y) or short_for(y, x):
        return True
    match = features.match(i, j)
    return bool(set(telling(x)) & set(telling(y))) if match in SOME_WORD else match != 0


def fuller(features, i, j):
    """Whether the name `j` is a fuller form of the name `i`."""
    if features.mentions[i][2] != features.mentions[j][2]:
        return False
    x, y = features.parts[i], features.parts[j]
    if features.mentions[i][2] == "person":
        return len(telling(x)) <= len(telling(y)) and part_of(x, y)
    return short_for(x, y)


def may_join(features, a, b, score):
    """Whether two chains can be one: of one kind, and either with names that agree or, not of persons, by a strong score."""
    if a.kind and b.kind and a.kind != b.kind:
        return False
    of_two = bool(a.owners and b.owners) and not a.owners & b.owners
    if a.names and b.names:
        like = [alike(features, i, j) for i in a.names for j in b.names]
        if a.kind == "person":
            return all(like)
        countries = {features.country[k][0] for k in a.names + b.names if features.country[k] and features.country[k][1] != "capital"}
        return not of_two and (any(like) or score > STRONG and len(countries) < 2)
    return not of_two


def chains(features, where, scores):
    """An entity for each mention, "-" for pronouns that refer to none. Names first, then short forms with the one name that they fit, then
    titles beside a name, then the others, the surest first."""
    mentions = features.mentions
    chain = [Chain(k, features) for k in range(len(mentions))]
    candidates = [[] for _ in mentions]
    for (i, j), s in zip(where.tolist(), scores.tolist()):
        if "plural" not in (mentions[i][3], mentions[j][3]):
            candidates[i].append((s, j))
    for c in candidates:
        c.sort(key=lambda x: (-x[0], -x[1]))

    def join(i, j, score):
        a, b = chain[j], chain[i]
        if a is not b:
            if not may_join(features, a, b, score):
                return False
            a.take(b, features)
            for k in b.members:
                chain[k] = a
        return True

    last = {}  # of each name the last mention of each of its chains
    for i, m in enumerate(mentions):
        if m[3] == "name":
            country = features.country[i]
            same = last.setdefault((m[2], country[0] if country and country[1] != "capital" else features.names[i]), [])
            score = {j: s for s, j in candidates[i]}
            before = next((j for j in reversed(same[-NAMESAKES:]) if score.get(j, 0) > DOUBT and join(i, j, 0)), None)
            if before is not None:
                same.remove(before)
            else:
                for s, j in candidates[i]:
                    if s <= 0 or mentions[j][3] == "name" and join(i, j, s):
                        break
            same.append(i)
    names = {}  # a mention of each name of each chain
    for i, m in enumerate(mentions):
        if m[3] == "name" and not features.country[i] and len(names) < NAMES_IN_ALL:
            names.setdefault((id(chain[i]), features.names[i]), i)
    for i in names.values():
        fits = {id(chain[j]): j for j in names.values() if chain[j] is not chain[i] and fuller(features, i, j)}
        if len(fits) == 1:
            join(i, *fits.values(), 0)
    for i, m in enumerate(mentions):
        for s, j in candidates[i]:
            if s > 0 and {m[3], mentions[j][3]} == {"name", "nominal"} and features.near(i, j) < BESIDE:
                join(i, j, s)
    for i in sorted(range(len(mentions)), key=lambda i: -candidates[i][0][0] if candidates[i] else 0):
        if min(chain[i].members) == i:  # a name's chain may begin with a noun before
            known = mentions[i][3] == "name" and len(chain[i].members) > 1
            for s, j in candidates[i]:
                if s <= 0 or not (known and chain[j].names) and join(i, j, s):
                    break
    return ["-" if c.kind is None else f"e{min(c.members)}" for c in chain]


def plurals(mentions, where, scores, entities):
    """Per plural mention the entities that it stands for, in the order of their scores: two to four, or none."""
    best = {}
    for (i, j), s in zip(where.tolist(), scores.tolist()):
        p, q = (i, j) if mentions[i][3] == "plural" else (j, i)
        if mentions[p][3] == "plural" != mentions[q][3] and s > 0 and entities[q] != "-":
            of = best.setdefault(p, {})
            of[entities[q]] = max(s, of.get(entities[q], s))
    chosen = {p: sorted(of, key=lambda e: -of[e])[:MEMBERS] for p, of in best.items()}
    return {p: tuple(of) for p, of in chosen.items() if len(of) > 1}


def softmax(scores):
    p = np.exp(scores - scores.max())
    return p / p.sum()


def certainties(mentions, where, scores, entities):
    """Per mention the log-odds that it belongs to the chain it was given: of its antecedents there, or of none, against the others."""
    inside, outside = [[] for _ in mentions], [[] for _ in mentions]
    for (i, j), s in zip(where.tolist(), scores.tolist()):
        (inside if entities[i] == entities[j] else outside)[i].append(s)
    for x, y in zip(inside, outside):
        (y if x else x).append(0.0)
    lse = lambda x: float(np.logaddexp.reduce(x)) if x else -np.inf
    return [SURE if m[3] == "name" else min(max(lse(x) - lse(y), -SURE), SURE) for m, x, y in zip(mentions, inside, outside)]


def log_odds(p):
    return min(float(np.log(p / (1 - p))), CERTAIN) if p < 1 else CERTAIN


def relations(types, statuses, words, mentions, pairs, members, kinds, certainty, calibration):
    """[{type, source, target, status, sentence, confidence}]: the best pair of mentions decides for a pair of entities and a stretch.
    The confidence that all of it is right is a logistic regression (Platt 1999) of the log-odds of type and status and the certainty of
    the less certain actor."""
    groups, stretch = {}, stretches(words, mentions)
    for k, a, b in actor_pairs(pairs, members):
        groups.setdefault((a, b, stretch[pairs[k][0]]), []).append(k)
    found = {}
    for (a, b, first), ks in groups.items():
        scores = np.concatenate([types[ks][:, :1].min(0), types[ks][:, 1:].max(0)])
        p = softmax(scores)
        if kinds[a] == "place":
            p[LEADS] = p[REPRESENTS] = 0
        if kinds[b] == "person":
            p[LEADS] = 0
        c = int(p.argmax())
        if c:
            key = (c, *(sorted((a, b)) if c == MEETS else (a, b)), words[mentions[first][0]][2])
            if p[c] > found.get(key, (0,))[0]:
                status = softmax(statuses[ks].mean(0))
                sure = min(max(certainty[pairs[k][end]] for k in ks) for end in (0, 1))
                best = ks[int(types[ks, c].argmax())]
                found[key] = float(p[c]), int(status.argmax()), (log_odds(p[c]), log_odds(status.max()), sure, 1), best
    return [{"type": RELATIONS[c], "source": a, "target": b, "sentence": s, "status": STATUSES[t], "features": x, "pair": k,
             "confidence": float(1 / (1 + np.exp(-np.dot(calibration, x))))} for (c, a, b, s), (_, t, x, k) in found.items()]


def attribute(net, spans, vectors, sentences, pairs, members, found):
    """Gives each relation of `found` the entity that says so, where one does."""
    rows = [(r, m, f["pair"], place) for r, f in enumerate(found) for m, place in sayers_of(sentences, members, pairs[f["pair"]])]
    if not rows:
        return
    n, m, k, place = torch.tensor(rows).T
    best = {}
    for r, sayer, score in zip(n.tolist(), m.tolist(), net.attributions(spans, vectors, m, k, place).tolist()):
        if score > best.get(r, (0,))[0]:
            best[r] = score, members[sayer][0]
    for r, (_, sayer) in best.items():
        found[r]["attribution"] = sayer


@torch.no_grad()
def predict(net, example, ends, gold=None, with_plurals=False):
    """The document of an example. `gold` keeps the annotated "mentions" or, beside them, "entities", to see what each stage costs. The program
    leaves out plurals."""
    states = net.encode([example], ends)
    sentences = [w[2] for w in example.words]
    tagged = example.mentions if gold else agreed(mentions_of(viterbi(net.tag(states).numpy()), sentences), example)
    kept = [m for m in tagged if with_plurals or m[3] != "plural"]
    mentions = [m[:4] for m in kept]
    entities, found, kinds = [], [], {}
    if mentions:
        features = Features(example, mentions)
        spans = net.spans(states, mentions)
        where, codes = features.pairs()
        scores, of_plurals = (t.numpy() for t in net.antecedents(spans, torch.from_numpy(where), torch.from_numpy(codes)))
        if gold == "entities":
            entities = ["-" if m[3] == "plural" else m[4] for m in kept]
            of_plural = {k: m[4] for k, m in enumerate(kept) if m[3] == "plural"}
        else:
            entities = chains(features, where, scores)
            of_plural = plurals(mentions, where, of_plurals, entities)
        members = [of_plural.get(k, (e,) if e != "-" else ()) for k, e in enumerate(entities)]
        for level in ("name", "nominal", "pronoun"):
            for m, e in zip(mentions, entities):
                if m[3] == level:
                    kinds.setdefault(e, m[2])
        pairs = sentence_pairs(example.words, mentions, members)
        if pairs:
            types, statuses, vectors = net.relations(states, spans, mentions, pairs)
            certainty = certainties(mentions, where, scores, entities)
            found = relations(types.numpy(), statuses.numpy(), example.words, mentions, pairs, members, kinds, certainty, net.calibration)
            attribute(net, spans, vectors, [(0, example.words[m[0]][2]) for m in mentions], pairs, members, found)

    def actor(k, mention):
        if mention[3] == "plural":
            alike = {kinds[e] for e in members[k]}
            return {"kind": alike.pop() if len(alike) == 1 else "organization", "entities": list(members[k])}
        return {"kind": kinds[entities[k]] if entities[k] != "-" else mention[2], "entity": entities[k]}

    return {"id": example.doc["id"], "sentences": example.doc["sentences"], "relations": found,
            "mentions": [{"start": example.words[m[0]][0], "end": example.words[m[1]][1], "level": "nominal" if m[3] == "plural" else m[3],
                          **actor(k, m)} for k, m in enumerate(mentions) if m[3] != "plural" or members[k]]}
