/// The program that Spark runs: it reads statements and questions from one pipe, and says on another when a question has
/// been answered.
///
/// Spark's own shell cannot be told apart from its results on one stream, and a text with a line end cannot be read back
/// from it; a file of CSV can.
enum SparkDriver {
  static let text = """
    import csv
    import sys
    import threading

    from pyspark import SparkConf
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.appName("peil")
    # Tables stand where Spark's own shell has them, unless the settings say otherwise.
    if SparkConf().get("spark.sql.catalogImplementation") is None:
        builder = builder.enableHiveSupport()
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    patience = 60
    lost = threading.Event()
    finished = threading.Event()


    # Ends what runs once all executors have been gone for so many seconds: Spark itself would wait for ever.
    def watch():
        context = spark.sparkContext
        seen = False
        alone = 0
        while not finished.wait(2):
            # The driver is one of them.
            executors = context._jsc.sc().getExecutorMemoryStatus().size() - 1
            seen = seen or executors > 0
            alone = alone + 2 if seen and executors == 0 else 0
            if alone >= patience:
                lost.set()
                context.cancelAllJobs()
                alone = 0


    def answer(commands, answers):
        while True:
            words = commands.readline().decode().rstrip("\\n").split(" ", 3)
            if words[0] not in ("run", "ask", "write", "columns"):
                break
            statement = commands.read(int(words[1])).decode()
            result = spark.sql(statement)
            if words[0] == "run":
                continue
            with open(words[3], "w", encoding="utf-8", newline="") as file:
                # Below a header everything is quoted: a line end of any kind stands within quotes then.
                quoting = csv.QUOTE_ALL if words[0] == "write" else csv.QUOTE_MINIMAL
                writer = csv.writer(file, lineterminator="\\n", quoting=quoting)
                if words[0] == "columns":
                    writer.writerows(["t" + name, "t" + kind] for name, kind in result.dtypes)
                else:
                    if words[0] == "write":
                        writer.writerow(result.columns)
                    for row in result.toLocalIterator():
                        writer.writerow(["" if value is None else value for value in row])
            answers.write(words[2] + "\\n")
            answers.flush()


    if not spark.sparkContext.master.startswith("local"):
        threading.Thread(target=watch, daemon=True).start()
    try:
        with open(sys.argv[1], "rb") as commands, open(sys.argv[2], "w", encoding="utf-8") as answers:
            answer(commands, answers)
    except Exception:
        if lost.is_set():
            sys.exit(f"error: all executors were lost, and none came back within {patience} seconds")
        raise
    finally:
        finished.set()
    spark.stop()

    """
}
