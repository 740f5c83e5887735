import PeilCore
import PeilDiagnostics
import PeilTable

extension Planner {
  /// How the report looks and what it holds; the tables are known.
  func planReport(_ setting: Setting?, _ tables: [PlannedTable]) -> ReportSettings {
    guard let setting, isSound(setting, .options(PipelineLanguage.report)) else { return ReportSettings() }
    return ReportSettings(
      logo: logo(setting["logo"]), accent: accent(setting["accent"]), order: order(texts(setting["order"])),
      sections: (setting["sections"]?.list ?? []).map(section),
      keyFigures: setting["key-figures"].map { texts($0).compactMap { keyFigure($0, tables) } },
      template: setting["template"]?.text.flatMap(references.file))
  }

  private func section(_ setting: Setting) -> ReportSettings.Section {
    ReportSettings.Section(
      title: setting["title"].map(localized) ?? LocalizedText(""),
      text: setting["text"].map(localized) ?? LocalizedText(""))
  }

  private func accent(_ setting: Setting?) -> String? {
    guard let text = setting?.text else { return nil }
    guard let colour = AccentColour(text.text) else {
      report(
        .error(
          "not-a-colour", "'\(text.text)' is not a colour", at: text.span,
          label: "write it as '#rrggbb', such as '#154273', in quotes"))
      return nil
    }
    guard colour.contrast >= AccentColour.leastContrast else {
      report(
        .error(
          "accent-contrast", "white letters cannot be read on \(text.text)", at: text.span,
          label: "take a darker colour",
          details: [
            "its contrast with white is \(String(Int(colour.contrast * 10) / 10)).\(Int(colour.contrast * 10) % 10), and 4.5 is needed (WCAG 2.2, 1.4.3)"
          ]))
      return nil
    }
    return colour.text
  }

  /// The parts named, each once, and after them the others in their own order.
  private func order(_ words: [SourceText]) -> [ReportSettings.Part] {
    var parts: [ReportSettings.Part] = []
    for word in words {
      guard let part = ReportSettings.Part(rawValue: word.text) else { continue }
      if parts.contains(part) {
        report(.error("part-twice", "'\(word.text)' stands in the order twice", at: word.span))
      } else {
        parts.append(part)
      }
    }
    return parts + ReportSettings.Part.allCases.filter { !parts.contains($0) }
  }

  private func keyFigure(_ text: SourceText, _ tables: [PlannedTable]) -> ReportSettings.KeyFigure? {
    let parts = text.text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else {
      report(
        .error(
          "not-a-figure", "'\(text.text)' does not name a figure", at: text.span,
          label: "write TABLE.MEASURE, such as 'approval.rate'"))
      return nil
    }
    guard let table = tables.first(where: { $0.name == parts[0] }) else {
      // A table with errors of its own is known to the author, if not to us.
      if !entries("tables").contains(where: { $0.key.text == parts[0] }) { reportTable(parts[0], text, tables) }
      return nil
    }
    guard table.measures.contains(where: { $0.name == parts[1] }) else {
      let names = table.measures.map(\.name)
      report(
        .error(
          "unknown-measure", "no measure '\(parts[1])' in table '\(parts[0])'", at: text.span,
          label: nearestName(to: parts[1], among: names).map { "did you mean '\(parts[0]).\($0)'?" },
          details: ["measures there: \(listed(names, limit: 12))"]))
      return nil
    }
    guard table.dimensions.isEmpty || table.totals.contains(where: { $0.count == table.dimensions.count }) else {
      report(
        .error(
          "no-total", "table '\(parts[0])' has no total, so that '\(parts[1])' is not one figure", at: text.span,
          label: "give the table 'totals: nested', or name a figure of another table"))
      return nil
    }
    return ReportSettings.KeyFigure(table: parts[0], measure: parts[1])
  }

  private func reportTable(_ name: String, _ text: SourceText, _ tables: [PlannedTable]) {
    let names = tables.map(\.name)
    report(
      .error(
        "unknown-table", "no table '\(name)'", at: text.span,
        label: nearestName(to: name, among: names).map { "did you mean '\($0)'?" },
        details: ["tables here: \(listed(names, limit: 20))"]))
  }

  private func logo(_ setting: Setting?) -> ReportSettings.Image? {
    guard let setting, let path = setting.text ?? setting["file"]?.text, let file = references.file(path) else {
      return nil
    }
    guard let type = Self.mediaType(of: file.bytes) else {
      report(
        .error(
          "not-a-logo", "'\(path.text)' is no picture that a report can carry", at: path.span,
          label: "give a .svg, .png or .jpg file"))
      return nil
    }
    guard file.bytes.count <= Self.largestLogo else {
      report(
        .error(
          "logo-too-large", "'\(path.text)' has \(file.bytes.count) bytes", at: path.span,
          label: "a logo may have \(Self.largestLogo)", details: ["it is carried within the report"]))
      return nil
    }
    return ReportSettings.Image(mediaType: type, bytes: file.bytes, text: setting["text"].map(localized))
  }

  private static let largestLogo = 200_000

  /// What a file is by its first bytes, whatever its name says.
  private static func mediaType(of bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return "image/png" }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
    let start = String(decoding: bytes.prefix(1_000), as: UTF8.self)
    return start.contains("<svg") ? "image/svg+xml" : nil
  }
}

// MARK: - Pictures

extension Planner {
  /// The picture a table asks for; a measure that is not there is reported.
  func picture(_ setting: Setting?, _ measures: [PlannedMeasure]) -> PlannedPicture? {
    guard let setting, isSound(setting, PipelineLanguage.picture), let word = setting.text ?? setting["kind"]?.text,
      let kind = PlannedPicture.Kind(rawValue: word.text)
    else { return nil }
    var places: [Int] = []
    for name in texts(setting["measures"]) {
      // A measure that stands for several figures brings them all.
      let found = measures.indices.filter {
        measures[$0].name == name.text || measures[$0].name.hasPrefix(name.text + "_")
      }
      let exact = found.filter { measures[$0].name == name.text }
      if found.isEmpty { reportPicture(name, measures.map(\.name)) }
      places += exact.isEmpty ? found : exact
    }
    return PlannedPicture(kind, measures: places)
  }

  private func reportPicture(_ name: SourceText, _ names: [String]) {
    report(
      .error(
        "unknown-measure", "no measure '\(name.text)' in this table", at: name.span,
        label: nearestName(to: name.text, among: names).map { "did you mean '\($0)'?" },
        details: ["measures here: \(listed(names, limit: 12))"]))
  }
}
