import PeilCore
import PeilDiagnostics
import PeilTestSupport
import PeilTable

/// A table of applications to bind measures to, and what was said about them.
struct MeasureBench {
  static let applications = Schema(
    columns: [
      Column(name: "application", type: .text, grain: row),
      Column(name: "chamber_no", type: .identifier(.kvk), grain: row),
      Column(name: "outcome", type: .outcome, grain: row),
      Column(name: "costs", type: .money, grain: row, amount: .projectCosts),
      Column(name: "requested", type: .money, grain: row, amount: .requested),
      Column(name: "granted", type: .money, grain: row, amount: .granted),
      Column(name: "rest", type: .money, grain: row),
      Column(name: "learners", type: .integer, grain: row),
      Column(name: "bottlenecks", type: .set(Domain(codes: ["money", "time"])), grain: row),
    ], grain: row)

  /// The same columns over rows that participants have multiplied.
  static let participants = Schema(
    columns: applications.columns + [Column(name: "participant", type: .text, grain: finer)], grain: finer)

  static let spread = Dimension(
    column: Column(name: "bottlenecks", type: .set(Domain(codes: ["money", "time"])), grain: row), isSpread: true,
    place: .row)

  private static let row = Grain(["application"])
  private static let finer = Grain(["application", "participant"])

  static func bind(
    _ measure: any Measure.Type, _ options: String, schema: Schema = applications, dimensions: [Dimension] = [],
    reading: Reading? = .census, unit: [String] = ["application"]
  ) -> (bound: BoundMeasure?, said: String) {
    let context = BindingContext(
      subject: "evaluated", schemas: [:], parameters: [:], reading: reading, asOf: nil,
      unit: unit.isEmpty ? nil : UnitOfAnalysis(key: unit, cluster: nil))
    let bound = measure.bind(
      FlowSetting.read(options), to: TableShape(schema: schema, dimensions: dimensions), context: context)
    return (bound, DiagnosticRenderer(sources: ["p.yaml": options]).render(context.diagnostics))
  }

  static func estimate(_ bound: BoundMeasure?, _ state: [ComponentValue]) -> Estimate? {
    switch bound?.finisher {
    case .cell(let finisher)?: return finisher.estimate(state)
    case .margin(_, let finisher)?: return finisher.estimate(ofMargin: state)
    case .program, nil: return nil
    }
  }
}
