/// The regions of England, and Wales: neighbours stand together, and each has its trusts.
enum Region: String, CaseIterable, Sendable {
  case northEast = "NE"
  case yorkshire = "YH"
  case northWest = "NW"
  case eastMidlands = "EM"
  case westMidlands = "WM"
  case eastOfEngland = "EE"
  case london = "L"
  case southEast = "SE"
  case southWest = "SW"
  case wales = "W"

  /// Codes of trusts with mental health wards there.
  var trusts: [String] {
    switch self {
    case .northEast: ["RX4", "RX3"]
    case .yorkshire: ["RGD", "RXG", "TAH", "RXE", "RV9"]
    case .northWest: ["RW5", "RXV", "RW4", "RXA"]
    case .eastMidlands: ["RHA", "RP1", "RT5", "RXM", "RP7"]
    case .westMidlands: ["RXT", "RLY", "RRE", "R1A"]
    case .eastOfEngland: ["R1L", "RT1", "RMY", "RWR"]
    case .london: ["RV5", "RV3", "RKL", "RRP", "RPG", "RQY", "RAT", "RWK"]
    case .southEast: ["RXX", "RX2", "RXY", "RNU", "RWX", "RW1"]
    case .southWest: ["RVN", "RDY", "RTQ", "RH5", "RWV"]
    case .wales: ["RRE", "RXA", "RTQ"]
    }
  }
}
