"""
Writes hostile files, a folder for each, and what a correct program does.

usage: make.py [--quick] DOCUMENTS FOLDER

--quick leaves out what takes seconds to read.
DOCUMENTS is tests/documents/import: honest files to spoil.  A line of
FOLDER/cases.tsv is the name of a case, which is also the folder it lies in,
and what must hold of it:

    read WORDS    it is a document of the library and holds these words,
                  and those behind "; "
    refuse        no document comes of it, and a sentence says why
    either        one or the other

In all of them the good document beside them is read, nothing breaks down,
nothing is written elsewhere, and no control sequence is printed.
"""
import gzip
import io
import os
import random
import socket
import struct
import subprocess
import sys
import tarfile
import warnings
import zipfile
import zlib

CASES = []


def case(expect, slow=False):
    """The function fills a folder, which is named as it is."""
    def keep(make):
        CASES.append((make.__name__.replace("_", "-"), expect, make, slow))
        return make
    return keep


def put(folder, name, data):
    if isinstance(data, str):
        data = data.encode()
    path = os.path.join(os.fsencode(folder), os.fsencode(name))
    with open(path, "wb") as file:
        file.write(data)


def zipped(files, stored=False):
    """Bytes of an archive; files are (name, data), names may be twice."""
    out = io.BytesIO()
    how = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", how) as box:
        warnings.simplefilter("ignore")
        for name, data in files:
            box.writestr(name, data)
    return out.getvalue()


def page(body):
    return "<!DOCTYPE html><html><head><title>A page</title></head><body>" \
        "<h1>A page</h1><p>The words of the page.</p>%s" \
        "<p>The end of it.</p></body></html>" % body


# -- pages --------------------------------------------------------------------

@case("read The words of the page")
def html_deep(folder):
    put(folder, "a.html", page("<div>" * 100000 + "deep" + "</div>" * 100000))


@case("read The words of the page")
def html_deep_inline(folder):
    put(folder, "a.html", page("<b><i>" * 50000 + "deep"))


@case("read The words of the page")
def html_deep_lists(folder):
    put(folder, "a.html", page("<ul><li>item " * 30000))


@case("read The words of the page")
def html_deep_tables(folder):
    put(folder, "a.html", page("<table><tr><td>cell " * 20000))


@case("read The words of the page")
def html_deep_quotes(folder):
    put(folder, "a.html", page("<blockquote>said " * 50000))


@case("read The words of the page", slow=True)
def html_attributes(folder):
    put(folder, "a.html", page("<p " + " ".join(
        "a%d=%d" % (i, i) for i in range(1000000)) + ">many</p>"))


@case("read The end of it")
def html_long_attribute(folder):
    put(folder, "a.html", page(
        "<a href='%s' id='%s' title='%s'>long</a>"
        % ("x" * 9000000, "y" * 9000000, "z" * 9000000)))


@case("read The words of the page")
def html_entities(folder):
    lines = ['<!ENTITY a "aaaaaaaaaa">'] + [
        '<!ENTITY %s "%s">' % (chr(98 + i), ("&%s;" % chr(97 + i)) * 10)
        for i in range(10)]
    put(folder, "a.xhtml", '<?xml version="1.0"?><!DOCTYPE html [%s]><html '
        'xmlns="http://www.w3.org/1999/xhtml"><body><h1>A page</h1><p>The '
        'words of the page.</p><p>&k;</p></body></html>' % "".join(lines))


@case("read The end of it")
def html_wide_table(folder):
    put(folder, "a.html", page(
        "<table><tr>" + "<td>c" * 300000 + "</tr></table>"))


@case("read The end of it")
def html_spans(folder):
    put(folder, "a.html", page(
        "<table>" + "<tr><td rowspan=65534 colspan=1000>x" * 2000
        + "</table>"))


@case("read The end of it")
def html_many_links(folder):
    put(folder, "a.html", page("".join(
        "<a href='#n%d' id='m%d'>%d</a> " % (i, i, i)
        for i in range(100000))))


@case("read The end of it")
def html_many_notes(folder):
    put(folder, "a.html", page("".join(
        "<p>Words<sup id='r%d'><a href='#n%d'>%d</a></sup>.</p>"
        % (i, i, i) for i in range(10000)) + "".join(
        "<p id='n%d'><a href='#r%d'>%d</a> A note.</p>" % (i, i, i)
        for i in range(10000))))


@case("read The words of the page")
def html_open_comment(folder):
    put(folder, "a.html", page("<!-- " + "<!-- -" * 300000))


@case("either")
def html_scripts(folder):
    put(folder, "a.html", page("<script>" * 100000 + "<style>" * 100000))


@case("read The words of the page")
def html_json(folder):
    put(folder, "a.html", page(
        '<script type="application/ld+json">%s</script>' % ("[" * 200000))
        .replace("<script", "<p>x</p><script", 1))


@case("read The end of it")
def html_references(folder):
    put(folder, "a.html", page("<p>" + "&#x110000;&#0;&#xD800;&#27;[31m&nbsp"
                               * 50000 + "</p>"))


@case("read The end of it")
def html_title(folder):
    put(folder, "a.html", page("").replace(
        "<title>A page", "<title>&#27;]0;mine&#7;&#27;[2J" + "t" * 3000000))


# -- Markdown -----------------------------------------------------------------

def markdown(body):
    return "# A page\n\nThe words of the page.\n\n%s\n\nThe end of it.\n" \
        % body


@case("read The words of the page")
def md_quotes(folder):
    put(folder, "a.md", markdown("> " * 50000 + "deep"))


@case("read The words of the page")
def md_links(folder):
    put(folder, "a.md", markdown("[a](" * 50000))


@case("read The words of the page")
def md_brackets(folder):
    put(folder, "a.md", markdown("[" * 50000 + "a" + "]" * 50000))


@case("read The words of the page")
def md_images(folder):
    put(folder, "a.md", markdown("![" * 50000 + "a" + "](b)" * 50000))


@case("read The words of the page")
def md_emphasis(folder):
    put(folder, "a.md", markdown("*a **b " * 50000))


@case("read The words of the page")
def md_lists(folder):
    put(folder, "a.md", markdown("\n".join(
        " " * (2 * i) + "- item" for i in range(3000))))


@case("read The words of the page", slow=True)
def md_ticks(folder):
    put(folder, "a.md", markdown("".join(
        "e" + "`" * i for i in range(1, 3000))))


@case("read The words of the page")
def md_footnotes(folder):
    put(folder, "a.md", markdown("".join(
        "word[^%d] " % i for i in range(20000)) + "\n\n" + "\n".join(
        "[^%d]: note [^%d]" % (i, i + 1) for i in range(20000))))


@case("read The words of the page")
def md_definitions(folder):
    put(folder, "a.md", markdown("\n".join(
        "[a%d]: b" % i for i in range(50000)) + "\n\n" + "[a][a] " * 50000))


@case("read The words of the page")
def md_table(folder):
    put(folder, "a.md", markdown("|" + "a|" * 20000 + "\n|" + "-|" * 20000
                                 + "\n" + "|b\n" * 200))


@case("either")
def md_front_matter(folder):
    put(folder, "a.md", "---\ntitle: " + "[" * 500000 + "\n"
        + "a: &a [*a, *a]\n" * 50000 + "---\n" + markdown(""))


@case("read The words of the page")
def md_html(folder):
    put(folder, "a.md", markdown("<div><b>\n\n" * 50000))


# -- text ---------------------------------------------------------------------

@case("either", slow=True)
def text_one_line(folder):
    put(folder, "a.txt", b"all on one line " * (100 * 65536))


@case("read half of it", slow=True)
def text_long_word(folder):
    put(folder, "a.txt", "The first half of it\n\n" + "x" * 20000000 + "\n")


@case("either")
def text_nul(folder):
    put(folder, "a.txt", b"A text\0with\0zeros\n\n" + b"\0" * 100000)


@case("either")
def text_utf16_bare(folder):
    put(folder, "a.txt", ("A text without a mark\n\nIts words are wide.\n"
                          * 50).encode("utf-16-le"))


@case("either")
def text_utf16_torn(folder):
    put(folder, "a.txt", b"\xff\xfe" + b"\x00\xd8" * 50001 + b"x")


@case("either")
def text_utf32(folder):
    put(folder, "a.txt", "A text that is very wide\n".encode("utf-32") * 100)


@case("read some words", slow=True)
def text_bad_utf8(folder):
    chance = random.Random(7)
    put(folder, "a.txt", b"The text has some words\n\n" + b" ".join(
        bytes(chance.choice(b"\xc0\x80\xff\xfe\xed\xa0abc \xf4\x90")
              for _ in range(9)) for _ in range(20000)))


@case("read some words")
def text_controls(folder):
    put(folder, "a.txt", "\x1b[2J\x1b]0;mine\x07A title\n\nIt has some words "
        "\x1b[31mred\x1b[0m \x9b2J \u202egnp.exe \u2066\x1bP\x1b\\ \r over\n"
        * 10)


@case("read some words")
def text_marks(folder):
    put(folder, "a.txt", "It has some words\n\na" + "\u0301" * 500000 + "\n")


@case("read some words")
def text_blank_lines(folder):
    put(folder, "a.txt", "It has some words\n" + "\n \t\n" * 500000 + "end\n")


@case("read some words", slow=True)
def text_calls(folder):
    put(folder, "a.txt", "It has some words.\n\n" + "[1][2](3)4 " * 100000
        + "\n\nNotes\n\n" + "".join("%d. Note.\n" % (i % 50)
                                    for i in range(30000)))


@case("read some words")
def text_names(folder):
    put(folder, "a.txt", "It has some words.\n\n" + " ".join(
        "Ann%d Clerk%d of the Hill%d, 1 May %d," % (i, i, i, 1000 + i % 999)
        for i in range(15000)))


@case("read some words")
def text_brackets(folder):
    put(folder, "a.txt", "It has some words.\n\n" + "([{\u201c\u2018" * 100000
        + "\n")


@case("read some words")
def text_indents(folder):
    put(folder, "a.txt", "It has some words.\n\n" + "\n".join(
        " " * (i % 5000) + "line" for i in range(4000)))


# -- archives -----------------------------------------------------------------

INNER = "A letter\n\nThe words of the letter.\n"


@case("read words of the letter")
def zip_wrong_sum(folder):
    data = zipped([("a.txt", INNER), ("b.txt", "Another\n\nOther words.\n")],
                  stored=True)
    put(folder, "a.zip", data.replace(b"Other words", b"Order words"))


@case("read words of the letter")
def zip_same_names(folder):
    put(folder, "a.zip", zipped([("a.txt", INNER)] * 300))


@case("read words of the letter")
def zip_paths(folder):
    put(folder, "a.zip", zipped([
        ("/etc/lectern-was-here.txt", INNER),
        ("../../lectern-was-here.txt", INNER),
        ("a/../../../lectern-was-here.txt", INNER),
        ("C:\\lectern-was-here.txt", INNER),
        ("\x1b[31mred.txt", INNER), ("a" * 60000 + ".txt", INNER)]))


@case("refuse")
def zip_link(folder):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as box:
        info = zipfile.ZipInfo("a.txt")
        info.create_system = 3
        info.external_attr = 0o120777 << 16
        box.writestr(info, "/etc/passwd")
    put(folder, "a.zip", out.getvalue())


@case("refuse", slow=True)
def zip_bomb(folder):
    put(folder, "a.zip", zipped([("a.txt", b"a" * (256 << 20))]))


@case("either", slow=True)
def zip_bombs(folder):
    out = io.BytesIO()
    chunk = b"bomb " * (200 << 10)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        for i in range(600):
            box.writestr("%d.txt" % i, chunk)
    put(folder, "a.zip", out.getvalue())


@case("refuse")
def zip_nested(folder):
    data = zipped([("a.txt", INNER)])
    for i in range(50):
        data = zipped([("b.zip", data)] * 10)
        if len(data) > 200000:
            break
    put(folder, "a.zip", data)


@case("either")
def zip_overlap(folder):
    """All names of the directory lead to the same bytes."""
    data = zipped([("a.txt", b"over and over " * 50000)])
    start = data.index(b"PK\1\2")
    entry = data[start:data.index(b"PK\5\6")]
    many = 20000
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, many, many,
                      len(entry) * many, start, 0)
    put(folder, "a.zip", data[:start] + entry * many + end)


@case("either", slow=True)
def zip_many(folder):
    put(folder, "a.zip", zipped([("%d.png" % i, "") for i in range(70000)],
                                stored=True))


@case("either")
def zip_claims(folder):
    """It says that its file is of no size, and of all."""
    data = bytearray(zipped([("a.txt", INNER * 100)]))
    at = data.index(b"PK\1\2")
    data[at + 20:at + 28] = struct.pack("<II", 0xfffffff0, 0xfffffff0)
    put(folder, "a.zip", bytes(data))


@case("either")
def zip_locked(folder):
    data = bytearray(zipped([("a.txt", INNER)], stored=True))
    data[6] |= 1
    at = data.index(b"PK\1\2")
    data[at + 8] |= 1
    put(folder, "a.zip", bytes(data))


@case("refuse")
def gz_of_gz(folder):
    data = INNER.encode()
    for _ in range(30):
        data = gzip.compress(data)
    put(folder, "a.txt.gz", data)


@case("refuse", slow=True)
def gz_bomb(folder):
    data = zlib.compressobj(9, zlib.DEFLATED, 31)
    out = b"".join(data.compress(b"a" * (1 << 20)) for _ in range(400))
    put(folder, "a.txt.gz", out + data.flush())


@case("read words of the letter")
def gz_tail(folder):
    put(folder, "a.txt.gz", gzip.compress(INNER.encode()) + b"more" * 1000)


def tarred(infos):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.GNU_FORMAT) as box:
        for info, data in infos:
            box.addfile(info, io.BytesIO(data) if data else None)
    return out.getvalue()


def tar_info(name, **fields):
    info = tarfile.TarInfo(name)
    for field, value in fields.items():
        setattr(info, field, value)
    return info


@case("read words of the letter")
def tar_huge_claim(folder):
    data = INNER.encode()
    put(folder, "a.tar", tarred([
        (tar_info("a.txt", size=len(data)), data),
        (tar_info("b.txt", size=1 << 60), None)]))


@case("either")
def tar_sparse(folder):
    head = bytearray(tarred([(tar_info("a.txt", size=1024), b"x" * 1024)]))
    head[156] = ord("S")
    head[386:398] = b"%011o\0" % 0
    head[398:410] = b"%011o\0" % 1024
    head[483:495] = b"%011o\0" % (8 << 30)
    head[148:156] = b" " * 8
    head[148:156] = b"%06o\0 " % sum(head[:512])
    put(folder, "a.tar", bytes(head))


@case("read words of the letter")
def tar_links(folder):
    data = INNER.encode()
    put(folder, "a.tar", tarred([
        (tar_info("a.txt", size=len(data)), data),
        (tar_info("b.txt", type=tarfile.SYMTYPE, linkname="/etc/passwd"),
         None),
        (tar_info("c.txt", type=tarfile.LNKTYPE, linkname="c.txt"), None),
        (tar_info("d.txt", type=tarfile.CHRTYPE), None),
        (tar_info("e.txt", type=tarfile.FIFOTYPE), None),
        (tar_info("../../lectern-was-here.txt", size=len(data)), data),
        (tar_info("/tmp/lectern-was-here.txt", size=len(data)), data)]))


# -- books and office files -------------------------------------------------

CONTAINER = '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:' \
    'container"><rootfiles><rootfile full-path="%s" media-type="application/' \
    'oebps-package+xml"/></rootfiles></container>'
PACKAGE = '<package xmlns="http://www.idpf.org/2007/opf" version="3.0">' \
    '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A book' \
    '</dc:title></metadata><manifest>%s</manifest><spine>%s</spine></package>'
ITEM = '<item id="i%d" href="%s" media-type="application/xhtml+xml"/>'
ITEMREF = '<itemref idref="i%d"/>'


def book(files, items=("a.html",), where="a.opf"):
    package = PACKAGE % (
        "".join(ITEM % (i, name) for i, name in enumerate(items)),
        "".join(ITEMREF % i for i in range(len(items))))
    return zipped([("mimetype", "application/epub+zip"),
                   ("META-INF/container.xml", CONTAINER % where),
                   ("a.opf", package)] + files)


@case("either")
def epub_no_container(folder):
    put(folder, "a.epub", zipped([("mimetype", "application/epub+zip"),
                                  ("a.html", page(""))]))


@case("read The words of the page")
def epub_missing_pages(folder):
    put(folder, "a.epub", book(
        [("a.html", page(""))],
        ["gone%d.html" % i for i in range(2000)] + ["a.html"]))


@case("read The words of the page")
def epub_same_page(folder):
    put(folder, "a.epub", book([("a.html", page("more " * 10000))],
                               ["a.html"] * 5000))


@case("refuse")
def epub_locked(folder):
    put(folder, "a.epub", book([
        ("a.html", os.urandom(4000)), ("META-INF/encryption.xml",
         '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"'
         ' xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptedData>'
         '<e:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#'
         'aes128-cbc"/><e:CipherData><e:CipherReference URI="a.html"/>'
         '</e:CipherData></e:EncryptedData></encryption>')]))


@case("either")
def epub_paths(folder):
    put(folder, "a.epub", book([("a.html", page(""))], [
        "../../../../etc/passwd", "/etc/passwd", "file:///etc/passwd",
        "http://example.org/", "%2e%2e/%2e%2e/etc/passwd"], "../../a.opf"))


@case("either", slow=True)
def epub_page_bomb(folder):
    put(folder, "a.epub", book([("a.html", b"<p>" + b"a" * (200 << 20))]))


@case("read The words of the page")
def epub_nav_loop(folder):
    nav = "<nav epub:type='toc'>" + "<ol><li><a href='nav.html'>n</a>" * 20000
    put(folder, "a.epub", book(
        [("a.html", page("")), ("nav.html", page(nav))],
        ["a.html", "nav.html"]))


WORD = '<?xml version="1.0"?>%s<w:document xmlns:w="http://schemas.' \
    'openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body>' \
    '</w:document>'
WORDS = '<w:p><w:r><w:t>The words of the letter</w:t></w:r></w:p>'
KINDS = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/' \
    'content-types"><Override PartName="/word/document.xml" ContentType="' \
    'application/vnd.openxmlformats-officedocument.wordprocessingml.' \
    'document.main+xml"/></Types>'
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package' \
    '/2006/relationships"><Relationship Id="r1" Type="http://schemas.' \
    'openxmlformats.org/officeDocument/2006/relationships/officeDocument" ' \
    'Target="word/document.xml"/></Relationships>'


def word(body, head=""):
    return zipped([("[Content_Types].xml", KINDS), ("_rels/.rels", RELATIONS),
                   ("word/document.xml", WORD % (head, body))])


@case("either")
def docx_external(folder):
    put(folder, "a.docx", word(
        WORDS + "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>",
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">'
        '<!ENTITY % y SYSTEM "http://127.0.0.1:9/y"> %y;]>'))


@case("either")
def docx_entities(folder):
    lines = ['<!ENTITY a "aaaaaaaaaa">'] + [
        '<!ENTITY %s "%s">' % (chr(98 + i), ("&%s;" % chr(97 + i)) * 10)
        for i in range(10)]
    put(folder, "a.docx", word(
        WORDS + "<w:p><w:r><w:t>&k;</w:t></w:r></w:p>",
        "<!DOCTYPE d [%s]>" % "".join(lines)))


@case("either")
def docx_deep(folder):
    put(folder, "a.docx", word(WORDS + "<w:tbl><w:tr><w:tc>" * 40000))


@case("read words of the letter")
def docx_table(folder):
    put(folder, "a.docx", word(WORDS + "<w:tbl><w:tr>" + (
        "<w:tc><w:tcPr><w:gridSpan w:val='99999999'/></w:tcPr><w:p><w:r>"
        "<w:t>x</w:t></w:r></w:p></w:tc>" * 5000) + "</w:tr></w:tbl>"))


@case("either")
def docx_attributes(folder):
    put(folder, "a.docx", word(WORDS + "<w:p " + " ".join(
        "a%d='%d'" % (i, i) for i in range(300000)) + "/>"))


@case("read words of the letter")
def odt_repeats(folder):
    put(folder, "a.fodt", '<office:document xmlns:office="urn:oasis:names:tc:'
        'opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:'
        'opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:'
        'opendocument:xmlns:table:1.0" office:mimetype="application/vnd.oasis.'
        'opendocument.text"><office:body><office:text><text:p>The words of '
        'the letter<text:s text:c="2000000000"/></text:p><table:table>'
        '<table:table-row table:number-rows-repeated="2000000000">'
        '<table:table-cell table:number-columns-repeated="2000000000"><text:p>'
        'x</text:p></table:table-cell></table:table-row></table:table>'
        '</office:text></office:body></office:document>')


# -- PDF ----------------------------------------------------------------------

def pdf(objects):
    """Objects are numbered from 1; the first is the catalogue."""
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        if isinstance(body, str):
            body = body.encode()
        places.append(len(out))
        out += b"%d 0 obj %s endobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer <</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" \
        % (len(places) + 1, table)


def stream(data, more=b""):
    return b"<</Length %d%s>> stream\n%s\nendstream" % (len(data), more, data)


FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 4 0 R" \
    "/Resources<</Font<</F 5 0 R>>%s>>>>"
SAYS = b"BT /F 12 Tf 40 300 Td (The words of the page) Tj ET\n"


@case("either")
def pdf_page_cycle(folder):
    put(folder, "a.pdf", pdf([
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R 2 0 R 6 0 R]/Count 1000000>>", PAGE % "",
        stream(SAYS), FONT, "<</Type/Pages/Kids[2 0 R]/Count 9>>"]))


@case("either")
def pdf_form_cycle(folder):
    put(folder, "a.pdf", pdf([
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        PAGE % "/XObject<</X 6 0 R>>", stream(SAYS + b"/X Do /X Do"), FONT,
        stream(b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
               b"/Resources<</XObject<</X 6 0 R>>>>")]))


@case("either", slow=True)
def pdf_form_bomb(folder):
    forms = [stream(b"/X Do " * 10, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
                    b"/Resources<</XObject<</X %d 0 R>>>>" % (7 + i))
             for i in range(12)]
    put(folder, "a.pdf", pdf([
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        PAGE % "/XObject<</X 6 0 R>>", stream(SAYS + b"/X Do"), FONT]
        + forms + [stream(SAYS, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
                          b"/Resources<</Font<</F 5 0 R>>>>")]))


@case("either")
def pdf_deep_array(folder):
    put(folder, "a.pdf", pdf([
        "<</Type/Catalog/Pages 2 0 R/Names %s>>" % ("[" * 200000),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>", PAGE % "", stream(SAYS),
        FONT]))


@case("either", slow=True)
def pdf_stream_bomb(folder):
    data = SAYS + b"(a) Tj " * (20 << 20)
    for _ in range(2):
        data = zlib.compress(data, 9)
    put(folder, "a.pdf", pdf([
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        PAGE % "", stream(data, b"/Filter[/FlateDecode/FlateDecode]"), FONT]))


@case("read The words of the page")
def pdf_outline_cycle(folder):
    put(folder, "a.pdf", pdf([
        "<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>", PAGE % "", stream(SAYS), FONT,
        "<</First 7 0 R/Last 7 0 R/Count 1>>",
        "<</Title(A)/Parent 6 0 R/Next 7 0 R/First 7 0 R/Dest[3 0 R/Fit]>>"]))


@case("either")
def pdf_huge_page(folder):
    put(folder, "a.pdf", pdf([
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        (PAGE % "").replace("400 400", "1e30 -1e30"), stream(
            b"BT /F 1e20 Tf 1e20 0 Td " + b"(x) Tj 1e15 -1e15 Td " * 20000
            + b"ET"), FONT]))


@case("either")
def pdf_signs_in_one_place(folder):
    put(folder, "a.pdf", pdf([
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        PAGE % "", stream(b"BT /F 9 Tf 40 300 Td " + b"(over) Tj 0 0 Td "
                          * 30000 + b"ET"), FONT]))


@case("either", slow=True)
def pdf_scattered(folder):
    chance = random.Random(3)
    put(folder, "a.pdf", pdf([
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        PAGE % "", stream(b"".join(
            b"BT /F 5 Tf %d %d Td (ab) Tj ET " % (
                chance.randrange(400), chance.randrange(400))
            for _ in range(30000))), FONT]))


# -- what a folder may hold ----------------------------------------------------

@case("read The words")
def names_not_utf8(folder):
    put(folder, b"caf\xe9 \xff\xfe.txt", "A letter\n\nThe words of it.\n")
    put(folder, b"\x1b[31mred\x1b[0m\n.txt", "A letter\n\nThe words of it.\n")


@case("either")
def not_files(folder):
    os.mkfifo(os.path.join(folder, "pipe.txt"))
    os.mkdir(os.path.join(folder, "folder.txt"))
    os.symlink(".", os.path.join(folder, "loop"))
    os.symlink("a.txt", os.path.join(folder, "b.txt"))
    os.symlink("b.txt", os.path.join(folder, "a.txt"))
    os.symlink("/dev/zero", os.path.join(folder, "zero.txt"))
    here = os.getcwd()
    os.chdir(folder)
    end = socket.socket(socket.AF_UNIX)
    end.bind("socket.txt")
    end.close()
    os.chdir(here)


@case("either")
def unreadable(folder):
    put(folder, "a.txt", "Nobody may read it\n")
    os.chmod(os.path.join(folder, "a.txt"), 0)
    os.mkdir(os.path.join(folder, "b"), 0)


@case("read The words")
def deep_folders(folder):
    put(folder, "a.txt", "A letter\n\nThe words of it.\n")
    here = os.getcwd()
    os.chdir(folder)
    for _ in range(300):
        os.mkdir("d" * 40)
        os.chdir("d" * 40)
    put(".", "a.txt", "A letter\n\nThe deepest of them.\n")
    os.chdir(here)


@case("either", slow=True)
def large_holes(folder):
    with open(os.path.join(folder, "a.txt"), "wb") as file:
        file.truncate(4 << 30)
    with open(os.path.join(folder, "b.pdf"), "wb") as file:
        file.write(b"%PDF-1.4\n")
        file.truncate(200 << 20)


@case("either")
def cut_short(folder):
    """Honest files of all kinds, cut at every sixteenth."""
    for name in sorted(os.listdir(folder + "/../whole")):
        with open(folder + "/../whole/" + name, "rb") as file:
            data = file.read()
        for part in range(1, 16):
            put(folder, "%02d-%s" % (part, name),
                data[:len(data) * part // 16])


@case("either")
def wrong_names(folder):
    """Honest files under the names of other kinds."""
    whole = sorted(os.listdir(folder + "/../whole"))
    for i, name in enumerate(whole):
        with open(folder + "/../whole/" + name, "rb") as file:
            put(folder, "as-%s" % whole[(i + 1) % len(whole)], file.read())


def honest(documents, folder):
    here = os.path.dirname(os.path.abspath(__file__)) + "/../import/"
    os.mkdir(folder)
    for source, name, tool in (
            ("book3.epub", "a.epub", "pack.py"),
            ("report.docx", "b.docx", "pack.py"),
            ("letter.odt", "c.odt", "pack.py"),
            ("notes.pdf.press", "d.pdf", "press.py")):
        subprocess.run([sys.executable, "-B", here + tool,
                        os.path.join(documents, source),
                        os.path.join(folder, name)], check=True)
    for source, name in (("page.html", "e.html"), ("notes.md", "f.md"),
                         ("flat.fodt", "g.fodt")):
        with open(os.path.join(documents, source), "rb") as file:
            put(folder, name, file.read())
    put(folder, "h.zip", zipped([("a.txt", INNER), ("b.txt", INNER)]))
    put(folder, "i.txt.gz", gzip.compress(INNER.encode()))
    put(folder, "j.tar", tarred([(tar_info("a.txt", size=len(INNER)),
                                  INNER.encode())]))


def main():
    quick = sys.argv[1] == "--quick"
    documents, work = sys.argv[1 + quick:]
    os.makedirs(work, exist_ok=True)
    honest(documents, os.path.join(work, "whole"))
    with open(os.path.join(work, "cases.tsv"), "w", encoding="utf-8") as list:
        for name, expect, make, slow in CASES:
            if slow and quick:
                continue
            folder = os.path.join(work, name)
            os.mkdir(folder)
            make(folder)
            put(folder, "good.txt", "A good text\n\nNothing is wrong here.\n")
            list.write("%s\t%s\n" % (name, expect))


# By its name, so that more.py adds to the same cases.
if __name__ == "__main__":
    import make
    import more  # noqa: F401
    make.main()
