"""Words, word pieces and the features that the model reads off the text. The program computes the same (extract/)."""
import os
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
COUNTRIES = os.path.join(HERE, "..", "extract", "data", "countries.tsv")
WINDOW = 126  # word pieces of whole sentences, beside the two special ones
SHAPES = {"special": 0, "CAPS": 1, "Capitalised": 2, "Mixed": 3, "digit": 4, "lower": 5, "inner": 6}


def words(text, start, end):
    """[(start, end)]: runs of letters, marks, numbers and '_', and every other character that is no white space alone."""
    out, begin = [], None
    for i in range(start, end):
        c = text[i]
        if c == "_" or unicodedata.category(c)[0] in "LMN":
            begin = i if begin is None else begin
            continue
        if begin is not None:
            out.append((begin, i))
            begin = None
        if not c.isspace():
            out.append((i, i + 1))
    if begin is not None:
        out.append((begin, end))
    return out


def case_shape(word):
    upper, cased = sum(c.isupper() for c in word), sum(c.isupper() or c.islower() for c in word)
    if cased > 1 and upper == cased:
        return SHAPES["CAPS"]
    if word[0].isupper():
        return SHAPES["Capitalised"] if upper == 1 else SHAPES["Mixed"]
    return SHAPES["digit"] if any(unicodedata.category(c) == "Nd" for c in word) else SHAPES["lower"]


def fold(text):
    """The form in which words are compared: without marks and dots, lower case."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower().replace(".", "")


class WordPiece:
    """The greedy longest-match-first word pieces of BERT's uncased vocabulary, a list of tokens in the order of their ids."""

    def __init__(self, tokens):
        self.tokens, self.ids, self.cache = tokens, {t: i for i, t in enumerate(tokens)}, {}
        self.unknown, self.first, self.last = (self.ids[t] for t in ("[UNK]", "[CLS]", "[SEP]"))

    def __call__(self, word):
        if word not in self.cache:
            self.cache[word] = self.split(word)
        return self.cache[word]

    def split(self, word):
        word = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
        out, begin = [], 0
        if not 0 < len(word) <= 100:
            return [self.unknown]
        while begin < len(word):
            for end in range(len(word), begin, -1):
                piece = self.ids.get(("##" if begin else "") + word[begin:end])
                if piece is not None:
                    break
            else:
                return [self.unknown]
            out.append(piece)
            begin = end
        return out


class Countries:
    """folded name -> (country, form), form one of name, demonym, capital."""

    def __init__(self, path=COUNTRIES):
        self.rows, self.forms = [], {}
        with open(path, encoding="utf-8") as f:
            next(f)
            for line in f:
                columns = (line.rstrip("\n").split("\t") + ["", "", ""])[:4]
                name, others, demonyms, capitals = columns[0], *(tuple(filter(None, c.split(";"))) for c in columns[1:])
                self.rows.append((name, others, demonyms, capitals))
        seen = {}
        for name, others, demonyms, capitals in self.rows:
            for form, values in (("name", (name, *others)), ("demonym", demonyms), ("capital", capitals)):
                for v in values:
                    seen.setdefault(fold(v), []).append((name, form))
        for key, found in seen.items():
            if len({c for c, _ in found}) == 1:
                self.forms[key] = found[0]

    def __call__(self, folded):
        return self.forms.get(folded)
