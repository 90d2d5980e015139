"""The corpora: documents of the actor corpus (ann.py) and the name corpora, and the noise that training adds to them."""
import glob
import os
import random
import re

import ann

from text import WINDOW, SHAPES, case_shape, fold, words

KINDS = ["person", "organization", "place"]
LEVELS = ["name", "nominal"]
TAGS = ["O"] + [f"{b}-{k}-{l}" for k in KINDS for l in LEVELS for b in "BI"] + [f"{b}-{l}" for l in ("pronoun", "plural") for b in "BI"]
TAG = {t: i for i, t in enumerate(TAGS)}
RELATIONS = ["none", "leads", "represents", "meets"]
STATUSES = ["asserted", "planned", "proposed", "denied", "ended"]


def documents(patterns):
    return [ann.parse(path)[0] for pattern in patterns for path in sorted(glob.glob(pattern))]


class Example:
    """A document as the model reads it.

    words [(start, end, sentence)], pieces [[(piece, shape)]] of each word, windows [[word]], and of an annotated document mentions
    [(first word, last word, kind, level, entity)], in order, and the tag of each word. The level of a plural is "plural", its entity the
    tuple of its members."""

    def __init__(self, doc, wordpiece, noise=0.0, window=WINDOW):
        self.doc, self.text = doc, doc["text"]
        self.words = [(a, b, i) for i, s in enumerate(doc["sentences"]) for a, b in words(self.text, s["start"], s["end"])]
        self.surface = [self.text[a:b] for a, b, _ in self.words]
        self.folded = [fold(w) for w in self.surface]
        case = [random.choice((str.upper, str.title, str.lower)) if random.random() < noise else str for _ in doc["sentences"]]
        self.pieces = [[(p, case_shape(case[s](self.text[a:b])) if k == 0 else SHAPES["inner"])
                        for k, p in enumerate(wordpiece(self.text[a:b]))] for a, b, s in self.words]
        self.windows = self.whole_sentences(window)
        first = {a: i for i, (a, _, _) in enumerate(self.words)}
        last = {b: i for i, (_, b, _) in enumerate(self.words)}
        self.mentions = sorted((first[m["start"]], last[m["end"]], m["kind"], *(("plural", tuple(m["entities"])) if "entities" in m else
                                                                                (m["level"], m["entity"])))
                               for m in doc.get("mentions", []) if m["start"] in first and m["end"] in last)
        self.tags = [0] * len(self.words)
        for i, j, kind, level, _ in self.mentions:
            name = f"{kind}-{level}" if level in LEVELS else level
            self.tags[i] = TAG["B-" + name]
            self.tags[i + 1:j + 1] = [TAG["I-" + name]] * (j - i)

    def whole_sentences(self, window):
        """Windows of as many whole sentences as fit into `window` pieces; a longer sentence is cut between words."""
        windows, size, sentence = [], 0, []

        def close():
            nonlocal size
            n = sum(len(self.pieces[w]) for w in sentence)
            if not windows or size + n > window:
                windows.append([])
                size = 0
            for w in sentence:
                if size + len(self.pieces[w]) > window:
                    windows.append([])
                    size = 0
                windows[-1].append(w)
                size += len(self.pieces[w])
            sentence.clear()

        for w in range(len(self.words)):
            if sentence and self.words[w][2] != self.words[sentence[0]][2]:
                close()
            sentence.append(w)
        if sentence:
            close()
        return windows


class Swap:
    """Replaces names consistently in a document, so that they are not learnt by heart: persons' words by words of other persons'
    names, countries with their demonyms and capitals by other countries."""

    def __init__(self, docs, countries):
        self.given, self.family, self.countries = set(), set(), countries
        for d in docs:
            for m in d["mentions"]:
                names = m["text"].split()
                if m["level"] == "name" and m["kind"] == "person" and all(w[:1].isupper() and len(w) > 2 for w in names):
                    self.family.add(names[-1])
                    self.given.update(names[:-1])
        self.given, self.family = sorted(self.given), sorted(self.family)
        self.rows = {row[0]: row for row in countries.rows}

    def person(self, doc):
        table = {}
        for m in doc["mentions"]:
            if m["level"] == "name" and m["kind"] == "person":
                names = m["text"].split()
                for i, w in enumerate(names):
                    if w[:1].isupper() and len(w) > 2 and w[1:2].isalpha():
                        table.setdefault(w, random.choice(self.family if i == len(names) - 1 else self.given))
        return lambda text: " ".join(table.get(w, w) for w in text.split(" "))

    def place(self, doc):
        found = {self.countries(fold(m["text"])) for m in doc["mentions"] if m["level"] == "name" and m["kind"] == "place"}
        old = sorted({f[0] for f in found if f})
        table = dict(zip(old, random.sample(sorted(self.rows), len(old))))

        def swapped(text):
            country = self.countries(fold(text))
            if not country:
                return text
            row, was = self.rows[table[country[0]]], self.rows[country[0]]
            if country[1] == "name":
                return row[0] if text == was[0] or not row[1] else random.choice(row[1])
            values, before = (row[2], was[2]) if country[1] == "demonym" else (row[3], was[3])
            at = before.index(text) if text in before else 0
            return values[min(at, len(values) - 1)] if values else text
        return swapped

    def __call__(self, doc):
        swaps = {"person": self.person(doc), "place": self.place(doc) if random.random() < 0.5 else str, "organization": str}
        text, shifts, cursor, mentions = "", [], 0, []
        for m in sorted(doc["mentions"], key=lambda m: m["start"]):
            text += doc["text"][cursor:m["start"]]
            surface = swaps[m["kind"]](m["text"]) if m["level"] == "name" else m["text"]
            mentions.append({**m, "start": len(text), "end": len(text) + len(surface), "text": surface})
            text += surface
            cursor = m["end"]
            shifts.append((m["end"], len(text) - m["end"]))
        text += doc["text"][cursor:]

        def moved(offset):
            by = 0
            for end, shift in shifts:
                if end > offset:
                    break
                by = shift
            return offset + by

        sentences = [{"start": moved(s["start"]) if s["start"] else 0, "end": moved(s["end"])} for s in doc["sentences"]]
        return {**doc, "text": text, "mentions": mentions, "sentences": sentences}


def misspelt(doc):
    """The same text with two letters exchanged in a name here and there."""
    text = list(doc["text"])
    for m in doc["mentions"]:
        if m["level"] == "name" and m["end"] - m["start"] > 5 and random.random() < 0.1:
            at = random.randrange(m["start"] + 1, m["end"] - 2)
            if text[at].islower() and text[at + 1].islower():
                text[at], text[at + 1] = text[at + 1], text[at]
    return {**doc, "text": "".join(text)}


def typographic(doc):
    """The same text with typographic apostrophes and quotation marks."""
    text = doc["text"].replace("'", "’")
    return {**doc, "text": re.sub(r'(^|[\s(])"', r"\1“", text).replace('"', "”")}


def name_corpora(root):
    """{corpus: sentences of (word, label)} of the open name corpora in `root`, each with a label scheme of its own."""
    def columns(path, word, label, separator=None):
        out = []
        for block in open(path, encoding="utf-8").read().split("\n\n"):
            rows = [line.split(separator) for line in block.split("\n") if line.strip() and not line.startswith("#")]
            rows = [(r[word], r[label]) for r in rows if len(r) > max(word, label)]
            if rows:
                out.append(rows)
        return out

    ner = os.path.join(root, "ner")
    gum = [s for path in gum_files(root) for s in gum_names(path)]
    return {"wikigold": columns(ner + "/wikigold.conll", 0, 1), "wnut": columns(ner + "/wnut17-train.conll", 0, 1),
            "uner": columns(ner + "/uner-ewt-dev.iob2", 1, 2, "\t") + columns(ner + "/uner-ewt-test.iob2", 1, 2, "\t"),
            "politics": columns(ner + "/crossner-politics-train.conll", 0, 1) + columns(ner + "/crossner-politics-dev.conll", 0, 1),
            "gum": gum}


def gum_files(root):
    return sorted(glob.glob(os.path.join(root, "gum", "*.conllu")))


def gum_sentences(path):
    """The words of each sentence of a GUM file, as rows of CoNLL-U."""
    for block in open(path, encoding="utf-8").read().split("\n\n"):
        rows = [r for r in (line.split("\t") for line in block.split("\n")) if len(r) == 10 and r[0].isdigit()]
        if rows:
            yield rows


def gum_names(path):
    """Sentences of a GUM file; a short entity's run of proper nouns is a name."""
    out = []
    for rows in gum_sentences(path):
        tags, stack, spans = ["O"] * len(rows), [], []
        for i, r in enumerate(rows):
            found = re.search(r"Entity=([^|]*)", r[9])
            for part in re.findall(r"\(?[^()]+\)?", found.group(1)) if found else []:
                fields = part.strip("()").split("-")
                if part.startswith("("):
                    stack.append((fields[0], fields[1] if len(fields) > 1 else "", i))
                    if part.endswith(")"):
                        spans.append((stack[-1][2], i, stack.pop()[1]))
                else:
                    at = next((q for q in range(len(stack) - 1, -1, -1) if stack[q][0] == fields[0]), None)
                    if at is not None:
                        entity = stack.pop(at)
                        spans.append((entity[2], i, entity[1]))
        for a, b, kind in sorted(spans, key=lambda s: s[0] - s[1]):
            core = [q for q in range(a, b + 1) if rows[q][3] == "PROPN"]
            if kind in KINDS and core and core[-1] - core[0] <= 6 and b - a <= 8:
                tags[core[0]:core[-1] + 1] = ["B-" + kind] + ["I-" + kind] * (core[-1] - core[0])
        out.append([(r[1], t) for r, t in zip(rows, tags)])
    return out


def gum_chains(root):
    """GUM's documents with its coreference, of each mention of a person, an organization or a place its head alone."""
    out = []
    for path in gum_files(root):
        text, sentences, mentions = "", [], []
        for rows in gum_sentences(path):
            begin, at = len(text), []
            for r in rows:
                at.append((len(text), len(text) + len(r[1])))
                text += r[1] + ("" if "SpaceAfter=No" in r[9] else " ")
            text = text.rstrip() + " "
            sentences.append({"start": begin, "end": len(text) - 1})
            for first, last, kind, entity in gum_heads(rows):
                level = {"PROPN": "name", "PRON": "pronoun"}.get(rows[first][3], "nominal")
                mentions.append({"start": at[first][0], "end": at[last][1], "kind": kind, "level": level, "entity": entity})
        out.append({"id": path, "text": text, "sentences": sentences, "mentions": mentions})
    return out


def gum_heads(rows):
    """(first word, last word, kind, entity) of the heads of a sentence's mentions with the nouns joined before them; none overlaps another."""
    taken = set()
    entities = [re.search("Entity=[^|]*", r[9]) for r in rows]
    opened = [(i, fields.split("-")) for i, found in enumerate(entities) if found for fields in re.findall(r"\(([^()]+)", found.group())]
    for begin, (entity, kind, _, _, _, head, *_) in opened:
        if kind not in KINDS:
            continue
        head = [begin + int(k) - 1 for k in head.split(",")]
        first = last = head[0]
        while last + 1 in head:
            last += 1
        while first > 0 and rows[first - 1][7] == "compound" and rows[first - 1][6] == rows[first][0]:
            first -= 1
        if not taken & set(range(first, last + 1)):
            taken |= set(range(first, last + 1))
            yield first, last, kind, entity
