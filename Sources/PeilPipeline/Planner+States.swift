import PeilCore
import PeilDiagnostics

extension Planner {
  /// What may leave the machine of the states of the pipeline's figures.
  func planStates() -> StateSettings {
    guard let setting = root["states"], isSound(setting, .options(PipelineLanguage.states)) else {
      return StateSettings()
    }
    let travel = setting["travel"]?.text.flatMap { StateSettings.Travel(rawValue: $0.text) } ?? .fixed
    switch (travel, setting["key"]) {
    case (.fixed, nil): return StateSettings()
    case (.fixed, let key?):
      report(
        .error(
          "states-key", "only states without units travel, and nothing is hashed under a key", at: key.span,
          label: "write travel: pseudonymised, or leave the key away"))
      return StateSettings()
    case (.pseudonymised, nil):
      report(
        .error(
          "states-key", "the keys of rows travel as keyed hashes, and no key is named", at: setting.span,
          label: "write key: {environment: NAME} or key: {file: PATH}"))
      return StateSettings(travel: .pseudonymised)
    case (.pseudonymised, let key?): return StateSettings(travel: .pseudonymised, key: secret(key))
    }
  }

  private func secret(_ setting: Setting) -> Secret? {
    switch (setting["file"]?.text, setting["environment"]?.text) {
    case (let file?, nil): return references.secret(.file(file.text), at: file.span)
    case (nil, let variable?): return references.secret(.environment(variable.text), at: variable.span)
    default:
      report(
        .error(
          "key-place", "the key is kept in one place, a file or the environment", at: setting.span,
          label: "write {file: PATH} or {environment: NAME}"))
      return nil
    }
  }
}
