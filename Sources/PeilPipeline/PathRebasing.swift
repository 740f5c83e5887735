import PeilCore
import PeilDiagnostics

/// Makes the paths of an included file, which are relative to it, relative to the pipeline file.
struct PathRebasing {
  /// The folder of the included file as the pipeline sees it, with a slash at its end; empty where it is the same.
  let folder: String
  let language: PipelineLanguage

  /// The file's map with its paths as the pipeline would write them.
  func rebased(_ root: Setting) -> Setting {
    folder.isEmpty ? root : walked(root, .options(language.shared), key: "")
  }

  private func walked(_ setting: Setting, _ kind: Parameter.Kind, key: String) -> Setting {
    switch kind {
    case .taxonomy, .codeList: return moved(setting)
    case .text where Self.pathKeys.contains(key): return moved(setting)
    case .either(let kinds):
      return kinds.first { $0.admits(setting) }.map { walked(setting, $0, key: key) } ?? setting
    case .oneOrMore(let item) where item.admits(setting): return walked(setting, item, key: key)
    case .list(let item), .oneOrMore(let item):
      guard let items = setting.list else { return setting }
      return Setting(.list(items.map { walked($0, item, key: key) }), span: setting.span)
    case .map(_, let value):
      return mapped(setting) { walked($0.value, value, key: "") }
    case .options(let parameters):
      return mapped(setting) { entry in
        guard let parameter = parameters.first(where: { $0.name == entry.key.text }) else { return entry.value }
        return walked(entry.value, parameter.kind, key: parameter.name)
      }
    default: return setting
    }
  }

  /// The keys of a source that hold paths.
  private static let pathKeys: Set<String> = ["file", "csv", "parquet", "mended", "schema"]

  private func mapped(_ setting: Setting, _ value: (Setting.Entry) -> Setting) -> Setting {
    guard let entries = setting.map else { return setting }
    return Setting(.map(entries.map { .init(key: $0.key, value: value($0)) }), span: setting.span)
  }

  /// A path from the root and an address stay as they are, and `-` is standard input.
  private func moved(_ setting: Setting) -> Setting {
    guard let text = setting.text, !text.text.isEmpty, !text.text.hasPrefix("/"), text.text != "-",
      !PipelinePath.isAddress(text.text)
    else {
      return setting
    }
    return Setting(.text(SourceText(folder + text.text, span: text.span)), span: setting.span)
  }
}
