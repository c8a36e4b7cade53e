internal import CLibpq

/// One result of libpq's, freed when it goes out of sight.
@safe
public struct Outcome: ~Copyable {
  let result: OpaquePointer

  init(_ result: OpaquePointer) { unsafe self.result = unsafe result }

  deinit { unsafe PQclear(result) }
}

extension Outcome {
  /// What kind of answer it is.
  enum Kind { case command, rows, copyIn, copyOut, pipelineSync, pipelineAborted, failure }

  var kind: Kind {
    switch unsafe PQresultStatus(result) {
    case PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: .command
    case PGRES_TUPLES_OK: .rows
    case PGRES_COPY_IN: .copyIn
    case PGRES_COPY_OUT: .copyOut
    case PGRES_PIPELINE_SYNC: .pipelineSync
    case PGRES_PIPELINE_ABORTED: .pipelineAborted
    default: .failure
    }
  }

  var rowCount: Int { Int(unsafe PQntuples(result)) }

  var columnCount: Int { Int(unsafe PQnfields(result)) }

  /// Whether as many rows came as the server said that it sent: libpq itself does not count them.
  ///
  /// A pooler or a proxy that loses one would else leave an answer without a fact, and nobody would know.
  var isWhole: Bool {
    guard let tag = unsafe PQcmdStatus(result), let count = unsafe PQcmdTuples(result) else { return false }
    guard unsafe tag.pointee != 0 else { return false }
    return unsafe count.pointee == 0 || Int(String(cString: count)) == rowCount
  }

  /// How many rows a command touched, or returned.
  var affectedCount: Int {
    guard let text = unsafe PQcmdTuples(result) else { return 0 }
    return Int(unsafe String(cString: text)) ?? 0
  }

  func columnName(_ column: Int) -> String {
    guard let name = unsafe PQfname(result, Int32(column)) else { return "" }
    return unsafe String(cString: name)
  }

  func columnType(_ column: Int) -> TypeID { TypeID(unsafe PQftype(result, Int32(column))) }

  /// The bytes of a value in the form it came; nil for null.
  func bytes(_ row: Int, _ column: Int) -> UnsafeRawBufferPointer? {
    guard unsafe PQgetisnull(result, Int32(row), Int32(column)) == 0 else { return nil }
    let start = unsafe PQgetvalue(result, Int32(row), Int32(column))
    let count = unsafe PQgetlength(result, Int32(row), Int32(column))
    return unsafe UnsafeRawBufferPointer(start: start, count: Int(count))
  }

  /// A field of an error or a notice.
  func diagnostic(_ field: Int32) -> String? {
    guard let text = unsafe PQresultErrorField(result, field) else { return nil }
    return unsafe String(cString: text)
  }
}
