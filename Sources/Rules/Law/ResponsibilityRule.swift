/// The rules that say which body is responsible: what each says, and where it comes from.
enum ResponsibilityRule {
  /// The rule in a sentence, and the law behind it. `day` is the day that it asks about.
  static func reason(_ rule: String, _ day: String) -> Reason {
    council(rule, day) ?? boards(rule, day) ?? groups(rule, day)
      ?? Reason(text: "No rule is known by the name \(rule).")
  }

  private static func council(_ rule: String, _ day: String) -> Reason? {
    switch rule {
    case "RC-1":
      Reason(
        text:
          "The law before 1 April 2015: the council of the place where the person was resident on \(day), when detention began; else of the place to which they were sent on discharge.",
        sources: ["MHA 1983 s117(3) as it was before Care Act 2014 s75"])
    case "RC-2":
      Reason(
        text:
          "The council of the place where the person was ordinarily resident on \(day), the day before detention began.",
        sources: [
          "MHA 1983 s117(3)", "Worcestershire [2023] UKSC 31", "Shah v Barnet [1983] 2 AC 309",
        ])
    case "RC-3":
      Reason(
        text:
          "The council of the ordinary residence before detention, but a home that a public body provided or arranged is passed over: what counts is who placed the person there, else where they lived on \(day).",
        sources: ["MHA 1983 s117(3)", "MHA 2025 s46"])
    default: nil
    }
  }

  private static func boards(_ rule: String, _ day: String) -> Reason? {
    switch rule {
    case "RN-5a":
      Reason(
        text:
          "The person had left hospital before integrated care boards began: the board responsible for their health care on 1 July 2022.",
        sources: ["SI 2022/635 reg 7(3)", "NHS Act 2006 s14Z31"])
    case "RN-5b":
      Reason(
        text:
          "NHS England arranged the detention, which began before 1 July 2022: the board responsible for the person's health care on the day of leaving hospital (taken: \(day)).",
        sources: ["SI 2022/635 reg 7(4)", "NHS Act 2006 s14Z31"])
    case "RN-5c":
      Reason(
        text:
          "NHS England arranged the detention, which began since 1 July 2022: the board responsible for the person's health care on \(day), when it began.",
        sources: ["SI 2022/635 reg 7(5)", "NHS Act 2006 s14Z31"])
    case "RN-5d":
      Reason(
        text:
          "The person was detained, or owed after-care, when integrated care boards began: the board responsible for their health care on 1 July 2022.",
        sources: ["SI 2022/635 regs 6, 7(2)", "NHS Act 2006 s14Z31"])
    case "RN-5e":
      Reason(
        text:
          "The detention is by application: the board responsible for the person's health care on \(day), the day of the first application, until after-care is ended.",
        sources: ["SI 2022/635 reg 5", "NHS Act 2006 s14Z31"])
    case "RN-5f":
      Reason(
        text:
          "No special rule fits: the board for the place of ordinary residence on \(day), the day before detention began; else the board responsible for the person's health care then.",
        sources: ["MHA 1983 s117(3)"])
    case "RN-W":
      Reason(
        text: "The responsible council is in Wales: the health board of its area.",
        sources: ["MHA 1983 s117(3)"])
    case "RN-4":
      Reason(
        text:
          "The person is in prison, where NHS England arranges health care. The body that is otherwise responsible still plans and decides.",
        sources: ["SI 2012/2996 reg 15", "SI 2022/635 reg 8"])
    case "WP":
      Reason(
        text:
          "Who pays: the body responsible for the person's health care on \(day), when the first detention of the series began.",
        sources: ["Who Pays?"])
    default: nil
    }
  }

  private static func groups(_ rule: String, _ day: String) -> Reason? {
    switch rule {
    case "RN-1":
      Reason(
        text: "Before 1 April 2013 a primary care trust owed the duty; the record cannot tell which.",
        sources: ["MHA 1983 s117(3) as it was before the Health and Social Care Act 2012"])
    case "RN-2":
      Reason(
        text: "From 1 April 2013 to 31 March 2016: the group responsible for the person's health care on \(day).",
        sources: ["SI 2012/2996 reg 14(2)(a)", "NHS Act 2006 s3(1A)"])
    case "RN-3T":
      Reason(
        text:
          "The duty arose before 1 April 2016, and the group that had it then keeps it: the one responsible for the person's health care on \(day).",
        sources: ["SI 2016/293 reg 5", "SI 2012/2996 reg 14(2)(a)"])
    case "RN-3":
      Reason(
        text:
          "From 1 April 2016 to 30 June 2022: the group for the place of ordinary residence on \(day), the day before detention began, known by the GP of that day.",
        sources: ["MHA 1983 s117(3)", "SI 2016/293"])
    default: nil
    }
  }
}
