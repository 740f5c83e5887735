import PeilEngine
import PeilWords

/// The words of a drawn plan, in Dutch and English.
struct PlanWords {
  let language: Language

  private func text(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }

  func pass(_ number: Int) -> String { text("Lezing \(number)", "Pass \(number)") }
  var source: String { text("bron", "source") }
  var dataset: String { text("dataset", "dataset") }
  var table: String { text("tabel", "table") }
  var tables: String { text("Tabellen", "Tables") }
  var from: String { text("van", "from") }
  var reads: String { text("leest", "reads") }
  var readsRows: String { text("telt rijen", "counts rows") }
  var makes: String { text("maakt", "makes") }
  var lastRead: String { text("daarna niet meer nodig", "needed no longer") }
  var out: String { text("verder", "goes on") }
  var beside: String { text("naast", "beside") }
  var pruned: String { text("niet gelezen", "not read") }
  var kept: String { text("bewaard voor wat erna komt", "kept for what comes later") }
  func row(_ grain: String) -> String { text("één rij per \(grain)", "one row per \(grain)") }
  func columns(_ count: Int) -> String {
    count == 1 ? text("1 kolom", "1 column") : text("\(count) kolommen", "\(count) columns")
  }
  func more(_ count: Int) -> String { text("en nog \(count)", "and \(count) more") }

  func flow(_ flow: PlanOutline.Stage.Flow) -> String {
    switch flow {
    case .blocks: text("blok voor blok", "block by block")
    case .keys: text("sleutels in het geheugen", "keys in memory")
    case .rows: text("verzamelt de rijen", "collects the rows")
    }
  }

  var legend: [String] {
    [
      text(
        "blok voor blok: elke draad neemt blokken, en niets blijft achter",
        "block by block: every thread takes blocks, and nothing stays behind"),
      text(
        "sleutels in het geheugen: de andere kant staat klaar voordat de rijen stromen; met --memory op schijf als zij niet past",
        "keys in memory: the other side is there before the rows flow; with --memory on disk where it does not fit"),
      text(
        "verzamelt de rijen: de eerste gaat pas verder als de laatste er is",
        "collects the rows: the first goes on when the last is there"),
    ]
  }

  func title(_ name: String) -> String { text("Het plan van \(name)", "The plan of \(name)") }
}
