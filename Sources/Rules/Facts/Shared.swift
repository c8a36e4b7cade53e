/// A large value that many look at: to hand it on costs one pointer.
@dynamicMemberLookup
final class Shared<Value> {
  let value: Value

  init(_ value: Value) {
    self.value = value
  }

  subscript<Member>(dynamicMember path: KeyPath<Value, Member>) -> Member {
    value[keyPath: path]
  }
}
