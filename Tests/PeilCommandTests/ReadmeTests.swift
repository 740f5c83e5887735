import Foundation
import Testing

/// The README is run, as a reader would: its files are written, its commands typed, in order.
@Suite struct ReadmeTests {
  static let page = MarkdownPage("README.md")

  @Test("every command of the README does what it says, in order")
  func commands() throws {
    let place = try Self.page.workplace()
    let commands = Self.page.blocks.filter { $0.language == "sh" }.flatMap(\.lines).filter { $0.hasPrefix("./peil ") }
    #expect(commands.count > 10)
    for command in commands where command != "./peil test" {
      let result = try Command.run(command.split(separator: " ").dropFirst().map(String.init), in: place.folder)
      #expect(result.status == 0, "\(command)\n\(result.error)")
      #expect(!(result.output + result.error).isEmpty || command.contains("--quiet"), "\(command) says nothing")
    }
    #expect(place.read("out/mkbidee-2020/tables/official.csv") == place.read("out/again/tables/official.csv"))
  }

  /// Counted by hand from the README's two files: 1 of 1 and 1 of 2 granted; 10,000 of 12,500 and, with costs unknown, no
  /// ratio for care.
  @Test("the example of one's own files gives the figures one counts by hand")
  func ownFiles() throws {
    let place = try Self.page.workplace()
    let result = try Command.run(["run", "scheme.yaml"], in: place.folder)
    #expect(result.status == 0, "\(result.error)")
    let table = try #require(place.read("out/scheme/tables/approval.csv"))
    let lines = table.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let shown = lines.dropFirst().map { "\($0[0]) \($0[2]) \($0[3]) \($0[13])" }
    #expect(
      shown == [
        "construction applications 1 ok", "construction rate 1 ok", "construction granted 10000.00 ok",
        "construction own_share 0.2 ok", "care applications 2 ok", "care rate 0.5 ok", "care granted 6000.00 partial",
        "care own_share  undefined", " applications 3 ok", " rate 0.666666666667 ok", " granted 16000.00 partial",
        " own_share 0.2 partial",
      ])
  }

  @Test("what the README shows of a run is what the run prints")
  func excerpts() throws {
    let place = try Self.page.workplace()
    let result = try Command.run(["run", "pipelines/mkbidee-2020.yaml"], in: place.folder)
    let printed = Set((result.output + result.error).split(separator: "\n").map(String.init))
    for block in Self.page.blocks.filter({ $0.language == "text" }).prefix(2) {
      for line in block.lines where line != "…" { #expect(printed.contains(line), "\(line)") }
    }
    try place.write(
      try #require(place.read("scheme.yaml")).replacingOccurrences(of: "{sum: granted}", with: "{sum: grantd}"),
      to: "scheme.yaml")
    let wrong = try Command.run(["check", "scheme.yaml"], in: place.folder)
    let message = try #require(Self.page.blocks.last { $0.language == "text" }?.lines.joined(separator: "\n"))
    #expect(wrong.status == 64)
    #expect(wrong.error == message + "\n")
  }
}
