import PeilCommand

PeilCommand.main(stages: [], measures: [])
