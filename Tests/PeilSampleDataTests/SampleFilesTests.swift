import Foundation
import PeilSampleData
import Testing

@Suite("The committed sample data")
struct SampleFilesTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "sample-data")

  @Test(
    "is what the generator writes, byte for byte",
    arguments: ["aanvragen", "besluiten", "deelnemers", "beoordelingen", "projecten", "budgetten"])
  func committedFilesAreTheGenerated(name: String) throws {
    let path = "mkbidee-2020/\(name).csv"
    let generated = try #require(SampleData.files().first { $0.path == path })
    let committed = try [UInt8](Data(contentsOf: Self.folder.appending(path: path)))
    #expect(generated.bytes == committed)
  }

  @Test("consists of six files and no more")
  func sixFiles() throws {
    #expect(try SampleData.files().count == 6)
  }

  @Test("ends every record with CR and LF, and is not UTF-8")
  func styleOfTheExport() throws {
    for file in try SampleData.files() {
      #expect(file.bytes.suffix(2) == [13, 10])
    }
    let applications = try #require(SampleData.files().first)
    #expect(String(validating: applications.bytes, as: UTF8.self) == nil)
  }
}
