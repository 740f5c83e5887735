import PeilDiagnostics

/// What other tools, and Dutch, call the words of a pipeline file: an author who writes theirs is told ours.
enum WordElsewhere {
  /// The candidate that is meant by a word, by its spelling or by what it is called elsewhere; nil when none is likely.
  static func meant(by word: String, among candidates: [String]) -> String? {
    let folded = String(word.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 })
    let ours = candidates.first { candidate in
      words[candidate]?.contains(folded) == true || candidate == folded
    }
    return ours ?? nearestName(to: word, among: candidates)
  }

  /// The list that is meant by several candidates in one text, with commas between; nil where it is none.
  static func list(in text: String, among candidates: [String]) -> String? {
    // No name of a list holds a blank.
    let parts = text.split(separator: ",").map { part in String(part.filter { $0 != " " }) }
    guard parts.count > 1, parts.allSatisfy(candidates.contains) else { return nil }
    return "[\(parts.joined(separator: ", "))]"
  }

  /// By our word, what SQL, dplyr, pandas, spreadsheets and `iconv` call it.
  private static let words: [String: Set<String>] = [
    // Encodings.
    "windows-1252": ["latin1", "latin-1", "iso-8859-1", "cp1252", "ansi", "win1252"],
    "utf-16le": ["utf-16", "utf16", "unicode", "ucs-2"],
    // Types.
    "text": ["string", "str", "varchar", "char", "character", "tekst"],
    "integer": ["int", "bigint", "geheel", "whole"],
    "number": ["float", "double", "real", "numeric", "getal"],
    "money": ["euro", "eur", "currency", "amount", "bedrag"],
    "date": ["datum", "day", "timestamp", "datetime"],
    "boolean": ["bool", "logical", "yes-no", "ja-nee"],
    "category": ["enum", "factor", "categorical", "categorie"],
    "set": ["multi", "multiple", "array", "multi-response"],
    // Stages.
    "derive": ["mutate", "assign", "compute", "calculate", "transmute", "bereken"],
    "filter": ["where", "having", "subset", "query"],
    "aggregate": ["group-by", "groupby", "group", "summarise", "summarize"],
    "join": ["merge", "left-join", "inner-join", "full-join", "anti-join", "lookup", "vlookup", "koppel"],
    "sort": ["arrange", "order-by", "order", "sorteer"],
    "limit": ["head", "top", "take"],
    "union": ["append", "concat", "bind-rows", "rbind", "union-all", "stack"],
    "explode": ["unnest", "split", "separate-rows"],
    "deduplicate": ["distinct", "unique", "drop-duplicates", "dedupe", "ontdubbel"],
    "replace-missing": ["fillna", "fill-na", "coalesce", "replace-na"],
    "recode": ["map-values", "case-when", "replace"],
    "bin": ["cut", "bucket", "classes", "klassen"],
    "select": ["drop", "keep", "columns"],
    "running-total": ["cumsum", "cumulative"],
    // Measures.
    "count": ["n", "number-of-rows", "aantal", "freq"],
    "count-distinct": ["nunique", "n-distinct", "distinct"],
    "mean": ["avg", "average", "gemiddelde"],
    "median": ["mediaan"],
    "sum": ["total", "totaal", "som"],
    "quantile": ["percentile", "quartile", "kwantiel", "percentiel"],
    "percentage": ["percent", "pct", "proportion"],
    "approval-rate": ["acceptance-rate", "success-rate", "grant-rate", "toekenningspercentage"],
    "concentration": ["gini", "hhi", "herfindahl"],
    "lead-time": ["duration", "doorlooptijd", "waiting-time"],
    "cofinancing-ratio": ["multiplier", "leverage", "cofinancing"],
    "realisation": ["settlement-rate", "realisatie"],
    // Outcomes and formats.
    "refused": ["rejected", "denied", "declined", "afgewezen"],
    "granted": ["approved", "accepted", "awarded", "toegekend"],
    "inadmissible": ["ineligible", "not-admissible"],
    "open": ["pending", "undecided"],
    "xlsx": ["excel", "xls", "workbook"],
    "markdown": ["md"],
    "html": ["htm", "report", "web"],
  ]
}
