import Foundation
import PeilSampleData
import Testing

@Suite("The committed sample data")
struct SampleFilesTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "sample-data")

  static let paths = [
    "conference-poll/menti.csv", "learning-vouchers/aanvragen.csv", "mit-2019/aanvragen.csv", "mit-2019/besluiten.csv",
    "mit-2019/gepubliceerd.csv",
    "mit-2019/loting.csv", "mkbidee-2020/aanvragen.csv", "mkbidee-2020/beoordelingen.csv",
    "mkbidee-2020/besluiten.csv", "mkbidee-2020/budgetten.csv", "mkbidee-2020/deelnemers.csv",
    "mkbidee-2020/projecten.csv", "mkbidee-calls/tender-2018.csv", "mkbidee-calls/tender-2019.csv",
    "mkbidee-calls/tender-2020.csv", "regional-tender/aanvragen.csv", "regional-tender/plafonds.csv",
    "seventeen-firms/register.csv", "slim-2020/aanvragen.csv",
  ]

  @Test("is what the generator writes, byte for byte", arguments: paths)
  func committedFilesAreTheGenerated(path: String) throws {
    let generated = try #require(ExampleFile.all.first { $0.path == path })
    let committed = try [UInt8](Data(contentsOf: Self.folder.appending(path: path)))
    #expect(generated.bytes == committed)
  }

  @Test("consists of these files and no more")
  func noOthers() throws {
    #expect(ExampleFile.all.map(\.path).sorted() == Self.paths)
    let found = FileManager.default.enumerator(atPath: Self.folder.path)?.compactMap { $0 as? String } ?? []
    #expect(found.filter { $0.hasSuffix(".csv") }.sorted() == Self.paths)
  }

  @Test("has of the case-management system records that end with CR and LF, and is not UTF-8")
  func styleOfTheExport() throws {
    let files = ExampleFile.all.filter { $0.path.hasPrefix("mkbidee-2020/") }
    #expect(files.count == 6)
    for file in files {
      #expect(file.bytes.suffix(2) == [13, 10])
    }
    let applications = try #require(files.first)
    #expect(String(validating: applications.bytes, as: UTF8.self) == nil)
  }

  @Test(
    "begins with a byte order mark where the program that wrote it makes one",
    arguments: [
      ("conference-poll/menti.csv", [0xEF, 0xBB, 0xBF]), ("mkbidee-calls/tender-2020.csv", [0xFF, 0xFE]),
      ("mkbidee-calls/tender-2018.csv", Array("aan".utf8)),
    ])
  func marks(path: String, bytes: [UInt8]) throws {
    let file = try #require(ExampleFile.all.first { $0.path == path })
    #expect(Array(file.bytes.prefix(bytes.count)) == bytes)
  }
}
