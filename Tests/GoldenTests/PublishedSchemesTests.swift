import Testing

/// The figures that were published of three tenders of MKB!dee, of SLIM 2020 and of MIT 2019, typed over by hand, against
/// the pipelines that make them from micro-data.
@Suite struct PublishedSchemesTests {
  @Test(
    "the tenders of MKB!dee give the published applications, grants and amounts",
    arguments: [
      ("2018", "119", "14", "2000000.00"), ("2019", "190", "47", "7800000.00"), ("2020", "237", "63", "9943702.00"),
    ])
  func calls(call: String, applications: String, granted: String, amount: String) throws {
    let table = try PipelineTable("calls", of: "mkbidee-calls")
    #expect(try table.value([call], "applications") == applications)
    #expect(try table.value([call], "granted") == granted)
    #expect(try table.value([call], "amount_granted") == amount)
  }

  @Test("the tenders of MKB!dee give the approval rates of the specification: 14 of 119, and 63 of 237")
  func approval() throws {
    let table = try PipelineTable("calls", of: "mkbidee-calls")
    #expect(try table.value(["2018"], "of_submitted") == "0.117647058824")
    #expect(try table.value(["2020"], "of_submitted") == "0.26582278481")
  }

  @Test(
    "the plans of 2018 name the published bottlenecks: 23 mentions in 14 plans",
    arguments: [("financial", "10", "71.4"), ("knowledge", "10", "71.4"), ("location", "3", "21.4")])
  func bottlenecks(code: String, projects: String, percentage: String) throws {
    let table = try PipelineTable("bottlenecks_2018", of: "mkbidee-calls")
    #expect(try table.value([code], "projects") == projects)
    #expect(try table.percentage([code], "of_applications") == percentage)
    #expect(try table.cell([code], "of_mentions")["denominator"] == "23")
    #expect(try table.value([""], "projects") == "14")
  }

  @Test(
    "SLIM 2020 gives the published applications by applicant",
    arguments: [
      ("sme", "1440", "673", "2113"), ("large-firm", "7", "10", "17"), ("partnership", "91", "73", "164"),
      ("", "1538", "756", "2294"),
    ])
  func applicants(kind: String, notGranted: String, granted: String, total: String) throws {
    let table = try PipelineTable("applicants", of: "slim-2020")
    #expect(try table.value([kind], "not_granted") == notGranted)
    #expect(try table.value([kind], "granted") == granted)
    #expect(try table.value([kind], "applications") == total)
  }

  @Test(
    "SLIM 2020 gives the published activities by applicant, as parts of 1,588 mentions",
    arguments: [
      ("scan", ["444", "6", "58", "508"], "32.0"), ("career-advice", ["382", "3", "39", "424"], "26.7"),
      ("method", ["532", "10", "72", "614"], "38.7"), ("workplaces", ["25", "2", "15", "42"], "2.6"),
    ])
  func activities(activity: String, mentions: [String], percentage: String) throws {
    let table = try PipelineTable("activities", of: "slim-2020")
    for (kind, count) in zip(["sme", "large-firm", "partnership", ""], mentions) {
      #expect(try table.value([activity, kind], "mentions") == count, "\(kind)")
    }
    #expect(try table.cell([activity, ""], "of_mentions")["denominator"] == "1588")
    #expect(try table.percentage([activity, ""], "of_mentions") == percentage)
  }

  @Test("MIT 2019 gives 395 filed, 232 drawn and 176 granted, with two rates of the same call")
  func funnel() throws {
    let table = try PipelineTable("funnel", of: "mit-2019")
    #expect(try table.value([], "filed") == "395")
    #expect(try table.value([], "drawn") == "232")
    #expect(try table.value([], "granted") == "176")
    #expect(try table.percentage([], "of_submitted") == "44.6")
    #expect(try table.percentage([], "of_drawn") == "75.9")
  }

  @Test("MIT 2019 shows the published 233 beside the 232 of the cells, each with its rate")
  func asPublished() throws {
    let table = try PipelineTable("as_published", of: "mit-2019")
    #expect(try table.value([], "drawn_in_text") == "233")
    #expect(try table.value([], "drawn_in_cells") == "232")
    #expect(try table.percentage([], "of_drawn_in_text") == "75.5")
    #expect(try table.percentage([], "of_drawn_in_cells") == "75.9")
  }
}
