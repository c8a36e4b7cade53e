extension Deed {
  /// The publishing of a night.
  init(_ night: Night) {
    self = Deed(.night).with("night", .day(night.on)).with("rule_set", .ruleSet(night.ruleSet))
      .with("looked_at", .count(night.lookedAt)).with("opened", .count(night.opened))
      .with("closed", .count(night.closed))
  }
}
