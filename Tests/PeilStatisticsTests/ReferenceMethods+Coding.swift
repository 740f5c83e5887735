import PeilStatistics
import ReferenceValues

extension ReferenceMethods {
  static let coding: [String: ReferenceMethod] = [
    "coding.dictionary": { inputs in
      let coder = try TextCoder(
        inputs["rules"].items.map {
          TextCoder.Rule(
            code: try $0["code"].string, pattern: try $0["pattern"].string, isExclusive: try $0["exclusive"].bool)
        })
      let texts = try inputs["texts"].strings
      let codes = texts.map { coder.codes($0) }
      return [
        "codes": .list(codes.map { .texts($0) }),
        "uncoded_share_of_nonempty": .double(try? TextCoder.uncoded(texts: texts, codes: codes).rate()),
        "empty": .int(texts.count { TextCoder.isEmpty($0) }),
      ]
    }
  ]
}
