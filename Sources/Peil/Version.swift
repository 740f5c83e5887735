/// The version of Peil, as `peil --version` and `run.json` name it.
public let version = "0.1.0"
