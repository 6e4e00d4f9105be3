# The same work with R's data.table, from the CSV of `rodtrad example`: Rscript data_table.R FILE THREADS. Prints a line of
# JSON per work; reading the columns stands apart from the analyses.
suppressPackageStartupMessages(library(data.table))
words <- commandArgs(trailingOnly = TRUE)
setDTthreads(as.integer(words[2]))
timed <- function(work, expression) {
  started <- proc.time()[["elapsed"]]
  force(expression)
  cat(sprintf('{"work": "%s", "seconds": %.4f}\n', work, proc.time()[["elapsed"]] - started))
}
columns <- c(person = "person", ended = "ut_datum", sex = "kon", age = "alder", municipality = "kommun", hospital = "sjukhus",
             care_form = "vardform", drg = "drg", cost = "kostnad")
timed("read", contacts <- fread(words[1], select = unname(columns), dec = ",", encoding = "UTF-8"))
setnames(contacts, unname(columns), names(columns))
contacts[, year := year(ended)]
contacts[, age_class := pmin(age %/% 5L, 17L)]
# unique() and then counting is many times faster than uniqueN() per group.
persons_by <- function(by) unique(contacts, by = c(by, "person"))[, .N, by = by]
timed("distinct", persons_by(c("year", "municipality")))
timed("cube", {
  keys <- c("sex", "age_class", "municipality", "hospital")
  for (set in 0:15) {
    by <- keys[bitwAnd(set, 2^(0:3)) > 0]
    contacts[, .(.N, sum(cost)), by = by]
    persons_by(by)
  }
})
timed("outliers", {
  contacts[, c("q1", "q3") := as.list(quantile(cost, c(0.25, 0.75), names = FALSE, na.rm = TRUE)), by = .(care_form, drg)]
  contacts[q3 > q1, quantile((cost - q3) / (q3 - q1), 0.95, na.rm = TRUE), by = care_form]
})
