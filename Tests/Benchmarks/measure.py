"""Runs whole processes and tells what they took."""
import os
import statistics
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

LAUNCHER = Path(__file__).parent / "launch.py"

# More threads than this are nobody's: the peers are told so, and all run on two processors.
PROCESSORS = 2


@dataclass
class Tool:
    """One way to do a task: a command line, a file to pipe in, good exit codes, the result."""

    name: str
    command: list
    pipe_from: str | None = None
    good_exits: tuple = (0,)
    target: str | None = None
    # A peer need not be able to do a task: it is then left out.
    may_fail: bool = False
    seconds: list = field(default_factory=list)
    peak: int = 0
    # Below this a peak cannot be told.
    peak_floor: int = 0

    @property
    def median(self):
        """The median of the wall times, in seconds."""
        return statistics.median(self.seconds)


class Failure(Exception):
    """A command ended with an exit code that it must not have."""


def keep_to_two_processors():
    """Confines this process, and all that it starts, to two processors."""
    allowed = sorted(os.sched_getaffinity(0))[:PROCESSORS]
    os.sched_setaffinity(0, allowed)
    return len(allowed)


def run(tool):
    """Runs a tool once and keeps its wall time and its peak memory."""
    feeder = None
    if tool.pipe_from:
        feeder = subprocess.Popen(["cat", tool.pipe_from], stdout=subprocess.PIPE)
    told = subprocess.run(
        [sys.executable, "-I", "-S", LAUNCHER, *tool.command],
        stdin=feeder.stdout if feeder else subprocess.DEVNULL, capture_output=True, text=True)
    if feeder:
        feeder.stdout.close()
        feeder.wait()
    if told.returncode != 0:
        raise Failure(f"{tool.command[0]} does not start:\n{told.stderr}")
    seconds, exit_code, peak, floor = told.stderr.split()
    if int(exit_code) not in tool.good_exits:
        raise Failure(f"{' '.join(tool.command)}: exit code {exit_code}")
    tool.seconds.append(float(seconds))
    tool.peak = max(tool.peak, int(peak))
    tool.peak_floor = max(tool.peak_floor, int(floor))


def run_in_turn(tools, rounds):
    """Runs every tool once a round, so that what slows the machine slows all of them; returns those
    that could do it."""
    failed = set()
    for _ in range(rounds):
        for tool in tools:
            try:
                if id(tool) not in failed:
                    run(tool)
            except Failure:
                if not tool.may_fail:
                    raise
                failed.add(id(tool))
    return [tool for tool in tools if id(tool) not in failed]
