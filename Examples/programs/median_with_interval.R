# The median of each group with its 95% interval by order statistics (Conover 1999, section 3.2): rows in, figures out.

sent <- read.csv(file("stdin"), na.strings = "", encoding = "UTF-8")
sent$per_learner <- ifelse(sent$learners > 0, sent$granted / sent$learners, NA)

# Half a cent is rounded up, as amounts are; what is not known is an empty field.
cents <- function(amount) if (is.na(amount)) "" else sprintf("%.2f", floor(amount * 100 + 0.5 + 1e-9) / 100)

answer <- function(group) {
  known <- sort(sent$per_learner[sent$group == group])
  # The most units that are left out below without leaving out more than 2.5% of the cases.
  rank <- if (length(known) > 0) qbinom(0.025, length(known), 0.5) else 0
  ends <- if (rank > 0) c(known[rank], known[length(known) - rank + 1]) else c(NA, NA)
  paste(group, cents(median(known)), cents(ends[1]), cents(ends[2]), sep = ",")
}

writeLines("group,value,lower,upper")
writeLines(vapply(unique(sent$group), answer, character(1)))
