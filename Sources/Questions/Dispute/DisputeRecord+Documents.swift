import CaseFile
import CivilTime

extension DisputeRecord {
  var letter: DisputePack.Item {
    DisputePack.Item(
      "4(1)(a)", "A letter signed by the lead authority, saying that the dispute is referred", [],
      missing: [
        DisputePack.Missing(
          "The signed letter.",
          "The lead authority writes and signs it"
            + (dispute.lead.map { ": \(name($0))." } ?? ".")),
        missing(
          "Which authority leads.",
          "Record it (disputes:\(dispute.id) lead). It is the one that was meeting the needs when the dispute arose, else "
            + "the one in whose area the person lives or is present (regulations 1(2) and 2(3)).",
          unless: dispute.lead != nil),
      ])
  }

  var statement: DisputePack.Item {
    DisputePack.Item(
      "4(1)(b)", "A statement of facts signed on behalf of each of the authorities",
      [
        .paragraph("This paper is its draft. Each of these must check it, complete it and sign it."),
        .signatures(councils.map { name($0) }),
      ],
      missing: [
        DisputePack.Missing("The signatures.", "Agree the statement, then have it signed for each authority."),
        missing(
          "A second council in dispute.", "Record every council that is a party (disputes:\(dispute.id) parties).",
          unless: councils.count > 1),
      ])
  }

  var correspondence: DisputePack.Item {
    DisputePack.Item(
      "4(1)(c)", "Copies of all correspondence between the authorities about the dispute", [],
      missing: [
        DisputePack.Missing(
          "The correspondence: the register holds none.",
          "Attach all of it, from the first letter of \(dispute.firstWritten.spoken) on, in order of its dates.")
      ])
  }

  var arguments: DisputePack.Item {
    let sent = dispute.argumentsSent.flatMap { has($0) ? $0 : nil }
    let referred = dispute.referred.flatMap { has($0) ? $0 : nil }
    var blocks: [Paper.Block] = []
    if let sent { blocks.append(.paragraph("Legal arguments were sent on \(sent.spoken).")) }
    let due = referred.map { " The last day is \(($0 + 14).spoken)." } ?? ""
    return DisputePack.Item(
      "4(3)-(4)", "Legal arguments, within 14 days of the referral, copied to the other authorities", blocks,
      missing: [
        missing(
          "The arguments, and proof that the others have a copy.",
          "Send them within 14 days of the referral, copy them to the other authorities, and keep proof.\(due)",
          unless: sent != nil)
      ])
  }

  /// The dispute is about an adult: the register holds nobody else's after-care.
  var carer: DisputePack.Item {
    DisputePack.Item(
      "4(2)(f)", "Where the adult needing care lives, if the dispute is about a carer", [],
      exempt: "The dispute is about the person who is owed after-care, not about a carer.")
  }
}
