"""What coreference sees of the text of two mentions beside their vectors, as codes of one embedding table."""
import math

import numpy as np

from corpus import KINDS, LEVELS
from text import Countries, fold

COUNTRIES = Countries()
CANDIDATES = 100  # earlier mentions that are looked at
CODES = 112       # size of the table; each feature has a range of its own
FEATURES = 8
COUNTRY_NAMES = frozenset(row[0] for row in COUNTRIES.rows)
BEFORE = {"'", "’", "s", "former", "then", "new", "acting", "outgoing", "-"}
AFTER = {"of", "for", "to", "in"}


class Features:
    """The names of a document's mentions, folded, and what can be said of each."""

    def __init__(self, example, mentions):
        self.example, self.mentions = example, mentions
        self.names = [" ".join(example.folded[m[0]:m[1] + 1]) for m in mentions]
        self.names = [" ".join(n.split()) for n in self.names]
        self.parts = [n.split() or [""] for n in self.names]
        self.initials = ["".join(w[0] for w in p if w) for p in self.parts]
        spaced = [" ".join(example.text[example.words[m[0]][0]:example.words[m[1]][1]].split()) for m in mentions]
        self.country = [COUNTRIES(fold(s)) if m[3] == "name" and m[2] == "place" else None for s, m in zip(spaced, mentions)]
        self.owners = self.owned()

    def match(self, i, j):
        """How alike the words of two mentions are: 0 not at all ... 8."""
        a, b, x, y = self.names[i], self.names[j], self.parts[i], self.parts[j]
        if a == b:
            return 1
        if x[-1] == y[-1]:
            return 7 if len(x) > 1 and len(y) > 1 else 2
        common = set(x) & set(y)
        if common:
            return 3 if len(common) == min(len(set(x)), len(set(y))) else 4
        if len(x[-1]) > 4 and x[-1][:4] == y[-1][:4]:
            return 8
        if a[:4] == b[:4]:
            return 5
        return 6 if (self.initials[i] == b or self.initials[j] == a) else 0

    def same_country(self, i, j):
        """0 no country, 1 one is, 2 the same, 3 the same by its capital, 4 two countries, 5 two and one by its capital."""
        a, b = self.country[i], self.country[j]
        if not a or not b:
            return 1 if a or b else 0
        capital = (a[1] == "capital") != (b[1] == "capital")
        return (3 if capital else 2) if a[0] == b[0] else 5 if capital else 4

    def owned(self):
        """Per mention the places and bodies that own it: 'Turkish president', "Russia's envoy", 'head of the UN', 'Foreign Ministry of
        Kenya'. A person's name takes those of the title before it: what two chains' owners say apart keeps two presidents two."""
        low = [w.lower() for w in self.example.surface]
        ends = {m[1]: k for k, m in enumerate(self.mentions)}
        starts = {m[0]: k for k, m in enumerate(self.mentions)}
        owners = [set() for _ in self.mentions]

        def take(k, at):
            if at is not None and self.mentions[at][3] == "name" and self.mentions[at][2] != "person":
                owners[k].add(self.country[at][0] if self.country[at] else self.names[at])

        for k, m in enumerate(self.mentions):
            if can_be_owned(m):
                before, after = m[0] - 1, m[1] + 1
                while before >= 0 and low[before] in BEFORE:
                    before -= 1
                take(k, ends.get(before))
                if after < len(low) and low[after] in (AFTER if m[3] == "nominal" else {"of"}):
                    after += 2 if after + 1 < len(low) and low[after + 1] == "the" else 1
                    take(k, starts.get(after))
        for k, m in enumerate(self.mentions):
            if m[3] == "name" and m[2] == "person":
                title = ends.get(m[0] - 1)
                if title is not None and self.mentions[title][3] == "nominal":
                    owners[k] |= owners[title]
        return owners

    def near(self, i, j):
        """The words between: 0 none, 1 a comma, 2 another one, 3 to 3, 4 to 7, 5 more, 6 another sentence."""
        gap = self.mentions[i][0] - self.mentions[j][1] - 1
        if self.example.words[self.mentions[i][0]][2] != self.example.words[self.mentions[j][0]][2]:
            return 6
        if gap == 1:
            return 1 if self.example.surface[self.mentions[j][1] + 1] == "," else 2
        return 0 if gap == 0 else 3 if gap < 4 else 4 if gap < 8 else 5

    def pairs(self):
        """(pairs, 2) of i and an earlier candidate j, names and nouns of one kind, and their codes (pairs, FEATURES)."""
        level = {"name": 0, "nominal": 1, "pronoun": 2, "plural": 1}
        levels = [level[m[3]] for m in self.mentions]
        kinds = [3 if m[3] not in LEVELS else KINDS.index(m[2]) for m in self.mentions]
        sentence = [self.example.words[m[0]][2] for m in self.mentions]
        owners = [set() if is_body(m) else o for m, o in zip(self.mentions, self.owners)]
        where, codes = [], []
        for i in range(len(self.mentions)):
            for j in range(max(0, i - CANDIDATES), i):
                if kinds[i] != kinds[j] and 3 not in (kinds[i], kinds[j]):
                    continue
                x, y = owners[i], owners[j]
                owner = 0 if not (x or y) else 1 if not x else 2 if not y else 3 if x & y else 4
                where.append((i, j))
                codes.append((self.match(i, j), 10 + levels[i] * 3 + levels[j], 20 + kinds[i] * 4 + kinds[j],
                              40 + min(9, int(math.log2(i - j) * 1.5)), 50 + min(sentence[i] - sentence[j], 9), 60 + self.near(i, j),
                              70 + owner, 80 + self.same_country(i, j)))
        return (np.array(where, dtype=np.int64).reshape(-1, 2), np.array(codes, dtype=np.int64).reshape(-1, FEATURES))


def is_body(mention):
    return mention[3] == "name" and mention[2] == "organization"


def can_be_owned(mention):
    return mention[3] == "nominal" or is_body(mention)


def level_code(mention):
    return {"pronoun": 6, "plural": 7}.get(mention[3]) or KINDS.index(mention[2]) * 2 + LEVELS.index(mention[3])
