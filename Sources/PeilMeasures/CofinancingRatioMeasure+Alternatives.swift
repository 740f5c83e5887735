public import PeilCore
internal import PeilDiagnostics
internal import PeilTable

extension CofinancingRatioMeasure {
  /// The other ways to put units together, and the other costs where the rows have one other column of them.
  public static func alternatives(
    of setting: Setting, in table: TableShape, context: BindingContext
  ) -> [MeasureAlternative] {
    let own = setting["as"]?.text.flatMap { Form(rawValue: $0.text) } ?? .ratioOfSums
    let plain = setting.keeping(["ratio", "costs", "subsidy", "other"])
    var all = Form.allCases.filter { $0 != own }.map { form in
      alternative(form.rawValue, form.label, plain.adding("as", form.rawValue))
    }
    let costs = setting["costs"]?.text.flatMap { table.schema[$0.text] }
    let others = table.schema.columns.filter {
      $0.name != costs?.name && [.projectCosts, .eligibleCosts].contains($0.amount)
    }
    if costs != nil, others.count == 1 {
      all.append(
        alternative(
          "other_costs", LocalizedText(nl: "over \(others[0].label(in: "nl"))", en: "of \(others[0].label(in: "en"))"),
          setting.keeping(["ratio", "subsidy", "other", "as"]).adding("costs", others[0].name)))
    }
    return all
  }

  private static func alternative(
    _ suffix: String, _ label: LocalizedText, _ setting: Setting
  ) -> MeasureAlternative {
    MeasureAlternative(
      suffix: suffix.split(separator: "-").joined(separator: "_"), label: label, kind: page.name, setting: setting)
  }
}

extension CofinancingRatioMeasure.Form {
  fileprivate var label: LocalizedText {
    switch self {
    case .ratioOfSums: LocalizedText(nl: "som gedeeld door som", en: "sum divided by sum")
    case .meanOfRatios: LocalizedText(nl: "gemiddelde van de verhoudingen", en: "mean of the ratios")
    case .medianOfRatios: LocalizedText(nl: "mediaan van de verhoudingen", en: "median of the ratios")
    }
  }
}
