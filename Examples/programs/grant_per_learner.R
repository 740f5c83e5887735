# The median, over the applications of a sector, of the amount granted per learner: rows on standard input, rows back.

sent <- read.csv(file("stdin"), na.strings = "", encoding = "UTF-8")
known <- sent[!is.na(sent$granted) & !is.na(sent$learners) & sent$learners > 0 & !is.na(sent$sector), ]
known$per_learner <- known$granted / known$learners

# The sectors in the order and number in which Peil sends them: those without a grant have an answer, too.
sectors <- sort(unique(na.omit(sent$sector)))
middle <- vapply(sectors, function(sector) median(known$per_learner[known$sector == sector]), numeric(1))
grants <- vapply(sectors, function(sector) sum(known$sector == sector), integer(1))

answer <- data.frame(
  sector = sectors, grants = grants,
  # Half a cent is rounded up, as amounts are.
  per_learner = ifelse(is.na(middle), NA, sprintf("%.2f", floor(middle * 100 + 0.5 + 1e-9) / 100))
)
write.csv(answer, stdout(), row.names = FALSE, na = "", quote = FALSE)
