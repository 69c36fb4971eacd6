"""The table of a benchmark, line by line, and the same as JSON."""
import json
import os
import platform

MEGABYTE = 1_000_000
HEADINGS = (
    f"{'task':36} {'tool':9} {'median':>9} {'range':>17} {'MB/s':>7} {'ratio':>7} {'peak':>9}")


class Sheet:
    """Prints figures as they come; with a file also adds them there as lines of JSON."""

    def __init__(self, processors, versions, json_file):
        self.processors, self.versions, self.json_file = processors, versions, json_file
        self.has_headings = False

    def add(self, task, source, tools):
        """The figures of a task; its first tool is ours."""
        self._head()
        size = os.path.getsize(source) if source else 0
        for tool in tools:
            ratio = tool.median / tools[0].median
            print(line(task, tool, size, ratio), flush=True)
            self._write(task, tool, size, ratio)

    def add_ways(self, told):
        """The slowest way of writing beside the fastest, and the least that the peers are behind."""
        ours = [(tools[0].median, way.name) for way, tools in told]
        (least, fastest), (most, slowest) = min(ours), max(ours)
        print(f"slowest way: {slowest}, {most / least:.2f} times the fastest, {fastest}")
        behind = [
            (tool.median / tools[0].median, tool.name, way.name)
            for way, tools in told for tool in tools[1:]]
        if behind:
            ratio, peer, way = min(behind)
            print(f"least ratio of a peer: {ratio:.2f}, {peer}, {way}")

    def _head(self):
        if self.has_headings:
            return
        self.has_headings = True
        peers = ", ".join(f"{name} {version}" for name, version in self.versions.items())
        print(f"{processor()}, {self.processors} processors; peers: {peers or 'none'}")
        print(HEADINGS)

    def _write(self, task, tool, size, ratio):
        if self.json_file is None:
            return
        figures = {
            "task": task, "tool": tool.name, "version": self.versions.get(tool.name),
            "seconds": [round(seconds, 6) for seconds in tool.seconds],
            "median": round(tool.median, 6), "bytes": size, "ratio": round(ratio, 3),
            "peak_bytes": tool.peak, "peak_floor_bytes": tool.peak_floor,
            "processor": processor(), "processors": self.processors,
        }
        with open(self.json_file, "a", encoding="utf-8") as file:
            file.write(json.dumps(figures) + "\n")


def line(task, tool, size, ratio):
    """One line of the table."""
    rate = f"{size / MEGABYTE / tool.median:,.0f}" if size else ""
    spread = f"{seconds(min(tool.seconds))}–{seconds(max(tool.seconds))}"
    return (f"{task:36} {tool.name:9} {seconds(tool.median):>9} {spread:>17} {rate:>7} "
            f"{ratio:>6.2f}× {peak(tool):>9}")


def seconds(value):
    """A time, in milliseconds where it is short."""
    return f"{value * 1000:.1f} ms" if value < 0.1 else f"{value:.2f} s"


def peak(tool):
    """The peak of memory; below its launcher's own it cannot be told."""
    text = f"{max(tool.peak, tool.peak_floor) / MEGABYTE:,.0f} MB"
    return "< " + text if tool.peak <= tool.peak_floor else text


def processor():
    """The model of the processor."""
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            names = [row.split(":", 1)[1].strip() for row in file if row.startswith("model name")]
    except OSError:
        names = []
    return names[0] if names else platform.machine()
