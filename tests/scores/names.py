"""How good names are: every set to choose by, and the shared gold, end to end.

usage: names.py LECTERN ALIASES SHARED-FOLDER ACCEPTED

Annotated tokens become files as a person would have them, lectern indexes
them, and what it found is scored with the tools of the shared folder.  Sets
that do not say where documents begin give one file a sentence.  Prints each
figure beside the accepted one and fails if one was lost; then how often
mentions of each confidence are right.
"""

import importlib.util
import json
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

# Name of the figure, set, labels, and which of the scorer's figures.
SETS = (
    ("politics", "crossner_politics_dev", "PER,LOC,ORG,EVENT", "exact"),
    ("politics-core", "crossner_politics_dev", "PER,LOC,ORG", "exact"),
    ("africa", "wwnews_africa_dev", "PER,LOC,ORG", "exact"),
    ("africa-dates", "wwnews_africa_dev", "DATE", "exact"),
    ("novels", "litbank_dev", "PER,LOC", "exact"),
    ("novels-overlap", "litbank_dev", "PER,LOC", "overlap"),
    ("web", "gum_dev", "PER,LOC,ORG", "exact"),
    ("web-dates", "gum_dev", "DATE", "exact"),
    ("scans", "hipe2020_en_dev", "PER,LOC,ORG", "overlap"),
    ("spanish", "es_conll2002_testa", "PER,LOC,ORG", "exact"),
)
CLOSE = set(". , ; : ! ? ) ] ' ’ ” 's ’s n't %".split())
OPEN = set("( [ “ ‘ $".split())
LABELS = {"PLACE": "LOC"}
LOSS = 0.05
PARAGRAPH = 5


def tool(shared, name):
    path = os.path.join(shared, name)
    spec = importlib.util.spec_from_file_location("scorer", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def documents(path):
    """Documents as lists of sentences as lists of (token, label)."""
    found, sentence = [[]], []
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n")
    grouped = any(line.startswith("-DOCSTART-") for line in lines)
    for line in lines + [""]:
        if line.strip() and not line.startswith("-DOCSTART-"):
            sentence.append(tuple(line.rsplit("\t", 1)))
            continue
        if sentence:
            found[-1].append(sentence)
            sentence = []
            if not grouped:
                found.append([])
        if line.startswith("-DOCSTART-"):
            found.append([])
    return [document for document in found if document]


def text_of(document):
    """The text, and the annotated spans in it."""
    text, spans, before, open_span = "", [], None, None
    for number, sentence in enumerate(document):
        if number:
            text += " " if number % PARAGRAPH else "\n\n"
            before = None
        for token, label in sentence:
            if before and token not in CLOSE and before not in OPEN:
                text += " "
            start = len(text)
            text += token
            before = token
            if label[:2] == "I-" and open_span and spans:
                spans[-1][1] = len(text)
            elif label[:2] in ("B-", "I-"):
                spans.append([start, len(text), label[2:]])
            open_span = label if label[:2] in ("B-", "I-") else None
        open_span = None
    return text + "\n", [tuple(span) for span in spans]


def inspect(lectern, env, *arguments):
    result = subprocess.run(
        (lectern, "inspect", "--json") + arguments, env=env,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    try:
        return json.loads(result.stdout)
    except ValueError:
        return {"mentions": [], "dates": [], "ocr_errors": []}


def found_in(text, document):
    """What lectern found, in characters: start, end, label, confidence."""
    data = text.encode("utf-8")

    def at(offset):
        return len(data[:offset].decode("utf-8", "replace"))

    spans = [
        (at(m["start"]), at(m["end"]), LABELS.get(m["type"], m["type"]),
         m["confidence"]) for m in document["mentions"]]
    return spans + [
        (at(d["start"]), at(d["end"]), "DATE", 1.0)
        for d in document["dates"]]


def read_set(lectern, path, work):
    """Texts of a set with gold and found spans."""
    texts = [text_of(document) for document in documents(path)]
    folder = os.path.join(work, os.path.basename(path))
    os.makedirs(os.path.join(folder, "t"))
    for number, (text, _) in enumerate(texts):
        name = os.path.join(folder, "t", "%05d.txt" % number)
        with open(name, "w", encoding="utf-8") as file:
            file.write(text)
    env = dict(os.environ, XDG_DATA_HOME=folder, XDG_CACHE_HOME=folder,
               HOME=folder)
    library = os.path.join(folder, "set.lectern")
    subprocess.run(
        (lectern, "index", "-o", library, os.path.join(folder, "t")),
        env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        check=False)
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(
            lambda number: inspect(
                lectern, env, "-l", library, "%05d.txt" % number),
            range(len(texts))))
    return [
        (text, gold, found_in(text, answer), len(answer["ocr_errors"]))
        for (text, gold), answer in zip(texts, answers)]


def score(shared, work, read, labels, which):
    paths = []
    for column in (1, 2):
        docs = [
            {"id": str(number), "text": row[0],
             "entities": [
                 {"start": s[0], "end": s[1], "label": s[2]}
                 for s in row[column]]}
            for number, row in enumerate(read)]
        paths.append(os.path.join(work, "%d.json" % column))
        with open(paths[-1], "w", encoding="utf-8") as file:
            json.dump({"docs": docs}, file)
    result = subprocess.run(
        (sys.executable, os.path.join(shared, "tools", "ner_score.py"),
         *paths, "--map", "NORP=MISC,WORK=MISC", "--only", labels, "--trim",
         "--relaxed"), stdout=subprocess.PIPE, check=True)
    for line in result.stdout.decode().splitlines():
        words = line.split()
        if words and words[0] == ("MICRO" if which == "exact" else "overlap"):
            return [float(w) for w in words[1:] if re.match(r"[\d.]+$", w)][2]
    return 0.0


def marked(path):
    """Texts of a file of marked sentences, with the names marked in them."""
    with open(path, encoding="utf-8") as file:
        documents = file.read().split("-DOCSTART-\n")
    for document in documents:
        text, spans = "", []
        for number, line in enumerate(document.strip().split("\n")):
            if number:
                text += " " if number % PARAGRAPH else "\n\n"
            for plain, label, name in re.findall(
                    r"([^\[]*)(?:\[([A-Z]+) ([^\]]*)\])?", line):
                text += plain + name
                if name:
                    spans.append((len(text) - len(name), len(text), label))
        if spans:
            yield text + "\n", spans


def score_wars(lectern, shared, work):
    """Dates as histories of wars tell them: sentences of our own."""
    env = dict(os.environ, XDG_DATA_HOME=work, XDG_CACHE_HOME=work)
    path = os.path.join(work, "war.txt")
    read = []
    for text, gold in marked(os.path.join(
            os.path.dirname(os.path.abspath(__file__)), "wars.txt")):
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        read.append((text, gold, found_in(text, inspect(lectern, env, path))))
    return score(shared, work, read, "DATE", "exact")


def score_gold(lectern, shared, work):
    """The shared gold: core F1, and B-cubed within documents."""
    folder = os.path.join(work, "gold")
    os.makedirs(folder)
    env = dict(os.environ, XDG_DATA_HOME=folder, XDG_CACHE_HOME=folder,
               HOME=folder)
    corpus = os.path.join(shared, "corpus")
    for name in sorted(os.listdir(corpus)):
        answer = inspect(lectern, env, os.path.join(corpus, name))
        path = os.path.join(folder, name[:3] + ".json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(answer, file)
    result = subprocess.run(
        (sys.executable, os.path.join(shared, "gold", "score_gold.py"),
         folder), stdout=subprocess.PIPE, check=True)
    figures = {}
    for line in result.stdout.decode().splitlines():
        if line.startswith("core micro"):
            figures["gold-core"] = float(line.split()[4]) * 100
        elif line.strip().startswith("in doc, mean"):
            figures["gold-aliases"] = float(line.split("F1")[1].split()[0]) \
                * 100
        elif line.startswith("dates "):
            figures["gold-dates"] = float(line.split()[3]) * 100
    return figures


def score_damage(lectern, sets, work):
    """Damage found in the sample; words of clean texts that are not doubted.

    The second figure is 100 less the words doubted in ten thousand.
    """
    source = os.path.dirname(os.path.dirname(os.path.dirname(
        os.path.abspath(__file__))))
    folder = os.path.join(source, "assets", "sample")
    library = os.path.join(work, "sample.lectern")
    env = dict(os.environ, XDG_DATA_HOME=work, XDG_CACHE_HOME=work)
    subprocess.run((lectern, "index", "-o", library, folder), env=env,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                   check=False)
    truth = os.path.join(source, "tests", "documents", "sample-damage.tsv")
    found, right, count = {}, 0, 0
    with open(truth, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file][1:]
    for name, _, wrong, meant in rows:
        if name not in found:
            with open(os.path.join(folder, name), "rb") as file:
                data = file.read()
            found[name] = [
                (data[e["start"]:e["end"]].decode(), e["correction"] or "")
                for e in inspect(lectern, env, "-l", library, name)
                ["ocr_errors"]]
        count += 1
        right += any(
            wrong in said and meant in correction
            for said, correction in found[name])
    clean = [row for key, read in sets.items()
             if not key.startswith("hipe") for row in read]
    words = sum(len(row[0].split()) for row in clean)
    doubts = sum(row[3] for row in clean)
    return {"damage-sample": 100 * right / count,
            "damage-clean": 100 - 10000 * doubts / words}


def score_aliases(program, shared, accepted):
    """Novels, B-cubed: which of the annotated names are one."""
    import aliases  # it imports this file
    truth = os.path.join(os.path.dirname(accepted), "novels.tsv")
    return aliases.figure(aliases.score(
        os.path.abspath(program), shared, truth))[2] * 100


def calibration(shared, sets):
    """Right and all mentions of each confidence, of what all sets label."""
    trim = tool(shared, "tools/ner_score.py").trim
    table = {}
    for read in sets:
        for text, gold, found, _ in read:
            right = {trim(text, s, e) + (label,) for s, e, label in gold}
            for start, end, label, confidence in found:
                if label not in ("PER", "LOC"):
                    continue
                row = table.setdefault(min(int(confidence * 10), 9), [0, 0])
                row[0] += trim(text, start, end) + (label,) in right
                row[1] += 1
    return table


def report(figures, accepted):
    lost = 0
    print("%-16s %7s %9s" % ("figure", "now", "accepted"))
    for name, value in figures.items():
        before = accepted.get(name)
        worse = before is not None and value < before - LOSS
        lost += worse
        print("%-16s %7.2f %9s%s" % (
            name, value, "-" if before is None else "%.2f" % before,
            "  lost" if worse else ""))
    return lost


def main():
    lectern, aliases, shared, path = sys.argv[1:]
    lectern = os.path.abspath(lectern)
    if not os.path.isdir(os.path.join(shared, "data", "ner", "dev")):
        print("nothing to score against: no " + shared)
        return 0
    with open(path, encoding="utf-8") as file:
        accepted = {
            line.split()[0]: float(line.split()[1])
            for line in file if line.strip() and line[0] != "#"}
    sets, figures = {}, {}
    with tempfile.TemporaryDirectory(prefix="lectern-quality-") as work:
        for name, key, labels, which in SETS:
            if key not in sets:
                sets[key] = read_set(lectern, os.path.join(
                    shared, "data", "ner", "dev", key + ".tsv"), work)
            figures[name] = score(shared, work, sets[key], labels, which)
        figures.update(score_gold(lectern, shared, work))
        figures.update(score_damage(lectern, sets, work))
        figures["wars-dates"] = score_wars(lectern, shared, work)
    figures["novels-aliases"] = score_aliases(aliases, shared, path)
    lost = report(figures, accepted)
    print("\nconfidence of persons and places, all sets: how many are right")
    for step, (right, count) in sorted(calibration(
            shared, sets.values()).items()):
        print("0.%d-   %6d of %6d  %.2f" % (
            step, right, count, right / count))
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
