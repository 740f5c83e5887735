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
    where block.lines.first?.hasPrefix("# ") == true && ["csv", "yaml", "markdown"].contains(block.language) {
      let name = String(block.lines[0].dropFirst(2))
      let lines = block.language == "yaml" ? block.lines : Array(block.lines.dropFirst())
      try place.write(lines.joined(separator: "\n") + "\n", to: name)
    }
    return place
  }
}
