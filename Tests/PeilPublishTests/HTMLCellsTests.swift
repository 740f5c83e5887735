import PeilCore
import Testing

@testable import PeilPublish

/// The cells of a page, whatever has been done to it by hand.
@Suite struct HTMLCellsTests {
  private func cells(_ page: String) -> [String] {
    HTMLCells(Array(page.utf8)).cells.map {
      "\($0.place.table)|\($0.place.row)|\($0.place.column)|\($0.text)"
    }
  }

  @Test("a cell stands in the table of its caption, beside its row's head and under its column's")
  func table() {
    let page = """
      <h2>Part</h2><p>Some <b>bold</b> words &amp; more</p>
      <table id="t"><caption>Table 1</caption>
      <thead><tr><th scope="col">Kind</th><th scope="col">Rows</th></tr></thead>
      <tbody><tr><th scope="row">x &lt; y</th><td data-v="0.5">50%</td></tr>
      <tr><th scope="row">z</th><td>3/8</td></tr></tbody></table><p>Note</p>
      """
    #expect(
      cells(page) == [
        "Part|h2||Part", "Part|text 1||Some bold words & more", "Table 1|caption||Table 1", "Table 1|head||Kind | Rows",
        "Table 1|x < y|Rows|50%", "Table 1|x < y|Rows (to sort by)|0.5", "Table 1|z|Rows|3/8", "Table 1|text 1||Note",
      ])
  }

  @Test("scripts and style sheets are no text, nor is what stands in a tag")
  func code() {
    let page = """
      <script>if (a < b) { x = "<td>1</td>"; }</script><style>p > b { }</style><p title="1 < 2">Words</p>
      """
    #expect(cells(page) == ["|text 1||Words"])
  }

  @Test(
    "a page that is cut off, or no page at all, is read as far as it goes", arguments: ["<table><tr><td>1", "<", ""])
  func broken(page: String) { #expect(cells(page).isEmpty) }
}
