/// Short invented texts, as a care co-ordinator would write them.
enum Wording {
  static let adjustments = [
    "Letters in large print, each followed by a telephone call",
    "A British Sign Language interpreter",
    "Meetings in the afternoon, because of the medicine", "Easy read copies of every letter",
    "An interpreter at every meeting", "A quiet room, and one question at a time",
  ]
  static let providers = [
    "Brackenhurst Support", "Rowan Tree Living", "Fallowfield Homes", "Otterbank Care",
    "Juniper House Trust", "Sedgemere Support", "Linden Outreach", "Tansy Lane Homes",
  ]
  static let services = [
    ("support worker visits", "Daily living and taking medication while recovering"),
    ("community mental health nurse", "Injection clinic and watching for early signs of relapse"),
    ("clubhouse membership", "Structure and company, which keep psychosis at bay"),
    ("supported living", "Staff on site to notice early signs of relapse"),
    ("psychology sessions", "Learning to live with the voices"),
    ("day centre", "Company and a reason to get up"),
    ("occupational therapy", "Cooking and shopping again"),
  ]
  static let homeNeeded = [
    "Needs staff on site to notice early signs of relapse; lost the last tenancy when ill",
    "Cannot yet manage alone after the long stay in hospital",
    "Needs someone awake at night while the fear is strong",
  ]
  static let homeNotNeeded = [
    "Has a home to go back to and wants to be there", "Lives well with the family, who want it so",
  ]
  static let homeReasons =
    "Provided because of the mental disorder and to lower the risk of another admission"
  static let actions = [
    "Tenancy agreement and support hours confirmed with the provider",
    "Benefit award letter checked",
    "First injection clinic appointment booked", "Sister told about the carer's assessment",
    "Bus pass applied for", "Dentist found", "Crisis card written together",
  ]
  static let contactBy = ["Community mental health nurse", "Care co-ordinator", "Support worker"]
  static let recommendations = [
    "Apologise for the two missed visits", "Show the team how refunds are made",
    "Write down who answers the telephone at weekends",
  ]
}
