// swift-format-ignore-file
// Written by deploy/generate-reference from sql/reference/*.csv; change those and run it again.

extension NationalTables {
  /// The legal status classification codes, in the order of the lists.
  ///
  /// A line: `jurisdiction|code|status|gives rise to the duty|section|description`.
  static let legalStatusCodes = #"""
    England|01|current|no||Informal
    England|02|current|no|2|Formally detained under Mental Health Act Section 2
    England|03|current|yes|3|Formally detained under Mental Health Act Section 3
    England|04|current|no|4|Formally detained under Mental Health Act Section 4
    England|05|current|no|5(2)|Formally detained under Mental Health Act Section 5(2)
    England|06|current|no|5(4)|Formally detained under Mental Health Act Section 5(4)
    England|07|current|no|35|Formally detained under Mental Health Act Section 35
    England|08|current|no|36|Formally detained under Mental Health Act Section 36
    England|09|current|yes|37/41|Formally detained under Mental Health Act Section 37 with section 41 restrictions
    England|10|current|yes|37|Formally detained under Mental Health Act Section 37
    England|12|current|no|38|Formally detained under Mental Health Act Section 38
    England|13|current|no|44|Formally detained under Mental Health Act Section 44
    England|14|current|no|46|Formally detained under Mental Health Act Section 46
    England|15|current|yes|47/49|Formally detained under Mental Health Act Section 47 with section 49 restrictions
    England|16|current|yes|47|Formally detained under Mental Health Act Section 47
    England|17|current|yes|48/49|Formally detained under Mental Health Act Section 48 with section 49 restrictions
    England|18|current|yes|48|Formally detained under Mental Health Act Section 48
    England|19|current|no|135|Formally detained under Mental Health Act Section 135
    England|20|current|no|136|Formally detained under Mental Health Act Section 136
    England|31|current|check|CPIA 1964|Formally detained under Criminal Procedure(Insanity) Act 1964 as amended by the Criminal Procedures (Insanity and Unfitness to Plead) Act 1991
    England|32|current|check||Formally detained under other acts
    England|33|retired|check|25A|Supervised Discharge (Mental Health (Patients in the Community) Act 1995)
    England|34|retired|yes|45A|Formally detained under Mental Health Act Section 45A
    England|35|current|no|7|Subject to guardianship under Mental Health Act Section 7
    England|36|current|no|37 (guardianship)|Subject to guardianship under Mental Health Act Section 37
    England|37|current|yes|45A|Formally detained under Mental Health Act Section 45A (Limited direction in force)
    England|38|current|yes|45A|Formally detained under Mental Health Act Section 45A (Limitation direction ended)
    England|98|current|no||Not Applicable
    England|99|current|unknown||Not Known
    Wales|01|current|no||Informal (including voluntary patients under Section 131)
    Wales|02|current|no|2|Formally detained under Mental Health Act Section 2 (Admission for assessment)
    Wales|03|current|yes|3|Formally detained under Mental Health Act Section 3 (Admission for treatment of non-offender to hospital for assessment, for medical treatment)
    Wales|04|current|no|4|Formally detained under Mental Health Act Section 4 (Admission for assessment in cases of emergency)
    Wales|05|current|no|5(2)|Formally detained under Mental Health Act Section 5 (2) (Power to hold informal patient already in hospital, by doctor or approved clinician)
    Wales|06|current|no|5(4)|Formally detained under Mental Health Act Section 5 (4) (Power to hold informal patient already in hospital, by nurse)
    Wales|07|current|no|35|Formally detained under Mental Health Act Section 35 (Remand to hospital for report on accused's mental condition)
    Wales|08|current|no|36|Formally detained under Mental Health Act Section 36 (Remand of accused person to hospital for treatment)
    Wales|09|current|yes|37/41|Formally detained under Mental Health Act Sections 37 and 41 (Hospital Order with restrictions)
    Wales|10|current|yes|37|Formally detained under Mental Health Act Section 37 (Hospital Order)
    Wales|12|current|no|38|Formally detained under Mental Health Act Section 38 (Interim hospital order)
    Wales|13|current|no|44|Formally detained under Mental Health Act Section 44 (Patient committed to hospital by Magistrates Court pending Crown Court disposal)
    Wales|14|retired|no|46|Formally detained under Mental Health Act Section 46 (Detained during Her Majesty's pleasure) REPEALED BY ARMED FORCES ACT 1996
    Wales|15|current|yes|47/49|Formally detained under Mental Health Act Sections 47 and 49 (Removal to hospital of person serving a sentence of imprisonment with restrictions)
    Wales|16|current|yes|47|Formally detained under Mental Health Act Section 47 (Removal to hospital of person serving a sentence of imprisonment)
    Wales|17|current|yes|48/49|Formally detained under Mental Health Act Sections 48 and 49 (Removal to hospital of other person with restrictions, not serving a sentence of imprisonment)
    Wales|18|current|yes|48|Formally detained under Mental Health Act Section 48 (Removal to hospital of other person not serving a sentence of imprisonment)
    Wales|19|current|no|135|Formally detained under Mental Health Act Section 135 (Warrant to search for and remove to a place of safety)
    Wales|20|current|no|136|Formally detained under Mental Health Act Section 136 (Mentally disordered person found in a public place)
    Wales|30|current|check|1959 Act|Formally detained under previous legislation (fifth schedule); this relates only to patients who, prior to the implementation of the Mental Health Act 1983, were detained under the Sixth Schedule of the Mental Health Act 1959
    Wales|31|current|check|CPIA 1964|Formally detained under Criminal Procedure (Insanity) Act 1964 as amended by the Criminal Procedures (Insanity and Unfitness to Plead) Act 1991
    Wales|32|current|check||Formally detained under other acts: Section 47 of the National Assistance Act 1948 Section 1,2 or 12 of the Children's and Young Persons Act 1969 Section 3 of the Powers of Criminal Courts Act 1973
    Wales|34|current|yes|45A|Formally detained under Mental Health Act Section 45A (Hospital and Limitation Direction)
    Wales|35|current|yes|17A|Community treatment order (Mental Health Act Section 17a) This is legally valid from 3rd November 2008
    Wales|98|current|no||Non applicable (only used for NON psychiatric consultant specialties)
    """#
}
