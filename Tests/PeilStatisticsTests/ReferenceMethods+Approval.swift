import PeilStatistics
import ReferenceValues

extension ReferenceMethods {
  static let approval: [String: ReferenceMethod] = [
    "approval_rate.denominators": { inputs in
      if !inputs["drawn_in_lottery"].isNull {
        return [
          "granted_over_submitted": .number(try inputs.count("granted", "submitted").rate()),
          "granted_over_assessed": .number(try inputs.count("granted", "drawn_in_lottery").rate()),
          "drawn_over_submitted": .number(try inputs.count("drawn_in_lottery", "submitted").rate()),
        ]
      }
      let outcomes = ApprovalOutcomes(
        submitted: try inputs["submitted"].int, withdrawn: try inputs["withdrawn_before_decision"].int,
        notTakenUp: try inputs["not_taken_up"].int, refusedOnCeiling: try inputs["rejected_ceiling"].int,
        refusedOnSubstance: try inputs["rejected_substance"].int, granted: try inputs["granted"].int,
        open: try inputs["open"].int)
      func rate(_ definition: ApprovalDefinition) -> JSONValue { .double(try? outcomes.count(definition)?.rate()) }
      return [
        "identity_holds": .bool(outcomes.residual == 0), "submitted": rate(.submitted),
        "admissible": rate(.admissible), "decided": rate(.decided), "assessed_on_substance": rate(.assessed),
        "worthy_rate": rate(.fundable),
      ]
    },
    "approval_rate.published_mkbidee": { inputs in
      let parts = ["granted", "granted_szw", "granted_ezk"].filter { !inputs[$0].isNull }
      let granted = try parts.map { try inputs[$0].int }.reduce(0, +)
      let count = BinomialCount(granted, of: try inputs["submitted"].int)
      return ["granted": .int(granted), "rate": .double(try count?.rate())]
    },
  ]
}
