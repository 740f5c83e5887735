import PeilCore
import PeilDiagnostics

/// What a pipeline file says otherwise than an earlier one: settings, whatever way they are written.
public struct PipelineComparison: Sendable {
  /// A setting that says something else, came or left.
  public struct Change: Hashable, Sendable {
    /// The keys that lead to it; an item of a list is named by its number, and a stage by its kind too.
    public let path: [String]
    /// What it said; nil where it was not there.
    public let before: String?
    /// What it says; nil where it is not there.
    public let after: String?
    /// The line on which it stands, in the later file where it is there.
    public let line: Int
  }

  /// The changes, in the order of the later file; what left stands where it was.
  public let changes: [Change]
  private let before: Setting
  private let after: Setting

  /// Compares two files; throws where one is no YAML.
  public init(before: [UInt8], after: [UInt8], file: String) throws(YAMLError) {
    self.before = try YAMLReader().read(before, file: file)
    self.after = try YAMLReader().read(after, file: file)
    changes = Self.changes(self.before, self.after, [])
  }

  /// Whether a part of either file, such as `datasets` and `evaluated`, holds a text.
  public func holds(_ text: String, under path: [String]) -> Bool {
    [before, after].contains { root in
      path.reduce(Optional(root)) { $0?[$1] }.map { Self.text(of: $0).contains(text) } ?? false
    }
  }

  private static func changes(_ before: Setting, _ after: Setting, _ path: [String]) -> [Change] {
    if let old = before.map, let new = after.map { return changes(old, new, path, after) }
    if let old = before.list, let new = after.list { return changes(old, new, path) }
    let (old, new) = (text(of: before), text(of: after))
    return old == new ? [] : [Change(path: path, before: old, after: new, line: after.span.start.line)]
  }

  private static func changes(
    _ before: [Setting.Entry], _ after: [Setting.Entry], _ path: [String], _ setting: Setting
  ) -> [Change] {
    let (old, new) = (before.map(\.key.text), after.map(\.key.text))
    var found = after.flatMap { entry -> [Change] in
      guard let other = before.first(where: { $0.key.text == entry.key.text }) else {
        return [
          Change(
            path: path + [entry.key.text], before: nil, after: text(of: entry.value), line: entry.key.span.start.line)
        ]
      }
      return changes(other.value, entry.value, path + [entry.key.text])
    }
    found += before.filter { !new.contains($0.key.text) }.map {
      Change(path: path + [$0.key.text], before: text(of: $0.value), after: nil, line: $0.key.span.start.line)
    }
    // The order of a map has a meaning.
    let (kept, order) = (old.filter(new.contains), new.filter(old.contains))
    if kept != order {
      found.append(
        Change(
          path: path + ["(order)"], before: kept.joined(separator: ", "), after: order.joined(separator: ", "),
          line: setting.span.start.line))
    }
    return found
  }

  /// What stands at the beginning and at the end of both lists is the same; between, items pair off where they are as many.
  private static func changes(_ before: [Setting], _ after: [Setting], _ path: [String]) -> [Change] {
    let (old, new) = (before.map(text(of:)), after.map(text(of:)))
    let start = zip(old, new).prefix { $0 == $1 }.count
    let end = zip(old.dropFirst(start).reversed(), new.dropFirst(start).reversed()).prefix { $0 == $1 }.count
    let (left, came) = (before[start..<before.count - end], after[start..<after.count - end])
    if left.count == came.count {
      return zip(left, came).enumerated().flatMap { place, pair in
        changes(pair.0, pair.1, path + [name(pair.1, start + place, path)])
      }
    }
    return came.enumerated().map { place, item in
      Change(
        path: path + [name(item, start + place, path)], before: nil, after: text(of: item),
        line: item.span.start.line)
    }
      + left.enumerated().map { place, item in
        Change(
          path: path + [name(item, start + place, path)], before: text(of: item), after: nil,
          line: item.span.start.line)
      }
  }

  private static func name(_ item: Setting, _ place: Int, _ path: [String]) -> String {
    guard path.last == "stages", let kind = item.map?.first?.key.text else { return "\(place + 1)" }
    return "\(place + 1) (\(kind))"
  }

  /// A setting on one line, in YAML's flow style.
  private static func text(of setting: Setting) -> String {
    switch setting.content {
    case .text(let text): text.text
    case .list(let items): "[" + items.map(text(of:)).joined(separator: ", ") + "]"
    case .map(let entries):
      "{" + entries.map { "\($0.key.text): \(text(of: $0.value))" }.joined(separator: ", ") + "}"
    }
  }
}
