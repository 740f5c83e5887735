import ArgumentParser
import Glibc
import Peil

/// `peil profile`: what a file holds, before anything is made of it.
struct ProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract: "Shows how exports are written, what their columns hold, and what looks wrong in them.",
    discussion: """
      Words of columns that look like personal data are not shown. Of a large file the first 4 MB are looked at.
      """)

  @Argument(help: "The exports.", completion: .file())
  var files: [String]

  @Flag(help: "Print JSON: a list with one profile for each file.")
  var json = false

  func validate() throws {
    if files.isEmpty { throw ValidationError("name at least one export, such as peil profile applications.csv") }
  }

  func run() throws {
    let console = Console(isQuiet: false, isJSON: json)
    do {
      let profiles = try files.map { FileProfile(try InspectedFile(path: $0), today: Self.today) }
      try console.print(
        json
          ? JSONValue.list(profiles.map(\.json)).document
          : profiles.map { ProfileText($0).text }.joined(separator: "\n"))
    } catch let code as ExitCode {
      throw code
    } catch {
      throw console.fail(error)
    }
  }

  /// The day of today where the command runs, as ISO 8601 has it.
  private static var today: String? {
    var now = time(nil)
    var parts = tm()
    guard localtime_r(&now, &parts) != nil else { return nil }
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : String(number) }
    return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
  }
}
