# Workload W with data.table: `Rscript with_data_table.R DATA OUT THREADS`.
arguments <- commandArgs(trailingOnly = TRUE)
data <- arguments[1]
out <- arguments[2]
suppressPackageStartupMessages(library(data.table))
setDTthreads(as.integer(arguments[3]))
dir.create(out, showWarnings = FALSE, recursive = TRUE)
start <- proc.time()[["elapsed"]]
applications <- fread(
  file.path(data, "applications.csv"), sep = ";", dec = ",",
  select = c("aanvraagnummer", "tender", "sector", "grootteklasse", "knelpunten", "projectkosten"))
outcomes <- fread(
  file.path(data, "outcomes.csv"), sep = ";", dec = ",", select = c("aanvraagnummer", "besluit", "verleend_bedrag"))
joined <- outcomes[applications, on = "aanvraagnummer"]
joined[, granted := as.integer(!is.na(besluit) & besluit == "toegekend")]
approval <- groupingsets(
  joined, j = .(applications = .N, granted = sum(granted)), by = c("sector", "grootteklasse"),
  sets = list(c("sector", "grootteklasse"), "sector", character()))
cofinancing <- joined[granted == 1, .(costs = sum(projectkosten), granted = sum(verleend_bedrag)), by = .(tender, sector)]
# Every different answer is taken apart once.
answers <- joined[, .(applications = .N, granted = sum(granted)), by = .(sector, knelpunten)]
parts <- strsplit(answers$knelpunten, "|", fixed = TRUE)
parts <- lapply(parts, unique)
apart <- answers[rep(seq_along(parts), lengths(parts))]
apart[, bottleneck := unlist(parts)]
bottlenecks <- apart[, .(applications = sum(applications), granted = sum(granted)), by = .(sector, bottleneck)]
cofinancing[, c("costs", "granted") := .(sprintf("%.2f", costs), sprintf("%.2f", granted))]
fwrite(approval, file.path(out, "approval.csv"))
fwrite(cofinancing, file.path(out, "cofinancing.csv"), quote = TRUE)
fwrite(bottlenecks, file.path(out, "bottlenecks.csv"))
cat(sprintf("data.table %s %.3f\n", packageVersion("data.table"), proc.time()[["elapsed"]] - start))
