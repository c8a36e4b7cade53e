"""The line between a command and PostgreSQL, or the daemon, with one fault in it at a time."""
import os
import socket
import struct
import threading
import time

TO_SERVER, TO_COMMAND = "to the server", "to the command"
HARMLESS = ["none", "delayed", "in small pieces"]
ENDING = ["cut", "reset", "half closed", "silent"]
BYTES = ["bytes lost", "bytes twice", "bytes added"]
MESSAGES = ["message lost", "message twice", "kind changed", "length changed", "count changed"]
SESSION = ["session ended", "statement cancelled"]
DAEMON = ["killed", "stopped"]


class Fault:
    """What goes wrong, in which direction, and where: after so many bytes, or messages from the server."""

    def __init__(self, kind="none", side=TO_COMMAND, place=0, size=1, noise=b"\0"):
        self.kind, self.side, self.place, self.size, self.noise = kind, side, place, size, noise
        self.happened = False

    def __str__(self):
        return f"{self.kind} {self.side} at {self.place} ({self.size})"


class Line:
    """Listens on a free port and passes on to the server that PGHOST and PGPORT name, or from one socket to another.

    `end` is called with what is to be done at a place of the line: "session ended" or "statement cancelled" to whoever
    speaks through it, "killed" or "stopped" to the daemon.
    """

    def __init__(self, end=lambda kind: None, path=None, upstream=None):
        self.end = end
        self.fault = Fault()
        self.links = []
        self.passed = {TO_SERVER: 0, TO_COMMAND: 0}
        if path:
            self.listener = socket.socket(socket.AF_UNIX)
            self.listener.bind(path)
            self.listener.listen(16)
        else:
            self.listener = socket.create_server(("127.0.0.1", 0))
            self.port = self.listener.getsockname()[1]
        self.upstream = upstream or f"{os.environ['PGHOST']}/.s.PGSQL.{os.environ.get('PGPORT', '5432')}"
        threading.Thread(target=self._accept, daemon=True).start()

    def begin(self, fault):
        """What is connected from now on meets this fault; what was connected before is cut."""
        while self.links:
            self.links.pop().end()
        self.fault, self.passed = fault, {TO_SERVER: 0, TO_COMMAND: 0}

    def _accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            if client.family != socket.AF_UNIX:
                client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            server = socket.socket(socket.AF_UNIX)
            try:
                server.connect(self.upstream)
            except OSError:
                client.close()
                continue
            link = Link(self, self.fault, client, server)
            self.links.append(link)
            link.start()

    def close(self):
        self.begin(Fault())
        self.listener.close()


class Link:
    """One connection: a thread for each direction."""

    def __init__(self, line, fault, client, server):
        self.line, self.fault, self.client, self.server = line, fault, client, server

    def start(self):
        for side, source, sink in [
            (TO_SERVER, self.client, self.server), (TO_COMMAND, self.server, self.client)]:
            threading.Thread(target=self._run, args=(side, source, sink), daemon=True).start()

    def _run(self, side, source, sink):
        pieces = self._messages(source) if self._counts_messages(side) else self._bytes(side, source)
        try:
            for piece in pieces:
                sink.sendall(piece)
                self.line.passed[side] += len(piece)
            if self.fault.kind == "half closed" and self.fault.happened:
                return sink.shutdown(socket.SHUT_WR)
            if self.fault.kind == "silent" and self.fault.happened:
                return None
        except OSError:
            pass
        self.end()

    def _counts_messages(self, side):
        return side == TO_COMMAND and self.fault.kind in MESSAGES

    def end(self):
        for end in (self.client, self.server):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            end.close()

    def _bytes(self, side, source):
        """What comes, with the fault after so many bytes."""
        fault, seen = self.fault, 0
        while data := source.recv(1 << 16):
            if side == fault.side and not fault.happened and seen + len(data) > fault.place:
                at = fault.place - seen
                yield data[:at]
                fault.happened = True
                yield from self._spoilt(data[at:])
                if fault.kind in ENDING:
                    return
            else:
                yield data
            seen += len(data)

    def _spoilt(self, data):
        fault = self.fault
        if fault.kind == "reset" and self.client.family != socket.AF_UNIX:
            self.client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        elif fault.kind in SESSION + DAEMON:
            self.line.end(fault.kind)
        elif fault.kind == "delayed":
            time.sleep(fault.size / 1000)
        if fault.kind in ENDING:
            return
        if fault.kind == "bytes lost":
            data = data[fault.size:]
        elif fault.kind == "bytes twice":
            data = data[:fault.size] + data
        elif fault.kind == "bytes added":
            data = fault.noise + data
        elif fault.kind == "in small pieces":
            few = data[:200]
            for place in range(0, len(few), fault.size):
                yield few[place:place + fault.size]
            data = data[200:]
        yield data

    def _messages(self, source):
        """Whole messages of the server, the fault in the one that has that number."""
        pending, number = b"", 0
        while data := source.recv(1 << 16):
            pending += data
            while len(pending) >= 5:
                length = struct.unpack("!i", pending[1:5])[0] + 1
                if len(pending) < length:
                    break
                message, pending = pending[:length], pending[length:]
                if number == self.fault.place:
                    self.fault.happened = True
                    message = self._changed(message)
                number += 1
                yield message

    def _changed(self, message):
        kind, noise = self.fault.kind, self.fault.noise
        if kind == "message lost":
            return b""
        if kind == "message twice":
            return message * 2
        if kind == "kind changed":
            return noise[:1] + message[1:]
        place = 3 if kind == "length changed" else 5
        changed = bytearray(message)
        for at in range(place, min(place + 2, len(changed))):
            changed[at] ^= noise[at % len(noise)]
        return bytes(changed)
