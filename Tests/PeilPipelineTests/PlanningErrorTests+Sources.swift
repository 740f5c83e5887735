extension PlanningErrorTests {
  static let sources: [Case] = [
    Case(
      name: "header",
      change: { $0.applications = $0.applications.replacing("from: Sector", with: "from: Sektor") },
      message: """
        pipelines/p.yaml:9:22: error: no header 'Sektor' in 'a.csv'
            9 |       sector: {from: Sektor, type: category, values: {Bouw: construction, Zorg: care}}
              |                      ^^^^^^ did you mean 'Sector'?
           headers there: Nummer, Sector, Budget, Thema, Kosten, Besluit, Naam

        """),
    Case(
      name: "type",
      change: { $0.applications = $0.applications.replacing("type: money", with: "type: euro") },
      message: """
        pipelines/p.yaml:12:35: error: 'euro' is not a choice for 'type'
           12 |       costs: {from: Kosten, type: euro, amount: project-costs}
              |                                   ^^^^ did you mean 'money'?

        """),
    Case(
      name: "outcome word",
      change: { $0.applications = $0.applications.replacing("Nee: refused", with: "Nee: rejected") },
      message: """
        pipelines/p.yaml:13:74: error: 'rejected' is not a code of 'outcome'
           13 |       outcome: {from: Besluit, type: outcome, values: {Ja: granted, Nee: rejected}}
              |                                                                          ^^^^^^^^ did you mean 'refused'?
           codes are:
             granted          Subsidy was granted.
             refused          Refused on substance.
             refused-ceiling  Refused because the ceiling was reached.
             withdrawn        Withdrawn by the applicant.
             inadmissible     Not taken up for assessment.
             open             Not decided yet.

        """),
    Case(
      name: "no values",
      change: { $0.applications = $0.applications.replacing(", values: {Ja: granted, Nee: refused}", with: "") },
      message: """
        pipelines/p.yaml:13:38: error: 'outcome' needs 'values'
           13 |       outcome: {from: Besluit, type: outcome}
              |                                      ^^^^^^^
           values: the code each raw word stands for, as in {Toegekend: granted}; codes are:
             granted          Subsidy was granted.
             refused          Refused on substance.
             refused-ceiling  Refused because the ceiling was reached.
             withdrawn        Withdrawn by the applicant.
             inadmissible     Not taken up for assessment.
             open             Not decided yet.

        """),
    Case(
      name: "no key",
      change: { $0.applications = $0.applications.replacing("    key: application\n", with: "") },
      message: """
        pipelines/p.yaml:4:3: error: 'applications' needs 'key'
            4 |   applications:
              |   ^^^^^^^^^^^^
           key: The column or columns that tell its rows apart, which is verified; 'none' where nothing does.

        """),
    Case(
      name: "wrong key",
      change: { $0.applications = $0.applications.replacing("key: application\n", with: "key: aplication\n") },
      message: """
        pipelines/p.yaml:6:10: error: the key 'aplication' is not a column of 'applications'
            6 |     key: aplication
              |          ^^^^^^^^^^ did you mean 'application'?
           columns here: application, sector, budget, themes, costs, outcome
           'key: none' says that nothing tells the rows apart

        """),
    Case(
      name: "name",
      change: { $0.applications = $0.applications.replacing("sector:", with: "Sector-naam:") },
      message: """
        pipelines/p.yaml:9:7: error: 'Sector-naam' cannot be a name
            9 |       Sector-naam: {from: Sector, type: category, values: {Bouw: construction, Zorg: care}}
              |       ^^^^^^^^^^^ write 'sector_naam'
           a name has the letters a to z, digits and _, and begins with a letter

        """),
    Case(
      name: "format",
      change: {
        $0.applications =
          "    format: {delimiter: \";\", quote: \";\", decimal: \",\", thousands: \",\"}\n" + $0.applications
      },
      message: """
        pipelines/p.yaml:5:37: error: the delimiter and the quote are the same character
            5 |     format: {delimiter: ";", quote: ";", decimal: ",", thousands: ","}
              |                                     ^^^ change one
        pipelines/p.yaml:5:67: error: the decimal sign and the thousands sign are the same
            5 |     format: {delimiter: ";", quote: ";", decimal: ",", thousands: ","}
              |                                                                   ^^^ change one

        """),
    Case(
      name: "delim",
      change: { $0.applications = "    format: {delimiter: semicolon}\n" + $0.applications },
      message: """
        pipelines/p.yaml:5:25: error: 'semicolon' is not one ASCII character
            5 |     format: {delimiter: semicolon}
              |                         ^^^^^^^^^ write a character such as ";", or 'tab' or 'space'

        """),
    Case(
      name: "header rows without a header",
      change: { $0.applications = "    format: {no-header: true, header-rows: 2}\n" + $0.applications },
      message: """
        pipelines/p.yaml:5:44: error: 'no-header: true' stands beside 'header-rows'
            5 |     format: {no-header: true, header-rows: 2}
              |                                            ^ leave out one of them

        """),
    Case(
      name: "a backslash for two things",
      change: { $0.applications = "    format: {escape: backslash, quote: '\\'}\n" + $0.applications },
      message: """
        pipelines/p.yaml:5:22: error: with 'escape: backslash' the backslash can be neither delimiter nor quote
            5 |     format: {escape: backslash, quote: '\\'}
              |                      ^^^^^^^^^ change one

        """),
    Case(
      name: "a comment beyond ASCII",
      change: { $0.applications = "    format: {comment: '€'}\n" + $0.applications },
      message: """
        pipelines/p.yaml:5:23: error: '€' cannot mark comments
            5 |     format: {comment: '€'}
              |                       ^^^ write 1 to 16 ASCII characters, such as "#"

        """),
    Case(
      name: "enc",
      change: { $0.applications = "    format: {encoding: latin1}\n" + $0.applications },
      message: """
        pipelines/p.yaml:5:24: error: 'latin1' is not a choice for 'encoding'
            5 |     format: {encoding: latin1}
              |                        ^^^^^^ did you mean 'windows-1252'?
           choose one of:
             utf-8         Unicode, with or without a byte order mark.
             windows-1252  Western European as Windows writes it.
             windows-1250  Central European as Windows writes it.
             windows-1253  Greek as Windows writes it.
             iso-8859-15   Western European with the euro sign.
             utf-16le      Unicode in two bytes, low byte first.
             utf-16be      Unicode in two bytes, high byte first.

        """),
    Case(
      name: "dates",
      change: { $0.applications += "\n      day: {from: Naam, type: date, dates: [d-M-yyyy, M-d-yyyy]}" },
      message: """
        pipelines/p.yaml:14:44: error: 'd-M-yyyy' and 'M-d-yyyy' can read one word as two different days
           14 |       day: {from: Naam, type: date, dates: [d-M-yyyy, M-d-yyyy]}
              |                                            ^^^^^^^^^^^^^^^^^^^^ keep one of them

        """),
    Case(
      name: "limit",
      change: { $0.applications = "    reject-limit: some\n" + $0.applications },
      message: """
        pipelines/p.yaml:5:19: error: 'some' is neither a number of rows nor a share
            5 |     reject-limit: some
              |                   ^^^^ write 10 or 0.5%

        """),
    Case(
      name: "company",
      change: { $0.applications += "\n      day: {from: Naam, type: text, amount: granted}" },
      message: """
        pipelines/p.yaml:14:37: error: 'amount' means nothing for the type 'text'
           14 |       day: {from: Naam, type: text, amount: granted}
              |                                     ^^^^^^ it is for money

        """),
    Case(
      name: "missing word",
      change: { $0.applications = "    format: {missing: [\"\", Zorg]}\n" + $0.applications },
      message: """
        pipelines/p.yaml:10:75: error: the word 'Zorg' stands for a code here and for a missing value in 'missing'
           10 |       sector: {from: Sector, type: category, values: {Bouw: construction, Zorg: care}}
              |                                                                           ^^^^ take it out of one of the two

        """),
    Case(
      name: "file",
      change: { $0.applications = $0.applications.replacing("file: a.csv", with: "file: b.csv") },
      message: """
        pipelines/p.yaml:5:11: error: there is no such file
            5 |     file: b.csv
              |           ^^^^^
           paths in a pipeline file begin at its own folder

        """),
    Case(
      name: "reserved",
      change: { $0.applications += "\n      missing: {from: Naam, type: text}" },
      message: """
        pipelines/p.yaml:14:7: error: 'missing' is a word of the formula language
           14 |       missing: {from: Naam, type: text}
              |       ^^^^^^^ give the column another name

        """),
    Case(
      name: "as-of",
      change: {
        $0.applications = $0.applications.replacing("Nee: refused}}", with: "Nee: refused}, missing-as: open}")
      },
      message: """
        pipelines/p.yaml:13:7: error: the outcome 'outcome' of 'applications' can be open, and nothing says on which day
           13 |       outcome: {from: Besluit, type: outcome, values: {Ja: granted, Nee: refused}, missing-as: open}
              |       ^^^^^^^
           write the day the exports speak of at the top: as-of: 2021-06-30

        """),
    Case(
      name: "no place",
      change: { $0.applications = $0.applications.replacing("    file: a.csv\n", with: "") },
      message: """
        pipelines/p.yaml:4:3: error: 'applications' needs 'file'
            4 |   applications:
              |   ^^^^^^^^^^^^
           file: The export, relative to the pipeline file: a path, a pattern such as exports/*.csv, a list of them, or '-'.
           csv: In the place of a file, an export that --engine duckdb or spark reads with a reader of its own.
           table: In the place of a file, a table or view of the database that --engine names, such as register.applications.
           parquet: In the place of a file, a Parquet file, a pattern or a list of them, which --engine duckdb or spark reads.

        """),
    Case(
      name: "a format that no engine's reader knows",
      change: {
        $0.applications = $0.applications.replacing(
          "    file: a.csv\n", with: "    csv: a.csv\n    format: {delimiter: tab, decimal: \",\", ragged: pad}\n")
      },
      message: """
        pipelines/p.yaml:6:44: error: 'ragged' means nothing for CSV that an engine reads
            6 |     format: {delimiter: tab, decimal: ",", ragged: pad}
              |                                            ^^^^^^ no engine reads it so: write 'file' for 'csv', and Peil does

        """),
    Case(
      name: "two places",
      change: {
        $0.applications = $0.applications.replacing("    file: a.csv\n", with: "    file: a.csv\n    table: a\n")
      },
      message: """
        pipelines/p.yaml:6:5: error: 'table' stands beside 'file': a source is read from one place
            6 |     table: a
              |     ^^^^^ leave one of them out

        """),
    Case(
      name: "table name",
      change: { $0.applications = $0.applications.replacing("file: a.csv", with: "table: a..b") },
      message: """
        pipelines/p.yaml:5:12: error: 'a..b' is no name of a table
            5 |     table: a..b
              |            ^^^^ write applications, or register.applications
           a part that holds a point or a quote stands in double quotes, as in 'register."a.b"'

        """),
    Case(
      name: "format of a table",
      change: {
        $0.applications = $0.applications.replacing(
          "    file: a.csv\n", with: "    table: a\n    format: {delimiter: tab, decimal: \",\"}\n")
      },
      message: """
        pipelines/p.yaml:6:14: error: 'delimiter' means nothing for a table
            6 |     format: {delimiter: tab, decimal: ","}
              |              ^^^^^^^^^ it says how a delimited file is written

        """),
  ]
}
