import ReferenceValues
import Testing

/// Every reference value of the statistical specification: `Reference/statistics.json`, copied from it as it stands, and
/// what SciPy, statsmodels and NumPy give for random inputs: `Reference/random-inputs.json`.
///
/// A case names the function of R, SciPy or statsmodels, or the publication, its value comes from. The environment
/// variable `PEIL_REFERENCE` names a further file of the same form. Disclosure control (`sdc.…`) has
/// its own in PeilDisclosureTests.
@Suite struct ReferenceTests {
  @Test("agrees with the reference values", arguments: methods)
  func agrees(method: String) throws {
    let cases = Self.cases.filter { $0.method == method }
    guard let call = ReferenceMethods.all[method] else {
      Issue.record("the method \(method) is not covered: \(cases.map(\.id))")
      return
    }
    #expect(!cases.isEmpty)
    for reference in cases {
      var comparison = ReferenceComparison(tolerance: reference.tolerance)
      do {
        let facts = ReferenceMethods.facts[method] ?? []
        let expected = try reference.expected.members.filter { !facts.contains($0.key) }
        comparison.compare(.object(try call(reference.inputs)), with: .object(expected), at: reference.id)
        let differences = comparison.differences.joined(separator: "\n")
        #expect(comparison.differences.isEmpty, "\(reference.sourceFunction)\n\(differences)")
      } catch {
        Issue.record("\(reference.id), \(reference.sourceFunction): \(error)")
      }
    }
  }

  private static let cases = ReferenceCase.all(["statistics.json", "random-inputs.json"], beside: #filePath)
  private static let methods = Set(cases.map(\.method)).filter { !$0.hasPrefix("sdc.") }.sorted()
}
