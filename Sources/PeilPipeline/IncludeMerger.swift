import PeilCore
import PeilDiagnostics

/// Puts the parameters, sources, datasets and measures of included files beside those of the pipeline file.
///
/// Each file is read once, however many files include it; what it holds comes before what includes it. Paths in it are
/// relative to it, and its bytes are inputs of the run like those of a code list.
struct IncludeMerger {
  /// What to tell the author.
  private(set) var diagnostics: [Diagnostic] = []
  private let pipeline: String
  private let references: PlannerReferences
  private let language: PipelineLanguage
  /// The files that were read, by where they stand.
  private var visited: Set<String> = []
  /// The files that are being read, the outermost first.
  private var chain: [String] = []
  private var found: [String: [Setting.Entry]] = [:]

  init(of pipeline: String, _ references: PlannerReferences, _ language: PipelineLanguage) {
    self.pipeline = pipeline
    self.references = references
    self.language = language
    chain = [Self.place(pipeline)]
  }

  /// The sections that files may share.
  private static let sections = ["parameters", "sources", "datasets", "measures"]

  /// The pipeline file's map with what it includes.
  mutating func merged(_ root: Setting) -> Setting {
    guard root["include"] != nil else { return root }
    follow(root, folder: "")
    var entries = root.map ?? []
    for section in Self.sections {
      // A section that is no map has a message of its own.
      guard let shared = found[section], root[section].map({ $0.map != nil }) ?? true else { continue }
      let own = root[section]?.map ?? []
      for entry in own { reportTwice(entry, among: shared, section) }
      let value = Setting(.map(shared + own), span: root[section]?.span ?? shared[0].key.span)
      if let place = entries.firstIndex(where: { $0.key.text == section }) {
        entries[place] = Setting.Entry(key: entries[place].key, value: value)
      } else {
        entries.append(Setting.Entry(key: SourceText(section, span: shared[0].key.span), value: value))
      }
    }
    return Setting(.map(entries), span: root.span)
  }

  /// Takes in the files a map names; `folder` is that of the map's own file as the pipeline sees it.
  private mutating func follow(_ root: Setting, folder: String) {
    guard let include = root["include"] else { return }
    let paths = (include.list ?? [include]).compactMap(\.text).filter { !$0.text.isEmpty }
    for (number, path) in paths.enumerated() {
      if paths.prefix(number).contains(where: { $0.text == path.text }) {
        diagnostics.append(
          .error("include-twice", "'\(path.text)' is included twice", at: path.span, label: "once is enough"))
      } else {
        take(path, folder: folder)
      }
    }
  }

  private mutating func take(_ path: SourceText, folder: String) {
    let shown = path.text.hasPrefix("/") ? path.text : folder + path.text
    let place = Self.place(PipelinePath.resolved(shown, in: pipeline))
    if let start = chain.firstIndex(of: place) {
      let names = (chain[start...] + [place]).map(PipelinePath.name)
      diagnostics.append(
        .error(
          "include-cycle", "files include each other in a circle: \(names.joined(separator: " → "))", at: path.span,
          label: "a file cannot include itself"))
      return
    }
    guard visited.insert(place).inserted else { return }
    guard let file = references.file(SourceText(shown, span: path.span)) else {
      diagnostics += references.takeDiagnostics()
      return
    }
    let root: Setting
    do {
      root = try YAMLReader().read(file.bytes, file: file.path)
    } catch {
      diagnostics += error.diagnostics
      return
    }
    guard isShared(root) else { return }
    let own = PipelinePath.folder(shown)
    chain.append(place)
    follow(root, folder: own)
    chain.removeLast()
    collect(PathRebasing(folder: own, language: language).rebased(root))
  }

  private mutating func collect(_ root: Setting) {
    for section in Self.sections {
      for entry in root[section]?.map ?? [] {
        if !reportTwice(entry, among: found[section] ?? [], section) { found[section, default: []].append(entry) }
      }
    }
  }

  // MARK: - What is wrong

  /// Whether a file is one that pipelines include; what is wrong with it is reported.
  private mutating func isShared(_ root: Setting) -> Bool {
    if let problem = PipelineReader.versionProblem(root) {
      diagnostics.append(problem)
      return false
    }
    let names = language.shared.map(\.name)
    let others = (root.map ?? []).filter { !names.contains($0.key.text) }
    let own = Set(language.topLevel.map(\.name))
    for entry in others {
      diagnostics.append(
        own.contains(entry.key.text)
          ? .error(
            "not-shared", "'\(entry.key.text)' stands in a pipeline file, and this one is included by another",
            at: entry.key.span, label: "put it in the pipeline file",
            details: ["an included file has: \(names.joined(separator: ", "))"])
          : .error(
            "unknown-key", "no key '\(entry.key.text)' in a file that is included", at: entry.key.span,
            label: nearestName(to: entry.key.text, among: names).map { "did you mean '\($0)'?" },
            details: ["keys here: \(names.joined(separator: ", "))"]))
    }
    // The sections are checked with those of the pipeline; one that is no map would not come that far.
    for section in Self.sections {
      guard let setting = root[section], setting.map == nil else { continue }
      diagnostics.append(
        .error(
          "wrong-form", "'\(section)' is \(setting.form)", at: setting.span, details: ["expected: a map of names"]))
    }
    if let include = root["include"] {
      diagnostics += ParameterChecker.problems(in: include, as: .oneOrMore(.text), named: "include")
    }
    return others.isEmpty
  }

  /// Whether a name stands in two files, which is reported.
  @discardableResult
  private mutating func reportTwice(
    _ entry: Setting.Entry, among shared: [Setting.Entry], _ section: String
  ) -> Bool {
    guard let other = shared.first(where: { $0.key.text == entry.key.text }) else { return false }
    let place = other.key.span
    diagnostics.append(
      .error(
        "taken-name", "'\(entry.key.text)' stands under '\(section)' of two files", at: entry.key.span,
        label: "give one of them another name", details: ["the other stands at \(place.file):\(place.start.line)"]))
    return true
  }

  /// Where a file stands, without steps forth and back, so that one file has one place.
  private static func place(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }
}
