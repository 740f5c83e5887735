import PeilCore
import PeilDiagnostics
import PeilPublish
import Testing

@Suite("The list of publishers")
struct PublishersTests {
  private func formats(_ asked: [String]) throws(PublishError) -> [String] {
    try Publishers.publishers(for: asked).map { type(of: $0).format }
  }

  @Test("always holds tidy CSV and exported rows")
  func always() throws {
    #expect(try formats([]) == ["csv", "datasets"])
    #expect(try formats(["markdown", "csv"]) == ["csv", "markdown", "datasets"])
  }

  @Test("names the nearest format for one that it does not hold")
  func unknown() {
    #expect(throws: PublishError(.unknownFormat("markdwn"))) { try formats(["markdwn"]) }
    let diagnostic = PublishError(.unknownFormat("markdwn")).diagnostics.first
    #expect(diagnostic?.label == "did you mean 'markdown'?")
    #expect(diagnostic?.exit == .usage)
  }
}
