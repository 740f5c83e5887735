import PeilCore
import PeilDiagnostics
import PeilDisclosure
import PeilJSON

extension ReleaseCertificate {
  /// The certificate as a file of the release.
  var file: OutputFile {
    let document = JSONValue.map([
      ("certificate", .integer(1)), ("minimum", .integer(minimum)),
      (
        "tables",
        .list(
          tables.map { table in
            .line(
              .map([
                ("table", .text(table.name)), ("figures", .integer(table.figures)),
                ("suppressed-own", .integer(table.own)), ("suppressed-other", .integer(table.others)),
                ("narrowest", table.narrowest.map(JSONValue.integer) ?? .null),
                ("narrowest-amount", table.narrowestAmount.map(JSONValue.integer) ?? .null),
              ]))
          })
      ),
      (
        "files",
        .list(files.map { .line(.map([("file", .text($0.path)), ("sha256", .text($0.digest))])) })
      ),
      (
        "systems",
        .list(
          parts.map { part in
            .map([
              ("of", .text(part.name)), ("numbers", .boolean(part.isCount)), ("method", .text(part.method)),
              ("figures", .list(part.figures.map { .line(Self.json($0)) })),
              (
                "sums",
                .list(
                  part.relations.map { .line(.list($0.map { .list($0.map(JSONValue.integer)) })) })
              ),
            ])
          })
      ),
    ])
    return OutputFile(path: Self.path, bytes: document.bytes)
  }

  private static func json(_ figure: Figure) -> JSONValue {
    .map([
      ("of", .list(figure.conditions.map(JSONValue.text))), ("value", figure.value.map(JSONValue.integer) ?? .null),
      ("own", .boolean(figure.isOwn)),
      ("known", figure.bounds.map { .list([$0.lower, $0.upper].map { $0.map(JSONValue.integer) ?? .null }) } ?? .null),
      ("hidden-in", .list(figure.tables.map(JSONValue.text))),
      (
        "in",
        .list(
          figure.places.map { place in
            .list([
              .text(place.table), .list(place.codes.map { $0.map(JSONValue.text) ?? .null }), .text(place.measure),
              .text(place.column), .integer(place.decimals),
            ])
          })
      ),
    ])
  }

  /// Reads what `file` writes; nil where something else stands there.
  init?(reading bytes: [UInt8], file: String) {
    guard let root = try? JSONReader.read(bytes, file: file, limit: 10_000_000), root["certificate"]?.integer == 1,
      let minimum = root["minimum"]?.integer, let tables = root["tables"]?.list, let systems = root["systems"]?.list
    else { return nil }
    let readTables = tables.compactMap { node -> Table? in
      guard let name = node["table"]?.text?.text, let figures = node["figures"]?.integer,
        let own = node["suppressed-own"]?.integer, let others = node["suppressed-other"]?.integer
      else { return nil }
      return Table(
        name: name, figures: figures, own: own, others: others, narrowest: node["narrowest"]?.integer,
        narrowestAmount: node["narrowest-amount"]?.integer)
    }
    let readParts = systems.compactMap(Self.part)
    guard readTables.count == tables.count, readParts.count == systems.count else { return nil }
    let files = (root["files"]?.list ?? []).compactMap { node -> File? in
      guard let path = node["file"]?.text?.text, let digest = node["sha256"]?.text?.text else { return nil }
      return File(path: path, digest: digest)
    }
    self.init(minimum: minimum, tables: readTables, parts: readParts, files: files)
  }

  private static func part(_ node: JSONNode) -> Part? {
    guard let name = node["of"]?.text?.text, let method = node["method"]?.text?.text,
      let figures = node["figures"]?.list, let sums = node["sums"]?.list
    else { return nil }
    let read = figures.map { figure in
      Figure(
        conditions: (figure["of"]?.list ?? []).compactMap { $0.text?.text }, value: figure["value"]?.integer,
        isOwn: figure["own"]?.isTrue ?? false, bounds: figure["known"]?.list.map(bounds),
        tables: (figure["hidden-in"]?.list ?? []).compactMap { $0.text?.text },
        places: (figure["in"]?.list ?? []).compactMap(place))
    }
    let relations = sums.map { sum in (sum.list ?? []).map { ($0.list ?? []).compactMap(\.integer) } }
    guard relations.allSatisfy({ $0.allSatisfy { $0.count == 2 && figures.indices.contains($0[0]) } }) else {
      return nil
    }
    return Part(
      name: name, isCount: node["numbers"]?.isTrue ?? false, method: method, figures: read, relations: relations)
  }

  private static func bounds(_ ends: [JSONNode]) -> KnownBounds {
    KnownBounds(lower: ends.first?.integer, upper: ends.last?.integer)
  }

  private static func place(_ node: JSONNode) -> Place? {
    guard let parts = node.list, parts.count == 5, let table = parts[0].text?.text, let codes = parts[1].list,
      let measure = parts[2].text?.text, let column = parts[3].text?.text, let decimals = parts[4].integer,
      (0...12).contains(decimals)
    else { return nil }
    return Place(
      table: table, codes: codes.map { $0.text?.text }, measure: measure, column: column, decimals: decimals)
  }
}

extension JSONNode {
  fileprivate var isTrue: Bool { if case .boolean(let value) = content { value } else { false } }
}
