import PeilValues

/// The words of Dutch and English that tell figures from other numbers, and what is said of them; all in plain small
/// letters.
enum Lexicon {
  static let months: Set = [
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december", "january", "february", "march", "may", "june", "july", "august", "october", "jan", "feb", "mrt", "mar",
    "apr", "jun", "jul", "aug", "sep", "sept", "okt", "oct", "nov", "dec",
  ]

  /// Words before a number that make it the number of something.
  static let numbering: Set = [
    "artikel", "artikelen", "art", "article", "articles", "section", "sections", "sectie", "paragraaf", "paragrafen",
    "paragraph", "par", "hoofdstuk", "hoofdstukken", "chapter", "chapters", "bijlage", "bijlagen", "annex", "appendix",
    "tabel", "tabellen", "table", "tables", "figuur", "figuren", "figure", "figures", "fig", "grafiek", "chart", "box",
    "kader", "pagina", "page", "pages", "blz", "pp", "p", "noot", "voetnoot", "footnote", "note", "lid", "onderdeel",
    "stap", "step", "nr", "nrs", "nummer", "no", "number", "versie", "version", "deel", "volume", "kamerstuk",
    "kamerstukken", "stcrt", "stb", "staatscourant", "staatsblad", "kvk", "sbi", "week", "kwartaal", "quarter", "vraag",
    "question", "criterium", "criterion", "top", "awb", "zaak", "zaaknummer", "dossier", "isbn", "issn", "bladzijde",
    "regel", "line", "fase", "phase", "variant", "scenario", "spoor", "optie", "option", "bullet", "punt", "item",
    "peil", "excel", "windows",
  ]

  /// Words behind a number that make it a time, or another measure that no table of applications holds.
  static let otherUnits: Set = [
    "jaar", "jaren", "year", "years", "maand", "maanden", "month", "months", "uur", "hour", "hours", "minuten",
    "minutes", "seconden", "seconds", "kilometer", "km", "procentpunt", "procentpunten", "pp", "pt", "mb", "gb", "kb",
  ]

  static let days: Set = ["dag", "dagen", "day", "days", "werkdagen"]
  static let weeks: Set = ["week", "weken", "weeks"]
  static let percent: Set = ["procent", "percent"]
  static let euro: Set = ["euro", "eur", "euros"]

  static let scales: [String: Int128] = [
    "miljoen": 1_000_000, "million": 1_000_000, "millions": 1_000_000, "mln": 1_000_000, "mio": 1_000_000,
    "miljard": 1_000_000_000, "billion": 1_000_000_000, "mld": 1_000_000_000, "bn": 1_000_000_000,
    "duizend": 1000, "thousand": 1000,
  ]

  /// Scales that stand at the number itself, behind an amount alone.
  static let attachedScales: [String: Int128] = [
    "m": 1_000_000, "mln": 1_000_000, "bn": 1_000_000_000, "k": 1000, "mld": 1_000_000_000,
  ]

  static let hedges: [(words: [String], hedge: QuotedFigure.Hedge)] = [
    (["iets", "minder", "dan"], .justUnder), (["iets", "meer", "dan"], .justOver), (["net", "geen"], .justUnder),
    (["just", "under"], .justUnder), (["just", "over"], .justOver), (["slightly", "more", "than"], .justOver),
    (["slightly", "less", "than"], .justUnder), (["slightly", "fewer", "than"], .justUnder),
    (["minder", "dan"], .lessThan), (["less", "than"], .lessThan), (["fewer", "than"], .lessThan),
    (["meer", "dan"], .moreThan), (["more", "than"], .moreThan), (["at", "least"], .moreThan),
    (["ten", "minste"], .moreThan),
    (["om", "en", "nabij"], .about), (["zo", "n"], .about), (["rond", "de"], .about), (["tegen", "de"], .justUnder),
    (["bijna"], .justUnder), (["nagenoeg"], .justUnder), (["krap"], .justUnder), (["almost"], .justUnder),
    (["nearly"], .justUnder), (["ruim"], .justOver), (["minstens"], .moreThan), (["over"], .justOver),
    (["ongeveer"], .about), (["circa"], .about), (["ca"], .about), (["zon"], .about), (["about"], .about),
    (["around"], .about), (["roughly"], .about), (["approximately"], .about), (["some"], .about), (["rond"], .about),
    (["c"], .about),
  ]

  static let numberWords: [String: Int128] = [
    "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10, "elf": 11,
    "twaalf": 12, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12,
  ]

  /// Words before a bare number of four digits that make it a year, also where a noun follows.
  static let beforeYear: Set = [
    "in", "van", "tot", "sinds", "uit", "since", "until", "from", "by", "call", "tender", "ronde", "jaar", "year",
    "eind", "begin", "mid", "medio", "end", "during", "regeling", "over", "per", "najaar", "voorjaar", "zomer",
    "winter", "autumn", "spring", "summer", "of", "en", "and", "slim", "mit", "begroting",
  ]

  /// Words that carry no meaning of their own, and stand in many labels.
  static let functionWords: Set = [
    "de", "het", "een", "van", "naar", "per", "en", "of", "in", "op", "met", "voor", "door", "bij", "te", "tot", "uit",
    "aan", "als", "dan", "dat", "die", "is", "zijn", "was", "waren", "werd", "werden", "wordt", "worden", "er", "om",
    "the", "a", "an", "to", "by", "and", "or", "on", "with", "for", "at", "as", "that", "which", "are", "were", "been",
    "be", "of", "from", "out", "all", "alle", "aantal", "number", "totaal", "total", "deel", "part", "wat", "wie",
    "gemiddelde", "gemiddeld", "average", "mean", "elk", "elke", "each", "eigen", "andere", "other", "anders", "niet",
    "not", "no", "ja", "nee", "yes", "onbekend", "unknown", "waarde", "value", "cijfer", "figure", "over", "meer",
    "more", "dus", "samen", "together", "tezamen", "combined", "opgeteld", "altogether", "nieuwe", "new", "daarvan",
    "waarvan", "hiervan", "them", "these", "those", "this", "dit", "deze", "ook", "also",
  ]

  static let granted: Set = [
    "toegekend", "toegekende", "toekenning", "toekenningen", "gehonoreerd", "gehonoreerde", "verleend", "verleende",
    "goedgekeurd", "goedgekeurde", "granted", "approved", "awarded", "funded", "grants", "toewijzing", "toegewezen",
  ]
  static let rejected: Set = [
    "afgewezen", "afgewezene", "afwijzing", "afwijzingen", "geweigerd", "rejected", "refused", "declined",
    "rejections", "refusals", "unsuccessful",
  ]
  static let others: Set = [
    "ingetrokken", "withdrawn", "ontvankelijk", "behandeling", "inadmissible", "open", "lopend", "pending", "overige",
    "rest", "remaining", "remainder", "uitgeloot",
  ]
  static let negations: Set = ["niet", "not", "geen", "never", "nooit", "no", "without", "zonder"]

  static let submitted: Set = [
    "ingediend", "ingediende", "submitted", "filed", "received", "ontvangen", "binnengekomen", "indieningen",
  ]
  static let decided: Set = ["besloten", "beslist", "besliste", "decided", "besluiten", "decisions"]
  static let admissible: Set = ["ontvankelijk", "ontvankelijke", "admissible", "eligible", "behandeling"]
  static let assessed: Set = ["inhoudelijk", "inhoudelijke", "beoordeeld", "beoordeelde", "assessed", "substance"]
  static let mentions: Set = ["vermelding", "vermeldingen", "mention", "mentions", "antwoorden", "noemingen"]
  static let answered: Set = ["antwoord", "beantwoord", "answered", "respondenten", "respondents"]
  static let applicants: Set = ["aanvrager", "aanvragers", "applicant", "applicants"]
  static let applications: Set = ["aanvraag", "aanvragen", "application", "applications"]
  static let amount: Set = ["bedrag", "bedragen", "amount", "amounts", "euro", "gevraagde"]

  static let sum: Set = ["samen", "together", "tezamen", "opgeteld", "combined", "altogether"]
  static let dutch: Set = [
    "de", "het", "een", "van", "zijn", "werden", "voor", "niet", "dat", "met", "ook", "aan", "naar", "bij", "werd",
    "aanvragen", "toegekend", "daarvan", "wordt", "uit",
  ]
  static let english: Set = [
    "the", "of", "and", "were", "was", "for", "not", "that", "with", "also", "to", "by", "from", "applications",
    "granted", "these", "which", "this", "are",
  ]

  /// Words before whose full stop no sentence ends.
  static let abbreviations: Set = [
    "bijv", "bv", "o", "a", "d", "w", "z", "ca", "nr", "nrs", "art", "blz", "p", "pp", "fig", "tab", "mln", "mld", "m",
    "n", "i", "e", "g", "incl", "excl", "resp", "no", "vs", "dr", "mr", "ir", "st", "jan", "feb", "mrt", "apr", "jun",
    "jul", "aug", "sep", "sept", "okt", "oct", "nov", "dec", "approx", "vgl", "zgn", "evt", "max", "min", "gem",
  ]
}
