import Foundation
import PeilCore
import PeilDiagnostics
import PeilTable
import Testing

@testable import PeilPipeline

/// The lists that come with Peil, held against facts that stand elsewhere.
@Suite("The code lists of the repository")
struct ShippedListTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("code-lists")

  private func list(_ name: String) throws -> CodeList {
    let url = Self.folder.appendingPathComponent(name)
    var reader = CodeListReader(file: name)
    let list = try reader.read(Array(Data(contentsOf: url)))
    return try #require(list, "\(DiagnosticRenderer().render(reader.diagnostics))")
  }

  /// CBS: the SBI 2008 has 21 sections and 86 divisions; the ranges are those of its table of sections.
  @Test("the SBI has its sections and divisions, each division in its section")
  func industries() throws {
    let list = try list("sbi-2008.csv")
    #expect(list.levels == ["section", "division"])
    #expect(list.domain(of: "section").codes == "ABCDEFGHIJKLMNOPQRSTU".map(String.init))
    #expect(list.domain(of: "division").count == 86)
    let sections: [(String, ClosedRange<Int>)] = [
      ("A", 1...3), ("B", 6...9), ("C", 10...33), ("D", 35...35), ("E", 36...39), ("F", 41...43), ("G", 45...47),
      ("H", 49...53), ("I", 55...56), ("J", 58...63), ("K", 64...66), ("L", 68...68), ("M", 69...75), ("N", 77...82),
      ("O", 84...84), ("P", 85...85), ("Q", 86...88), ("R", 90...93), ("S", 94...96), ("T", 97...98), ("U", 99...99),
    ]
    let index = CodeListIndex(list, level: "section")
    for (place, entry) in list.entries.enumerated() where entry.level == "division" {
      let number = try #require(Int(entry.code))
      #expect(sections.first { $0.1.contains(number) }?.0 == list.code(at: "section", of: place))
      #expect(index.position(of: entry.code + "01") == index.position(of: entry.code))
    }
    #expect(list.entries.allSatisfy { ($0.label?.entries.count ?? 0) == 2 })
  }

  @Test(
    "postcodes lie where their town halls are",
    arguments: [
      ("9712HN", "groningen", "noord"), ("8911AC", "fryslan", "noord"), ("9405BJ", "drenthe", "noord"),
      ("8011PK", "overijssel", "oost"), ("8232ZX", "flevoland", "oost"), ("6811DZ", "gelderland", "oost"),
      ("3521AZ", "utrecht", "west"), ("2012HC", "noord-holland", "west"), ("2511BT", "zuid-holland", "west"),
      ("4331LG", "zeeland", "west"), ("5211JZ", "noord-brabant", "zuid"), ("6211DW", "limburg", "zuid"),
      ("1315HR", "flevoland", "oost"), ("3891ER", "flevoland", "oost"), ("8321EM", "flevoland", "oost"),
      ("1381GD", "noord-holland", "west"), ("4141AA", "utrecht", "west"), ("5301GA", "gelderland", "oost"),
      ("6584CA", "limburg", "zuid"), ("9761AA", "drenthe", "noord"), ("7439AA", "gelderland", "oost"),
    ])
  func postcodes(postcode: String, province: String, part: String) throws {
    let list = try list("postcode-province.csv")
    for (level, code) in [("province", province), ("part", part)] {
      let index = CodeListIndex(list, level: level)
      #expect(index.position(of: postcode).map { index.domain.codes[$0] } == code)
    }
    let provinces = CodeListIndex(try self.list("provinces.csv"), level: "part")
    #expect(provinces.position(of: province).map { provinces.domain.codes[$0] } == part)
  }

  @Test("there are twelve provinces in four parts of the country, in both lists alike")
  func provinces() throws {
    let (one, other) = (try list("provinces.csv"), try list("postcode-province.csv"))
    #expect(one.domain(of: "province").count == 12)
    #expect(one.domain(of: "part").count == 4)
    #expect(one.entries.prefix(16) == other.entries.prefix(16))
  }
}
