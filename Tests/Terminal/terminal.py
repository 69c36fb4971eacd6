"""Runs a program on a terminal of its own and prints what the terminal was sent.

usage: terminal.py COLUMNS KEYS PROGRAM [ARGUMENT...]

KEYS is typed piece by piece, each when the program has been silent for a moment; pieces are
separated by U+001F. The exit code is the program's own.
"""
import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time

columns, keys, command = int(sys.argv[1]), sys.argv[2], sys.argv[3:]
terminal, other_side = pty.openpty()
fcntl.ioctl(other_side, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
program = subprocess.Popen(
    command, stdin=other_side, stdout=other_side, stderr=other_side, start_new_session=True,
    preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))
os.close(other_side)
pieces = keys.split("\x1f") if keys else []
output = b""
deadline = time.monotonic() + 30
while time.monotonic() < deadline:
    if select.select([terminal], [], [], 0.5 if pieces else 30)[0]:
        try:
            output += os.read(terminal, 65536)
        except OSError:  # Linux tells the end of the other side by an error.
            break
    elif pieces:
        os.write(terminal, pieces.pop(0).encode())
sys.stdout.buffer.write(output)
sys.stdout.flush()
sys.exit(program.wait(timeout=10))
