import Foundation
public import Peil

/// Holds a stage or a measure against the laws, by running the example of its page in many ways.
///
/// In a test: `#expect(try Conformance(of: MyMeasure.self).findings().isEmpty)`; the findings say what is wrong.
public struct Conformance: Sendable {
  private enum Subject: Sendable {
    case stage
    case measure
  }

  private let subject: Subject
  private let page: Page
  private let bench: TestBench
  private let catalogue: Catalogue
  private let followsRowOrder: Bool

  /// A measure, tried on a bench; its example makes a table over the bench's sources.
  public init(of measure: any Measure.Type, on bench: TestBench = .applications, catalogue: Catalogue = .standard) {
    subject = .measure
    page = measure.page
    self.bench = bench
    self.catalogue = catalogue.adding(measures: [measure])
    followsRowOrder = false
  }

  /// A stage, tried on a bench; its example makes a dataset `example` over the bench's sources.
  ///
  /// `followsRowOrder` is true of a stage that means the order of the rows, as one that keeps the first does; the law of
  /// row order is not asked of it.
  public init(
    of stage: any Stage.Type, on bench: TestBench = .applications, catalogue: Catalogue = .standard,
    followsRowOrder: Bool = false
  ) {
    subject = .stage
    page = stage.page
    self.bench = bench
    self.catalogue = catalogue.adding(stages: [stage])
    self.followsRowOrder = followsRowOrder
  }

  /// Every law that is broken; none where all is well.
  public func findings() throws -> [Finding] {
    let documented = PageCheck(page, needsSource: subject == .measure).findings
    let whole: ExampleRun
    do {
      whole = try run(bench, RunOptions(threads: 1, blockSize: 1 << 20))
    } catch {
      return documented + [Finding(.example, "the example does not run\n\(Self.text(of: error))")]
    }
    return documented + shown(by: whole) + ledger(of: whole) + figures(of: whole, .figures) + sameInPieces(as: whole)
      + sameInParts(as: whole) + sameInOtherOrder(as: whole) + withMissing() + withoutRecords()
  }

  // MARK: Laws

  private func shown(by whole: ExampleRun) -> [Finding] {
    let hasFigure = whole.estimates.contains { $0.value != nil }
    if !hasFigure { return [Finding(.example, "no figure of the example has a value")] }
    if subject == .stage, whole.rows.isEmpty { return [Finding(.example, "the example's dataset has no rows")] }
    return []
  }

  private func sameInPieces(as whole: ExampleRun) -> [Finding] {
    let ways: [(words: String, options: RunOptions)] = [
      ("8 workers with blocks of 1,000 bytes", RunOptions(threads: 8, blockSize: 1_000)),
      // What is used is never more than allowed, so that nothing but the place of the work differs.
      ("keys and joins on disk", RunOptions(threads: 2, blockSize: 4_000, memory: MemoryLimit(bytes: 1) { 0 })),
    ]
    return ways.flatMap { words, options in
      compare(whole, .chunkSize, words) {
        try run(bench, options)
      } by: {
        $0.difference(from: $1, inOrder: true)
      }
    }
  }

  private func sameInParts(as whole: ExampleRun) -> [Finding] {
    compare(whole, .split, "each file in 3 parts") {
      try run(bench, RunOptions(threads: 2, blockSize: 4_000), splitIn: 3)
    } by: {
      $0.difference(from: $1, inOrder: true)
    }
  }

  private func sameInOtherOrder(as whole: ExampleRun) -> [Finding] {
    guard !followsRowOrder else { return [] }
    // An order that has nothing to do with that of the file: by the end of each record.
    let other = bench.changing { file in
      file.records.sort { $0.joined().reversed().lexicographicallyPrecedes($1.joined().reversed()) }
    }
    return compare(whole, .rowOrder, "the records in another order") {
      try run(other, RunOptions(threads: 8, blockSize: 1_000))
    } by: {
      $0.difference(from: $1, inOrder: false)
    }
  }

  private func withMissing() -> [Finding] {
    let benches: [(words: String, bench: TestBench)] = [
      ("every second value blank", bench.changing { $0.blank { ($0 + $1).isMultiple(of: 2) } }),
      ("every value blank but the keys", bench.changing { $0.blank { _, _ in true } }),
    ]
    return benches.flatMap { words, bench in withstands(bench, .missing, words) }
  }

  private func withoutRecords() -> [Finding] {
    withstands(bench.changing { $0.records = [] }, .emptyInput, "no records")
  }

  // MARK: Runs

  private func run(_ bench: TestBench, _ options: RunOptions, splitIn parts: Int = 1) throws -> ExampleRun {
    try ScratchFolder.use { folder in
      try bench.write(to: folder, splitIn: parts)
      let file = folder.appendingPathComponent("p.yaml")
      let text = bench.pipeline(of: page.example, splitIn: parts)
      try Data(text.utf8).write(to: file)
      var plan = try Pipeline(file: file.path, catalogue: catalogue).plan
      if subject == .stage {
        // The rows that a stage makes are its result, so that all datasets of the example are written out.
        let names = plan.datasets.map(\.name).joined(separator: ", ")
        try Data((text + "publish: {datasets: [\(names)]}\n").utf8).write(to: file)
        plan = try Pipeline(file: file.path, catalogue: catalogue).plan
      }
      var options = options
      options.programs = Self.programs
      return ExampleRun(try NativeEngine().run(plan, options: options))
    }
  }

  /// The example's own program may run; time stands still, so that none takes too long.
  private static let programs = ProgramPermission(
    environment: ["PATH=/usr/local/bin:/usr/bin:/bin"], clock: { 0 }, show: { _ in })

  private func compare(
    _ whole: ExampleRun, _ law: Law, _ words: String, _ run: () throws -> ExampleRun,
    by difference: (ExampleRun, ExampleRun) -> String?
  ) -> [Finding] {
    do {
      let other = try run()
      return difference(other, whole).map { [Finding(law, "\(words): \($0)")] } ?? []
    } catch {
      return [Finding(law, "\(words): the run stops\n\(Self.text(of: error))")]
    }
  }

  /// A run on poorer data ends well, or with an error that blames the data; never with a fault of Peil's.
  private func withstands(_ bench: TestBench, _ law: Law, _ words: String) -> [Finding] {
    do {
      let run = try run(bench, RunOptions(threads: 2, blockSize: 4_000))
      return ledger(of: run) + figures(of: run, law).map { Finding(law, "\(words): \($0.text)") }
    } catch {
      let diagnostics = (error as? any DiagnosticConvertible)?.diagnostics ?? []
      let isDataFault = !diagnostics.isEmpty && diagnostics.exitStatus != .software
      return isDataFault ? [] : [Finding(law, "\(words): the run stops\n\(Self.text(of: error))")]
    }
  }

  private func ledger(of run: ExampleRun) -> [Finding] {
    run.result.ledger.open.map {
      Finding(.ledger, "stage \($0.stage) (\($0.kind)) of '\($0.dataset)' does not close: \($0)")
    }
  }

  private func figures(of run: ExampleRun, _ law: Law) -> [Finding] {
    run.estimates.compactMap { estimate in estimate.fault.map { Finding(law, "\($0): \(estimate)") } }
  }

  private static func text(of error: any Error) -> String {
    guard let diagnostics = (error as? any DiagnosticConvertible)?.diagnostics else { return "\(error)" }
    return DiagnosticRenderer(sources: [:], colour: false).render(diagnostics)
  }
}

extension TestBench.File {
  /// Takes the values of some fields away, those of keys aside; told are record and field.
  fileprivate mutating func blank(_ isBlank: (Int, Int) -> Bool) {
    for record in records.indices {
      for field in records[record].indices where !kept.contains(field) && isBlank(record, field) {
        records[record][field] = []
      }
    }
  }
}

extension Estimate {
  /// What does not belong together in it; nil where all does.
  fileprivate var fault: String? {
    if let value, !value.isFinite { return "the value is not finite" }
    if let interval, !(interval.lower <= interval.upper) { return "an interval whose ends are turned round" }
    if value == nil, reason.isEmpty, status == .undefined || status == .declined {
      return "no value, and no reason"
    }
    if n < 0 || missing < 0 { return "a count below zero" }
    if status == .ok, missing > 0 { return "units are missing, and the figure does not say so" }
    return nil
  }
}

extension Quantity {
  fileprivate var isFinite: Bool {
    if case .approximate(let number) = magnitude { number.isFinite } else { true }
  }
}
