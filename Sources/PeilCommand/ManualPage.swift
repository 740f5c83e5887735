import ArgumentParser
import Peil

/// A manual page in the language of `man`, from what the commands declare of themselves.
struct ManualPage {
  private let command: JSONNode?

  /// The page of a command and all commands in it.
  init(of root: any ParsableCommand.Type) {
    let declared = root._dumpHelp()
    command = (try? JSONReader.read(Array(declared.utf8), file: "help"))?["command"]
  }

  /// The page; https://man7.org/linux/man-pages/man7/man.7.html has its macros.
  var text: String {
    guard let command else { return "" }
    let commands = commands(of: command)
    var lines = [
      // Set to the left and without hyphens: gaps in a line of options, or a split one, cannot be read or copied.
      ".TH PEIL 1 \"\" \"Peil \(version)\" \"User Commands\"", ".ad l", ".nh", ".SH NAME",
      "peil \\- \(Self.escaped(uncapitalised(command["abstract"]?.text?.text ?? "")))", ".SH SYNOPSIS",
    ]
    for each in commands { lines += [".B peil \(each.name)", synopsis(of: each.node), ".br"] }
    lines += [".SH DESCRIPTION"] + paragraphs(command["discussion"]?.text?.text)
    lines.append(".SH COMMANDS")
    for each in commands { lines += section(of: each) }
    lines += [".SH SHELL COMPLETION", ".B peil --generate-completion-script", "prints a script for bash, zsh or fish."]
    return lines.joined(separator: "\n") + "\n"
  }

  /// The commands with their names, those that have commands of their own by these: `new measure`.
  private func commands(of command: JSONNode, in parent: String = "") -> [(name: String, node: JSONNode)] {
    (command["subcommands"]?.list ?? []).filter { name(of: $0) != "help" && isShown($0) }.flatMap { node in
      let inner = commands(of: node, in: "\(parent)\(name(of: node)) ")
      return inner.isEmpty ? [(parent + name(of: node), node)] : inner
    }
  }

  private func section(of command: (name: String, node: JSONNode)) -> [String] {
    [".SS \"peil \(command.name) \(Self.escaped(plainSynopsis(of: command.node)))\""]
      + paragraphs(command.node["abstract"]?.text?.text) + paragraphs(command.node["discussion"]?.text?.text)
      + arguments(of: command.node).flatMap(argument)
  }

  private func argument(_ argument: JSONNode) -> [String] {
    [".TP", ".B \(Self.escaped(words(of: argument).joined(separator: ", ")))"]
      + paragraphs(argument["abstract"]?.text?.text, begins: false)
      + paragraphs(choices(of: argument), begins: false)
  }

  /// What may be written, and what holds where nothing is, as '--help' says it.
  private func choices(of argument: JSONNode) -> String? {
    let values = (argument["allValues"]?.list ?? []).compactMap { $0.text?.text }
    let parts = [
      values.isEmpty ? nil : "values: \(values.joined(separator: ", "))",
      (argument["defaultValue"]?.text?.text).map { "default: \($0)" },
    ].compactMap(\.self)
    return parts.isEmpty ? nil : "(\(parts.joined(separator: "; ")))"
  }

  // MARK: - Names

  private func name(of command: JSONNode) -> String { command["commandName"]?.text?.text ?? "" }

  private func isShown(_ node: JSONNode) -> Bool { node["shouldDisplay"]?.boolean ?? true }

  /// The arguments, those that every command has left away.
  private func arguments(of command: JSONNode) -> [JSONNode] {
    (command["arguments"]?.list ?? []).filter { argument in
      isShown(argument) && !["help", "version"].contains(argument["valueName"]?.text?.text ?? "")
    }
  }

  /// How an argument is written: `-o, --out <out>`, `<pipeline>`.
  private func words(of argument: JSONNode) -> [String] {
    let value = argument["valueName"]?.text?.text ?? "value"
    guard argument["kind"]?.text?.text != "positional" else { return ["<\(value)>"] }
    let names = (argument["names"]?.list ?? []).map { each in
      (each["kind"]?.text?.text == "short" ? "-" : "--") + (each["name"]?.text?.text ?? "")
    }
    guard argument["kind"]?.text?.text == "option", let last = names.last else { return names }
    return names.dropLast() + ["\(last) <\(value)>"]
  }

  private func plainSynopsis(of command: JSONNode) -> String {
    arguments(of: command).map { argument in
      let words = words(of: argument)
      let word = (words.last { $0.hasPrefix("--") } ?? words.first ?? "")
      let more = argument["isRepeating"]?.boolean == true ? word + "..." : word
      return argument["isOptional"]?.boolean == true ? "[\(more)]" : more
    }.joined(separator: " ")
  }

  private func synopsis(of command: JSONNode) -> String {
    let text = plainSynopsis(of: command)
    return text.isEmpty ? "\\&" : Self.escaped(text)
  }

  // MARK: - Text

  private func paragraphs(_ text: String?, begins: Bool = true) -> [String] {
    guard let text, !text.isEmpty else { return [] }
    let parts = text.split(separator: "\n\n").map { part in
      Self.escaped(part.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " "))
    }
    return (begins ? [".PP"] : []) + parts.enumerated().flatMap { $0.offset == 0 ? [$0.element] : [".PP", $0.element] }
  }

  private func uncapitalised(_ text: String) -> String {
    let plain = text.hasSuffix(".") ? String(text.dropLast()) : text
    return plain.prefix(1).lowercased() + plain.dropFirst()
  }

  /// Text in which nothing is a command of `man`'s: backslashes and hyphens, and what a line may not begin with.
  private static func escaped(_ text: String) -> String {
    let plain = text.map { character in
      switch character {
      case "\\": "\\e"
      case "-": "\\-"
      case "\"": "\\(dq"
      default: String(character)
      }
    }.joined()
    return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
  }
}
