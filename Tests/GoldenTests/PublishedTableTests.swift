import Testing

/// The table that the ministry published of the MKB!dee tender of 2020, typed over by hand, against the pipeline that
/// makes it from the exports.
@Suite struct PublishedTableTests {
  /// Rows as published: SZW, EZK, together; nil where the publication leaves the cell empty.
  static let published: [(measure: String, szw: String?, ezk: String?, total: String)] = [
    ("budget", "2700000.00", "7300000.00", "10000000.00"),
    ("applications", nil, nil, "237"),
    ("granted", "18", "45", "63"),
    ("amount_granted", "2785603.00", "7158099.00", "9943702.00"),
    ("project_costs", "2978418.00", "7891234.00", "10869652.00"),
    ("solo_projects", "6", "15", "21"),
    ("partnership_projects", "12", "30", "42"),
    ("participating_smes", "58", "117", "175"),
    ("participating_schools", "2", "0", "2"),
  ]

  @Test("the pipeline of MKB!dee 2020 gives the published table, cell for cell")
  func everyCell() throws {
    let table = try PipelineTable("official", of: "mkbidee-2020")
    #expect(table.count == 3 * Self.published.count)
    for row in Self.published {
      for (column, figure) in [("szw", row.szw), ("ezk", row.ezk), ("", row.total)] {
        #expect(try table.value([column], row.measure) == figure ?? "", "\(column)/\(row.measure)")
      }
    }
  }

  @Test("applications by budget are declined with the reason, where the publication leaves them empty")
  func declinedByBudget() throws {
    let table = try PipelineTable("official", of: "mkbidee-2020")
    for column in ["szw", "ezk"] {
      let cell = try table.cell([column], "applications")
      #expect(cell["status"] == "declined")
      #expect(cell["reason"] == "dimension-unknown: compartment (174 of 237)")
    }
    #expect(try table.cell([""], "applications")["status"] == "ok")
  }
}
