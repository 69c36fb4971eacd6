"""A small client of Chromium's DevTools protocol over a pipe; needs nothing but Python.

https://chromedevtools.github.io/devtools-protocol/
"""

import base64
import itertools
import json
import os
import select
import shutil
import subprocess
import tempfile
import time


class Chromium:
    """A headless Chromium with one tab, closed with its profile at the end of a `with` block."""

    def __init__(self):
        self.profile = tempfile.mkdtemp(prefix="vbp-chromium-")
        to_browser, self.outgoing = os.pipe()
        self.incoming, from_browser = os.pipe()
        # The protocol wants the two ends as descriptors 3 and 4. They are moved to free ones
        # first, as either may be 3 or 4 already.
        wiring = (
            f'exec {{i}}<&{to_browser} {{o}}>&{from_browser}; exec 3<&$i 4>&$o; exec "$@"'
        )
        command = [
            "bash", "-c", wiring, "bash", executable(), "--headless", "--no-sandbox",
            "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--hide-scrollbars",
            "--remote-debugging-pipe", f"--user-data-dir={self.profile}", "about:blank",
        ]
        self.process = subprocess.Popen(
            command, pass_fds=(to_browser, from_browser), start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.buffer = b""
        self.events = []
        self.numbers = itertools.count(1)
        self.session = None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call(
            "Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)

    def call(self, method, **parameters):
        """Sends a command and returns its result; events that come meanwhile are kept."""
        number = self.send(method, parameters)
        while True:
            answer = self.receive(time.monotonic() + 20)
            if answer.get("id") == number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def send(self, method, parameters):
        """Sends a command without waiting; returns the number of the answer to come."""
        number = next(self.numbers)
        message = {"id": number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.outgoing, json.dumps(message).encode() + b"\0")
        return number

    def receive(self, deadline):
        """The next message of the browser; a dialogue, which would stop the page, is closed."""
        while b"\0" not in self.buffer:
            ready, _, _ = select.select([self.incoming], [], [], deadline - time.monotonic())
            data = os.read(self.incoming, 1 << 16) if ready else b""
            if not data:
                raise TimeoutError("no answer from Chromium")
            self.buffer += data
        text, self.buffer = self.buffer.split(b"\0", 1)
        message = json.loads(text)
        if message.get("method") == "Page.javascriptDialogOpening":
            self.send("Page.handleJavaScriptDialog", {"accept": True})
        return message

    def open(self, path, width, height=900):
        """Shows a file in a window of that width and waits until it is loaded."""
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height,
            deviceScaleFactor=1, mobile=width < 600)
        self.events = []
        self.call("Page.navigate", url="file://" + os.path.abspath(path))
        deadline = time.monotonic() + 20
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self.receive(deadline))

    def evaluate(self, expression):
        """The value of an expression on the page."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"]["exception"]["description"])
        return answer["result"].get("value")

    def complaints(self):
        """Script errors, dialogues and log entries since the page was opened."""
        names = (
            "Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Page.javascriptDialogOpening",
            "Log.entryAdded")
        return [
            f"{event['method']}: {json.dumps(event['params'], ensure_ascii=False)[:300]}"
            for event in self.events if event.get("method") in names]

    def requests(self):
        """What was loaded since the page was opened, besides the page itself."""
        urls = [
            event["params"]["request"]["url"] for event in self.events
            if event.get("method") == "Network.requestWillBeSent"]
        return urls[1:]

    def screenshot(self, path):
        """Writes the whole page as a picture."""
        self.save(
            path,
            self.call("Page.captureScreenshot", captureBeyondViewport=True, optimizeForSpeed=True))

    def print(self, path):
        """Writes the page as a PDF of A4 sheets."""
        self.save(path, self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True))

    @staticmethod
    def save(path, answer):
        with open(path, "wb") as file:
            file.write(base64.b64decode(answer["data"]))


def executable():
    """The browser's path; None where there is none."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next(filter(None, map(shutil.which, names)), None)
