import PeilWords

/// A workbook as the files of an OpenDocument spreadsheet (ISO/IEC 26300, version 1.3); it takes one sheet after the other.
struct OpenDocument {
  private let workbook: Workbook
  private var content: OpenDocumentContent

  /// A document that has no sheet yet.
  init(_ workbook: Workbook) {
    self.workbook = workbook
    content = OpenDocumentContent(workbook)
  }

  /// Takes the next sheet of the workbook.
  mutating func add(_ sheet: WorkbookSheet) { content.add(sheet) }

  /// The bytes of a workbook.
  static func bytes(of workbook: Workbook) -> [UInt8] {
    var document = OpenDocument(workbook)
    for sheet in workbook.sheets { document.add(sheet) }
    return document.bytes()
  }

  private static let mediaType = "application/vnd.oasis.opendocument.spreadsheet"
  static let declaration: StaticString = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

  /// The document, when it has all sheets; its media type comes first and unpacked, so that it can be told without opening
  /// the archive.
  mutating func bytes() -> [UInt8] {
    var archive = ZipWriter()
    archive.add("mimetype", Array(Self.mediaType.utf8), isPacked: false)
    archive.add("META-INF/manifest.xml", manifest.bytes)
    archive.add("content.xml", content.packed())
    archive.add("styles.xml", styles.bytes)
    archive.add("meta.xml", meta.bytes)
    archive.add("settings.xml", settings(content.views).bytes)
    return archive.bytes
  }

  private var manifest: Markup {
    var page = Markup(verbatim: Self.declaration)
    let space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    page.element("manifest:manifest", ["xmlns:manifest": space, "manifest:version": "1.3"]) { list in
      list.leaf(
        "manifest:file-entry",
        ["manifest:full-path": "/", "manifest:version": "1.3", "manifest:media-type": Self.mediaType])
      for path in ["content.xml", "styles.xml", "meta.xml", "settings.xml"] {
        list.leaf("manifest:file-entry", ["manifest:full-path": path, "manifest:media-type": "text/xml"])
      }
    }
    return page
  }

  /// What cells look like where nothing else is said, and the paper: A4 across, as wide as one page.
  private var styles: Markup {
    var page = Markup(verbatim: Self.declaration)
    page.element(
      "office:document-styles",
      [
        "xmlns:office": OpenDocumentSpace.office, "xmlns:style": OpenDocumentSpace.style,
        "xmlns:fo": OpenDocumentSpace.fo, "xmlns:table": OpenDocumentSpace.table,
        "office:version": "1.3",
      ]
    ) { document in
      document.element("office:styles") { styles in
        styles.element("style:default-style", ["style:family": "table-cell"]) { style in
          style.leaf(
            "style:text-properties",
            [
              "style:font-name": "Liberation Sans", "fo:font-family": "'Liberation Sans', Arial, sans-serif",
              "fo:font-size": "10pt", "fo:language": workbook.language.rawValue,
              "fo:country": workbook.language.country,
            ])
        }
        styles.leaf("style:style", ["style:name": "Default", "style:family": "table-cell"])
      }
      document.element("office:automatic-styles") { styles in
        styles.element("style:page-layout", ["style:name": "paper"]) { layout in
          layout.leaf(
            "style:page-layout-properties",
            [
              "fo:page-width": "297mm", "fo:page-height": "210mm", "style:print-orientation": "landscape",
              "fo:margin": "15mm", "style:scale-to-X": "1", "style:scale-to-Y": "0",
            ])
        }
      }
      document.element("office:master-styles") { styles in
        styles.leaf("style:master-page", ["style:name": "Default", "style:page-layout-name": "paper"])
      }
    }
    return page
  }

  private var meta: Markup {
    var page = Markup(verbatim: Self.declaration)
    page.element(
      "office:document-meta",
      [
        "xmlns:office": OpenDocumentSpace.office, "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        "xmlns:meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0", "office:version": "1.3",
      ]
    ) { document in
      document.element("office:meta") { meta in
        meta.element("meta:generator", "Peil")
        meta.element("dc:title", workbook.title)
        meta.element("dc:language", workbook.language.rawValue)
      }
    }
    return page
  }

  /// Where the heads stay in view.
  private func settings(_ kept: [OpenDocumentContent.View]) -> Markup {
    var page = Markup(verbatim: Self.declaration)
    page.element(
      "office:document-settings",
      [
        "xmlns:office": OpenDocumentSpace.office, "xmlns:config": "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
        "office:version": "1.3",
      ]
    ) { document in
      document.element("office:settings") { settings in
        settings.element("config:config-item-set", ["config:name": "ooo:view-settings"]) { set in
          set.element("config:config-item-map-indexed", ["config:name": "Views"]) { views in
            views.element("config:config-item-map-entry") { view in
              view.element("config:config-item", ["config:name": "ViewId", "config:type": "string"], "view1")
              view.element("config:config-item-map-named", ["config:name": "Tables"]) { tables in
                for view in kept { Self.append(view, &tables) }
              }
              view.element(
                "config:config-item", ["config:name": "ActiveTable", "config:type": "string"],
                workbook.front.first?.name ?? "")
            }
          }
        }
      }
    }
    return page
  }

  private static func append(_ view: OpenDocumentContent.View, _ tables: inout Markup) {
    let (columns, rows) = (view.columns, view.rows)
    let items: [(String, String, String)] = [
      ("HorizontalSplitMode", "short", columns > 0 ? "2" : "0"), ("VerticalSplitMode", "short", "2"),
      ("HorizontalSplitPosition", "int", String(columns)), ("VerticalSplitPosition", "int", String(rows)),
      ("ActiveSplitRange", "short", columns > 0 ? "3" : "2"), ("PositionLeft", "int", "0"),
      ("PositionRight", "int", String(columns)), ("PositionTop", "int", "0"), ("PositionBottom", "int", String(rows)),
    ]
    tables.element("config:config-item-map-entry", ["config:name": view.sheet]) { entry in
      for (name, type, value) in items {
        entry.element("config:config-item", ["config:name": name, "config:type": type], value)
      }
    }
  }
}

/// The name spaces of OpenDocument.
enum OpenDocumentSpace {
  static let office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  static let style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
  static let table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
  static let text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
  static let number = "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"
  static let fo = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
}

extension Language {
  /// The country whose numbers and dates are meant.
  var country: String { self == .dutch ? "NL" : "GB" }
}

extension WorkbookSheet {
  /// How many columns at the side stay in view: none where they would fill a small screen.
  var frozenColumns: Int {
    guard let table, table.sideCount < table.columnCount, widths.prefix(table.sideCount).reduce(0, +) <= 50 else {
      return 0
    }
    return table.sideCount
  }
}
