import PeilDiagnostics
import PeilJSON

/// Reads a data package or one of its resources (datapackage.org/standard/data-package): the schema and the dialect of the
/// file that is meant.
struct DataPackageReader {
  let dataFile: String

  func schema(package root: JSONNode, _ notes: inout SchemaNotes) -> DataSchema? {
    guard let resources = notes.expect(root["resources"], "a list of resources", \.list) else { return nil }
    guard let resource = FileChoice.choose(among: resources, key: "path", dataFile: dataFile, "resource", &notes) else {
      return nil
    }
    var schema = self.schema(resource: resource, &notes)
    for other in resources {
      guard let name = other["name"]?.text, let path = other["path"]?.texts.first else { continue }
      schema?.resources[name.text] = path.text
    }
    return schema
  }

  func schema(resource: JSONNode, _ notes: inout SchemaNotes) -> DataSchema? {
    guard let node = resource["schema"], !node.isNull else {
      notes.error("not-a-schema", "the resource has no 'schema'", at: resource.span)
      return nil
    }
    var schema: DataSchema
    if let path = node.text {
      schema = DataSchema()
      schema.elsewhere = path
    } else {
      guard let read = TableSchemaReader().schema(node, &notes) else { return nil }
      schema = read
    }
    if let encoding = notes.expect(resource["encoding"], "text", \.text) {
      schema.format.append(.init("encoding", .text(EncodingName.peil(encoding)), at: encoding.span))
    }
    if let dialect = resource["dialect"], !dialect.isNull {
      schema.format += TableDialect.format(dialect, &notes)
    }
    return schema
  }
}

/// Picks the table of a package or a group that describes a file.
enum FileChoice {
  static func choose(
    among tables: [JSONNode], key: String, dataFile: String, _ noun: String, _ notes: inout SchemaNotes
  ) -> JSONNode? {
    let wanted = name(dataFile)
    if let table = tables.first(where: { $0[key]?.texts.contains { name($0.text) == wanted } == true }) { return table }
    guard tables.count == 1, let only = tables.first else {
      let paths = tables.compactMap { $0[key]?.texts.first?.text }
      notes.error(
        "no-such-table", "no \(noun) here is the file '\(wanted)'",
        at: tables.first.flatMap { $0[key]?.span } ?? tables.first?.span
          ?? SourceSpan(file: "", line: 1, column: 1, length: 0),
        label: nearestName(to: wanted, among: paths.map(name)).map { "is it '\($0)'?" },
        details: ["files here: \(paths.prefix(12).joined(separator: ", "))"])
      return nil
    }
    if let path = only[key]?.texts.first {
      notes.notHonoured("the \(noun) describes '\(path.text)', and is read for '\(wanted)'", at: path.span)
    }
    return only
  }

  /// The last part of a path or address, without what follows `?` or `#`.
  static func name(_ path: String) -> String {
    String(path.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").last ?? "")
  }
}
