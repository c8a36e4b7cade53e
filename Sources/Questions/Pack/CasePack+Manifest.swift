import Audit
import CaseFile
import CivilTime
import Record
import Rules

extension CasePack {
  /// The manifest, format `aftercare-pack/1`: every other file with its SHA-256.
  package func manifest(of entries: [PackFolder.Entry]) -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("format", "aftercare-pack/1")
      json.member("case", paper.file.reference.text)
      paper.dates.writeMembers(to: &json)
      json.member("rule_set", RuleSet.version)
      json.member("made_at", madeAt.description)
      json.name("events")
      json.integer(extract.events.count)
      json.name("sealed")
      json.bool(extract.isSealed)
      json.member("head", extract.head.map { Anchor($0).line })
      json.name("files")
      json.array(entries.sorted { $0.path < $1.path }) { json, entry in
        json.object { json in
          json.member("path", entry.path)
          json.name("bytes")
          json.integer(entry.bytes)
          json.member("sha256", entry.sha256)
        }
      }
    }
    return json.text + "\n"
  }

  var readme: String {
    """
    The papers of case \(paper.file.reference)
    \(ListBasis.facts(paper.dates).title). Made \(madeAt.spoken).

    index.html            everything, on one page that prints
    chronology.csv        what happened, day by day
    responsibility.csv    who was responsible on each day, and why
    history.json          what was recorded, corrected and withdrawn, when, by whom, and what it did
    decisions.csv         decisions, and the evidence that the record names
    gaps.csv              what was missing from when to when, by the rules
    gaps-as-told.csv      what each nightly check found: opened, worsened, eased, changed, closed, open again
    investigation.json    the questions of an Ombudsman, answered from the record
    determination.json    what the rules say on the day
    case.json             the facts, for aftercare evaluate case.json
    letters/              letters to the person as they were kept
    redactions.csv        what was taken out, and which free texts remain
    audit/events.ndjson   who looked at the case and who changed it
    audit/seals.ndjson    the seals that prove it, each chained to the one before
    manifest.json         the SHA-256 of every file
    verify.py             checks all this without the product: python3 verify.py

    Before it leaves

    Read the free texts that redactions.csv lists. They were searched for the names that were taken out, may name others,
    and nobody has read them.

    To check it

      python3 verify.py
      python3 verify.py --manifest DIGITS
      python3 verify.py --anchors anchors.txt

    The first finds every file that was changed, added or taken away, every changed, missing or added line of the trail,
    and a trail that was cut off: the last event holds a hash over all events of the case before it. Whoever can change
    this folder could make all of it anew. So ask the register's operator for the SHA-256 of manifest.json, which stands
    in the trail of the case (aftercare audit list --case \(paper.file.reference), pack_manifest), and for the anchors,
    which are kept outside the register. If you do not trust this verify.py, take one from another pack or read it: it is
    short, and uses nothing but Python's own library.

    The letters here had names of others taken out. Their hashes on the page are those of the letters as they were made;
    aftercare letter show has them whole.

    """
  }
}
