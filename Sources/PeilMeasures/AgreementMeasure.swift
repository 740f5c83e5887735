public import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilStatistics
internal import PeilTable

/// `agreement`: how far coders of the same texts agree.
public enum AgreementMeasure: Measure {
  enum Shown: String, ShownFigure {
    case kappa
    case observed
    case pabak
    case positive
    case negative
    case bothNamed = "both"
    case firstOnly = "first-only"
    case secondOnly = "second-only"
    case neither
    case fleiss
    case krippendorff

    var label: (nl: String, en: String) {
      switch self {
      case .kappa: ("kappa van Cohen", "Cohen's kappa")
      case .observed: ("overeenstemming", "agreement")
      case .pabak: ("PABAK", "PABAK")
      case .positive: ("overeenstemming over wel", "agreement on yes")
      case .negative: ("overeenstemming over niet", "agreement on no")
      case .bothNamed: ("beiden wel", "both yes")
      case .firstOnly: ("alleen de eerste", "the first alone")
      case .secondOnly: ("alleen de tweede", "the second alone")
      case .neither: ("beiden niet", "both no")
      case .fleiss: ("kappa van Fleiss", "Fleiss' kappa")
      case .krippendorff: ("alfa van Krippendorff", "Krippendorff's alpha")
      }
    }

    var meaning: String {
      switch self {
      case .kappa: "Cohen's kappa, with the interval of Fleiss, Cohen and Everitt."
      case .observed: "The part of the texts on which the two agree."
      case .pabak: "Kappa adjusted for prevalence and bias: what it would be if every code were as frequent."
      case .positive: "The agreement on texts that one of the two gave the code."
      case .negative: "The agreement on texts that one of the two did not give it."
      case .bothNamed: "How many texts both gave the code."
      case .firstOnly: "How many the first alone."
      case .secondOnly: "How many the second alone."
      case .neither: "How many neither."
      case .fleiss: "Fleiss' kappa, for three coders or more; every text was coded by all."
      case .krippendorff: "Krippendorff's alpha for nominal codes; texts that one of them did not code count too."
      }
    }

    var unit: FigureUnit {
      switch self {
      case .observed, .positive, .negative: .ratio
      case .bothNamed, .firstOnly, .secondOnly, .neither: .count
      default: .number
      }
    }

    var decimals: Int? { unit == .number ? 2 : nil }
    /// Whether it is about one code, given or not.
    var isOfCode: Bool { [.positive, .negative, .bothNamed, .firstOnly, .secondOnly, .neither].contains(self) }
    var isOfMany: Bool { self == .fleiss || self == .krippendorff }
  }

  /// How far apart two categories that are not the same are.
  enum Weights: String, CaseIterable {
    case none, linear, quadratic

    var meaning: String {
      switch self {
      case .none: "Any disagreement is one."
      case .linear: "By how many categories they lie apart, in declared order."
      case .quadratic: "By the square of that."
      }
    }

    var weights: CohenKappa.Weights {
      switch self {
      case .none: .none
      case .linear: .linear
      case .quadratic: .quadratic
      }
    }
  }

  /// The least kappa with which a coding may be published.
  static let gate = 0.7
  /// The least number of texts that are coded twice.
  static let least = 100

  /// The reference page.
  public static let page = Page(
    name: "agreement",
    summary: "How far two or more coders, or a coder and the rules, gave the same texts the same codes.",
    discussion: """
      `coders` names the columns with their codes: categories, or sets of the same codes. Of sets one `code` is compared, \
      given or not, and each code has a kappa of its own: in a table with `rows: {each: …}` over such a set, that of each row; of categories all codes at once, unless `code` names one. Two \
      coders have Cohen's kappa (1960) with the interval of Fleiss, Cohen and Everitt (1969), the table of both, the \
      agreement on yes and on no, and PABAK, which does not fall where a code is rare. Three or more have Fleiss' kappa and \
      Krippendorff's alpha. Texts that a coder did not code stand under missing; alpha takes them along. Where chance \
      alone would agree on everything kappa is undefined (`expectedAgreementIsOne`). A kappa below 0.7, or one of fewer \
      than 100 texts, is flagged. With `reading: census` it has no interval.
      """,
    setting: .options([
      .required("coders", .list(.column), "The columns, two or more."),
      .optional(
        "code", .value, standard: "all codes at once; of sets, the one of the table's row", "The code that is compared."
      ),
      .optional(
        "weights", .word(Weights.allCases.map { Parameter.Choice($0.rawValue, $0.meaning) }), standard: "none",
        "What a disagreement weighs in Cohen's kappa, where categories have an order."),
      Shown.parameter,
    ]),
    source: """
      Cohen 1960; Fleiss, Cohen and Everitt 1969; Byrt, Bishop and Carlin 1993; Fleiss 1971; Krippendorff \
      2004.
      """,
    example: """
      reading: process
      datasets:
        coded:
          from: applications
          stages:
            - classify: {column: problem_text, into: found, taxonomy: taxonomies/bottlenecks.yaml}
      tables:
        example:
          from: coded
          measures:
            money: {agreement: {coders: [bottlenecks, found], code: cost}}
      """,
    caution:
      "Agreement is not truth: two coders may share a mistake, and rules and coder may read the same words wrongly.")

  /// Reads coders and code; other types, codes that differ and options that do not fit are errors.
  public static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure? {
    guard let written = setting["coders"], let coders = context.columns(written, in: table.schema),
      let shown = context.word(setting["show"], as: Shown.self),
      let isSet = kind(of: coders, at: written, in: table.schema, context)
    else { return nil }
    let code = context.code(setting["code"], of: coders[0])
    guard (code == nil) == (setting["code"] == nil) else { return nil }
    let item = isSet && code == nil ? spreadCodes(coders[0], of: table) : nil
    guard !isSet || code != nil || item != nil else {
      context.report(
        .error(
          "missing-option", "of sets one `code` is compared: name it, or spread the set in `rows`", at: setting.span,
          details: ["codes: \(listed(coders[0].type.domain?.codes ?? [], limit: 20))"]))
      return nil
    }
    guard shown.isOfMany == (coders.count > 2) || shown == .krippendorff, code != nil || !shown.isOfCode else {
      context.report(
        .error(
          "idle-option",
          "`show: \(shown.rawValue)` does not fit \(coders.count) coders\(code == nil ? " without `code`" : "")",
          at: setting.span))
      return nil
    }
    let complete = coders.dropFirst().reduce(Expression.isKnown(coders[0])) { $0.and(.isKnown($1)) }
    let names = coders.map(\.name).joined(separator: ", ")
    let about = setting["code"]?.text.map { " (\($0.text))" } ?? ""
    return BoundMeasure(
      components: [.tally(coders.map { .value(of: $0) }, where: nil)],
      base: shown == .krippendorff ? nil : complete, unit: shown.unit,
      definition: Definition(
        "agreement/\(shown.rawValue)", nl: "\(shown.label.nl) van \(names)\(about)",
        en: "\(shown.label.en) of \(names)\(about)"),
      finisher: finisher(
        item,
        AgreementFinisher(
          shown: shown, code: code, isSet: isSet, codeCount: coders[0].type.domain?.count ?? 0,
          weights: context.word(setting["weights"], as: Weights.self) ?? .none,
          hasInterval: context.reading == .process)))
  }

  /// The figures that fit the number of coders and whether one code is meant.
  public static func parts(of setting: Setting) -> [MeasurePart] {
    let areMany = (setting["coders"]?.list?.count ?? 2) > 2
    return Shown.parts(of: setting, kind: page.name) { figure in
      figure.isOfMany == areMany && (!figure.isOfCode || setting["code"] != nil)
    }
  }

  /// The place of a dimension that spreads a set with the coders' codes, or nil.
  private static func spreadCodes(_ coder: Column, of table: TableShape) -> Int? {
    table.dimensions.firstIndex { $0.isSpread && $0.column.type.domain == coder.type.domain }
  }

  private static func finisher(_ item: Int?, _ finisher: AgreementFinisher) -> Finisher {
    guard let item else { return .cell(finisher) }
    return .margin(.spreadSummedOut, AgreementByItemFinisher(dimension: item, finisher: finisher))
  }

  /// Whether the coders' columns are sets; nil, and reported, where they are neither sets nor categories of one list.
  private static func kind(
    of coders: [Column], at written: Setting, in schema: Schema, _ context: BindingContext
  ) -> Bool? {
    guard coders.count > 1 else {
      context.report(.error("one-coder", "agreement is between two coders or more", at: written.span))
      return nil
    }
    guard coders.allSatisfy({ context.standsForRows($0, of: schema, at: written.span) }) else { return nil }
    let areSets = coders.allSatisfy { if case .set = $0.type { true } else { false } }
    let areCategories = coders.allSatisfy { if case .category = $0.type { true } else { false } }
    guard areSets || areCategories, coders.allSatisfy({ $0.type.domain == coders[0].type.domain }) else {
      context.report(
        .error(
          "other-codes", "the columns of `coders` do not take their codes from one list", at: written.span,
          details: coders.map { "\($0.name): \($0.type.name), \(listed($0.type.domain?.codes ?? [], limit: 8))" }))
      return nil
    }
    return areSets
  }
}
