/// What has come of a life by the day of the register.
enum Story: Sendable {
  /// Living with after-care: left hospital between half a year and eight years ago.
  case settled
  /// Living with after-care for more than a year and a half.
  case longSettled
  /// Living with after-care that began before the integrated care boards.
  case longStanding
  /// Left hospital some months ago.
  case recentlyLeft
  /// Left hospital in these weeks.
  case justLeft
  /// On a community treatment order.
  case communityOrder
  /// A community treatment order ended some months ago.
  case orderEnded
  /// Recalled, the order revoked, and out again.
  case recalled
  /// Conditionally discharged.
  case conditionalDischarge
  /// Came from prison, went back, and is free again.
  case releasedFromPrison
  /// Came from prison and is there again.
  case inPrison
  /// Lives out on leave of absence.
  case trialLeave
  /// Detained for the first time.
  case inHospital
  /// Detained for a few days.
  case newlyDetained
  /// Detained again, years after.
  case freshInHospital
  /// Detained twice or more, and out again.
  case freshDischarged
  /// Detained again in the years of the view that the Supreme Court rejected, after moving.
  case freshAfterMove
  /// Back in hospital informally.
  case informalStay
  /// Moved to another area by choice.
  case movedAway
  /// Moved by choice, and with the GP, before the integrated care boards.
  case movedBeforeBoards
  /// Placed in another area.
  case placedAway
  /// The home was given up while on section 2.
  case movedOnSection2
  /// Near the eighteenth birthday.
  case child
  /// Placed out of area as a child, before the detention.
  case placedChild
  /// From Wales.
  case welsh
  /// Lives where no board covers the council almost wholly.
  case nearBorder
  /// Left a county before it was split.
  case leftSplitCounty
  /// Ended by both bodies.
  case ended
  /// Ended by both bodies, and back in hospital soon after.
  case endedReadmitted
  /// Died.
  case died
  /// Only ever on section 2.
  case section2Only
  /// Transferred out of England and Wales.
  case transferredOut
  /// Under a section that is rare, or whose effect is in doubt.
  case rareSection
  /// On a register with no detention on record.
  case registerOnly
}

extension Story {
  /// What becomes of well-run cases, in parts of a thousand.
  ///
  /// Planning numbers: most people stay entitled for years (`sizes.md` 3); about one in eight is on
  /// a community treatment order at a time (5,000 to 6,600 new ones a year against 52,000
  /// detentions, `sizes.md` 2); nineteen qualifying detentions in twenty are under section 3.
  static let ordinary = Weighted<Story>([
    (.settled, 220), (.longSettled, 80), (.longStanding, 130), (.recentlyLeft, 65), (.justLeft, 15),
    (.communityOrder, 80), (.orderEnded, 35), (.recalled, 30), (.conditionalDischarge, 35),
    (.releasedFromPrison, 12), (.inPrison, 6), (.trialLeave, 12), (.inHospital, 50),
    (.newlyDetained, 6), (.freshInHospital, 14), (.freshDischarged, 70), (.informalStay, 10),
    (.movedAway, 28), (.placedAway, 22), (.movedOnSection2, 4), (.child, 10), (.placedChild, 3),
    (.welsh, 5), (.nearBorder, 5), (.ended, 50), (.endedReadmitted, 5), (.died, 35),
    (.section2Only, 8), (.transferredOut, 3), (.rareSection, 8),
  ])

  /// Living with after-care, and nothing else going on.
  static let plain: [Story] = [
    .settled, .settled, .settled, .settled, .longStanding, .longStanding, .freshDischarged,
  ]

  /// Living with after-care, in whatever way.
  static let living: [Story] =
    plain + [
      .communityOrder, .communityOrder, .conditionalDischarge, .movedAway, .placedAway,
      .recentlyLeft, .recentlyLeft, .recalled,
    ]
}
