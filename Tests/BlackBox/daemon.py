"""The daemon as the black-box tests run it."""
import http.client
import json
import signal
import socket
import subprocess
import threading

from support import binary, environment, wait_until


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Daemon:
    """The daemon as a process, with everything that it logged."""

    def __init__(self, *flags, port=None, **changes):
        self.port = port or free_port()
        self.log = b""
        self.process = subprocess.Popen(
            [binary("aftercared"), *map(str, flags)], stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment(**changes))
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self):
        for line in self.process.stderr:
            self.log += line

    def wait_ready(self):
        wait_until(self._answers, what=f"an answer on port {self.port}")
        return self

    def _answers(self):
        if self.process.poll() is not None:
            self.reader.join()
            raise AssertionError(f"the daemon ended with {self.process.returncode}: {self.log.decode()[:2000]}")
        try:
            return self.get("/health")
        except OSError:
            return None

    def get(self, path, token=None, method="GET", headers=None, body=None):
        """Status, headers and body of an answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            sent = dict(headers or {})
            if token:
                sent["Authorization"] = f"Bearer {token}"
            connection.request(method, path, body=body, headers=sent)
            response = connection.getresponse()
            return response.status, response.headers, response.read()
        finally:
            connection.close()

    def json(self, path, token, status=200):
        found, _, body = self.get(path, token)
        assert found == status, (found, body)
        return json.loads(body)

    def stop(self, seconds=60):
        """Asks the daemon to end; gives its status, and fails where it takes longer."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            status = self.process.wait(seconds)
        finally:
            self.kill()
        return status

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.reader.join()
        self.process.stderr.close()
