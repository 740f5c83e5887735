public import PeilDiagnostics

/// Why a pipeline file cannot be read as YAML, or not as the part of YAML that pipeline files use.
public struct YAMLError: Error, Hashable, Sendable {
  /// What stands in the way.
  enum Reason: Hashable, Sendable {
    case notUTF8
    case isUTF16
    case empty
    case lineSeparator(String)
    case tabIndentation
    case severalDocuments
    case duplicateKey(String, first: Int)
    case tag
    case mergeKey
    case keyIsNotText
    case tooManyNodes(limit: Int)
    case tooDeep(limit: Int)
    case unbalancedFormula(String)
    case unclosedQuote
    case unclosedFlow(opening: String, line: Int)
    case openFlow
    case unknownEscape
    case strayColon
    case deeperThanValue(key: String, line: Int, column: Int)
    case indentation(line: Int?)
    case missingColon
    case reservedCharacter(String)
    case unknownAlias
    case other(String)
  }

  let reason: Reason
  let span: SourceSpan

  init(_ reason: Reason, at span: SourceSpan) {
    self.reason = reason
    self.span = span
  }
}

extension YAMLError: DiagnosticConvertible {
  /// The problem with its place and its remedy.
  public var diagnostics: [Diagnostic] {
    let words = wording
    return [.error(words.code, words.message, at: span, label: words.label, details: words.details)]
  }

  private typealias Wording = (code: String, message: String, label: String?, details: [String])

  private var wording: Wording {
    switch reason {
    case .notUTF8:
      ("not-utf-8", "the pipeline file is not UTF-8", "this byte is no character", ["save the file as UTF-8"])
    case .isUTF16:
      ("not-utf-8", "the pipeline file is UTF-16, and must be UTF-8", nil, ["save the file as UTF-8"])
    case .empty:
      (
        "empty-file", "the pipeline file is empty", nil,
        ["a pipeline begins with 'peil: 1' and needs 'language' and 'sources'"]
      )
    case .lineSeparator(let name):
      (
        "yaml-line-separator", "the character \(name) stands here, which some programs take for a line end",
        "put an ordinary line end or a space here", []
      )
    case .tabIndentation:
      ("yaml-tab", "a tab cannot indent a line", "put spaces here", [])
    case .severalDocuments:
      ("yaml-documents", "a second document begins here", "a pipeline is one document: take '---' away", [])
    case .duplicateKey(let key, let line):
      ("duplicate-key", "the key '\(key)' stands here twice", "it already stands on line \(line): take one away", [])
    case .tag:
      ("yaml-tag", "tags are not part of a pipeline file", "take this away: the key says what the type is", [])
    case .mergeKey:
      (
        "yaml-merge", "the merge key '<<' is not part of a pipeline file", "write the keys out",
        ["a whole map may be repeated with '&name' and '*name'"]
      )
    case .keyIsNotText:
      ("yaml-key", "a list or a map stands where a key should", "write one word before the ':'", [])
    case .tooManyNodes(let limit):
      ("yaml-size", "the file has more than \(grouped(limit)) parts once its aliases are filled in", nil, [])
    case .tooDeep(let limit):
      ("yaml-depth", "lists and maps lie more than \(limit) levels deep here", nil, [])
    case .unbalancedFormula(let sign):
      (
        "unbalanced-formula", "this text is cut off: inside { } and [ ] a '\(sign)' ends it", "put quotes around it",
        ["like this: \"if(a > 0, a, 0)\""]
      )
    case .unclosedQuote:
      ("yaml-quote", "this quote is not closed", "close it, or double it to mean the character itself", [])
    default: syntaxWording
    }
  }

  private var syntaxWording: Wording {
    switch reason {
    case .unclosedFlow(let opening, let line):
      (
        "yaml-bracket", "the '\(opening)' of line \(line) is not closed before this",
        "a ',' or the closing bracket fits here",
        ["text that holds , : # [ ] { or } needs quotes around it inside { } and [ ]"]
      )
    case .openFlow:
      ("yaml-bracket", "this bracket is not closed", "close it", [])
    case .unknownEscape:
      (
        "yaml-escape", "in double quotes a backslash begins an escape, and this is none",
        "write two, or use single quotes", []
      )
    case .strayColon:
      (
        "yaml-colon", "a ':' cannot stand here", "put quotes around the text, or begin the key on a line of its own", []
      )
    case .deeperThanValue(let key, let line, let column):
      (
        "yaml-indentation", "this is indented below '\(key)' on line \(line), which has its value already",
        "begin it in column \(column), under '\(key)'", []
      )
    case .indentation(let line?):
      ("yaml-indentation", "this does not fit what began on line \(line)", "check how far it is indented", [])
    case .indentation(nil):
      ("yaml-indentation", "this does not fit the lines above it", "check how far it is indented", [])
    case .missingColon:
      ("yaml-colon", "a key without a ':' after it", "write 'key: value'", [])
    case .reservedCharacter(let character):
      ("yaml-character", "text cannot begin with '\(character)'", "put quotes around it", [])
    case .unknownAlias:
      ("yaml-alias", "no '&' before this gives the name that '*' refers to", nil, [])
    case .other(let problem):
      ("yaml", "this is not YAML: \(problem)", nil, [])
    default:
      ("yaml", "this is not YAML", nil, [])
    }
  }

  private func grouped(_ number: Int) -> String {
    var text = ""
    for (place, digit) in String(number).reversed().enumerated() {
      if place > 0, place.isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return String(text.reversed())
  }
}
