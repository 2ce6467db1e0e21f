"""Who is who, from names that others marked: B-cubed over ninety novels.

usage: aliases.py ALIASES SHARED-FOLDER TRUTH [-v]

The annotated names of persons and places are given to the program ALIASES,
which resolves them as lectern does in a document; which are one, TRUTH says.
"""

import os
import subprocess
import sys
import tempfile
from collections import Counter

import names

SETS = {"dev": "dev/litbank_dev.tsv", "train": "train/litbank.tsv"}
TYPES = {"PER": "PER", "LOC": "PLACE"}


def truths(path):
    """What each name stands for: by set and number, name to name."""
    found = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line[0] == "#":
                continue
            key, number, same = line.rstrip("\n").split("\t")
            same = [name.casefold() for name in same.split("|")]
            table = found.setdefault((key, int(number)), {})
            table.update((name, same[0]) for name in same)
    return found


def resolved(program, text, spans, work):
    """What lectern says of each span: number, name, why."""
    paths = [os.path.join(work, name) for name in ("text", "spans")]
    with open(paths[0], "w", encoding="utf-8") as file:
        file.write(text)
    with open(paths[1], "w", encoding="utf-8") as file:
        for start, end, label in spans:
            file.write("%d %d %s\n" % (
                len(text[:start].encode()), len(text[:end].encode()),
                TYPES[label]))
    output = subprocess.run(
        [program] + paths, stdout=subprocess.PIPE, check=True).stdout
    return [line.split("\t") for line in output.decode().splitlines()]


def b_cubed(pairs):
    """Precision and recall of each mention, from (true, found) groups."""
    both, true = Counter(pairs), Counter(p[0] for p in pairs)
    found = Counter(p[1] for p in pairs)
    return [(both[p] / found[p[1]], both[p] / true[p[0]]) for p in pairs]


def mistakes(text, spans, pairs, answer):
    """Prints each group of names that is not as it should be."""
    for side, word in ((0, "parted"), (1, "joined")):
        groups = {}
        for span, pair, row in zip(spans, pairs, answer):
            groups.setdefault(pair[side], {}).setdefault(
                pair[1 - side], Counter())[text[span[0]:span[1]]] += 1
        for group in groups.values():
            if len(group) > 1:
                print("  %s: %s" % (word, " | ".join(
                    ", ".join("%s %d" % item for item in part.items())
                    for part in group.values())))


def score(program, shared, path, verbose=False):
    truth = truths(path)
    rows = []
    with tempfile.TemporaryDirectory(prefix="lectern-aliases-") as work:
        for key, name in SETS.items():
            source = os.path.join(shared, "data", "ner", name)
            for number, document in enumerate(names.documents(source)):
                text, spans = names.text_of(document)
                spans = [span for span in spans if span[2] in TYPES]
                answer = resolved(program, text, spans, work)
                table = truth.get((key, number), {})
                pairs = []
                for (start, end, label), row in zip(spans, answer):
                    said = text[start:end].casefold()
                    pairs.append(((label, table.get(said, said)), row[0]))
                if len(answer) != len(spans):
                    sys.exit("%s %d: a mention got lost" % (key, number))
                part = b_cubed(pairs)
                rows += [row + (key,) for row in part]
                wrong = sum(2 - p - r for p, r in part)
                if verbose and wrong:
                    print("%s %d: %.1f of %d" % (
                        key, number, wrong / 2, len(part)))
                    mistakes(text, spans, pairs, answer)
    return rows


def figure(rows):
    precision = sum(row[0] for row in rows) / len(rows)
    recall = sum(row[1] for row in rows) / len(rows)
    return precision, recall, 2 * precision * recall / (precision + recall)


def main():
    rows = score(*sys.argv[1:4], verbose="-v" in sys.argv)
    for key in SETS:
        print("%s: P %.3f R %.3f F1 %.3f" % (
            (key,) + figure([row for row in rows if row[2] == key])))
    print("all: P %.3f R %.3f F1 %.3f" % figure(rows))


if __name__ == "__main__":
    main()
