extension Check {
  /// Every check that the product makes, theme by theme.
  static let all: [Check] =
    carePlanning + funding + accommodation + ending + responsibility + review + complaints + records
}
