"""Runs a command and prints its wall time, exit code and peak memory in bytes to standard error.

A process of its own, and a small one: a child starts as a copy of its parent, and its peak memory
is never told below its parent's. The command's own output and messages go nowhere.
"""
import os
import sys
import time


def silence():
    """What sends a child's output and messages nowhere."""
    return [(os.POSIX_SPAWN_OPEN, number, "/dev/null", os.O_WRONLY, 0) for number in (1, 2)]


def own_peak():
    """This process's peak memory in bytes, below which a child's is not told."""
    with open("/proc/self/status", encoding="ascii") as file:
        return next(int(row.split()[1]) * 1024 for row in file if row.startswith("VmHWM"))


start = time.perf_counter()
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=silence())
_, status, usage = os.wait4(child, 0)
seconds = time.perf_counter() - start
print(seconds, os.waitstatus_to_exitcode(status), usage.ru_maxrss * 1024, own_peak(),
      file=sys.stderr)
