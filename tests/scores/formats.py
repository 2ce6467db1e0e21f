"""The same text in other formats gives the same notes, headings and names.

usage: formats.py LECTERN SHARED-FOLDER

Each figure is the share of what the plain text gives that the other format
gives as well.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter

import convert

ENOUGH = 0.98


def run(lectern, folder, *arguments):
    env = dict(os.environ, XDG_DATA_HOME=folder, XDG_CACHE_HOME=folder,
               XDG_CONFIG_HOME=folder, LC_ALL="C.UTF-8")
    return subprocess.run(
        (lectern,) + arguments, env=env, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        check=False).stdout.decode("utf-8")


def rows(text, *columns):
    """These columns of a table with a heading."""
    lines = [line.split("\t") for line in text.splitlines()]
    at = [lines[0].index(name) for name in columns] if lines else []
    return [tuple(line[i] for i in at) for line in lines[1:]]


def findings(lectern, folder, path):
    """Links of notes, in order; headings; names with their counts."""
    library = os.path.join(folder, os.path.basename(path) + ".lectern")
    run(lectern, folder, "index", "-o", library, path)
    document = json.loads(
        run(lectern, folder, "inspect", "--json", "-l", library, "1"))
    numbers = {note["id"]: note["number"] for note in document["notes"]}
    links = [(marker["number"], numbers.get(marker["note_id"]))
             for marker in document["note_markers"]]
    headings = Counter(rows(
        run(lectern, folder, "outline", "-l", library, "1"),
        "level", "heading"))
    names = Counter()
    for name, kind, count in rows(
            run(lectern, folder, "entities", "-l", library),
            "name", "type", "mentions"):
        names[name, kind] += int(count)
    return links, headings, names


def share(wanted, found):
    total = sum(wanted.values())
    return sum((wanted & found).values()) / total if total else 1.0


def main():
    lectern, shared = os.path.abspath(sys.argv[1]), sys.argv[2]
    tests = [(number, name) for number in ("000", "002")
             for name in sorted(convert.FORMATS)]
    print("1..%d" % len(tests))
    with tempfile.TemporaryDirectory(prefix="lectern-formats-") as folder:
        plain = {}
        for count, (number, name) in enumerate(tests, 1):
            blocks = convert.read(shared, number)
            if number not in plain:
                path = convert.original(shared, number)
                plain[number] = findings(lectern, folder, path)
            path = os.path.join(folder, "%s.%s" % (number, name))
            convert.FORMATS[name](blocks, path)
            links, headings, names = findings(lectern, folder, path)
            wanted = plain[number]
            good = share(wanted[1], headings), share(wanted[2], names)
            ok = links == wanted[0] and min(good) >= ENOUGH
            print("%s %d - %s as %s: %d links, headings %.3f, names %.3f" % (
                "ok" if ok else "not ok", count, number, name, len(links),
                *good))
            if links != wanted[0]:
                print("# links", links, "not", wanted[0])
            if not ok:
                print("# without", list((wanted[1] - headings) +
                                        (wanted[2] - names))[:12])


if __name__ == "__main__":
    main()
