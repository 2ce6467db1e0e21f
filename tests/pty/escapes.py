"""Plays the reader over hostile texts and looks at the bytes it sends.

usage: escapes.py LECTERN SCRATCH-FOLDER [ESCAPE_CHECK.PY]

Prints TAP.  What a text holds besides characters (escapes, C1 introducers,
overrides of direction) must never be sent; what it says must be.
"""

import os
import subprocess
import sys

sys.path.insert(0, os.path.join(
    os.path.dirname(os.path.abspath(__file__)), "..", "bench"))
from terminal import Terminal  # noqa: E402

HOSTILE = (
    "A title \x1b[5;31mthat blinks\n\n"
    "By \u202eSomebody\u202c Else\n\n"
    "SIGNPOST one \x1b]0;stolen title\x07 and \x1b[999;7mon, \x9b31m C1 and "
    "\x90q DCS \x9c and \x0e shift \x0f, \x1b[2J\x1b[?1049l gone.[1]\n\n"
    "General\u2066 Juan\u2069 L\xf3pez\x1b[6n of Bank\x1bc of M\xe9xico met "
    "him in 1952.\u2028A line.\U000e0041 General Juan L\xf3pez wrote.\n\n"
    "Notes\n\n[1] A note \x1b]52;c;c3RvbGVu\x07 that copies, \x1bP+q\x1b\\.\n"
)
NEVER = (b"\x1b]", b"\x1bP", b"\x07", b"\x0e", b"\x1b[6n", b"\x1b[5;31m",
         b"\x1b[999", b"\xc2\x9b", b"\xc2\x90", b"\xe2\x80\xae", b"\xe2\x81\xa6",
         b"\xe2\x80\xa8", b"\xf3\xa0\x81\x81", b"\x1b[2J\x1b[?1049l gone")
KEYS = (b"\r", b"\t", b"\r", b"\r", b"\x7f", b"\t", b"\t", b"\r", b"i",
        b"\x07", b"q", b"D", b"q", b"sSIGNPOST\r", b"q", b"t", b"q",
        b"/SIGNPOST\r", b"?", b"q", b":check\r", b"q", b"p", b"p", b"G", b"g")


def session(lectern, library, home, rows, cols):
    env = {"HOME": home, "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8",
           "TERM": "xterm-256color"}
    terminal = Terminal([lectern, library], rows, cols, env)
    sent = terminal.start()[0]
    for key in KEYS:
        sent += terminal.key(key)[0]
    terminal.key(b"Q")
    return sent


def main():
    lectern, scratch = os.path.abspath(sys.argv[1]), sys.argv[2]
    checker = sys.argv[3] if len(sys.argv) > 3 else None
    sizes = ((24, 80), (40, 120), (5, 20))
    folder = os.path.join(scratch, "texts")
    library = os.path.join(scratch, "hostile.lectern")
    os.makedirs(folder)
    name = os.path.join(folder, "n\x1b[31mame.txt")
    with open(name, "w", encoding="utf-8") as file:
        file.write(HOSTILE)
    subprocess.run([lectern, "index", "-o", library, folder], check=True,
                   env={"HOME": scratch, "PATH": os.environ["PATH"]})
    print("1..%d" % (3 * len(sizes)))
    number = 0
    for rows, cols in sizes:
        home = os.path.join(scratch, "home%d" % rows)
        os.makedirs(home)
        sent = session(lectern, library, home, rows, cols)
        # The question whether a picture has arrived is the program's own.
        sent = sent.replace(b"\x1b[5n", b"")
        found = [what for what in NEVER if what in sent]
        record = os.path.join(scratch, "sent%d" % rows)
        with open(record, "wb") as file:
            file.write(sent)
        number += 1
        print("%sok %d - nothing of it is sent at %dx%d"
              % ("not " if found else "", number, cols, rows))
        for what in found:
            at = sent.index(what)
            print("# %r in %r" % (what, sent[max(0, at - 60):at + 60]))
        number += 1
        shown = b"SIGNPOST" in sent
        print("%sok %d - the text is" % ("" if shown else "not ", number))
        number += 1
        if not checker or not os.path.exists(checker):
            print("ok %d # SKIP no second opinion" % number)
            continue
        second = subprocess.run(
            [sys.executable, "-B", checker, record, "--no-restore",
             "--rows", str(rows), "--cols", str(cols)],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        print("%sok %d - a second opinion"
              % ("not " if second.returncode else "", number))
        for line in second.stdout.decode("utf-8", "replace").splitlines():
            print("# %s" % line[:200])


if __name__ == "__main__":
    main()
