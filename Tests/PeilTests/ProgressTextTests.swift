import Peil
import Testing

/// The line that a waiting person reads; what is expected was worked out by hand.
@Suite struct ProgressTextTests {
  private static func progress(_ source: String, _ bytes: Int, of total: Int, rows: Int) -> RunProgress {
    RunProgress(source: source, bytes: bytes, total: total, rows: rows)
  }

  @Test("tells of rows, speed over all that was read, and the time left for all that is to come")
  func line() {
    var text = ProgressText(sources: [("a", 400_000_000), ("b", 800_000_000)])
    text.note(Self.progress("a", 300_000_000, of: 400_000_000, rows: 1_234_567))
    // 300 of 1,200 MB in 2 s: 150 MB/s, and 900 MB are left.
    #expect(text.line("a", seconds: 2) == "a, 1 of 2: 25% of 1.2 GB, 1,234,567 rows, 150 MB/s, 6 s left")
    text.note(Self.progress("a", 400_000_000, of: 400_000_000, rows: 1_500_000))
    text.note(Self.progress("b", 200_000_000, of: 800_000_000, rows: 500_000))
    #expect(text.line("b", seconds: 100) == "b, 2 of 2: 50% of 1.2 GB, 2,000,000 rows, 6.0 MB/s, 2 min left")
    #expect(text.line("b", seconds: 8000) == "b, 2 of 2: 50% of 1.2 GB, 2,000,000 rows, 0.1 MB/s, 2 h 14 min left")
    text.note(Self.progress("b", 800_000_000, of: 800_000_000, rows: 2_000_000))
    #expect(
      text.line("b", seconds: 12)
        == "2 sources read: 1.2 GB, 3,500,000 rows, 100 MB/s; working out the tables")
    #expect(text.closing(seconds: 12.34) == "3,500,000 rows, 1.2 GB in 12.3 s: 97 MB/s")
  }

  @Test("says nothing of the time left before a second has passed, nor of the number of one source")
  func early() {
    var text = ProgressText(sources: [("a", 2_000_000)])
    text.note(Self.progress("a", 500_000, of: 2_000_000, rows: 10))
    #expect(text.line("a", seconds: 0.5) == "a: 25% of 2.0 MB, 10 rows, 1.0 MB/s")
    #expect(text.line("a", seconds: 0) == "a: 25% of 2.0 MB, 10 rows, 0 MB/s")
  }

  @Test("goes by the size that reading finds: a packed file holds more than its own size says")
  func packed() {
    var text = ProgressText(sources: [("a", 1_000_000)])
    text.note(Self.progress("a", 1_000_000, of: 4_000_000, rows: 10))
    #expect(text.line("a", seconds: 1) == "a: 25% of 4.0 MB, 10 rows, 1.0 MB/s, 3 s left")
  }
}
