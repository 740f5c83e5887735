import PeilStatistics
import ReferenceValues

extension ReferenceMethods {
  static let agreement: [String: ReferenceMethod] = [
    "kappa.cohen": { inputs in
      let weights = CohenKappa.Weights(rawValue: try inputs["weights"].string) ?? .none
      let kappa = try CohenKappa(inputs["coder1"].ints, inputs["coder2"].ints, weights: weights)
      return [
        "kappa": .double(kappa.value), "se": .double(kappa.standardError), "po": .number(kappa.observedAgreement),
        "se_statsmodels": .double(kappa.standardError), "se_null_statsmodels": .double(kappa.nullStandardError),
      ]
    },
    "kappa.cohen.edge": { inputs in
      let kappa = try CohenKappa(inputs["coder1"].ints, inputs["coder2"].ints)
      let po: [String: JSONValue] = ["po": .number(kappa.observedAgreement)]
      guard let value = kappa.value else { return po + .undefined(["kappa"], .expectedAgreementIsOne) }
      return po + ["kappa": .number(value)]
    },
    "kappa.cohen.prevalence": { inputs in
      let table = try inputs["table"].items.map { try $0.ints }
      let kappa = try CohenKappa(table: table)
      return [
        "kappa": .double(kappa.value), "se": .double(kappa.standardError), "po": .number(kappa.observedAgreement),
        "pabak": .double(kappa.adjustedForPrevalence(categories: table.count)),
        "positive_agreement": .double(try? CohenKappa.specificAgreement(table: table, category: 1)),
        "negative_agreement": .double(try? CohenKappa.specificAgreement(table: table, category: 0)),
      ]
    },
    "kappa.fleiss": { inputs in
      do throws(UndefinedReason) {
        let table = ((try? inputs["table"].items) ?? []).map { (try? $0.ints) ?? [] }
        return ["kappa": .number(try FleissKappa(table: table).value)]
      } catch {
        return .undefined(["kappa"], error)
      }
    },
    "krippendorff_alpha.nominal": { inputs in
      let coders = try inputs["coders"].items.map { try $0.items.map { $0.isNull ? nil : try $0.int } }
      do throws(UndefinedReason) {
        return ["alpha": .number(try KrippendorffAlpha(coders).value)]
      } catch {
        return .undefined(["alpha"], error)
      }
    },
    "rank.kendall_tau_b": { ["tau_b": .number(try RankCorrelation($0["x"].doubles, $0["y"].doubles).kendall())] },
    "rank.spearman": { ["rho": .number(try RankCorrelation($0["x"].doubles, $0["y"].doubles).spearman())] },
    "mcnemar": { inputs in
      let pair = PairedCount(
        both: try inputs["both"].int, firstOnly: try inputs["first_only"].int,
        secondOnly: try inputs["second_only"].int, neither: try inputs["neither"].int)
      let plain = try? pair.mcNemarTest()
      let corrected = try? pair.mcNemarTest(continuityCorrected: true)
      return [
        "chisq": .double(plain?.statistic), "p": .double(plain?.pValue), "chisq_cc": .double(corrected?.statistic),
        "p_cc": .double(corrected?.pValue), "exact_p": .number(pair.exactMcNemarPValue),
      ]
    },
  ]
}
