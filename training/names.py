"""Whether two names can be of one actor, by their folded words. The program does the same (extract/name_agreement.cpp)."""

PARTICLES = frozenset("de da di do dos das del della van von der den ter te la le el al bin ibn ben abu ag ould af zu und y e o ad ul abd mac mc st "
                      "jr sr ii iii".split()) | {"'", "’", "-"}
SMALL = frozenset("of the and for de & -".split())  # words without a letter in an acronym


def telling(words):
    """The words that tell a name from others; all where there is no such word."""
    return [w for w in words if w and w not in PARTICLES] or words


def edits(a, b):
    """The Levenshtein distance of two words."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a):
        last, row[0] = row[0], i + 1
        for j, y in enumerate(b):
            last, row[j + 1] = row[j + 1], min(last + (x != y), row[j] + 1, row[j + 1] + 1)
    return row[-1]


def spelt_alike(a, b):
    """Two spellings of one word, or a word and its initial."""
    if a == b or min(len(a), len(b)) == 1:
        return a[:1] == b[:1]
    shorter = min(len(a), len(b))
    return edits(a, b) <= (2 if shorter >= 8 else 1 if shorter >= 5 else 0)


def part_of(a, b):
    """Whether each word of the person's name `a` stands in the name `b`, in their order; one word alone must be more than an initial."""
    a, b = telling(a), telling(b)
    if len(a) == 1 and len(a[0]) == 1:
        return False
    rest = iter(b)
    return all(any(spelt_alike(x, y) for y in rest if len(a) > 1 or len(y) > 1) for x in a)


def persons_agree(a, b):
    """Whether two names can be of one person: one is a part of the other, or the surnames are alike and one given name begins the other."""
    if part_of(a, b) or part_of(b, a):
        return True
    a, b = telling(a), telling(b)
    if len(a) == 1 or len(b) == 1 or not spelt_alike(a[-1], b[-1]):
        return False
    return a[0].startswith(b[0]) or b[0].startswith(a[0])


def short_for(a, b):
    """Whether the name `a` that is no person's is the beginning of the name `b`, or its acronym."""
    initials = "".join(w[0] for w in b if w and w not in SMALL)
    a, b = telling(a), telling(b)
    return len(a) < len(b) and b[:len(a)] == a or len(a) == 1 and len(initials) > 1 and a[0] == initials
