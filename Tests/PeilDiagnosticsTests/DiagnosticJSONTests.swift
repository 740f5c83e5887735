import PeilDiagnostics
import Testing

@Suite("Diagnostics as JSON")
struct DiagnosticJSONTests {
  @Test("no diagnostic is an empty list")
  func isEmpty() {
    #expect(DiagnosticRenderer.json([]) == "{\n  \"diagnostics\": [],\n  \"exit\": 0\n}\n")
  }

  @Test("every key is there, and what is unknown is null")
  func hasEveryKey() {
    let span = SourceSpan(file: "p.yaml", line: 31, column: 22, length: 6)
    let first = Diagnostic.error(
      "unknown-column", "no column", at: span, label: "did you mean 'x'?", details: ["a", "b"])
    let second = Diagnostic.warning(
      "odd", "odd", place: DataPlace(file: "a.csv", line: 3, record: 2, column: "K", byte: 9))
    #expect(
      DiagnosticRenderer.json([first, second]) == #"""
        {
          "diagnostics": [
            {"severity": "error", "code": "unknown-column", "message": "no column", "span": {"file": "p.yaml", "start": {"line": 31, "column": 22}, "end": {"line": 31, "column": 28}}, "label": "did you mean 'x'?", "details": ["a", "b"], "place": null, "exit": 64},
            {"severity": "warning", "code": "odd", "message": "odd", "span": null, "label": null, "details": [], "place": {"file": "a.csv", "line": 3, "record": 2, "column": "K", "byte": 9}, "exit": 0}
          ],
          "exit": 64
        }

        """#)
  }

  @Test(
    "texts are escaped by RFC 8259",
    arguments: [
      ("say \"no\"", #"say \"no\""#), ("C:\\x", #"C:\\x"#), ("a\nb\r\nc\td", #"a\nb\r\nc\td"#),
      ("\u{0}\u{1B}\u{7F}", #"\u0000\u001b\u007f"#), ("geïnd € 🙂", "geïnd € 🙂"),
    ])
  func escapes(text: String, escaped: String) {
    #expect(DiagnosticRenderer.json([.note("n", text)]).contains(#""message": "\#(escaped)", "span""#))
  }
}
