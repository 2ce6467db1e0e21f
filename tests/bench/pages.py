"""Reads PDF of a hundred and of a thousand pages: ten times as many pages may
take twelve times as long.

usage: pages.py LECTERN
"""

import os
import resource
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "import"))
import press  # noqa: E402

WORDS = ("the old road follows the river and the new one does not and who "
         "wants to see the valley takes the first of them").split()
MOST = 12


def printed(pages, path):
    page, count = press.Press(), 0
    page.number = "1"
    while len(page.pages) < pages:
        count += 1
        words = [WORDS[(count * 7 + i * i) % len(WORDS)] for i in range(110)]
        page.notes[str(count)] = " ".join(words[:14]) + "."
        page.paragraph("The %s.^%d^ And %s." % (
            " ".join(words[:60]), count, " ".join(words[60:])))
        if count % 9 == 0:
            page.heading("Chapter %d" % (count // 9), 13, 1, 14)
    with open(path, "wb") as file:
        file.write(page.file())


def cost(lectern, file, library):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([lectern, "index", "-o", library, file], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime


def main():
    times = {}
    with tempfile.TemporaryDirectory() as work:
        for pages in (100, 1000):
            file = os.path.join(work, "%d.pdf" % pages)
            printed(pages, file)
            times[pages] = min(cost(sys.argv[1], file,
                                    os.path.join(work, "%d-%d.lectern" % (
                                        pages, turn))) for turn in range(2))
            print("PDF of %d pages: %.2f s" % (pages, times[pages]))
    print("ten times the pages: %.1f times as long (at most %d)" % (
        times[1000] / times[100], MOST))
    return 0 if times[1000] <= MOST * times[100] else 1


if __name__ == "__main__":
    sys.exit(main())
