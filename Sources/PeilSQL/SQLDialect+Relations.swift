import Glibc
import PeilCore

extension SQLDialect {
  /// A table or a Parquet file as it stands in a query; nil for what the dialect does not read, and for an export.
  func relation(_ kind: EngineRelation, _ file: PlannedFile) -> String? {
    switch (kind, self) {
    case (.table(let parts), _): parts.map(exact).joined(separator: ".")
    case (.parquet, .duckdb): "read_parquet('\(file.path.replacing("'", with: "''"))')"
    case (.parquet, .spark): "parquet.\(exact(Self.absolute(file.path)))"
    case (.parquet, .postgres), (.csv, _): nil
    }
  }

  /// A path from the root, since Spark looks from a folder of its own; an address, and what is not there, as it is.
  static func absolute(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
