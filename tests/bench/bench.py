"""What lectern costs: indexing, starting, keys; few documents and many.

usage: [DOCUMENTS="1000 10000"] bench.py LECTERN SAMPLE-FOLDER SHARED-FOLDER

Times are medians; only ratios inside one run are worth quoting, for machines
are noisy.  RAW is a loop that only inserts the same paragraphs into SQLite
FTS5: what indexing costs at the very least.  Nothing is asserted here.
"""

import glob
import os
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from terminal import Terminal  # noqa: E402

# Name, keys before it, the key, how often.
KEYS = (
    ("line down", b"g", b"j", 12),
    ("page down", b"g", b" ", 4),
    ("page up", b"", b"b", 4),
    ("next hotspot", b"g", b"\t", 12),
    ("to the end", b"g", b"G", 1),
    ("to the start", b"", b"g", 1),
)


def read(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.read()


def generate(folder, count, sources):
    """Documents of about 4 kB from the paragraphs of the sources; the first
    ones are the same however many there are."""
    paragraphs = [p for path in sources for p in read(path).split("\n\n")
                  if len(p) > 200]
    os.makedirs(folder)
    for number in range(1, count + 1):
        chance = random.Random(number)
        some = [chance.choice(paragraphs) for _ in range(8)]
        lines = ["Papers of the district, part %d" % number,
                 "By the clerk of the office",
                 "The first matter"] + some[:4] + ["The second matter"]
        lines += some[4:] + ["Notes"]
        lines[3] += "[1]"
        lines += ["[1] Archive, folder %d, year %d."
                  % (number, 1900 + number % 60)]
        path = os.path.join(folder, "d%06d.txt" % number)
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n\n".join(lines) + "\n")


def run(argv, env):
    """Wall seconds, CPU seconds (children included), peak MB, status."""
    begin = time.monotonic()
    process = subprocess.Popen(argv, env=env, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    return (time.monotonic() - begin, usage.ru_utime + usage.ru_stime,
            usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status))


def raw(files, path):
    """CPU seconds and bytes of a bare FTS5 index, a row a paragraph."""
    texts = [read(name).split("\n\n") for name in files]
    begin = time.process_time()
    db = sqlite3.connect(path)
    db.executescript(
        "PRAGMA journal_mode=off; PRAGMA synchronous=0;"
        "CREATE TABLE body(id INTEGER PRIMARY KEY, doc INT, text TEXT);"
        "CREATE VIRTUAL TABLE f USING fts5(text, content='body',"
        " content_rowid='id', tokenize='unicode61 remove_diacritics 2');"
        "INSERT INTO f(f, rank) VALUES('hashsize', 67108864);")
    number = 0
    for document, paragraphs in enumerate(texts):
        for text in paragraphs:
            number += 1
            db.execute("INSERT INTO body VALUES(?, ?, ?)",
                       (number, document, text))
            db.execute("INSERT INTO f(rowid, text) VALUES(?, ?)",
                       (number, text))
    db.commit()
    db.close()
    return time.process_time() - begin, os.path.getsize(path)


# What is searched for: a word of every document, a rarer one, two together ...
QUERIES = (
    ("no hit", "zyzzyva"),
    ("rare word", "telegram"),
    ("common word", "time"),
    ("very common", "the"),
    ("two words", "mine water"),
    ("phrase", '"in the"'),
    ("prefix", "con*"),
    ("one edit", "minerz~1"),
    ("near", "near:5(mine water)"),
    ("stemmed", "walking"),
    ("entity", "entity:e1"),
    ("date", "date:1900..1950"),
)


def match(query):
    """The same for FTS5, or None."""
    if ":" in query or "~" in query:
        return None
    return " ".join(word if word[-1] in '"*' else '"%s"' % word
                    for word in ([query] if query[0] == '"'
                                 else query.split()))


def raw_search(db, query):
    """Milliseconds of the best twenty by bm25, as SQLite finds them."""
    begin = time.monotonic()
    db.execute("SELECT rowid FROM search WHERE search MATCH ? "
               "ORDER BY rank LIMIT 20", (query,)).fetchall()
    return (time.monotonic() - begin) * 1000


def search(lectern, library, env, rounds=5):
    """From Enter to the first page of hits, in a session and in a process of
    its own; and what the index alone takes for it."""
    db = sqlite3.connect(library)
    print("  search, ms       page (CPU)     process   bm25 of SQLite")
    fresh(env)
    terminal = Terminal([lectern, library], env=env)
    terminal.start()
    for name, query in QUERIES:
        warm, cold, floor = [], [], []
        for _ in range(rounds):
            terminal.key(b"s" + query.encode())
            _, seconds, cpu = terminal.key(b"\r")
            warm.append((seconds * 1000, cpu * 1000))
            wall, _, _, _ = run([lectern, "search", "-l", library, "-n", "20",
                                 query], env)
            cold.append(wall * 1000)
            if match(query):
                floor.append(raw_search(db, match(query)))
        print("    %-12s %7.1f (%5.1f)  %9.1f  %s" % (
            name, statistics.median(s[0] for s in warm),
            statistics.median(s[1] for s in warm), statistics.median(cold),
            "%9.1f" % statistics.median(floor) if floor else "        -"))
    terminal.close()
    db.close()


def steps(lectern, folder, library, env):
    """Each step by itself, if there is the program that tells them apart."""
    program = os.path.join(os.path.dirname(lectern), "tests/bench/steps")
    if not os.access(program, os.X_OK):
        return
    said = subprocess.run([program, library, folder], env=env, check=True,
                          stdout=subprocess.PIPE, text=True).stdout
    for line in said.splitlines():
        name, seconds, size = line.split("\t")
        print("    %-12s %7.3f s CPU, %5.0f MB" % (
            name, float(seconds), float(size)))


def add_one(files, folder):
    """A document more; its path."""
    added = os.path.join(folder, "zz-added.txt")
    shutil.copy(files[0], added)
    with open(added, "a", encoding="utf-8") as file:
        file.write("\nA line that no other has.\n")
    return added


def index(lectern, folder, library, env):
    files = sorted(glob.glob(os.path.join(folder, "*.txt")))
    size = sum(os.path.getsize(name) for name in files)
    wall, cpu, rss, status = run([lectern, "index", "-o", library, folder],
                                 env)
    again, again_cpu, _, _ = run([lectern, "index", "-o", library, folder],
                                 env)
    added = add_one(files, folder)
    one, one_cpu, one_rss, _ = run([lectern, "index", "-o", library, folder],
                                   env)
    os.unlink(added)
    run([lectern, "index", "-o", library, folder], env)
    raw_cpu, raw_size = raw(files, library + ".raw")
    mb = size / 1e6
    print("  %d documents, %.2f MB%s" % (
        len(files), mb, "" if status == 0 else ", STATUS %d" % status))
    print("  index          %7.2f s wall %6.2f MB/s, %6.2f s CPU %6.2f MB/s"
          % (wall, mb / wall, cpu, mb / cpu))
    print("  RAW            %7.2f s CPU, %6.2f MB/s; index is %.1f x RAW"
          % (raw_cpu, mb / raw_cpu, cpu / raw_cpu))
    print("  memory         %7.0f MB at most" % rss)
    steps(lectern, folder, library + ".steps", env)
    print("  library        %7.2f MB, %.2f x text (RAW %.2f x)" % (
        os.path.getsize(library) / 1e6, os.path.getsize(library) / size,
        raw_size / size))
    print("  nothing new    %7.3f s wall, %.3f s CPU" % (again, again_cpu))
    print("  one added      %7.3f s wall, %.3f s CPU, %.0f MB at most"
          % (one, one_cpu, one_rss))
    add_one(files, folder)
    steps(lectern, folder, library + ".steps", env)
    os.unlink(added)
    if os.path.exists(library + ".steps"):
        os.unlink(library + ".steps")


def median(samples):
    """Of bytes, seconds and CPU seconds."""
    return (statistics.median(len(s[0]) for s in samples),
            statistics.median(s[1] for s in samples),
            statistics.median(s[2] for s in samples))


def first(lectern, library, env, rounds=5):
    """First screen, opening a document, the list of names: once a session."""
    samples = {"first screen": [], "open": [], "list names": []}
    for _ in range(rounds):
        fresh(env)
        terminal = Terminal([lectern, library], env=env)
        samples["first screen"].append(terminal.start())
        samples["open"].append(terminal.key(b"\r"))
        samples["list names"].append(terminal.key(b"i"))
        terminal.close()
    return {name: median(some) for name, some in samples.items()}


def keys(lectern, library, env, rows, cols):
    """Each key many times over, in the first document."""
    fresh(env)
    terminal = Terminal([lectern, library], rows, cols, env)
    terminal.start()
    terminal.key(b"\r")
    figures = {}
    for name, before, key, count in KEYS:
        if before:
            terminal.key(before)
        samples = [terminal.key(key) for _ in range(count)]
        figures[name] = median([s for s in samples if s[0]] or samples)
    idle = terminal.idle(1)
    rss, _ = terminal.close()
    return figures, rss, idle


def fresh(env):
    """Reading positions would begin somewhere else the second time."""
    shutil.rmtree(env["HOME"], ignore_errors=True)
    os.makedirs(env["HOME"])


def main():
    lectern, sample, shared = sys.argv[1:4]
    lectern = os.path.abspath(lectern)
    work = tempfile.mkdtemp(prefix="lectern-bench-")
    env = {"HOME": os.path.join(work, "home"), "PATH": os.environ["PATH"],
           "LC_ALL": "C.UTF-8", "TZ": "UTC", "TERM": "xterm-256color"}
    # Copies, for a document is added to them.
    for name, source in (("five", os.path.join(shared, "corpus")),
                         ("sample", sample)):
        if os.path.isdir(source):
            shutil.copytree(source, os.path.join(work, name))
    five = os.path.join(work, "five")
    sample = os.path.join(work, "sample")
    sources = sorted(glob.glob(os.path.join(sample, "*.txt")))
    sets = [("the five articles", five)] if os.path.isdir(five) else []
    sets += [("the sample", sample)]
    for count in sorted({100, 1000} | {int(n) for n in os.environ.get(
            "DOCUMENTS", "").split()}):
        folder = os.path.join(work, "texts-%d" % count)
        generate(folder, count, sources)
        sets.append(("%d documents" % count, folder))

    try:
        measure(lectern, sets, env, work)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def show(figures):
    for name, (size, seconds, cpu) in figures.items():
        print("    %-14s %8.2f ms %8.2f ms CPU %7d bytes"
              % (name, seconds * 1000, cpu * 1000, size))


def measure(lectern, sets, env, work):
    tables = {}
    for name, folder in sets:
        library = os.path.join(work, "x%d.lectern" % len(tables))
        fresh(env)
        print("\n%s" % name)
        index(lectern, folder, library, env)
        tables[name] = first(lectern, library, env)
        show(tables[name])
        search(lectern, library, env)
        for rows, cols in ((24, 80), (60, 200)):
            figures, rss, idle = keys(lectern, library, env, rows, cols)
            print("  %dx%d: %.0f MB resident, %d bytes in an idle second"
                  % (cols, rows, rss, idle))
            show(figures)
            if rows == 24:
                tables[name].update(figures)
    print("\n1000 documents : 100 documents, CPU and bytes")
    few, many = tables["100 documents"], tables["1000 documents"]
    for key in few:
        print("    %-14s %5.2f %5.2f" % (
            key, many[key][2] / max(few[key][2], 1e-9),
            many[key][0] / max(few[key][0], 1)))


if __name__ == "__main__":
    main()
