import PeilCore
import PeilDiagnostics
import PeilTestSupport
import PeilTable

/// Applications, decisions and participants to try stages on.
struct StageBench {
  static let applications = Schema(
    columns: [
      Column(name: "application", type: .text, grain: Grain(["application"])),
      Column(name: "chamber_no", type: .identifier(.kvk), grain: Grain(["application"])),
      Column(
        name: "compartment", type: .category(Domain(codes: ["szw", "ezk"])), grain: Grain(["application"]),
        knownWhen: "status == 'granted'"),
      Column(name: "status", type: .outcome, grain: Grain(["application"])),
      Column(name: "costs", type: .money, grain: Grain(["application"]), amount: .projectCosts),
      Column(name: "requested", type: .money, grain: Grain(["application"]), amount: .requested),
    ], grain: Grain(["application"]))

  static let decisions = Schema(
    columns: [
      Column(name: "application", type: .text, grain: Grain(["application"])),
      Column(name: "outcome", type: .outcome, grain: Grain(["application"])),
      Column(name: "granted", type: .money, grain: Grain(["application"]), amount: .granted),
    ], grain: Grain(["application"]))

  static let participants = Schema(
    columns: [
      Column(name: "application", type: .text, grain: Grain(["application", "participant"])),
      Column(name: "participant", type: .integer, grain: Grain(["application", "participant"])),
      Column(name: "cash", type: .money, grain: Grain(["application", "participant"]), amount: .contribution),
    ], grain: Grain(["application", "participant"]))

  static let firms = Schema(
    columns: [
      Column(name: "number", type: .text, grain: Grain(["number"])),
      Column(name: "staff", type: .integer, grain: Grain(["number"])),
    ], grain: Grain(["number"]))

  static let visits = Schema(
    columns: [
      Column(name: "application", type: .text, grain: .rows(of: "visits")),
      Column(name: "day", type: .date, grain: .rows(of: "visits")),
    ], grain: .rows(of: "visits"))

  static let schemas = [
    "applications": applications, "decisions": decisions, "participants": participants, "firms": firms,
    "visits": visits,
  ]

  static func plan(
    _ stage: any Stage.Type, _ options: String, input: String = "applications", in schemas: [String: Schema] = schemas
  ) -> (relation: Relation?, problems: [Diagnostic], said: String) {
    let context = BindingContext(
      subject: input, schemas: schemas, parameters: [:], reading: nil, asOf: nil, unit: nil)
    let relation = schemas[input].flatMap { stage.relation(FlowSetting.read(options), input: $0, context: context) }
    return (relation, context.diagnostics, DiagnosticRenderer(sources: ["p.yaml": options]).render(context.diagnostics))
  }
}
