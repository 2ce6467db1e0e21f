"""Reads a document of each kind, and one ten times as large: that may take
twelve times as long.

usage: [PARAGRAPHS=400] scaling.py LECTERN [KIND...]

Counted is the time of the processor, less what indexing a line takes; of the
small one the median of three runs, of the large one that of one, or, where
that is near the limit, of three.  Leaves with 1 if a kind is above it.
"""

import gzip
import io
import os
import random
import statistics
import subprocess
import sys
import tarfile
import tempfile
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "import"))
import press  # noqa: E402

MOST = 12
SMALL = int(os.environ.get("PARAGRAPHS", "400"))  # some 250 kB

WORDS = ("the old road follows the river and the new one does not and who "
         "wants to see the valley takes the first of them or asks at the mill "
         "how long it was before the bridge had been built by the men of "
         "every village there").split()
PEOPLE = ("Ann Clerk", "Juan Rivas", "Mary Hill", "the Harbour Union",
          "Valparaiso", "Lord Weaver", "Huanuni", "the Board of Trade")


def paragraphs(count):
    """(heading or None, text, note) of each."""
    for number in range(count):
        chance = random.Random(number)
        words = [chance.choice(WORDS) for _ in range(90)]
        for _ in range(3):
            words[chance.randrange(1, 89)] = chance.choice(PEOPLE)
        words[chance.randrange(89)] += " on %d May %d" % (
            1 + number % 28, 1850 + number % 120)
        text = " ".join(words)
        head = "Chapter %d" % (number // 20 + 1) if number % 20 == 0 else None
        yield head, text[0].upper() + text[1:] + ".", (
            "See %s, Letters of the valley, page %d."
            % (chance.choice(PEOPLE), number + 1))


def plain(count):
    parts, notes = ["Papers of the valley", "By a clerk"], ["Notes"]
    for number, (head, text, note) in enumerate(paragraphs(count), 1):
        parts += [head] if head else []
        parts.append("%s[%d]" % (text, number))
        notes.append("[%d] %s" % (number, note))
    return "\n\n".join(parts + notes).encode()


def markdown(count):
    parts, notes = ["# Papers of the valley"], []
    for number, (head, text, note) in enumerate(paragraphs(count), 1):
        parts += ["## " + head] if head else []
        parts.append("%s[^%d] And *so* [on](http://a/%d)." % (
            text, number, number))
        notes.append("[^%d]: %s" % (number, note))
        if number % 10 == 0:
            parts.append("| a | b |\n|---|---|\n| c | d |")
            parts.append("- one\n- two\n  - three")
    return "\n\n".join(parts + notes).encode()


def html_body(rows, first=1):
    parts, notes = [], []
    for number, (head, text, note) in enumerate(rows, first):
        parts += ["<h2>%s</h2>" % head] if head else []
        parts.append("<p>%s<sup id='r%d'><a href='#n%d'>%d</a></sup> And <i>"
                     "so</i> <a href='http://a/%d'>on</a>.</p>"
                     % (text, number, number, number, number))
        notes.append("<p id='n%d'><a href='#r%d'>%d</a> %s</p>"
                     % (number, number, number, note))
        if number % 10 == 0:
            parts.append("<table><tr><td>a<td>b<tr><td>c<td>d</table>"
                         "<ul><li>one<li>two</ul>")
    return "".join(parts) + "<h2>Notes</h2>" + "".join(notes)


def html(count):
    return ("<!DOCTYPE html><html lang=en><head><title>Papers of the valley"
            "</title></head><body><h1>Papers of the valley</h1>%s</body>"
            "</html>" % html_body(paragraphs(count))).encode()


def zipped(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        for name, text in files:
            box.writestr(name, text)
    return out.getvalue()


def epub(count):
    rows = list(paragraphs(count))
    pages = [rows[i:i + 20] for i in range(0, count, 20)]
    manifest = "".join(
        "<item id='i%d' href='%d.xhtml' media-type='application/xhtml+xml'/>"
        % (i, i) for i in range(len(pages)))
    spine = "".join("<itemref idref='i%d'/>" % i for i in range(len(pages)))
    nav = "<nav epub:type='toc'><ol>%s</ol></nav>" % "".join(
        "<li><a href='%d.xhtml'>Chapter %d</a></li>" % (i, i + 1)
        for i in range(len(pages)))
    return zipped([
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", "<container xmlns='urn:oasis:names:tc:"
         "opendocument:xmlns:container'><rootfiles><rootfile full-path='a.opf'"
         " media-type='application/oebps-package+xml'/></rootfiles>"
         "</container>"),
        ("a.opf", "<package xmlns='http://www.idpf.org/2007/opf' version='3.0'"
         "><metadata xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>"
         "Papers</dc:title></metadata><manifest>%s<item id='nav' href='nav."
         "xhtml' properties='nav' media-type='application/xhtml+xml'/>"
         "</manifest><spine>%s</spine></package>" % (manifest, spine)),
        ("nav.xhtml", page_of(nav))] + [
        ("%d.xhtml" % i, page_of(html_body(part)
                                 .replace("<tr>", "").replace("<td>", "")))
        for i, part in enumerate(pages)])


def page_of(body):
    return ("<html xmlns='http://www.w3.org/1999/xhtml' xmlns:epub='http://"
            "www.idpf.org/2007/ops'><body>%s</body></html>" % body)


WORD = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"


def docx(count):
    body, notes = [], []
    for number, (head, text, note) in enumerate(paragraphs(count), 1):
        if head:
            body.append("<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r>"
                        "<w:t>%s</w:t></w:r></w:p>" % head)
        body.append("<w:p><w:r><w:t>%s</w:t></w:r><w:r><w:footnoteReference "
                    "w:id='%d'/></w:r></w:p>" % (text, number))
        notes.append("<w:footnote w:id='%d'><w:p><w:r><w:t>%s</w:t></w:r>"
                     "</w:p></w:footnote>" % (number, note))
    kinds = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    place = "http://schemas.openxmlformats.org/%s/2006/%s"
    related = "http://schemas.openxmlformats.org/officeDocument/2006/" \
        "relationships/"
    return zipped([
        ("[Content_Types].xml", "<Types xmlns='%s'><Override PartName='/word/"
         "document.xml' ContentType='%sdocument.main+xml'/><Override PartName="
         "'/word/footnotes.xml' ContentType='%sfootnotes+xml'/></Types>"
         % (place % ("package", "content-types"), kinds, kinds)),
        ("_rels/.rels", "<Relationships xmlns='%s'><Relationship Id='r1' "
         "Type='%sofficeDocument' Target='word/document.xml'/>"
         "</Relationships>" % (place % ("package", "relationships"), related)),
        ("word/_rels/document.xml.rels", "<Relationships xmlns='%s'>"
         "<Relationship Id='r2' Type='%sfootnotes' Target='footnotes.xml'/>"
         "</Relationships>" % (place % ("package", "relationships"), related)),
        ("word/document.xml", "<w:document %s><w:body>%s</w:body></w:document>"
         % (WORD, "".join(body))),
        ("word/footnotes.xml", "<w:footnotes %s>%s</w:footnotes>"
         % (WORD, "".join(notes)))])


def odt(count):
    body = []
    for number, (head, text, note) in enumerate(paragraphs(count), 1):
        if head:
            body.append("<text:h text:outline-level='1'>%s</text:h>" % head)
        body.append("<text:p>%s<text:note text:id='n%d' text:note-class="
                    "'footnote'><text:note-citation>%d</text:note-citation>"
                    "<text:note-body><text:p>%s</text:p></text:note-body>"
                    "</text:note></text:p>" % (text, number, number, note))
    kind = "application/vnd.oasis.opendocument.text"
    space = "urn:oasis:names:tc:opendocument:xmlns:%s:1.0"
    return zipped([
        ("mimetype", kind),
        ("META-INF/manifest.xml", "<manifest:manifest xmlns:manifest='%s'>"
         "<manifest:file-entry manifest:full-path='/' manifest:media-type='%s'"
         "/></manifest:manifest>" % (space % "manifest", kind)),
        ("content.xml", "<office:document-content xmlns:office='%s' "
         "xmlns:text='%s'><office:body><office:text>%s</office:text>"
         "</office:body></office:document-content>"
         % (space % "office", space % "text", "".join(body)))])


def pdf(count):
    page = press.Press()
    page.number = "1"
    for number, (head, text, note) in enumerate(paragraphs(count), 1):
        if head:
            page.heading(head, 13, 1, 14)
        page.notes[str(number)] = note
        page.paragraph("%s^%d^" % (text, number))
    return page.file()


def letters(count):
    rows = list(paragraphs(count))
    for i in range(0, count, 10):
        yield ("%05d.txt" % i, "A letter, number %d\n\n%s\n" % (
            i, "\n\n".join(text for _, text, _ in rows[i:i + 10])))


def tar_gz(count):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as box:
        for name, text in letters(count):
            info = tarfile.TarInfo(name)
            info.size = len(text)
            box.addfile(info, io.BytesIO(text.encode()))
    return out.getvalue()


KINDS = {
    "txt": plain,
    "md": markdown,
    "html": html,
    "epub": epub,
    "docx": docx,
    "odt": odt,
    "pdf": pdf,
    "txt.gz": lambda count: gzip.compress(plain(count)),
    "zip": lambda count: zipped(letters(count)),
    "tar.gz": tar_gz,
}


def write(kind, count, path):
    """In a process of its own: a child's memory is counted from ours."""
    pid = os.fork()
    if pid == 0:
        with open(path, "wb") as out:
            out.write(KINDS[kind](count))
        os._exit(0)
    os.waitpid(pid, 0)


def cost(lectern, file, env):
    """Seconds of processor, MB."""
    library = file + ".lectern"
    process = subprocess.Popen([lectern, "index", "-j", "1", "-o", library,
                                file], env=env, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        sys.exit("%s: index left with %d" % (
            file, os.waitstatus_to_exitcode(status)))
    os.unlink(library)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def median(lectern, file, env, turns):
    costs = [cost(lectern, file, env) for _ in range(turns)]
    return (statistics.median(c[0] for c in costs), max(c[1] for c in costs))


def measure(lectern, kind, floor, env, work):
    """The ratio, after its line was printed."""
    times, sizes = [], []
    for count in (SMALL, 10 * SMALL):
        file = os.path.join(work, "%d.%s" % (count, kind))
        write(kind, count, file)
        sizes.append(os.path.getsize(file) / 1e6)
        seconds, memory = median(lectern, file, env, 3 if count == SMALL else 1)
        if times and seconds - floor > 0.8 * MOST * times[0]:
            seconds, memory = median(lectern, file, env, 3)
        times.append(seconds - floor)
    ratio = times[1] / max(times[0], 1e-9)
    print("  %-8s %7.2f MB %7.3f s   %7.2f MB %7.3f s %5.0f MB  %5.1f%s" % (
        kind, sizes[0], times[0], sizes[1], times[1], memory, ratio,
        "  ABOVE %d" % MOST if ratio > MOST else ""), flush=True)
    return ratio


def main():
    lectern = os.path.abspath(sys.argv[1])
    kinds = sys.argv[2:] or list(KINDS)
    print("\nten times as large: processor, less what a line takes")
    print("  kind        a document                ten times"
          "            memory  ratio")
    with tempfile.TemporaryDirectory(prefix="lectern-scaling-") as work:
        env = {"HOME": work, "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8",
               "TZ": "UTC"}
        line = os.path.join(work, "line.txt")
        with open(line, "w", encoding="utf-8") as file:
            file.write("A line\n")
        floor = median(lectern, line, env, 3)[0]
        ratios = [measure(lectern, kind, floor, env, work) for kind in kinds]
    return 0 if max(ratios) <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
