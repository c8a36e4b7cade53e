// swift-format-ignore-file

/// The program that goes with every pack and checks it without the product, in Python.
enum VerifierScript {
  static let text = ##"""
    #!/usr/bin/env python3
    """Check the papers of a case: that no file was changed, and that the audit trail is what was sealed.

    Usage: python3 verify.py [--manifest DIGITS] [--anchors FILE]

    DIGITS is the SHA-256 of manifest.json as the register's own trail has it (pack_manifest); FILE holds anchors kept
    outside the register. Without them it is shown that all agrees with itself, not that nobody made all of it anew.

    Exit status: 0 whole; 1 something was changed, and what; 2 nothing was changed, and not all is proved; 64 called wrongly.
    Uses Python 3.8 or later and nothing but its own library.
    """
    import argparse
    import datetime
    import hashlib
    import json
    import pathlib
    import sys

    HERE = pathlib.Path(__file__).resolve().parent
    EPOCH = datetime.datetime(2000, 1, 1)


    class Fault(Exception):
        """The first thing that is not as it should be."""


    def need(holds, what):
        if not holds:
            raise Fault(what)


    def sha256(data):
        return hashlib.sha256(data).digest()


    def number(data):
        return int.from_bytes(data, "big", signed=True)


    def columns(row, count, what):
        """The columns of a row: each is a length of four bytes and that many bytes; a length of -1 is null."""
        found, place = [], 0
        for _ in range(count):
            length = number(row[place:place + 4])
            place += 4
            need(length >= -1 and place + max(length, 0) <= len(row), f"{what} is no row")
            found.append(None if length < 0 else row[place:place + length])
            place += max(length, 0)
        need(place == len(row), f"{what} is no row")
        # The hash of all other columns, with their lengths, is the last one.
        need(found[-1] is not None and sha256(row[:-36]) == found[-1], f"{what} was changed: its hash is another")
        return found


    def moment(text):
        """A moment in UTC as microseconds since 2000."""
        whole, _, part = text.rstrip("Z").partition(".")
        seconds = datetime.datetime.strptime(whole, "%Y-%m-%dT%H:%M:%S") - EPOCH
        return (seconds.days * 86_400 + seconds.seconds) * 1_000_000 + int(part.ljust(6, "0") or 0)


    def text(data):
        return None if data is None else data.decode("utf-8")


    def lines(name):
        data = (HERE / name).read_bytes()
        need(not data or data.endswith(b"\n"), f"{name} was cut off: its last line has no end")
        for place, line in enumerate(data.splitlines(), start=1):
            what = f"{name} line {place}"
            try:
                words = json.loads(line)
                row = bytes.fromhex(words["row"])
            except (ValueError, KeyError, TypeError):
                raise Fault(f"{what} cannot be read") from None
            yield what, words, row


    def check_words(what, words, said):
        for name, value in said.items():
            need(words.get(name) == value, f"{what} was changed: its {name} is not that of its row")


    def read_event(what, words, row):
        cells = columns(row, 13, what)
        event = {"event": number(cells[1]), "era": number(cells[3]), "xid": number(cells[4]), "hash": cells[12]}
        check_words(what, words, {
            "event": event["event"], "era": event["era"], "xid": str(event["xid"]), "login": text(cells[5]),
            "role": text(cells[6]), "actor": text(cells[7]), "bodies": text(cells[8]), "kind": text(cells[9]),
            "case_key": None if cells[10] is None else cells[10].hex(), "detail": text(cells[11]),
            "hash": cells[12].hex()})
        need(moment(words["at"]) == number(cells[2]), f"{what} was changed: its at is not that of its row")
        return {**event, "kind": text(cells[9]), "case": cells[10], "detail": text(cells[11])}


    def read_seal(what, words, row):
        cells = columns(row, 14, what)
        seal = {
            "seal": number(cells[0]), "era": number(cells[1]), "from": number(cells[2]), "to": number(cells[3]),
            "events": number(cells[5]), "total": number(cells[6]), "previous": cells[12], "hash": cells[13]}
        check_words(what, words, {
            "seal": seal["seal"], "era": seal["era"], "from_xid": str(seal["from"]), "to_xid": str(seal["to"]),
            "events": seal["events"], "total": seal["total"], "previous": cells[12].hex(), "hash": cells[13].hex()})
        leaves = cells[10]
        need(len(leaves) == 16 * seal["events"], f"{what} does not say of each event what it sealed")
        seal["leaves"] = {
            number(leaves[place:place + 8]): leaves[place + 8:place + 16] for place in range(0, len(leaves), 16)}
        return seal


    def check_files():
        """Every file is the one of the manifest, and there is no other."""
        try:
            manifest = json.loads((HERE / "manifest.json").read_bytes())
            listed = {entry["path"]: entry for entry in manifest["files"]}
        except (OSError, ValueError, KeyError, TypeError):
            raise Fault("manifest.json cannot be read") from None
        need(manifest.get("format") == "aftercare-pack/1", "manifest.json is of another format")
        there = {str(path.relative_to(HERE).as_posix()) for path in HERE.rglob("*") if not path.is_dir()}
        for name in sorted(there - set(listed) - {"manifest.json"}):
            raise Fault(f"{name} was added: the manifest does not have it")
        for name in sorted(set(listed) - there):
            raise Fault(f"{name} was taken away")
        for name, entry in sorted(listed.items()):
            data = (HERE / name).read_bytes()
            need(sha256(data).hex() == entry["sha256"], f"{name} was changed: its SHA-256 is another")
        return manifest


    def check_events(manifest):
        """Each event is as it was hashed, and the last one counts and hashes all before it."""
        events = [read_event(*line) for line in lines("audit/events.ndjson")]
        need(events, "audit/events.ndjson has no event")
        keys = [(event["era"], event["xid"], event["event"]) for event in events]
        need(keys == sorted(set(keys)), "audit/events.ndjson is not in the order of the trail")
        need(len({event["case"] for event in events}) == 1, "audit/events.ndjson has events of another case")
        last = events[-1]
        detail = json.loads(last["detail"])
        need(last["kind"] == "export" and detail.get("asked") == "pack",
             "audit/events.ndjson was cut off: the event of this pack's own making is not the last")
        before = events[:-1]
        need(detail["events"] == len(before), f"an event is missing or was added: {detail['events']} came before the last, "
             f"and {len(before)} are here")
        need(detail["sha256"] == sha256(b"".join(event["hash"] for event in before)).hex(),
             "an event is missing, was added or was changed: the last event holds another hash over those before it")
        need(manifest["events"] == len(events), "manifest.json counts other events")
        return events


    def check_seals():
        """Each seal is as it was hashed and follows on the one before."""
        seals = [read_seal(*line) for line in lines("audit/seals.ndjson")]
        for before, seal in zip(seals, seals[1:]):
            what = f"seal {seal['seal']}"
            need(seal["seal"] == before["seal"] + 1, f"a seal is missing before {what}")
            need(seal["previous"] == before["hash"] and seal["total"] == before["total"] + seal["events"],
                 f"{what} does not follow on the seal before")
            follows = (seal["from"] == before["to"] if seal["era"] == before["era"]
                       else seal["from"] == 0 and seal["era"] > before["era"])
            need(follows, f"the range of {what} does not follow on the one before")
        return seals


    def check_cover(events, seals):
        """Each event stands in the seal of its place; gives how many no seal covers yet."""
        unsealed = 0
        for event in events:
            cover = [seal for seal in seals
                     if seal["era"] == event["era"] and seal["from"] <= event["xid"] < seal["to"]]
            if not cover:
                newest = max(((seal["era"], seal["to"]) for seal in seals), default=(0, 0))
                need((event["era"], event["xid"]) >= newest, f"event {event['event']} stands before the seals, in none of them")
                unsealed += 1
                continue
            need(cover[0]["leaves"].get(event["event"]) == event["hash"][:8],
                 f"event {event['event']} is not what seal {cover[0]['seal']} sealed")
        return unsealed


    def check_head(manifest, seals):
        if not seals:
            need(manifest["head"] is None, "the seals were taken away: manifest.json names a head")
            return
        head = dict(word.split("=", 1) for word in (manifest["head"] or "").split()[1:])
        last = seals[-1]
        need(head.get("seal") == str(last["seal"]) and head.get("head") == last["hash"].hex()
             and head.get("events") == str(last["total"]), "the seals were cut off or made anew: manifest.json names another head")


    def check_anchors(path, seals):
        """How many anchors agree with a seal that is here."""
        by_number = {seal["seal"]: seal for seal in seals}
        agreeing = 0
        for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
            if not line.startswith("aftercare-anchor/1 "):
                raise Fault("a line of the anchors is no anchor")
            anchor = dict(word.split("=", 1) for word in line.split()[1:])
            seal = by_number.get(int(anchor["seal"]))
            if seal is None:
                continue
            need(anchor["head"] == seal["hash"].hex() and anchor["events"] == str(seal["total"]),
                 f"seal {seal['seal']} is not the one that was anchored")
            agreeing += 1
        return agreeing


    def main():
        parser = argparse.ArgumentParser(description="Check the papers of a case.")
        parser.error = lambda message: (print(message, file=sys.stderr), sys.exit(64))
        parser.add_argument("--manifest", metavar="DIGITS", help="the SHA-256 of manifest.json that the register's trail has")
        parser.add_argument("--anchors", metavar="FILE", help="anchors kept outside the register")
        asked = parser.parse_args()
        doubts = []
        try:
            manifest = check_files()
            own = sha256((HERE / "manifest.json").read_bytes()).hex()
            need(asked.manifest is None or own == asked.manifest.lower(), "manifest.json is not the one that the register noted")
            events = check_events(manifest)
            seals = check_seals()
            unsealed = check_cover(events, seals)
            check_head(manifest, seals)
            anchors = check_anchors(asked.anchors, seals) if asked.anchors else 0
        except Fault as fault:
            print(f"The pack is not whole. The first fault: {fault}.")
            return 1
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            print(f"The pack is not whole. The first fault: something cannot be read ({type(error).__name__}).")
            return 1
        print(f"The pack is whole: {len(manifest['files'])} files, {len(events)} events, {len(seals)} seals.")
        print(f"SHA-256 of manifest.json: {own}")
        if unsealed:
            doubts.append(f"No seal covers {unsealed} of the events yet: of these it is not proved when they were written.")
        if asked.anchors:
            print(f"Anchors that agree: {anchors}.")
            if not anchors:
                doubts.append("No anchor is of a seal that is here, so none proves that these seals are the first ones.")
        if asked.manifest is None:
            print("No --manifest was given: ask the register's operator for it, to see that nobody made the pack anew.")
        for doubt in doubts:
            print(f"Not proved: {doubt}")
        return 2 if doubts else 0


    sys.exit(main())

    """##
}
