import CaseFile

/// Names that no list of people holds, and NHS numbers of the range kept for invented people.
enum InventedPerson {
  private static let beginnings = [
    "Alder", "Amber", "Ash", "Birch", "Bracken", "Brindle", "Cinder", "Clover", "Dapple", "Elder",
    "Fallow", "Fern", "Gorse", "Hawthorn", "Hazel", "Heather", "Juniper", "Larch", "Linden",
    "Maple", "Meadow", "Nettle", "Otter", "Plover", "Rowan", "Sedge", "Sorrel", "Tansy", "Thistle",
    "Willow", "Wren", "Yarrow",
  ]
  private static let ends = [
    "bourne", "by", "combe", "croft", "dale", "field", "ford", "ham", "hurst", "leigh", "mere",
    "ridge", "shaw", "stead", "stow", "thorpe", "well", "wick",
  ]
  private static let given = [
    "Abena", "Adam", "Aisha", "Amara", "Anil", "Anna", "Bao", "Beth", "Callum", "Chidi", "Dana",
    "Daniel", "Dilys", "Ebele", "Ellis", "Emeka", "Farah", "Finn", "Gwen", "Hana", "Hugh", "Imran",
    "Ines", "Ivan", "Jaya", "Joan", "Jonah", "Kofi", "Leila", "Liam", "Lucia", "Marek", "Mei",
    "Mina", "Nadia", "Niall", "Nina", "Omar", "Owen", "Petra", "Priya", "Ravi", "Rosa", "Ruth",
    "Sam", "Sanjay", "Simone", "Tariq", "Tess", "Tomasz", "Una", "Vera", "Wanda", "Yusuf", "Zara",
  ]

  static func familyName(_ chance: inout SplitMix64) -> String {
    chance.pick(beginnings) + chance.pick(ends)
  }

  static func givenName(_ chance: inout SplitMix64) -> String { chance.pick(given) }

  /// A name as a colleague writes it.
  static func fullName(_ chance: inout SplitMix64) -> String {
    givenName(&chance) + " " + familyName(&chance)
  }
}

extension InventedPerson {
  /// A number from 999 000 0000 to 999 999 9999, another one for every case; nil when all are used.
  ///
  /// The last digit is the check digit. Of ten numbers that differ only in the ninth digit, nine or
  /// ten have one: the first nine are used in turn, and the tenths when those are gone.
  static func nhsNumber(_ number: Int) -> NHSNumber? {
    if number < 900_000 { return nhsNumber(decade: number / 9, place: number % 9) }
    guard number - 900_000 < fullDecades.count else { return nil }
    return nhsNumber(decade: fullDecades[number - 900_000], place: 9)
  }

  /// Decades of which every number has a check digit.
  private static let fullDecades = (0..<100_000).filter { nhsNumber(decade: $0, place: 9) != nil }

  private static func nhsNumber(decade: Int, place: Int) -> NHSNumber? {
    var left = place
    for last in 0...9 {
      let base = decade * 10 + last
      guard let check = checkDigit(base) else { continue }
      if left == 0 {
        return NHSNumber(unchecked: "999" + String(10_000_000 + base * 10 + check).dropFirst())
      }
      left -= 1
    }
    return nil
  }

  /// NHS Data Dictionary, NHS NUMBER: weights 10 to 2 on `999` and six digits; nil where it is 10.
  private static func checkDigit(_ base: Int) -> Int? {
    var sum = 9 * (10 + 9 + 8)
    var rest = base
    for weight in 2...7 {
      sum += rest % 10 * weight
      rest /= 10
    }
    let check = (11 - sum % 11) % 11
    return check == 10 ? nil : check
  }
}
