"""A program in a terminal of a given size: keys in, bytes and time out.

Python's standard library only.  The terminal answers what a program may ask
(ESC [5n, ESC [6n, ESC [c) and otherwise only counts.  A paint is over when
nothing has come for QUIET seconds.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time

QUIET = 0.04


class Terminal:
    def __init__(self, argv, rows=24, cols=80, env=None):
        self.begin = time.monotonic()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            size = struct.pack("HHHH", rows, cols, 0, 0)
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            os.environ.clear()
            os.environ.update(env)
            os.execv(argv[0], argv)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ,
                    struct.pack("HHHH", rows, cols, 0, 0))

    def answer(self, data):
        for question, reply in ((b"\x1b[5n", b"\x1b[0n"),
                                (b"\x1b[6n", b"\x1b[1;1R"),
                                (b"\x1b[c", b"\x1b[?1;2c")):
            if question in data:
                os.write(self.fd, reply)

    def paint(self, since, patience=10.0):
        """Bytes of the next paint, and seconds until its last byte."""
        got = b""
        last = since
        wait = patience
        while True:
            ready, _, _ = select.select([self.fd], [], [], wait)
            if not ready:
                return got, last - since
            try:
                data = os.read(self.fd, 65536)
            except OSError:
                data = b""
            if not data:
                return got, last - since
            last = time.monotonic()
            got += data
            self.answer(data)
            wait = QUIET

    def cpu(self):
        """Seconds on a processor so far: steadier than the clock's."""
        with open("/proc/%d/schedstat" % self.pid) as file:
            return int(file.read().split()[0]) / 1e9

    def start(self):
        """Bytes, seconds, CPU seconds of the first picture."""
        data, seconds = self.paint(self.begin)
        return data, seconds, self.cpu()

    def key(self, keys):
        """The same for what the keys change."""
        before = self.cpu()
        since = time.monotonic()
        os.write(self.fd, keys)
        data, seconds = self.paint(since, 0.3)
        return data, seconds, self.cpu() - before

    def idle(self, seconds):
        """Bytes sent while nothing is asked for."""
        end = time.monotonic() + seconds
        count = 0
        while True:
            left = end - time.monotonic()
            if left <= 0:
                return count
            ready, _, _ = select.select([self.fd], [], [], left)
            if ready:
                count += len(os.read(self.fd, 65536))

    def close(self):
        """Ends the program; its resident memory in MB and CPU seconds."""
        with open("/proc/%d/status" % self.pid) as status:
            rss = [int(line.split()[1]) for line in status
                   if line.startswith("VmHWM")]
        os.kill(self.pid, signal.SIGTERM)
        self.paint(time.monotonic(), 0.5)
        _, _, usage = os.wait4(self.pid, 0)
        os.close(self.fd)
        return (rss[0] / 1024 if rss else 0,
                usage.ru_utime + usage.ru_stime)
