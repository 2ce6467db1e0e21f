"""
Gives hostile files to lectern and judges what it does, in TAP.

usage: run.py LECTERN FOLDER [NAME...]

FOLDER is what make.py wrote.  A case passes if indexing its folder takes no
more than SECONDS of processor and MEGABYTES of memory (what others do on the
machine counts for nothing), leaves with 0 or 3, breaks down nowhere, reads the
good text beside it, prints no control sequence, and does what is said of it.
"""
import os
import re
import signal
import subprocess
import sys
import tempfile

SECONDS = 10
MEGABYTES = 300
PATIENCE = 300  # of the clock: only for what hangs
PRINTED = 4 << 20  # bytes that are looked at, at either end: we stay small,
                   # for a child is counted from the memory of its parent

CONTROL = re.compile(rb"[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]")


def run(argv, env, work):
    """Status, seconds of processor, MB, and what it printed."""
    with tempfile.TemporaryFile(dir=work) as out:
        process = subprocess.Popen(argv, env=env, stdin=subprocess.DEVNULL,
                                   stdout=out, stderr=out, cwd=work)
        signal.signal(signal.SIGALRM, lambda *_: process.kill())
        signal.alarm(PATIENCE)
        _, status, usage = os.wait4(process.pid, 0)
        signal.alarm(0)
        process.returncode = os.waitstatus_to_exitcode(status)
        return (process.returncode, usage.ru_utime + usage.ru_stime,
                usage.ru_maxrss / 1024, ends_of(out))


def ends_of(file):
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    text = file.read(PRINTED)
    if size > PRINTED:
        file.seek(max(size - PRINTED, PRINTED))
        text += file.read()
    return text


def judge(lectern, folder, name, expect, env, work):
    """What is wrong, sentence by sentence; seconds and MB."""
    library = os.path.join(work, name + ".lectern")
    status, seconds, size, said = run(
        [lectern, "index", "-j", "1", "-o", library,
         os.path.join(folder, name)], env, work)
    wrong = []
    if status not in (0, 3):
        wrong.append("index left with %d" % status)
    if seconds > SECONDS:
        wrong.append("it took %.1f s" % seconds)
    if size > MEGABYTES:
        wrong.append("it took %.0f MB" % size)
    for words in (b"broke down", b"makes no sense", b"its worker stopped"):
        if words in said:
            wrong.append("indexing: %s" % words.decode())
    wrong += judge_text(said)
    for command in (["list"], ["check"], ["entities", "-n", "50"],
                    ["show", "good.txt"],
                    ["show", "--all", "--everything", "-w0"]):
        status, more, _, printed = run(
            [lectern] + command + ["-l", library], env, work)
        if status not in (0, 1):
            wrong.append("%s left with %d" % (command[0], status))
        if more > SECONDS:
            wrong.append("%s took %.1f s" % (command[0], more))
        wrong += judge_text(printed)
        if "good.txt" in command and b"Nothing is wrong here" not in printed:
            wrong.append("the good text is not read")
    wrong += judge_words(expect, said, printed)
    for path in (work, os.path.dirname(folder), "/tmp", "/etc"):
        if os.path.exists(os.path.join(path, "lectern-was-here.txt")):
            wrong.append("something was written to " + path)
    if os.path.exists(library):
        os.unlink(library)
    return wrong, seconds, size, said


def judge_text(text):
    found = CONTROL.search(text)
    if not found:
        return []
    return ["a control character is printed: %r"
            % text[max(0, found.start() - 30):found.end() + 30]]


def judge_words(expect, said, text):
    how, _, words = expect.partition(" ")
    if how == "read":
        return ["%r is not read" % part for part in words.split("; ")
                if part.encode() not in text]
    if how == "refuse" and b"lectern: " not in said:
        return ["nothing is told of it"]
    return []


def main():
    lectern, folder = map(os.path.abspath, sys.argv[1:3])
    with open(os.path.join(folder, "cases.tsv"), encoding="utf-8") as file:
        cases = [line.rstrip("\n").split("\t") for line in file]
    if sys.argv[3:]:
        cases = [case for case in cases if case[0] in sys.argv[3:]]
    print("1..%d" % len(cases), flush=True)
    with tempfile.TemporaryDirectory(prefix="lectern-hostile-") as work:
        env = {"HOME": work, "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8",
               "XDG_DATA_HOME": work, "XDG_CACHE_HOME": work,
               "XDG_CONFIG_HOME": work}
        for number, (name, expect) in enumerate(cases, 1):
            wrong, seconds, size, said = judge(
                lectern, folder, name, expect, env, work)
            print("%sok %d - %s: %.2f s, %.0f MB" % (
                "not " if wrong else "", number, name, seconds, size))
            if wrong:
                for line in wrong + [repr(said[:400])]:
                    print("# " + line)
            sys.stdout.flush()


if __name__ == "__main__":
    main()
