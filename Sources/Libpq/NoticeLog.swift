internal import CLibpq

/// Keeps the latest notices of one connection, which libpq would print otherwise.
final class NoticeLog {
  private var notices: [Notice] = []
  private static let capacity = 64

  /// Has every notice of the connection noted here; the log must outlive the connection.
  func listen(to wire: Wire) {
    let context = unsafe Unmanaged.passUnretained(self).toOpaque()
    _ = unsafe PQsetNoticeReceiver(
      wire.connection,
      { context, result in
        guard let context = unsafe context, let result = unsafe result else { return }
        let log = unsafe Unmanaged<NoticeLog>.fromOpaque(context).takeUnretainedValue()
        log.note(unsafe NoticeLog.notice(result))
      }, context)
  }

  /// Hands out what was noted and starts anew.
  func take() -> [Notice] {
    defer { notices.removeAll() }
    return notices
  }

  private func note(_ notice: Notice) {
    if notices.count == NoticeLog.capacity { notices.removeFirst() }
    notices.append(notice)
  }

  private static func notice(_ result: OpaquePointer) -> Notice {
    func field(_ letter: Unicode.Scalar) -> String? {
      guard let text = unsafe PQresultErrorField(result, Int32(UInt8(ascii: letter))) else {
        return nil
      }
      return unsafe String(cString: text)
    }
    return Notice(
      sqlState: field("C").map { SQLState($0) }, severity: field("V") ?? "",
      message: field("M") ?? "")
  }
}
