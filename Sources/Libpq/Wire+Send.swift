internal import CLibpq

extension Wire {
  /// The form in which a statement's result comes.
  enum Format: Int32 { case text, binary }

  /// Sends text of one or more statements without parameters.
  func send(script: String) -> Bool { unsafe PQsendQuery(connection, script) == 1 }

  /// Sends a statement that is not prepared.
  func send(_ statement: Statement, _ arena: ParameterArena, _ format: Format) -> Bool {
    unsafe withPointers(arena) { values in
      unsafe withTypes(statement, arena.offsets.count) { types in
        unsafe PQsendQueryParams(
          connection, statement.sql, Int32(arena.offsets.count), types, values, nil, nil,
          format.rawValue) == 1
      }
    }
  }

  /// Sends a prepared statement by its name.
  func send(prepared name: String, _ arena: ParameterArena, _ format: Format) -> Bool {
    unsafe withPointers(arena) { values in
      unsafe PQsendQueryPrepared(
        connection, name, Int32(arena.offsets.count), values, nil, nil, format.rawValue) == 1
    }
  }

  /// Sends a request to prepare a statement under a name.
  func prepare(_ statement: Statement, as name: String) -> Bool {
    unsafe withTypes(statement, statement.types.count) { types in
      unsafe PQsendPrepare(
        connection, name, statement.sql, Int32(statement.types.count), types) == 1
    }
  }

  func enterPipeline() -> Bool { unsafe PQenterPipelineMode(connection) == 1 }

  func exitPipeline() -> Bool { unsafe PQexitPipelineMode(connection) == 1 }

  func sync() -> Bool { unsafe PQpipelineSync(connection) == 1 }

  private func withPointers<Result>(
    _ arena: ParameterArena, _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result
  ) -> Result {
    unsafe arena.bytes.withUnsafeBytes { bytes in
      let base = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
      return unsafe withUnsafeTemporaryAllocation(
        of: UnsafePointer<CChar>?.self, capacity: arena.offsets.count
      ) { pointers in
        for (index, offset) in arena.offsets.enumerated() {
          unsafe pointers.initializeElement(
            at: index, to: offset < 0 ? nil : base.map { unsafe $0 + offset })
        }
        return unsafe body(UnsafePointer(pointers.baseAddress))
      }
    }
  }

  /// Types as libpq wants them: none at all, or one for every parameter.
  private func withTypes<Result>(
    _ statement: Statement, _ count: Int, _ body: (UnsafePointer<Oid>?) -> Result
  ) -> Result {
    guard !statement.types.isEmpty else { return body(nil) }
    var types = statement.types.map(\.rawValue)
    types.append(contentsOf: repeatElement(0, count: max(0, count - types.count)))
    return unsafe types.withUnsafeBufferPointer { types in unsafe body(types.baseAddress) }
  }
}
