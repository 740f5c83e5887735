import Foundation

/// A page of the documentation as its blocks: files that it has the reader write, commands, and what they print.
struct MarkdownPage {
  struct Block {
    let language: String
    let lines: [String]
  }

  let blocks: [Block]

  init(_ path: String) {
    let text = try? String(contentsOf: Command.repository.appendingPathComponent(path), encoding: .utf8)
    var blocks: [Block] = []
    var open: (language: String, lines: [String])?
    for line in (text ?? "").split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") {
        if let block = open {
          blocks.append(Block(language: block.language, lines: block.lines))
          open = nil
        } else {
          open = (String(line.dropFirst(3)), [])
        }
      } else {
        open?.lines.append(line)
      }
    }
    self.blocks = blocks
  }

  /// A folder with the project's data, and with the files that the page has the reader write.
  func workplace() throws -> Workplace {
    let place = try Workplace()
    for name in ["pipelines", "sample-data", "code-lists", "Examples"] {
      try FileManager.default.createSymbolicLink(
        at: place.folder.appendingPathComponent(name),
        withDestinationURL: Command.repository.appendingPathComponent(name))
    }
    for block in blocks
    where block.lines.first?.hasPrefix("# ") == true
      && ["csv", "yaml", "markdown", "python", "r"].contains(block.language)
      && !block.lines[0].contains(", ")
    {
      let name = String(block.lines[0].dropFirst(2))
      let hasComments = ["yaml", "python", "r"].contains(block.language)
      let lines = hasComments ? block.lines : Array(block.lines.dropFirst())
      try place.write(lines.joined(separator: "\n") + "\n", to: name)
    }
    return place
  }

  /// Does what the reader is told to: `# scheme.yaml, above "publish:"` puts the lines of a block above that line of a file.
  ///
  /// Whether the block is one of these, and its place was found.
  static func insert(_ block: Block, in place: Workplace) throws -> Bool? {
    guard block.language == "yaml", let head = block.lines.first,
      let match = head.wholeMatch(of: /# (\S+), (above|below) "(.+)"/)
    else { return nil }
    let name = String(match.1)
    var lines = (place.read(name) ?? "").components(separatedBy: "\n")
    let found = lines.firstIndex { $0.trimmingCharacters(in: .whitespaces).hasPrefix(match.3) }
    guard let found else { return false }
    lines.insert(contentsOf: block.lines.dropFirst(), at: match.2 == "above" ? found : found + 1)
    try place.write(lines.joined(separator: "\n"), to: name)
    return true
  }
}
