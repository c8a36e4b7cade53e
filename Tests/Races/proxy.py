"""A proxy on loopback that understands PostgreSQL's messages.

It loses commits or the replies to them, or weakens the statements that guard a change.

All else passes as it came.
"""
import os
import socket
import struct
import threading

TLS_REQUEST, GSS_REQUEST = struct.pack("!i", 80877103), struct.pack("!i", 80877104)
LOST_REPLY, LOST_COMMIT = "the reply to the commit is lost", "the commit is lost on its way"


class Proxy:
    """Listens on a free port and passes on to the server that PGHOST and PGPORT name.

    `fault` is asked at the commit of every change of a case and gives LOST_REPLY, LOST_COMMIT or None.
    `weaken` is a list of pairs of texts: in every statement the first becomes the second.
    """

    def __init__(self, fault=lambda: None, weaken=()):
        self.fault = fault
        self.weaken = [(old.encode(), new.encode()) for old, new in weaken]
        self.weakened = 0
        self.lost = {LOST_REPLY: 0, LOST_COMMIT: 0}
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.upstream = f"{os.environ['PGHOST']}/.s.PGSQL.{os.environ.get('PGPORT', '5432')}"
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            server = socket.socket(socket.AF_UNIX)
            server.connect(self.upstream)
            Link(self, client, server).start()

    def close(self):
        self.listener.close()


class Link:
    """One connection: two threads, each passing on whole messages."""

    def __init__(self, proxy, client, server):
        self.proxy, self.client, self.server = proxy, client, server
        self.statements = {}
        self.changes = False
        self.loses_reply = False

    def start(self):
        for work in (self._forward, self._back):
            threading.Thread(target=self._run, args=(work,), daemon=True).start()

    def _run(self, work):
        try:
            work()
        except OSError:
            pass
        self._end()

    def _end(self):
        for end in (self.client, self.server):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            end.close()

    def _forward(self):
        pieces = Messages(self.client)
        while True:
            opening = pieces.opening()
            if opening[4:8] not in (TLS_REQUEST, GSS_REQUEST):
                break
            self.client.sendall(b"N")
        self.server.sendall(opening)
        for batch in pieces.batches():
            passed = b""
            for kind, body in batch:
                if kind == b"P":
                    body = self._parse(body)
                fault = self.proxy.fault() if kind == b"B" and self._commits_change(body) else None
                if fault:
                    self.proxy.lost[fault] += 1
                    self.loses_reply = fault == LOST_REPLY
                if fault == LOST_COMMIT:
                    return
                passed += message(kind, body)
            self.server.sendall(passed)

    def _parse(self, body):
        name, text, rest = body.split(b"\0", 2)
        for old, new in self.proxy.weaken:
            if old in text:
                text = text.replace(old, new)
                self.proxy.weakened += 1
        self.statements[name] = text
        return name + b"\0" + text + b"\0" + rest

    def _commits_change(self, body):
        text = self.statements.get(body.split(b"\0", 2)[1], b"").strip().lower()
        # However the one before ended.
        if text.startswith(b"begin"):
            self.changes = False
        if text.startswith(b"select case_id, version, changed_at"):
            self.changes = True
        if text not in (b"commit", b"rollback"):
            return False
        commits = self.changes and text == b"commit"
        self.changes = False
        return commits

    def _back(self):
        for batch in Messages(self.server).batches():
            passed = b""
            for kind, body in batch:
                if self.loses_reply and kind == b"C" and body == b"COMMIT\0":
                    return
                passed += message(kind, body)
            self.client.sendall(passed)


def message(kind, body):
    return kind + struct.pack("!i", len(body) + 4) + body


class Messages:
    """The messages that come from one end, as many at a time as have come."""

    def __init__(self, end):
        self.end, self.pending = end, b""

    def _receive(self):
        more = self.end.recv(1 << 16)
        if not more:
            raise OSError("closed")
        self.pending += more

    def opening(self):
        """The first message, which has no kind."""
        while len(self.pending) < 4 or len(self.pending) < struct.unpack("!i", self.pending[:4])[0]:
            self._receive()
        length = struct.unpack("!i", self.pending[:4])[0]
        found, self.pending = self.pending[:length], self.pending[length:]
        return found

    def batches(self):
        while True:
            batch, place = [], 0
            while len(self.pending) - place >= 5:
                end = place + 1 + struct.unpack("!i", self.pending[place + 1:place + 5])[0]
                if len(self.pending) < end:
                    break
                batch.append((self.pending[place:place + 1], self.pending[place + 5:end]))
                place = end
            self.pending = self.pending[place:]
            if batch:
                yield batch
            self._receive()
