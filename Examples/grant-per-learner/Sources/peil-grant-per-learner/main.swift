import GrantPerLearner
import PeilCommand

PeilCommand.main(measures: [GrantPerLearnerMeasure.self])
