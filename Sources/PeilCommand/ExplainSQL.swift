import ArgumentParser
import Peil

extension ExplainCommand {
  /// Prints what an outside engine would be told to carry out a pipeline.
  func explainSQL(_ dialect: SQLDialect) throws {
    let console = options.console
    let text: String
    do {
      text = SQLScript(try DelegatingEngine.work(for: try Pipeline(file: subject).plan), dialect).text
    } catch {
      let bytes = try? Pipeline.contents(of: subject)
      throw console.fail(error, sources: bytes.map { [subject: String(decoding: $0, as: UTF8.self)] } ?? [:])
    }
    try console.print(text)
  }
}
