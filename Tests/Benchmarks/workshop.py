"""Where a benchmark keeps what it needs: an environment with the peers, tables, and results."""
import importlib.metadata
import shutil
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).parent


class Unavailable(Exception):
    """What the benchmarks need cannot be installed here."""


class Workshop:
    """A folder with the environment, the tables and the results, made where it is missing."""

    def __init__(self, folder):
        self.folder = folder
        environment = folder / "venv"
        self.python = str(environment / "bin" / "python")
        if not Path(self.python).exists():
            self._make(environment)
        self.installed = self._install()
        if "numpy" not in self.installed:
            raise Unavailable("the tables are made with numpy, which pip cannot install")

    def _make(self, environment):
        """Makes the environment; none that is half made is left behind."""
        try:
            venv.create(environment, with_pip=True)
        except (OSError, subprocess.CalledProcessError) as error:
            shutil.rmtree(environment, ignore_errors=True)
            raise Unavailable(
                f"python3 -m venv fails (on Debian: apt-get install python3-venv): {error}"
            ) from error

    def _install(self):
        """The packages of requirements.txt with their versions, but for those pip cannot get."""
        installed = {}
        for requirement in (HERE / "requirements.txt").read_text().split():
            name, version = requirement.split("==")
            if self._holds(name, version) or self._pip(requirement):
                installed[name] = version
            else:
                print(f"skipped: pip cannot install {requirement}", file=sys.stderr)
        return installed

    def _holds(self, name, version):
        """Whether the environment already holds a package."""
        folders = Path(self.python).parent.parent.glob("lib/python*/site-packages")
        found = importlib.metadata.distributions(name=name, path=[str(path) for path in folders])
        return any(package.version == version for package in found)

    def _pip(self, requirement):
        """Installs a package; false when that fails."""
        command = [self.python, "-m", "pip", "install", "-q", "--disable-pip-version-check",
                   "--retries", "1", requirement]
        return subprocess.run(command, stdout=subprocess.DEVNULL).returncode == 0

    def has(self, peer):
        """Whether a peer can be run."""
        return peer in self.installed

    def versions(self):
        """The peers and their versions."""
        return {name: version for name, version in self.installed.items() if name != "numpy"}

    def data(self, kind, rows):
        """A table of that many rows, kept until the generator changes."""
        path = self.folder / "data" / f"{kind}-{rows}-v{self._version()}.csv"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            print(f"writing {path.name}", file=sys.stderr)
            whole = path.with_suffix(".part")
            subprocess.run(
                [self.python, HERE / "generate.py", kind, "--rows", str(rows), "-o", whole],
                check=True)
            whole.rename(path)
        return str(path)

    def ways(self, rows):
        """A folder with the same order lines in every way of writing, kept as tables are."""
        folder = self.folder / "data" / f"ways-{rows}-v{self._version()}"
        if not folder.exists():
            print(f"writing {folder.name}", file=sys.stderr)
            whole = folder.with_suffix(".part")
            subprocess.run(
                [self.python, HERE / "generate.py", "ways", "--rows", str(rows), "-o", whole],
                check=True)
            whole.rename(folder)
        return folder

    def workbook(self, table):
        """A table as a workbook, kept as long as the table is."""
        path = Path(table).with_suffix(".xlsx")
        if not path.exists():
            print(f"writing {path.name}", file=sys.stderr)
            whole = path.with_suffix(".part")
            subprocess.run([self.python, HERE / "workbook.py", table, whole], check=True)
            whole.rename(path)
        return str(path)

    def _version(self):
        """The version of the generator, which this process need not be able to import."""
        lines = (HERE / "generate.py").read_text(encoding="utf-8").splitlines()
        return next(line.split()[-1] for line in lines if line.startswith("VERSION = "))

    def result(self, name):
        """A file for a result."""
        folder = self.folder / "results"
        folder.mkdir(parents=True, exist_ok=True)
        return str(folder / (name.replace(" ", "-") + ".csv"))
