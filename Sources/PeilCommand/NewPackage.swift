import Glibc
import Peil

/// A package with a stage or a measure of one's own, as files.
struct NewPackage {
  /// What it holds.
  enum Kind {
    case measure(MeasureBeginning)
    case stage

    /// The word for it.
    var word: String {
      switch self {
      case .measure: "measure"
      case .stage: "stage"
      }
    }
  }

  /// Where Peil's own package is.
  enum Place {
    case folder(String)
    case address(String)
  }

  let kind: Kind
  let name: PackageName
  let peil: Place

  /// The file that its author will change.
  var sourcePath: String { "Sources/\(name.type)/\(typeName).swift" }

  /// The type of the stage or the measure.
  var typeName: String {
    switch kind {
    case .measure: "\(name.type)Measure"
    case .stage: "\(name.type)Stage"
    }
  }

  /// Every file, by path within the folder.
  private var files: [(path: String, text: String)] {
    let (source, example) =
      switch kind {
      case .measure(let beginning): (beginning.source(self), beginning.case(self))
      case .stage: (StageTemplate.source(self), StageTemplate.case(self))
      }
    return [
      (sourcePath, source), ("Package.swift", manifest), ("README.md", readme), (".gitignore", ".build/\nout/\n"),
      ("Sources/peil-\(name.word)/main.swift", program), ("Tests/\(name.type)Tests/\(name.type)Tests.swift", tests),
    ] + example.files.map { ("Tests/\(name.type)Tests/Cases/by-hand/\($0.path)", $0.text) }
  }

  /// Writes the folder, whole or not at all; one that is there stays, and is an error.
  func write(to folder: String) throws(DiagnosticsError) {
    var folder = folder
    while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    if access(folder, F_OK) == 0 {
      throw Self.failure("'\(folder)' is there already, and was left as it is", code: "file-exists")
    }
    let fresh = "\(folder).\(getpid()).new"
    for file in files {
      try Self.makeFolder(of: "\(fresh)/\(file.path)")
      try NewFile.write(Array(file.text.utf8), to: "\(fresh)/\(file.path)", replacing: false)
    }
    guard rename(fresh, folder) == 0 else {
      throw Self.failure(
        "'\(folder)' cannot be written: \(String(cString: strerror(errno))); the files stand in '\(fresh)'")
    }
  }

  private static func makeFolder(of path: String) throws(DiagnosticsError) {
    for place in path.indices where path[place] == "/" && place != path.startIndex {
      let folder = String(path[..<place])
      guard mkdir(folder, 0o777) == 0 || errno == EEXIST else {
        throw failure("the folder '\(folder)' cannot be made: \(String(cString: strerror(errno)))")
      }
    }
  }

  private static func failure(_ text: String, code: String = "cannot-write") -> DiagnosticsError {
    DiagnosticsError([.error(code, text, details: ["name another folder with -o"], exit: .cannotCreate)])
  }

  // MARK: What both kinds have

  private var dependency: String {
    switch peil {
    case .folder(let path): ".package(name: \"peil\", path: \"\(path)\")"
    case .address(let address): ".package(url: \"\(address)\", exact: \"\(version)\")"
    }
  }

  private var identity: String {
    guard case .address(let address) = peil else { return "peil" }
    let last = address.split(whereSeparator: { $0 == "/" || $0 == ":" }).last.map(String.init) ?? "peil"
    return last.hasSuffix(".git") ? String(last.dropLast(4)) : last
  }

  private var manifest: String {
    """
    // swift-tools-version: 6.2
    import PackageDescription

    let peil = "\(identity)"

    let package = Package(
      name: "\(name.word)",
      dependencies: [
        \(dependency)
      ],
      targets: [
        .target(name: "\(name.type)", dependencies: [.product(name: "Peil", package: peil)]),
        .executableTarget(
          name: "peil-\(name.word)",
          dependencies: ["\(name.type)", .product(name: "PeilCommand", package: peil)]),
        .testTarget(
          name: "\(name.type)Tests",
          dependencies: [
            "\(name.type)", .product(name: "Peil", package: peil), .product(name: "PeilTesting", package: peil),
          ],
          exclude: ["Cases"]),
      ]
    )

    """
  }

  private var program: String {
    """
    import \(name.type)
    import PeilCommand

    PeilCommand.main(\(kind.word)s: [\(typeName).self])

    """
  }

  private var tests: String {
    """
    import Foundation
    import Peil
    import PeilTesting
    import Testing
    import \(name.type)

    @Suite struct \(name.type)Tests {
      @Test("keeps the laws of every \(kind.word)")
      func laws() throws {
        for finding in try Conformance(of: \(typeName).self).findings() { Issue.record("\\(finding)") }
      }

      @Test("gives what was counted by hand", arguments: cases)
      func golden(golden: GoldenCase) throws {
        let catalogue = Catalogue.standard.adding(\(kind.word)s: [\(typeName).self])
        for finding in try golden.findings(catalogue: catalogue) { Issue.record("\\(finding)") }
      }

      static let cases = GoldenCase.all(
        in: URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases"))
    }

    """
  }

  private var readme: String {
    """
    # \(name.word)

    A \(kind.word) for Peil: `\(sourcePath)` holds it, with its reference page, its options and an
    example.

    ```
    swift test                                       the laws of every \(kind.word), and the cases
    swift run peil-\(name.word) \(kind.word)s \(name.word)      its page
    swift run peil-\(name.word) run FILE.yaml        any pipeline; every command of Peil's is there
    ```

    A case is a folder in `Tests/\(name.type)Tests/Cases`: a pipeline, its files, what must come out under `expected/`, and
    `SOURCE`, which says who computed that and how. Compute it outside the code: by hand, in R, from a published table.

    """
  }
}
