internal import PeilCore
internal import PeilDiagnostics
internal import PeilTable

/// One of several figures that a measure shows together, each of which can be asked for alone with `show`.
protocol ShownFigure: CaseIterable, RawRepresentable, Sendable where RawValue == String {
  /// What is added to the measure's label.
  var label: (nl: String, en: String) { get }
  /// What it is, in a sentence of the reference page.
  var meaning: String { get }
  /// The unit of its value.
  var unit: FigureUnit { get }
  /// How many decimals human formats show; nil leaves it to the unit.
  var decimals: Int? { get }
}

extension ShownFigure {
  /// Left to the unit.
  var decimals: Int? { nil }

  /// The option that asks for one of them.
  static var parameter: Parameter {
    .optional(
      "show", .word(allCases.map { Parameter.Choice($0.rawValue, $0.meaning) }),
      standard: "all of them, each under the measure's name, an underscore and its own",
      "The one figure that is shown.")
  }

  /// Every figure as a part of the measure; none where the setting asks for one.
  static func parts(
    of setting: Setting, kind: String, where isShown: (Self) -> Bool = { _ in true }
  ) -> [MeasurePart] {
    guard setting["show"] == nil else { return [] }
    return allCases.filter(isShown).map { figure in
      MeasurePart(
        suffix: figure.rawValue.split(separator: "-").joined(separator: "_"),
        label: LocalizedText(nl: figure.label.nl, en: figure.label.en), kind: kind,
        setting: setting.adding("show", figure.rawValue), decimals: figure.decimals)
    }
  }
}
