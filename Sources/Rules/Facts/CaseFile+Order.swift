import CaseFile

/// The rows of every list by id, so that the order in which they come changes nothing: not even which days are
/// asked about, for a search stops at the first row that fits.
extension CaseFile {
  mutating func putInOrder() {
    guard !isInOrder else { return }
    legalStatus.sortByID()
    communityOrders.sortByID()
    spells.sortByID()
    leave.sortByID()
    residence.sortByID()
    gpRegistrations.sortByID()
    keyWorkers.sortByID()
    assessments.sortByID()
    meetings.sortByID()
    for index in meetings.indices { meetings[index].actions.sortByID() }
    plans.sortByID()
    for index in plans.indices { plans[index].services.sortByID() }
    contacts.sortByID()
    notifications.sortByID()
    funding.sortByID()
    charges.sortByID()
    accommodation.sortByID()
    directPayments.sortByID()
    continuingHealthcare.sortByID()
    capacity.sortByID()
    endings.sortByID()
    disputes.sortByID()
    complaints.sortByID()
    for index in complaints.indices { complaints[index].recommendations.sortByID() }
    events.sortByID()
  }

  private var isInOrder: Bool {
    legalStatus.isByID && communityOrders.isByID && spells.isByID && leave.isByID
      && residence.isByID && gpRegistrations.isByID && keyWorkers.isByID && assessments.isByID
      && meetings.isByID && meetings.allSatisfy(\.actions.isByID) && plans.isByID
      && plans.allSatisfy(\.services.isByID) && contacts.isByID && notifications.isByID
      && funding.isByID && charges.isByID && accommodation.isByID && directPayments.isByID
      && continuingHealthcare.isByID && capacity.isByID && endings.isByID && disputes.isByID
      && complaints.isByID && complaints.allSatisfy(\.recommendations.isByID) && events.isByID
  }
}

extension Directory {
  var inOrder: Directory {
    let isInOrder =
      contacts.isByID && agreements.isByID && delegations.isByID && reconciliations.isByID
      && handovers.isByID && allocations.isByID
    guard !isInOrder else { return self }
    var directory = self
    directory.contacts.sortByID()
    directory.agreements.sortByID()
    directory.delegations.sortByID()
    directory.reconciliations.sortByID()
    directory.handovers.sortByID()
    directory.allocations.sortByID()
    return directory
  }
}

extension Array where Element: IdentifiedRecord {
  fileprivate var isByID: Bool {
    for index in indices.dropFirst() where self[index].id < self[index - 1].id { return false }
    return true
  }

  fileprivate mutating func sortByID() {
    if !isByID { sort { $0.id < $1.id } }
  }
}
