/// What a field can hold; from it follow the JSON form, the column and the form on a page.
public enum FieldKind: Hashable, Sendable {
  case id, text, date, instant, flag, body, money, nhsNumber, caseReference
  /// An exact number, from `least` to `most`.
  case number(least: Int, most: Int?)
  case code([String])
  case ids, bodies
  case codes([String])
}
