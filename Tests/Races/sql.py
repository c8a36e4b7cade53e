"""One session of psql that stays open, so that a question costs a round trip and no process."""
import os
import subprocess
import threading

MARK = "--answered--"


class Session:
    def __init__(self, database, **changes):
        environment = {name: value for name, value in os.environ.items() if not name.startswith("AFTERCARE")}
        self.process = subprocess.Popen(
            ["psql", "-X", "-q", "-A", "-t"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, env=environment | {"PGDATABASE": database} | changes)
        self.lock = threading.Lock()

    def ask(self, text):
        """The rows of a question, each a list of texts."""
        with self.lock:
            self.process.stdin.write(f"{text};\n\\echo {MARK}\n")
            self.process.stdin.flush()
            rows = []
            for line in self.process.stdout:
                line = line.rstrip("\n")
                if line == MARK:
                    return rows
                if line.startswith("ERROR"):
                    raise RuntimeError(line)
                rows.append(line.split("|"))
        raise RuntimeError("psql ended: " + "\n".join(map(str, rows)))

    def close(self):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()
