import CaseFile
import CivilTime
import Reference

extension Day {
  func explain(_ finding: CouncilFinding, _ detention: QualifyingDetention) -> [Reason] { [] }
  func explain(_ finding: NHSFinding) -> [Reason] { [] }
  func explainDuty() -> [Reason] { [] }
  func explainEligibility() -> [Reason] { [] }
}
