import Foundation
import Peil
import Testing

@Suite struct SQLScriptTests {
  static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let pipelines: [String] = {
    let folder = repository.appendingPathComponent("pipelines")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.sorted().map { folder.appendingPathComponent($0).path }
  }()

  @Test("says of every stage and table of every pipeline where it is carried out, the same way each time")
  func scripts() throws {
    #expect(!Self.pipelines.isEmpty)
    for file in Self.pipelines {
      let plan = try Pipeline(file: file).plan
      for dialect in SQLDialect.allCases {
        let work = try DelegatingEngine.work(for: plan)
        let text = SQLScript(work, dialect).text
        for dataset in plan.datasets {
          for stage in dataset.stages {
            #expect(text.contains("\n-- \(dataset.name), stage \(stage.number): \(stage.kind)\n"), "\(file)")
          }
        }
        for table in plan.tables {
          let told = text.split(separator: "\n").contains {
            $0.hasPrefix("-- ")
              && $0.split { !($0.isLetter || $0.isNumber || $0 == "_") }.contains(Substring(table.name))
          }
          #expect(told, "\(file): \(table.name)")
        }
        #expect(SQLScript(work, dialect).text == text)
      }
    }
  }

  @Test("notes at its place in the pipeline what runs here")
  func notes() throws {
    let file = Self.repository.appendingPathComponent("pipelines/mkbidee-2020-replay.yaml").path
    let plan = try Pipeline(file: file).plan
    let notes = SQLEngine(.duckdb, environment: [], staging: "/").notes(try DelegatingEngine.work(for: plan))
    let allocate = notes.filter { $0.message.contains("'allocate'") }
    let stages = plan.datasets.flatMap(\.stages).filter { $0.kind == "allocate" }
    #expect(!stages.isEmpty && allocate.count == stages.count)
    #expect(allocate.allSatisfy { $0.span != nil && $0.severity == .note && $0.code == "not-lowered" })
  }

  @Test("a script over tables reads them where they stand; a column that SQL cannot read the same way is handed over")
  func tables() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("peil-sql-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func script(_ column: String, _ dialect: SQLDialect) throws -> String {
      let file = folder.appendingPathComponent("p.yaml").path
      let text = """
        peil: 1
        title: Tables
        language: en
        unit: {key: nr}
        sources:
          s:
            table: register."odd ""name"
            key: nr
            columns: {nr: {type: text}, kind: \(column)}
        tables:
          t: {from: s, rows: kind, measures: {n: count}}

        """
      try Data(text.utf8).write(to: URL(fileURLWithPath: file))
      return SQLScript(try DelegatingEngine.work(for: try Pipeline(file: file).plan), dialect).text
    }
    for dialect in SQLDialect.allCases {
      let quoted = dialect == .spark ? "`register`.`odd \"name`" : "\"register\".\"odd \"\"name\""
      let read = try script("{type: category, values: [a, b]}", dialect)
      #expect(read.contains("\nFROM \(quoted) AS r"), "\(read)")
      #expect(!read.contains("source-0"))
      // Letters beyond ASCII fold in ways that no two engines share.
      let handed = try script("{type: category, values: [é, b]}", dialect)
      #expect(handed.contains("source-0") && !handed.contains("\(quoted) AS r"))
    }
  }

  @Test("says what to install where the engine is not there")
  func missing() throws {
    let file = Self.repository.appendingPathComponent("pipelines/seventeen-firms.yaml").path
    let plan = try Pipeline(file: file).plan
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("peil-sql-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for dialect in SQLDialect.allCases {
      let engine = SQLEngine(dialect, program: "no-such-program", environment: [], staging: folder.path)
      do {
        _ = try DelegatingEngine(to: engine).run(plan, options: RunOptions(threads: 1))
        Issue.record("an engine that is not there was found")
      } catch {
        let diagnostic = try #require((error as? any DiagnosticConvertible)?.diagnostics.first)
        #expect(diagnostic.code == "engine-missing" && diagnostic.exit == .unavailable)
        #expect(diagnostic.details.contains { $0.contains("install") })
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty, "something was left behind")
  }
}
