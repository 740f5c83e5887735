import PeilDisclosure
import ReferenceValues

/// How a method of the reference values is called: its inputs in, its figures out.
typealias DisclosureMethod = @Sendable (JSONValue) throws -> [String: JSONValue]

enum DisclosureMethods {
  /// Every method that needs nothing but this package, by the name it has in the reference values.
  static let all: [String: DisclosureMethod] = primary.merging(attack) { first, _ in first }

  /// What Peil leaves out on purpose: it suppresses, and alters no figure.
  static let leftOut: Set<String> = ["sdc.controlled_rounding", "sdc.cell_key", "sdc.cta"]
}
