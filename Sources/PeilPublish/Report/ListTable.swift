/// A table of words and counts beside the tables of figures: checks, rejected rows, files.
struct ListTable {
  /// A column's head, and what its cells look like.
  struct Column {
    let head: String
    /// The class of its cells; none for numbers.
    let style: String?

    static func text(_ head: String) -> Column { Column(head: head, style: "word") }
    static func number(_ head: String) -> Column { Column(head: head, style: nil) }
    static func hash(_ head: String) -> Column { Column(head: head, style: "word hash") }
  }

  let identifier: String
  let caption: String
  let columns: [Column]
  let rows: [[String]]

  /// The table; the first cell of a row heads it, and a hash may break anywhere.
  var markup: Markup {
    var page = Markup()
    page.element("table", ["id": identifier, "class": "list"]) { table in
      table.element("caption", caption)
      table.element("thead") { head in
        head.element("tr") { row in
          for (place, column) in columns.enumerated() {
            row.element("th", ["scope": "col", "data-col": String(place)], column.head)
          }
        }
      }
      table.line()
      table.element("tbody") { body in
        for row in rows { line(row, &body) }
      }
    }
    return page
  }

  private func line(_ cells: [String], _ body: inout Markup) {
    body.element("tr") { row in
      for (place, cell) in cells.enumerated() {
        if place == 0 {
          row.element("th", ["scope": "row"], cell)
        } else if let style = columns[place].style {
          row.element("td", ["class": style], cell)
        } else {
          row.element("td", cell)
        }
      }
    }
    body.line()
  }
}
