import Testing

@Suite("What a pipeline with mistakes is told")
struct PlanningErrorTests {
  /// A draft with something changed, and the whole of what is said about it.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let change: @Sendable (inout Draft) -> Void
    var overrides: [String: String] = [:]
    let message: String
    var testDescription: String { name }
  }

  @Test(
    "the message names the place, what is wrong and what to do",
    arguments: language + sources + tables + report + disclosure)
  func message(_ example: Case) {
    var draft = Draft()
    example.change(&draft)
    let overrides = example.overrides.map { (name: $0.key, value: $0.value) }
    #expect(rendered(draft.outcome(overrides), draft.text) == example.message)
  }
}
