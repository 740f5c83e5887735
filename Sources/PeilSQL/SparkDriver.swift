/// The program that Spark runs: it reads statements and questions from one pipe, and says on another when a question has
/// been answered.
///
/// Spark's own shell cannot be told apart from its results on one stream, and a text with a line end cannot be read back
/// from it; a file of CSV can.
enum SparkDriver {
  static let text = """
    import csv
    import sys

    from pyspark.sql import SparkSession

    spark = SparkSession.builder.appName("peil").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    with open(sys.argv[1], "rb") as commands, open(sys.argv[2], "w", encoding="utf-8") as answers:
        while True:
            words = commands.readline().decode().rstrip("\\n").split(" ", 3)
            if words[0] not in ("run", "ask"):
                break
            statement = commands.read(int(words[1])).decode()
            result = spark.sql(statement)
            if words[0] == "ask":
                with open(words[3], "w", encoding="utf-8", newline="") as file:
                    writer = csv.writer(file, lineterminator="\\n")
                    for row in result.toLocalIterator():
                        writer.writerow(["" if value is None else value for value in row])
                answers.write(words[2] + "\\n")
                answers.flush()
    spark.stop()

    """
}
