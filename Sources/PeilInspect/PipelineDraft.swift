/// A pipeline file for files that were looked at: commented, and working where nothing they hold has two readings.
public struct PipelineDraft: Sendable {
  private let files: [InspectedFile]
  private let paths: [String]
  private let title: String?
  private let words: DraftWords
  private let links: SourceLinks

  /// A draft for these files, at least one.
  ///
  /// `paths` are the files as seen from the pipeline file. `language` is `nl` or `en`; nil takes that of the headers.
  public init(_ files: [InspectedFile], paths: [String], title: String?, language: String?) {
    precondition(!files.isEmpty && files.count == paths.count, "a draft needs files, and a path for each")
    self.files = Self.named(files)
    self.paths = paths
    self.title = title
    words = DraftWords(isDutch: language.map { $0 == "nl" } ?? Self.isDutch(files))
    links = SourceLinks(self.files)
  }

  /// The pipeline file.
  public var text: String { lines.joined(separator: "\n") + "\n" }

  // MARK: - Names

  /// Two files may have the same name in different folders.
  private static func named(_ files: [InspectedFile]) -> [InspectedFile] {
    var used: Set<String> = [datasetName]
    return files.map { file in
      var name = file.name
      var number = 2
      while used.contains(name) {
        name = "\(file.name)_\(number)"
        number += 1
      }
      used.insert(name)
      return file.renamed(name)
    }
  }

  private static let datasetName = "joined"
  private static let dutch: Set<String> = [
    "aanvraagnummer", "aanvrager", "besluit", "besluitdatum", "datum", "bedrag", "naam", "gevraagd", "gevraagde",
    "verleend", "provincie", "grootteklasse", "subsidie", "kosten", "plaats", "nr", "nummer", "knelpunten", "aantal",
    "projectnummer", "soort", "jaar", "van", "het", "uitkomst", "ingediend", "regeling", "gemeente",
  ]
  private static let english: Set<String> = [
    "application", "applicant", "decision", "date", "amount", "name", "requested", "granted", "province", "size",
    "grant", "costs", "place", "number", "bottlenecks", "project", "kind", "year", "of", "the", "outcome", "submitted",
    "scheme", "status", "awarded",
  ]

  /// The language whose words the headers have more of.
  private static func isDutch(_ files: [InspectedFile]) -> Bool {
    let headers = files.flatMap(\.inspection.columns).map(\.header)
    let words = headers.flatMap { $0.lowercased().split { !$0.isLetter }.map(String.init) }
    return words.count(where: dutch.contains) > words.count(where: english.contains)
  }

  // MARK: - Lines

  private var lines: [String] {
    var lines = [
      "# A draft, made of what the files themselves show. Change what you know better; 'choose' stands where two readings",
      "# fit, and a run begins when none is left.",
      "peil: 1", "title: " + (title.map(DraftText.scalar) ?? words.title + "  # the scheme and the call"),
      "language: " + (words.isDutch ? "nl" : "en"),
    ]
    lines += asOf
    lines += [
      "reading: census  # every application is in these files; 'process' takes them as one draw and prints intervals"
    ]
    lines += unit + ["", "sources:"]
    for (place, file) in files.enumerated() {
      if place > 0 { lines.append("") }
      lines +=
        SourceDraft(
          file, path: paths[place], shared: links.shared(place),
          withoutPartner: links.joined.first { $0.file == place }?.unmatchedThere ?? 0, among: files
        ).lines
    }
    if !links.joined.isEmpty || !links.several.isEmpty { lines += ["", "datasets:"] + datasets }
    lines += ["", "tables:"] + TableDrafts(columns, from: rowsName, words).lines
    for link in links.several {
      let file = files[link.file]
      let columns = own(file, except: link.column, prefix: nil)
      lines += TableDrafts(columns, from: severalName(link), words, prefix: "\(file.name)_").counts
    }
    for file in unlinked {
      let columns = own(file, except: nil, prefix: nil)
      lines += TableDrafts(columns, from: file.name, words, prefix: "\(file.name)_").lines
    }
    return lines + ["", "publish:", "  formats: [csv, markdown]"]
  }

  private var main: InspectedFile { files[links.main] }

  private func severalName(_ link: SourceLinks.Link) -> String { "\(files[link.file].name)_with_\(rowsName)" }

  /// The files that meet no other.
  private var unlinked: [InspectedFile] {
    let linked = Set([links.main] + (links.joined + links.several).map(\.file))
    return files.indices.filter { !linked.contains($0) }.map { files[$0] }
  }

  /// What the main file's rows are called once the others have joined.
  private var rowsName: String { links.joined.isEmpty ? main.name : Self.datasetName }

  private var unit: [String] {
    let key = main.inspection.key.columns.map { main.inspection.columns[$0].name }
    return key.isEmpty ? [] : ["unit: {key: \(DraftText.oneOrMore(key))}"]
  }

  /// Rates need a day where cases are open: the last one in the data is the earliest it can be.
  private var asOf: [String] {
    let days = files.flatMap(\.inspection.columns).compactMap { column -> String? in
      guard column.role == .submitted || column.role == .decided, case .date(let patterns) = column.type.value else {
        return nil
      }
      return column.survey.known.lazy.compactMap { DateShape.day($0.text, patterns) }.max()
    }
    guard let last = days.max() else {
      return hasOpenCases
        ? ["as-of: choose  # the day of the export, as 2021-06-30"] : []
    }
    return ["as-of: \(last)  # the last day in the files; put the day of the export here"]
  }

  /// Whether an application may have no decision yet.
  private var hasOpenCases: Bool {
    files.enumerated().contains { place, file in
      file.inspection.columns.contains { column in
        guard case .outcome(let words) = column.type.value else { return false }
        let withoutPartner = links.joined.first { $0.file == place }?.unmatchedThere ?? 0
        return column.missingCount + withoutPartner > 0 || words.contains { $0.outcome == "open" || $0.outcome == nil }
      }
    }
  }

  // MARK: - Datasets

  private var datasets: [String] {
    var lines: [String] = []
    if !links.joined.isEmpty {
      lines += ["  \(Self.datasetName):", "    from: \(main.name)", "    stages:"]
      for link in links.joined { lines += join(link) }
    }
    for link in links.several {
      lines += ["  \(severalName(link)):", "    from: \(files[link.file].name)", "    stages:"]
      lines.append(
        "      - join: {with: \(rowsName), key: \(key(link, isTurned: true)), expect: many-to-one, unmatched: "
          + "{left: keep, right: leave-out}\(prefix(taken: names(of: link.file), of: rowNames, rowsName, but: toName(link)))}"
      )
    }
    return lines
  }

  private func join(_ link: SourceLinks.Link) -> [String] {
    var lines: [String] = []
    if link.unmatched > 0 {
      lines.append(
        "      "
          + DraftText.comment(
            "\(link.unmatched) record(s) of \(files[link.file].name) have no partner, such as "
              + "'\(link.example ?? "")': they are left out and counted"))
    }
    lines.append(
      "      - join: {with: \(files[link.file].name), key: \(key(link, isTurned: false)), expect: "
        + "\(link.isUniqueThere && link.to == links.main ? "one-to-one" : "many-to-one"), unmatched: {left: keep, right: "
        + "\(link.unmatched > 0 ? "leave-out" : "reject")}\(prefix(link))}")
    return lines
  }

  /// The key of a join: one name, or the name on the left and the one on the right.
  private func key(_ link: SourceLinks.Link, isTurned: Bool) -> String {
    let own = files[link.file].inspection.columns[link.column].name
    let other = toName(link)
    if own == other { return own }
    return isTurned ? "{\(own): \(other)}" : "{\(other): \(own)}"
  }

  /// What the column that is joined to is called in the rows so far.
  private func toName(_ link: SourceLinks.Link) -> String {
    let name = files[link.to].inspection.columns[link.toColumn].name
    guard let earlier = links.joined.first(where: { $0.file == link.to }) else { return name }
    if link.toColumn == earlier.column { return toName(earlier) }
    return isPrefixed(earlier) ? "\(files[link.to].name)_\(name)" : name
  }

  private func names(of file: Int) -> [String] { files[file].inspection.columns.map(\.name) }

  /// The names of the rows before a file joins them.
  private func names(before link: SourceLinks.Link) -> [String] {
    var names = names(of: links.main)
    for earlier in links.joined.prefix(while: { $0.file != link.file }) { names += brought(by: earlier) }
    return names
  }

  private var rowNames: [String] { names(of: links.main) + links.joined.flatMap(brought) }

  private func brought(by link: SourceLinks.Link) -> [String] {
    let own = names(of: link.file).enumerated().filter { $0.offset != link.column }.map(\.element)
    return isPrefixed(link) ? own.map { "\(files[link.file].name)_\($0)" } : own
  }

  private func isPrefixed(_ link: SourceLinks.Link) -> Bool {
    let taken = Set(names(before: link))
    return names(of: link.file).enumerated().contains { $0.offset != link.column && taken.contains($0.element) }
  }

  private func prefix(_ link: SourceLinks.Link) -> String {
    isPrefixed(link) ? ", prefix: \(files[link.file].name)" : ""
  }

  private func prefix(taken: [String], of names: [String], _ name: String, but key: String) -> String {
    Set(taken).isDisjoint(with: names.filter { $0 != key }) ? "" : ", prefix: \(name)"
  }

  // MARK: - Columns of the tables

  /// The columns of the main rows, with the names they have once the others have joined.
  private var columns: [DraftColumn] {
    var columns = own(main, except: nil, prefix: nil)
    for link in links.joined {
      let prefix = isPrefixed(link) ? files[link.file].name : nil
      columns += own(files[link.file], except: link.column, prefix: prefix)
    }
    return columns
  }

  private func own(_ file: InspectedFile, except: Int?, prefix: String?) -> [DraftColumn] {
    file.inspection.columns.enumerated().filter { $0.offset != except }.map { _, column in
      DraftColumn(
        name: prefix.map { "\($0)_\(column.name)" } ?? column.name,
        label: column.header.isEmpty ? column.name : DraftText.line(column.header), type: column.type.value,
        role: column.role)
    }
  }
}
