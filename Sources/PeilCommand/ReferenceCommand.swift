import ArgumentParser
import Glibc
import Peil

/// `peil reference`: the reference pages, for whoever changes Peil.
struct ReferenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference",
    abstract: "Writes the reference of stages, measures, types, functions and messages as Markdown.",
    discussion: """
      For Peil's own folder: functions and messages are taken from its sources. A test holds the pages in \
      Documentation/reference against what this command writes.
      """, shouldDisplay: false)

  @Option(
    name: [.short, .customLong("output")], help: "The folder to write the pages into, replacing those of the same name."
  )
  var output: String

  func run() throws {
    let console = Console(isQuiet: false, isJSON: false)
    guard let root = PackageRoot.ofThisProgram else {
      throw ValidationError("this program does not stand in Peil's own folder, whose sources the reference is made of")
    }
    do {
      let sources = SourceTree.files(below: "\(root)/Sources").map { path in
        (path: path, text: (try? Pipeline.contents(of: path)).map { String(decoding: $0, as: UTF8.self) } ?? "")
      }
      for file in ReferencePages(catalogue: .standard, sources: sources).files {
        try NewFile.write(Array(file.text.utf8), to: "\(output)/\(file.name)", replacing: true)
        console.say("\(output)/\(file.name) is written\n")
      }
    } catch {
      throw console.fail(error)
    }
  }
}

/// The Swift files of a folder and of all below it.
enum SourceTree {
  /// Their paths, in order.
  static func files(below folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [(name: String, isFolder: Bool)] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: entry.pointee.d_name) { bytes in
        bytes.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append((name, entry.pointee.d_type == UInt8(DT_DIR))) }
    }
    return names.sorted { $0.name < $1.name }.flatMap { entry -> [String] in
      let path = "\(folder)/\(entry.name)"
      if entry.isFolder { return files(below: path) }
      return entry.name.hasSuffix(".swift") ? [path] : []
    }
  }
}
