# Writes the data sets of R's packages as plain tables of numbers, for the set "held out tables".
#
#   Rscript tables.R FOLDER LIBRARY...
#
# FOLDER takes the tables; a LIBRARY is a folder of installed or unpacked packages (NAME/data).
# Of each data frame of 120 rows and more, up to three columns are foretold in turn from all others: a file each,
# PACKAGE.TABLE.COLUMN.KIND.csv, whose last column is the target and whose kind is num, or class and how many there are.
# Choices become a 1 among 0, gaps the mean, or a choice of their own; at most 1,500 rows are taken, by chance.
# Row numbers, names, dates and columns with many gaps or choices are left out, and so is what gives the answer away:
# a column by which alone nearly all of it is known, and an answer that is a sum of others.

arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
libraries <- arguments[-1]
dir.create(folder, showWarnings = FALSE, recursive = TRUE)
set.seed(1)
seen <- character()

numbers <- "^(id|x|names?|rownames|case|obs|subject|ident|index|number|nr|no|row)$"

column <- function(name, values) {
  if (is.null(values) || is.list(values) || is.matrix(values) || grepl(numbers, tolower(name)) ||
      inherits(values, c("Date", "POSIXt", "difftime", "yearmon", "yearqtr"))) return(NULL)
  if (is.logical(values) || is.character(values)) values <- factor(values)
  if (is.factor(values)) {
    values <- droplevels(values)
    if (nlevels(values) < 2 || nlevels(values) > 20 || mean(is.na(values)) > 0.3) return(NULL)
    return(if (anyNA(values)) addNA(values) else values)
  }
  if (!is.numeric(values)) return(NULL)
  values <- as.numeric(values)
  gaps <- !is.finite(values)
  if (mean(gaps) > 0.3 || length(unique(values[!gaps])) < 2 || all(diff(values) == 1, na.rm = TRUE)) return(NULL)
  values[gaps] <- mean(values[!gaps])
  values
}

inputs <- function(values) {
  if (is.numeric(values)) return(matrix(values, ncol = 1))
  choice <- as.integer(values)
  if (max(choice) == 2) return(matrix(choice - 1, ncol = 1))
  one <- matrix(0, length(choice), max(choice))
  one[cbind(seq_along(choice), choice)] <- 1
  one
}

# The target and its kind, or NULL: numbers of few values are classes, and a class has 12 rows and more.
target <- function(values) {
  codes <- match(values, sort(unique(values)))
  if (is.numeric(values) && max(codes) > 12) return(list(values, "num"))
  if (max(codes) < 2 || max(codes) > (if (is.numeric(values)) 8 else 12) || min(table(codes)) < 12) return(NULL)
  list(codes - 1, paste0("class", max(codes)))
}

# Whether a column alone tells nearly all of an answer: by its order, or by the rows that have like values.
gives <- function(values, answer) {
  target <- answer[[1]]
  alike <- if (is.numeric(values) && length(unique(values)) > length(values) / 3) cut(rank(values), 40, labels = FALSE) else as.integer(factor(values))
  if (answer[[2]] == "num") {
    if (is.numeric(values) && isTRUE(abs(cor(values, target, method = "spearman")) > 0.95)) return(TRUE)
    return(var(target - ave(target, alike)) < 0.1 * var(target))
  }
  right <- sum(apply(table(alike, target), 1, max)) / length(target)
  commonest <- max(table(target)) / length(target)
  right - commonest > 0.85 * (1 - commonest)
}

write <- function(package, table, frame) {
  if (!is.data.frame(frame) || nrow(frame) < 120 || ncol(frame) < 3) return()
  frame <- as.data.frame(frame)
  key <- paste(c(dim(frame), head(names(frame), 6)), collapse = ",")
  if (key %in% seen) return()
  seen <<- c(seen, key)
  if (nrow(frame) > 1500) frame <- frame[sample(nrow(frame), 1500), ]
  columns <- Filter(Negate(is.null), Map(column, names(frame), as.list(frame)))
  if (length(columns) < 3) return()
  written <- 0
  for (name in rev(names(columns))) {
    answer <- target(columns[[name]])
    if (is.null(answer) || written == 3) next
    asked <- columns[names(columns) != name]
    asked <- asked[!vapply(asked, gives, TRUE, answer)]
    if (length(asked) < 2) next
    asked <- do.call(cbind, lapply(asked, inputs))
    if (ncol(asked) > 80) next
    if (answer[[2]] == "num" && summary(lm(answer[[1]] ~ asked))$r.squared > 0.99) next
    written <- written + 1
    file <- gsub("[^A-Za-z0-9._]", "", paste(package, table, name, answer[[2]], "csv", sep = "."))
    write.table(cbind(signif(asked, 7), signif(answer[[1]], 7)), file.path(folder, file), sep = ",", row.names = FALSE, col.names = FALSE)
  }
}

for (library in libraries) for (package in list.files(library)) {
  data <- file.path(library, package, "data")
  tables <- new.env()
  if (file.exists(file.path(data, "Rdata.rdb"))) try(lazyLoad(file.path(data, "Rdata"), envir = tables), silent = TRUE)
  for (file in list.files(data, "\\.(rda|RData)$", full.names = TRUE)) try(load(file, envir = tables), silent = TRUE)
  for (file in list.files(data, "\\.(csv|tab|txt)(\\.gz)?$", full.names = TRUE)) try({
    separator <- if (!grepl("\\.csv", file)) "" else if (grepl(";", readLines(file, 1))) ";" else ","
    assign(sub("\\..*", "", basename(file)), read.table(file, header = TRUE, sep = separator), envir = tables)
  }, silent = TRUE)
  for (table in ls(tables)) try(write(package, table, get(table, envir = tables)), silent = TRUE)
}

cat(length(list.files(folder)), "tables\n")
