import PeilCore
import PeilCSV
import PeilSchemas
import PeilTable
import PeilValues
import PeilWords

/// The tidy CSV file of a table, described: what each column holds, and what tells its lines apart.
struct TableDescription {
  let table: PublishedTable
  let words: Words

  /// The description of a file of so many bytes.
  func file(bytes: Int) -> FileDescription {
    FileDescription(
      path: TidyCSVPublisher.path(of: table), name: table.plan.name, title: table.plan.title, text: table.plan.note,
      bytes: bytes, columns: table.plan.dimensions.map(column) + TidyColumn.allCases.map(column),
      key: table.plan.dimensions.map(\.column.name) + [TidyColumn.margin.rawValue, TidyColumn.measure.rawValue])
  }

  private func column(_ dimension: Dimension) -> ColumnDescription {
    let column = dimension.column
    return ColumnDescription(
      name: column.name, title: LocalizedText(DimensionLabel(language: words.language).text(of: dimension)),
      text: meaning(of: column), kind: Self.kind(of: column.type),
      codes: column.type.domain.map { domain in domain.codes.map(DelimitedText.tidy.asRead) },
      missing: [DimensionValue.missingCode])
  }

  /// What the codes of a dimension stand for.
  private func meaning(of column: Column) -> LocalizedText {
    let labels = DimensionLabel(language: words.language)
    let codes = column.type.domain?.codes.enumerated().map { place, code in
      "\(code): \(labels.text(of: .code(UInt32(place)), in: column.type))"
    }
    let listed = codes.map { $0.joined(separator: "; ") + ". " } ?? ""
    return LocalizedText(listed + words[.dimensionColumn(missing: DimensionValue.missingCode)])
  }

  private static func kind(of type: ValueType) -> ColumnDescription.Kind {
    switch type {
    case .text, .category, .outcome, .set, .identifier: .text
    case .integer, .days: .integer
    case .money, .decimal, .number, .rational: .number
    case .date: .date
    case .boolean: .boolean
    }
  }

  private func column(_ column: TidyColumn) -> ColumnDescription {
    ColumnDescription(
      name: column.rawValue, title: LocalizedText(words[column: column]), text: LocalizedText(words[meaning: column]),
      kind: kind(of: column), codes: codes(of: column), isRequired: isRequired(column))
  }

  private static let required: Set<TidyColumn> = [.measure, .unit, .n, .missing, .definition, .status]

  /// A figure that is withheld does not say how many units it rests on either.
  private func isRequired(_ column: TidyColumn) -> Bool {
    let hides = table.cells.contains { $0.estimates.contains(where: \.isSuppressed) }
    return Self.required.contains(column) && !(hides && (column == .n || column == .missing))
  }

  private func codes(of column: TidyColumn) -> [String]? {
    switch column {
    case .measure: table.plan.measures.map(\.name)
    case .status: Estimate.Status.allCases.map(\.rawValue)
    default: nil
    }
  }

  /// Numbers, but where a table has days among its figures.
  private func kind(of column: TidyColumn) -> ColumnDescription.Kind {
    switch column {
    case .value: kind(\.value)
    case .numerator: kind(\.numerator)
    case .denominator: kind(\.denominator)
    case .lower, .upper: .number
    case .n, .missing: .integer
    case .margin, .measure, .unit, .interval, .definition, .status, .reason: .text
    }
  }

  private func kind(_ part: KeyPath<Estimate, Quantity?>) -> ColumnDescription.Kind {
    let hasDates = table.cells.contains { cell in
      cell.estimates.contains { estimate in
        if case .date = estimate[keyPath: part]?.magnitude { true } else { false }
      }
    }
    return hasDates ? .text : .number
  }
}

extension PublicationDescription {
  /// What a plan says of all its tables together.
  init(_ plan: Plan, of result: RunResult) {
    let file = plan.file.split(separator: "/").last.map(String.init) ?? plan.file
    let stem = file.hasSuffix(".yaml") ? String(file.dropLast(5)) : file
    var name = ""
    for scalar in stem.lowercased().unicodeScalars {
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      if isPlain { name.unicodeScalars.append(scalar) } else if !name.isEmpty, !name.hasSuffix("-") { name += "-" }
    }
    while name.hasSuffix("-") { name.removeLast() }
    self.init(
      name: name.isEmpty ? "peil" : name, title: plan.title, language: plan.language, source: plan.publication.source,
      licence: plan.publication.licence.map { .init(name: $0.name, address: $0.address, title: $0.title) },
      day: plan.asOf?.description, generator: result.identity?.version ?? "")
  }
}
