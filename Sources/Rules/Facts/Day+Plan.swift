import CaseFile
import CivilTime

/// A service line as it stands on a day: the row of the latest plan that has it.
final class CurrentService {
  let row: Service
  /// The plan whose row counts.
  let plan: FactID
  /// The day it stopped, or ended with a plan that the next one did not carry on.
  let ended: CivilDate?
  /// Whether its start has come.
  let hasStarted: Bool

  init(_ row: Service, plan: FactID, ended: CivilDate?, hasStarted: Bool) {
    self.row = row
    self.plan = plan
    self.ended = ended
    self.hasStarted = hasStarted
  }

  var id: FactID { row.id }
  var isRunning: Bool { hasStarted && ended == nil }
  /// Whether it was decided to be a section 117 after-care service (MHA 1983 s117(6)).
  var isAftercare: Bool { row.aftercare == true }
}

extension Day {
  /// Plans that had been agreed, the latest last.
  var plans: [Shared<Plan>] {
    remember(knownPlans) {
      var plans: [Shared<Plan>] = []
      for index in file.plans.indices
      where exists(file.plans[index].agreed, file.plans[index].ended) {
        plans.append(Shared(file.plans[index]))
      }
      plans.sort { ($0.agreed, $0.id) < ($1.agreed, $1.id) }
      return plans
    } keep: {
      knownPlans = $0
    }
  }

  /// The latest plan agreed since the lead-in of the latest qualifying detention, if it has not ended.
  var currentPlan: Shared<Plan>? {
    remember(knownPlan) {
      guard let detention = detentions.latest, let plan = plans.last,
        plan.agreed >= detention.leadIn, !hasReached(plan.ended)
      else { return nil }
      return plan
    } keep: {
      knownPlan = $0
    }
  }

  /// Every service of any plan, once; by id.
  var services: [CurrentService] {
    remember(knownServices) {
      var services: [CurrentService] = []
      let plans = self.plans
      for (index, plan) in plans.enumerated() {
        let later = plans[(index + 1)...]
        for row in plan.services
        where !later.contains(where: { $0.services.contains { $0.id == row.id } }) {
          services.append(service(row, of: plan, before: later.first))
        }
      }
      // The rows of one plan are by id.
      return plans.count > 1 ? services.sorted { $0.id < $1.id } : services
    } keep: {
      knownServices = $0
    }
  }

  /// The services of the current plan.
  var currentServices: [CurrentService] {
    remember(knownCurrentServices) {
      guard let plan = currentPlan?.id else { return [] }
      return services.filter { $0.plan == plan }
    } keep: {
      knownCurrentServices = $0
    }
  }

  /// A line that ends before it starts has ended.
  private func service(
    _ row: Service, of plan: Shared<Plan>, before next: Shared<Plan>?
  ) -> CurrentService {
    var ended = reached(row.end)
    if let next {
      let planEnded = min(reached(plan.ended) ?? next.agreed, next.agreed)
      ended = min(ended ?? planEnded, planEnded)
    }
    return CurrentService(row, plan: plan.id, ended: ended, hasStarted: hasReached(row.start))
  }

  /// Funding agreements in force: an end, and a start once signed, are known in advance.
  var fundingInForce: [FundingAgreement] {
    remember(knownFunding) {
      inForce(file.funding) { ($0.start, $0.end) }
    } keep: {
      knownFunding = $0
    }
  }

  /// Accommodation in use.
  var accommodationInUse: [Accommodation] {
    remember(knownHomes) {
      inForce(file.accommodation) { ($0.start, $0.end) }
    } keep: {
      knownHomes = $0
    }
  }

  /// Whether anybody is key worker on the day.
  var hasKeyWorker: Bool { file.keyWorkers.contains { isInForce($0.start, $0.end) } }

  /// Key workers in post.
  var keyWorkersInPost: [KeyWorker] {
    file.keyWorkers.filter { isInForce($0.start, $0.end) }
  }
}
