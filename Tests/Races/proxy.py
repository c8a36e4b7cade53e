"""A proxy on loopback that understands PostgreSQL's messages: it loses commits or their replies, or weakens what guards them.

A server that cannot be reached by it has not been asked: everything passes but what a fault takes away.
"""
import os
import socket
import struct
import threading

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
        self.loses_reply = threading.Event()

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
        reader = self.client.makefile("rb")
        while True:
            head = reader.read(4)
            if len(head) < 4:
                return
            length = struct.unpack("!i", head)[0]
            body = reader.read(length - 4)
            code = struct.unpack("!i", body[:4])[0]
            if code in (80877103, 80877104):
                # TLS or GSSAPI is asked for: there is none here.
                self.client.sendall(b"N")
                continue
            self.server.sendall(head + body)
            break
        while True:
            head = reader.read(5)
            if len(head) < 5:
                return
            body = reader.read(struct.unpack("!i", head[1:])[0] - 4)
            kind = head[:1]
            if kind == b"P":
                body = self._parse(body)
            elif kind == b"B" and self._commits_change(body):
                fault = self.proxy.fault()
                if fault:
                    self.proxy.lost[fault] += 1
                if fault == LOST_COMMIT:
                    return
                if fault == LOST_REPLY:
                    self.loses_reply.set()
            self.server.sendall(kind + struct.pack("!i", len(body) + 4) + body)

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
        if text.startswith(b"select case_id, version, changed_at"):
            self.changes = True
        if text not in (b"commit", b"rollback"):
            return False
        commits = self.changes and text == b"commit"
        self.changes = False
        return commits

    def _back(self):
        reader = self.server.makefile("rb")
        while True:
            head = reader.read(5)
            if len(head) < 5:
                return
            body = reader.read(struct.unpack("!i", head[1:])[0] - 4)
            if self.loses_reply.is_set() and head[:1] == b"C" and body == b"COMMIT\0":
                return
            self.client.sendall(head + body)
