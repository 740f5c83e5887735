import PeilCore
import PeilTable

/// The codes of one level of a code list as the words of a source column.
struct ListedCodes {
  /// The codes in the order of the file, with the list's names as labels.
  let domain: Domain
  private let entries: [CodeList.Entry]

  init(_ list: CodeList, level: String) {
    domain = list.domain(of: level)
    entries = list.entries.filter { $0.level == level }
  }

  /// Each code, each of its names, and code and name together, as `A Landbouw, bosbouw en visserij`.
  ///
  /// A word that is written under `values` means what stands there; a name that two codes share means neither.
  func words(besides written: [ColumnFormat.Word]) -> [ColumnFormat.Word] {
    let taken = Set(written.map { $0.raw.lowercased() })
    var codes: [String: Set<UInt32>] = [:]
    var words: [ColumnFormat.Word] = []
    for (isName, word) in all where !taken.contains(word.raw.lowercased()) {
      if isName { codes[word.raw.lowercased(), default: []].insert(word.code) }
      words.append(word)
    }
    let own = Set(entries.map { $0.code.lowercased() })
    return words.filter { word in
      let meanings = codes[word.raw.lowercased()]
      return domain.codes[Int(word.code)] == word.raw || (meanings?.count == 1 && !own.contains(word.raw.lowercased()))
    }
  }

  private var all: [(isName: Bool, word: ColumnFormat.Word)] {
    entries.enumerated().flatMap { place, entry in
      let names = entry.label?.entries.map(\.text) ?? []
      let code = UInt32(place)
      return [(false, ColumnFormat.Word(raw: entry.code, code: code))]
        + (names + names.map { "\(entry.code) \($0)" }).map { (true, ColumnFormat.Word(raw: $0, code: code)) }
    }
  }
}
