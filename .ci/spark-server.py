"""Keeps one Spark application for many runs of Peil, which takes half a minute to start.

    spark-submit --master MASTER spark-server.py PIPE

Each line on the pipe names the driver that a run hands to spark-submit, its two pipes, and a file that is made once the
driver has ended, with its exit status. The driver runs as it is; only what outlives it is taken away: its relations.
"""

import os
import runpy
import sys
import traceback

from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("peil").getOrCreate()
spark.sparkContext.setLogLevel("ERROR")


def clean(session):
    for table in session.catalog.listTables():
        session.catalog.dropTempView(table.name)
    session.catalog.clearCache()


control = sys.argv[1]
SparkSession.stop = clean
while True:
    with open(control) as pipe:
        requests = pipe.read().splitlines()
    for request in requests:
        driver, commands, answers, done = request.split(" ")
        sys.argv = [driver, commands, answers]
        status = 0
        try:
            runpy.run_path(driver)
        except BaseException:
            with open(done + ".error", "w") as file:
                traceback.print_exc(file=file)
            clean(spark)
            status = 1
        with open(done + ".new", "w") as file:
            file.write(str(status))
        os.rename(done + ".new", done)
