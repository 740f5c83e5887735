import PeilCore
import PeilDiagnostics

/// The words under `values`: a map from raw word to code, or a list of words that are their own codes.
struct WordList {
  /// Each raw word with its code, in the order written.
  let pairs: [(raw: SourceText, code: SourceText)]

  init(_ setting: Setting?) {
    if let entries = setting?.map {
      pairs = entries.compactMap { entry in entry.value.text.map { (entry.key, $0) } }
    } else {
      pairs = (setting?.list ?? []).compactMap { item in item.text.map { ($0, $0) } }
    }
  }

  /// The last word that reads like another, capitals and small letters alike.
  func last(like raw: String) -> SourceText? {
    pairs.last { $0.raw.text.lowercased() == raw.lowercased() }?.raw
  }
}
