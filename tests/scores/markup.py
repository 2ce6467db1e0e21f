"""A text as a page and as a book, and whether lectern finds the same in them.

usage: markup.py LECTERN CORPUS GOLD NUMBER...

Blocks are those lectern finds in the text; headings, markers and notes those
of the gold.  Prints a line of TAP for each figure.
"""

import html
import json
import os
import subprocess
import sys
import tempfile
import zipfile

LEAST = 0.98
TAGS = {"quotation": "blockquote", "caption": "figcaption", "code": "pre"}


def inspect(lectern, path):
    done = subprocess.run([lectern, "inspect", "--json", path],
                          stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def blocks_of(found, gold):
    """(start, end, kind, level), the gold's headings and notes among them."""
    blocks = [(h["start"], h["end"], "heading", h["level"])
              for h in gold["headings"]]
    blocks += [(n["start"], n["end"], "note", i)
               for i, n in enumerate(gold["notes"])]
    taken = sorted((b[0], b[1]) for b in blocks)
    for block in found["blocks"]:
        start, end = block["start"], block["end"]
        if not any(a < end and start < b for a, b in taken):
            blocks.append((start, end, block["kind"], block["level"]))
    return sorted(blocks)


def inline(text, start, end, gold):
    """Escaped text with its markers as links."""
    out, at = [], start
    for i, marker in enumerate(gold["note_markers"]):
        if not (start <= marker["start"] and marker["end"] <= end):
            continue
        out.append(html.escape(text[at:marker["start"]].decode()))
        note = marker.get("note")
        words = html.escape(text[marker["start"]:marker["end"]].decode())
        out.append('<a id="r%d" href="#n%s">%s</a>' % (i, note, words))
        at = marker["end"]
    out.append(html.escape(text[at:end].decode()))
    return "".join(out)


def note_of(gold, marker):
    """Index of the note that a marker calls, by whatever name the gold has."""
    for key in ("note", "target", "note_id", "to"):
        if key in marker and marker[key] is not None:
            for i, note in enumerate(gold["notes"]):
                if marker[key] in (note.get("id"), note.get("number"), i):
                    return i
    return None


def page(text, found, gold):
    for marker in gold["note_markers"]:
        marker["note"] = note_of(gold, marker)
    calls = {m["note"]: i for i, m in reversed(
        list(enumerate(gold["note_markers"]))) if m["note"] is not None}
    out = []
    for start, end, kind, level in blocks_of(found, gold):
        words = inline(text, start, end, gold)
        if kind == "heading":
            out.append("<h%d>%s</h%d>" % (level, words, level))
        elif kind == "note":
            back = '<a href="#r%d">^</a> ' % calls[level] \
                if level in calls else ""
            out.append('<p id="n%d">%s%s</p>' % (level, back, words))
        elif kind == "boilerplate":
            out.append("<nav><p>%s</p></nav>" % words)
        elif kind == "byline":
            out.append('<p class="byline">%s</p>' % words)
        else:
            tag = TAGS.get(kind, "p")
            out.append("<%s>%s</%s>" % (tag, words, tag))
    return '<!DOCTYPE html><html lang="%s"><head><meta charset="utf-8"/>' \
        "</head><body>%s</body></html>" % (
            found["language"] or "en", "\n".join(out))


def book(path, text):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr(
            "META-INF/container.xml", '<container><rootfiles><rootfile '
            'full-path="b.opf"/></rootfiles></container>')
        archive.writestr(
            "b.opf", '<package><manifest><item id="a" href="a.xhtml" '
            'media-type="application/xhtml+xml"/></manifest><spine>'
            '<itemref idref="a"/></spine></package>')
        archive.writestr("a.xhtml", text, zipfile.ZIP_DEFLATED)


def share(of, among):
    """How much of one list is in the other, each once."""
    rest, hits = list(among), 0
    for thing in of:
        if thing in rest:
            rest.remove(thing)
            hits += 1
    return hits / len(of) if of else 1.0


def links(found):
    """Numbers of markers that lead to a note, and the number of that note."""
    notes = {note["id"]: note["number"] for note in found["notes"]}
    return [(m["number"], notes.get(m.get("note_id")))
            for m in found["note_markers"]]


def compare(name, plain, other, test):
    lists = [("links", links, 1.0),
             ("headings", lambda d: [h["level"] for h in d["headings"]],
              LEAST),
             ("names", lambda d: [m["type"] for m in d["mentions"]], LEAST)]
    for what, of, least in lists:
        test += 1
        a, b = of(plain), of(other)
        print("%s %d - %s: %s, %d of %d" % (
            "ok" if share(a, b) >= least and share(b, a) >= least
            else "not ok", test, name, what, len(b), len(a)))
    return test


def main():
    lectern, corpus, gold = sys.argv[1:4]
    test = 0
    with tempfile.TemporaryDirectory() as work:
        for number in sys.argv[4:]:
            name = next(n for n in sorted(os.listdir(corpus))
                        if n.startswith(number) and n.endswith(".txt"))
            path = os.path.join(corpus, name)
            with open(path, "rb") as file:
                text = file.read()
            with open(os.path.join(gold, number + ".json")) as file:
                truth = json.load(file)
            plain = inspect(lectern, path)
            made = page(text, plain, truth)
            paths = [os.path.join(work, number + end)
                     for end in (".html", ".epub")]
            with open(paths[0], "w") as file:
                file.write(made)
            book(paths[1], made)
            for other in paths:
                test = compare(os.path.basename(other), plain,
                               inspect(lectern, other), test)
    print("1..%d" % test)


if __name__ == "__main__":
    main()
