import Foundation
import PeilCore
import PeilPublish
import PeilTable
import PeilValues
import Testing

/// Descriptions of the tidy CSV, and the tables as JSON; `.ci/test-publications` hands them to validators.
@Suite struct ReuseTests {
  private static func document(
    _ publisher: some Publisher, _ path: String, _ result: RunResult, _ plan: Plan
  ) throws
    -> [String: Any]
  {
    let text = try #require(TableFixture.text(try publisher.files(for: result, of: plan), path))
    return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private static func licensed() -> Plan {
    var plan = OfficialTable.plan(language: "en")
    plan.publication = PublicationSettings(
      formats: [], source: plan.publication.source, licence: Licence("CC-BY-4.0"), tables: nil, datasets: [])
    return plan
  }

  @Test("a data package names each file with its size, its typed columns and its key, and who may use it")
  func dataPackage() throws {
    let plan = Self.licensed()
    let csv = try TidyCSVPublisher().files(for: OfficialTable.result, of: plan)[0]
    let package = try Self.document(DataPackagePublisher(), "datapackage.json", OfficialTable.result, plan)
    #expect(package["name"] as? String == "test")
    #expect(package["title"] as? String == "Evaluation")
    #expect((package["sources"] as? [[String: String]])?.first?["title"] == "RVO, edited by EZK")
    let licence = try #require((package["licenses"] as? [[String: String]])?.first)
    #expect(licence["name"] == "CC-BY-4.0")
    #expect(licence["path"] == "https://creativecommons.org/licenses/by/4.0/")
    let resource = try #require((package["resources"] as? [[String: Any]])?.first)
    #expect(resource["path"] as? String == "tables/official.csv")
    #expect(resource["bytes"] as? Int == csv.bytes.count)
    let schema = try #require(resource["schema"] as? [String: Any])
    #expect(schema["primaryKey"] as? [String] == ["compartment", "margin", "measure"])
    #expect(schema["missingValues"] as? [String] == ["", "_missing"])
    let fields = try #require(schema["fields"] as? [[String: Any]])
    let header = String(decoding: csv.bytes, as: UTF8.self).split(separator: "\n")[0]
    #expect(fields.compactMap { $0["name"] as? String }.joined(separator: ",") == header)
    #expect(fields.compactMap { $0["description"] as? String }.allSatisfy { $0.count > 10 })
    let types = Dictionary(
      uniqueKeysWithValues: fields.map { ($0["name"] as? String ?? "", $0["type"] as? String ?? "") })
    #expect(types["value"] == "number")
    #expect(types["n"] == "integer")
    #expect((fields[0]["constraints"] as? [String: Any])?["enum"] as? [String] == ["szw", "ezk"])
  }

  @Test("the metadata of CSV on the Web stand beside the file they describe")
  func csvw() throws {
    let document = try Self.document(
      CSVWPublisher(), "tables/official.csv-metadata.json", OfficialTable.result, Self.licensed())
    #expect(document["url"] as? String == "official.csv")
    #expect(document["dc:title"] as? String == "Call of 2020 by budget")
    #expect((document["dc:license"] as? [String: String])?["@id"] == "https://creativecommons.org/licenses/by/4.0/")
    let schema = try #require(document["tableSchema"] as? [String: Any])
    #expect(schema["primaryKey"] as? [String] == ["compartment", "margin", "measure"])
    let columns = try #require(schema["columns"] as? [[String: Any]])
    #expect(columns[0]["titles"] as? [String] == ["compartment", "Budget"])
    #expect((columns[0]["datatype"] as? [String: String])?["format"] == "(szw|ezk)")
    #expect(columns[0]["null"] as? [String] == ["", "_missing"])
  }

  @Test("a column that holds days is text where others hold numbers, and a code is described as the CSV writes it")
  func columns() throws {
    let day = try #require(CalendarDate(iso: "2020-10-20"))
    let domain = Domain(codes: ["=a", "b"])
    let table = TableFixture.table(
      "t", [TableFixture.dimension(Column(name: "kind", type: .category(domain), grain: .whole), .row)],
      [TableFixture.measure("first", .date, nil)])
    let cells = [Cell(key: [.code(0)], estimates: [.known(Quantity(.date(day), .date), n: 1, missing: 0)])]
    let (result, plan) = (TableFixture.result(["t": cells]), TableFixture.plan([table]))
    let package = try Self.document(DataPackagePublisher(), "datapackage.json", result, plan)
    let resource = try #require((package["resources"] as? [[String: Any]])?.first)
    let fields = try #require((resource["schema"] as? [String: Any])?["fields"] as? [[String: Any]])
    #expect(fields.first { $0["name"] as? String == "value" }?["type"] as? String == "string")
    #expect(fields.first { $0["name"] as? String == "lower" }?["type"] as? String == "number")
    #expect((fields[0]["constraints"] as? [String: Any])?["enum"] as? [String] == ["'=a", "b"])
  }

  @Test("tables.json holds every figure with its place, its text and its parts")
  func json() throws {
    let document = try Self.document(
      JSONPublisher(), "tables.json", OfficialTable.result, OfficialTable.plan(language: "nl"))
    #expect(document["as-of"] as? String == "2021-06-30")
    let table = try #require((document["tables"] as? [[String: Any]])?.first)
    #expect(table["legend"] as? [String] == [". = niet te berekenen: Budget is voor 174 van 237 onbekend"])
    let figures = try #require(table["figures"] as? [[String: Any]])
    #expect(figures.count == 9)
    #expect(figures[0]["value"] is NSNull)
    #expect(figures[0]["status"] as? String == "declined")
    #expect((figures[2]["value"] as? NSNumber)?.intValue == 2_785_603)
    #expect(figures[2]["text"] as? String == "€ 2.785.603")
    #expect((figures[2]["key"] as? [String: String]) == ["compartment": "szw"])
    #expect(figures[8]["margin"] as? [String] == ["compartment"])
  }

  @Test(
    "hostile names are strings of JSON, and files stay in their folder",
    arguments: ["\"}],\"x\":[", "\\", "</script>", "=1+1", "../../x", "a\u{0}\u{1F}\u{2028}b"])
  func hostile(name: String) throws {
    let column = Column(name: "firm", type: .text, grain: .whole, label: LocalizedText(name))
    let table = TableFixture.table(
      "t", [TableFixture.dimension(column, .row)], [TableFixture.measure("n", .count, LocalizedText(name))],
      title: LocalizedText(name), note: LocalizedText(name))
    var plan = TableFixture.plan([table], source: LocalizedText(name))
    plan.title = LocalizedText(name)
    plan.file = name + "/../x.yaml"
    let result = TableFixture.result(["t": [Cell(key: [.text(name)], estimates: [TableFixture.count(3)])]])
    let json = try Self.document(JSONPublisher(), "tables.json", result, plan)
    #expect(json["title"] as? String == name)
    let figure = ((json["tables"] as? [[String: Any]])?.first?["figures"] as? [[String: Any]])?.first
    #expect((figure?["key"] as? [String: String]) == ["firm": name])
    #expect(
      try Self.document(CSVWPublisher(), "tables/t.csv-metadata.json", result, plan)["dc:title"] as? String == name)
    #expect(try Self.document(DataPackagePublisher(), "datapackage.json", result, plan)["title"] as? String == name)
    for publisher in Publishers.all where Publishers.isBuilt(type(of: publisher).format) {
      for file in try publisher.files(for: result, of: plan) {
        #expect(!file.path.hasPrefix("/") && !file.path.contains(".."), "\(file.path)")
      }
    }
  }
}
