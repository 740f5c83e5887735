internal import PeilCore
internal import PeilDiagnostics

/// What a join does with rows without a partner, from `kind` and `unmatched`.
struct JoinChoice {
  enum Kind: String {
    case inner, left, full, anti

    var left: Join.Unmatched { self == .inner ? .leaveOut : .keep }
    var right: Join.Unmatched { self == .full ? .keep : .leaveOut }

    /// Whether the kind leaves room for another choice: rows that do not stay may be left out or rejected.
    func admits(_ choice: Join.Unmatched, insteadOf usual: Join.Unmatched) -> Bool {
      (choice == .keep) == (usual == .keep)
    }
  }

  let left: Join.Unmatched
  let right: Join.Unmatched
  let isAnti: Bool

  /// Reads the choice; where none is made or two contradict, that is reported and an inner join stands in.
  init(_ setting: Setting, context: BindingContext) {
    let kind = context.word(setting["kind"], as: Kind.self)
    let unmatched = setting["unmatched"]
    isAnti = kind == .anti
    if setting["kind"] == nil, unmatched == nil {
      context.report(Self.open(setting, subject: context.subject))
    }
    if isAnti, let unmatched {
      context.report(
        .error(
          "join-contradiction", "an anti-join keeps just the left rows without a partner: `unmatched` has no meaning",
          at: unmatched.span, details: ["leave `unmatched` away, or choose another kind"]))
    }
    // An anti-join has had its say about `unmatched`.
    let sides = isAnti ? nil : unmatched
    left = Self.side("left", kind: kind, usual: kind?.left, unmatched: sides, context: context)
    right = Self.side("right", kind: kind, usual: kind?.right, unmatched: sides, context: context)
  }

  private static func side(
    _ name: String, kind: Kind?, usual: Join.Unmatched?, unmatched: Setting?, context: BindingContext
  ) -> Join.Unmatched {
    guard let written = unmatched?[name] else {
      if usual == nil, let unmatched {
        context.report(
          .error(
            "join-side-open", "what becomes of \(name) rows without a partner is not said", at: unmatched.span,
            details: ["add `\(name): keep`, `\(name): leave-out` or `\(name): reject`"]))
      }
      return usual ?? .leaveOut
    }
    guard let choice = context.word(written, as: Join.Unmatched.self) else { return usual ?? .leaveOut }
    if let kind, let usual, !kind.admits(choice, insteadOf: usual) {
      let meaning = usual == .keep ? "keeps" : "does not keep"
      context.report(
        .error(
          "join-contradiction",
          "`kind: \(kind.rawValue)` \(meaning) \(name) rows without a partner, and `\(name): \(choice.rawValue)` says otherwise",
          at: written.span, details: ["leave `kind` away and say it for both sides in `unmatched`"]))
    }
    return choice
  }

  private static func open(_ setting: Setting, subject: String) -> Diagnostic {
    let right = setting["with"]?.text?.text ?? "the right side"
    return .error(
      "join-open", "what becomes of rows without a partner is not said",
      at: setting.span,
      details: [
        "`kind: inner` leaves them out on both sides; `kind: left` keeps those of '\(subject)'; `kind: full` keeps both;",
        "`kind: anti` keeps just the rows of '\(subject)' that have no partner in '\(right)';",
        "or for each side: `unmatched: {left: keep | leave-out | reject, right: keep | leave-out | reject}`",
      ])
  }
}
