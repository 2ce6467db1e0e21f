"""Reads whatever Debian ships as documentation, by kind of file.

usage: bulk.py LECTERN FOLDER [PACKAGE...]

Packages are fetched into FOLDER with apt-get download and unpacked there (not
installed); what is there already is used again.  For each kind: how many files,
how many became documents, what was said of the others, remarks about damage,
and what it cost.  Status 1 if a file was lost without a word.
"""

import collections
import glob
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import time

PACKAGES = ["debian-policy", "debian-faq", "developers-reference",
            "debian-reference-en", "debian-handbook", "debian-history",
            "zsh-doc", "r-doc-pdf", "sqlite3-doc", "python3.11-doc",
            "texlive-latex-base-doc"]
KINDS = ["html", "xhtml", "epub", "pdf", "docx", "odt", "md", "txt", "gz"]
LIMIT = 1500  # files of a kind, evenly from all


def fetch(folder, packages):
    os.makedirs(folder, exist_ok=True)
    for package in packages:
        if glob.glob(os.path.join(folder, package + "_*.deb")):
            continue
        if subprocess.call(["apt-get", "download", "-q", package], cwd=folder,
                           stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL):
            print("%s: not to be had" % package)
    tree = os.path.join(folder, "tree")
    if not os.path.isdir(tree):
        for deb in sorted(glob.glob(os.path.join(folder, "*.deb"))):
            subprocess.check_call(["dpkg", "-x", deb, tree])
    return tree


def sort_files(tree):
    kinds = collections.defaultdict(list)
    for folder, _, names in sorted(os.walk(tree)):
        for name in sorted(names):
            path = os.path.join(folder, name)
            kind = name.rsplit(".", 1)[-1].lower()
            # What is compressed is taken if its own name says what it is.
            if kind == "gz" and \
                    name.lower().rsplit(".", 2)[-2] not in KINDS:
                continue
            if kind in KINDS and os.path.isfile(path) and \
                    not os.path.islink(path):
                kinds[kind].append(path)
    return kinds


def gather(paths, folder):
    """Links to the files, in one folder, under names that are their own."""
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    step = max(1, len(paths) // LIMIT)
    taken = paths[::step][:LIMIT]
    for number, path in enumerate(taken):
        os.link(path, os.path.join(
            folder, "%04d-%s" % (number, os.path.basename(path))))
    return len(taken), sum(os.path.getsize(path) for path in taken)


def words(lectern, library, *args):
    done = subprocess.run([lectern, args[0], "-l", library, "--json",
                           *args[1:]], capture_output=True)
    return [json.loads(line) for line in done.stdout.splitlines() if line]


def index(lectern, folder, library):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.monotonic()
    done = subprocess.run([lectern, "index", "-o", library, folder],
                          capture_output=True)
    wall = time.monotonic() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu, after.ru_maxrss / 1024, \
        done.stderr.decode("utf-8", "replace")


def reasons(text):
    """What was said of files that were not read, without their names."""
    said = collections.Counter()
    for line in text.splitlines():
        found = re.match(r"(?:lectern: )?(?:.*/)?\d{4}-[^:]*: (.*)", line)
        if found:
            said[re.sub(r"\d+", "N", found.group(1))] += 1
    return said


def main():
    if len(sys.argv) < 3:
        print(__doc__)
        return 2
    lectern, folder = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    kinds = sort_files(fetch(folder, sys.argv[3:] or PACKAGES))
    lost = 0
    print("%-6s %6s %9s %8s %8s %8s %8s %6s" % (
        "kind", "files", "documents", "refused", "MB", "seconds", "CPU s",
        "MB RSS"))
    for kind in KINDS:
        if not kinds[kind]:
            continue
        links = os.path.join(folder, "of-" + kind)
        library = os.path.join(folder, kind + ".lectern")
        files, size = gather(kinds[kind], links)
        if os.path.exists(library):
            os.remove(library)
        wall, cpu, memory, said = index(lectern, links, library)
        refused = reasons(said)
        documents = len(words(lectern, library, "list"))
        print("%-6s %6d %9d %8d %8.1f %8.1f %8.1f %6.0f" % (
            kind, files, documents, sum(refused.values()), size / 1e6, wall,
            cpu, memory))
        for reason, count in refused.most_common(8):
            print("    %4d  %s" % (count, reason))
        silent = files - documents - sum(refused.values())
        if silent > 0:
            lost += silent
            print("    %4d  LOST WITHOUT A WORD" % silent)
    return lost > 0


if __name__ == "__main__":
    sys.exit(main())
