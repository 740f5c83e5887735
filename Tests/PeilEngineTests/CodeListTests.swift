import PeilCore
import PeilTable
import Testing

@Suite("A code list")
struct CodeListTests {
  static let list = CodeList(entries: [
    .init(code: "west", parent: nil, level: "part"),
    .init(code: "utrecht", parent: 0, level: "province"),
    .init(code: "holland", parent: 0, level: "province"),
    .init(code: "3400-3464", parent: 1, level: "postcode", match: .range, range: 3400...3464, digits: 4),
    .init(code: "0100-0199", parent: 2, level: "postcode", match: .range, range: 100...199, digits: 4),
    .init(code: "62", parent: 1, level: "division", match: .prefix),
    .init(code: "620", parent: 2, level: "group", match: .prefix),
  ])

  @Test(
    "takes a value to a level: by itself, by the longest beginning, by its leading digits",
    arguments: [
      ("province", "3400AB", "utrecht"), ("province", "3464", "utrecht"), ("part", "3464XX", "west"),
      ("province", "3465AB", nil), ("province", "34000", nil), ("province", "340", nil),
      ("province", "0150", "holland"),
      ("province", "150", nil), ("province", "utrecht", "utrecht"), ("part", "utrecht", "west"),
      ("postcode", "3401AB", "3400-3464"), ("postcode", "utrecht", nil), ("province", "6299", "utrecht"),
      ("province", "62", "utrecht"), ("province", "6201", "holland"), ("group", "6201", "620"), ("group", "6299", nil),
      ("province", "6", nil), ("province", "", nil), ("province", "Utrecht", nil),
      ("province", "99999999999999999999", nil),
    ])
  func position(level: String, value: String, code: String?) {
    let index = CodeListIndex(Self.list, level: level)
    #expect(index.position(of: value).map { index.domain.codes[$0] } == code)
  }

  @Test("has its levels and their codes in the order of the file")
  func order() {
    #expect(Self.list.levels == ["part", "province", "postcode", "division", "group"])
    #expect(Self.list.domain(of: "province").codes == ["utrecht", "holland"])
  }
}
