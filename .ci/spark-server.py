"""Keeps one Spark application for many runs of Peil, which takes half a minute to start.

    spark-submit --master MASTER spark-server.py PIPE

Each line on the pipe names the driver that a run hands to spark-submit, its two pipes, and a file that is made once the
driver has ended, with its exit status. The driver runs as it is; only what outlives it is taken away: its relations.
"""

import os
import runpy
import sys
import threading
import traceback

from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("peil").getOrCreate()
spark.sparkContext.setLogLevel("ERROR")


def clean(session):
    for table in session.catalog.listTables():
        session.catalog.dropTempView(table.name)
    session.catalog.clearCache()


def watch(process, commands, finished):
    """Ends a driver whose run has ended without it: nobody else writes on its pipe any more."""
    while not finished.wait(0.2):
        if not os.path.exists(f"/proc/{process}"):
            os.write(commands, b"end\n")
            return


control = sys.argv[1]
SparkSession.stop = clean
# Open both ways: between two runs nobody writes, which is no end.
with open(os.open(control, os.O_RDWR), closefd=True) as requests:
    for request in iter(requests.readline, ""):
        driver, commands, answers, done = request.split()
        sys.argv = [driver, commands, answers]
        status = 0
        finished = threading.Event()
        pipes = []
        try:
            # Open both ways, so that neither end waits for one that is gone.
            pipes = [os.open(commands, os.O_RDWR), os.open(answers, os.O_RDWR)]
            threading.Thread(target=watch, args=(done.rsplit("-", 1)[1], pipes[0], finished), daemon=True).start()
            runpy.run_path(driver)
        except BaseException:
            with open(done + ".error", "w") as file:
                traceback.print_exc(file=file)
            status = 1
        finished.set()
        for pipe in pipes:
            os.close(pipe)
        with open(done + ".new", "w") as file:
            file.write(str(status))
        os.rename(done + ".new", done)
        if status:
            # Where no executor is left this may take for ever.
            clean(spark)
