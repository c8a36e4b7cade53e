import CaseFile
import CivilTime
import Record

/// The message that a report is there: a link, and nothing of what stands in the report.
struct ReportMessage {
  let delivery: ReportDelivery
  let sender: String
  /// What stands before the date in the address of a page.
  let linkPrefix: String
  /// The same for the same night, body and address however often it is sent: by it a second copy shows as one.
  let messageID: String

  /// The whole message, of lines that end with a line feed, as sendmail reads it.
  var text: String {
    let night = delivery.night.description
    return """
      From: \(sender)
      To: \(delivery.target)
      Subject: Section 117 after-care: report of \(night) for \(delivery.body)
      Message-ID: \(messageID)
      Auto-Submitted: auto-generated
      MIME-Version: 1.0
      Content-Type: text/plain; charset=us-ascii

      The report of the night of \(night) for \(delivery.body) is there:

      \(linkPrefix)/\(night)/\(delivery.body).html

      This message holds nothing of what stands in it. It was sent by a machine; nobody reads answers.

      """
  }
}
