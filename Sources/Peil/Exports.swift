// A researcher writes `import Peil` and has the whole toolkit.
@_exported public import PeilCSV
@_exported public import PeilCore
@_exported public import PeilDiagnostics
@_exported public import PeilDisclosure
@_exported public import PeilEngine
@_exported public import PeilExpression
@_exported public import PeilInspect
@_exported public import PeilJSON
@_exported public import PeilMeasures
@_exported public import PeilPipeline
@_exported public import PeilPublish
@_exported public import PeilRun
@_exported public import PeilStages
@_exported public import PeilStatistics
@_exported public import PeilTable
@_exported public import PeilValues
@_exported public import PeilWords
