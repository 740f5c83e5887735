import PeilMeasures
import PeilStages

extension Catalogue {
  /// The built-in stages and measures.
  public static let standard = Catalogue(
    stages: [
      SelectStage.self,
      RenameStage.self,
      DeriveStage.self,
      FilterStage.self,
      RecodeStage.self,
      ReplaceMissingStage.self,
      BinStage.self,
      JoinStage.self,
      UnionStage.self,
      ExplodeStage.self,
      AggregateStage.self,
      CheckStage.self,
      SortStage.self,
      LimitStage.self,
      SampleStage.self,
      RankStage.self,
      DeduplicateStage.self,
      PickStage.self,
      ClassifyStage.self,
      RollUpStage.self,
    ],
    measures: [
      CountMeasure.self,
      CountDistinctMeasure.self,
      SumMeasure.self,
      MeanMeasure.self,
      MinMeasure.self,
      MaxMeasure.self,
      MedianMeasure.self,
      QuantileMeasure.self,
      ShareMeasure.self,
      PercentageMeasure.self,
      ApprovalRateMeasure.self,
      CompareDefinitionsMeasure.self,
      OutcomeCountMeasure.self,
      CofinancingRatioMeasure.self,
      FrequencyMeasure.self,
      ConcentrationMeasure.self,
      LeadTimeMeasure.self,
      FormulaMeasure.self,
    ])
}
