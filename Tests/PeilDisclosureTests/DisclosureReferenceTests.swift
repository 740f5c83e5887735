import ReferenceValues
import Testing

/// Every reference value of disclosure control: `Reference/disclosure.json`, the `sdc.…` entries of the statistical
/// specification as they stand.
///
/// A case names the publication or the solver its value comes from. The environment variable `PEIL_REFERENCE` names a further
/// file of the same form. What Peil leaves out on purpose stands in `DisclosureMethods.leftOut`; what needs a solver is
/// tested by `SecondaryReferenceTests`.
@Suite struct DisclosureReferenceTests {
  @Test("agrees with the reference values", arguments: methods)
  func agrees(method: String) throws {
    let cases = Self.cases.filter { $0.method == method }
    guard let call = DisclosureMethods.all[method] else {
      Issue.record("the method \(method) is not covered: \(cases.map(\.id))")
      return
    }
    #expect(!cases.isEmpty)
    for reference in cases { try reference.hold(against: call) }
  }

  static let cases = ReferenceCase.all(["disclosure.json"], beside: #filePath).filter {
    $0.method.hasPrefix("sdc.") || $0.method == "unreadable"
  }
  private static let methods = Set(cases.map(\.method))
    .subtracting(DisclosureMethods.leftOut).subtracting(SecondaryReferenceTests.methods).sorted()
}

extension ReferenceCase {
  /// Compares what a method gives for the inputs with what is expected.
  func hold(against call: DisclosureMethod) throws {
    var comparison = ReferenceComparison(tolerance: tolerance)
    do {
      comparison.compare(.object(try call(inputs)), with: expected, at: id)
      let differences = comparison.differences.joined(separator: "\n")
      #expect(comparison.differences.isEmpty, "\(sourceFunction)\n\(differences)")
    } catch {
      Issue.record("\(id), \(sourceFunction): \(error)")
    }
  }
}
