// What `rodtrad convert` does: one file rewritten in another format; no workspace is needed.
#pragma once

#include "formats/open_rows.h"

namespace rodtrad::ops {

enum class TargetFormat { csv, tsv, xlsx, parquet, px, jsonstat, jsonstat1, sie, text };

/// Their names as an option takes them: "csv", "tsv", "xlsx", "parquet", "px", "json-stat", "json-stat1", "sie", "text".
std::vector<std::string> target_names();

struct ConvertOptions {
  formats::RowOptions rows;
  std::string format;    // one of target_names(); "": by the target's ending
  std::string language;  // of a table that has several, where the target holds one; "": its main one
  std::string encoding;  // of PX: "utf-8" (also "") or "windows-1252"
};

struct Conversion {
  std::filesystem::path target;
  std::int64_t rows = 0;
  core::Text unit = {.sv = "rader", .en = "rows"};  // what they are, when not rows
  std::int64_t rows_left_out = 0;                   // those with faults
  core::Problems problems;                          // warnings
};

/// Any tabular file as rows (CSV, TSV, XLSX, Parquet); PX and JSON-stat also as each other; SIE also as SIE; a document as text.
/// Problems: those of the readers and of RowTarget, unknown_target, unknown_encoding, unknown_language, cannot_convert. Throws Failure when the disk
/// fails.
core::Expected<Conversion> convert_file(const std::filesystem::path& from, const std::filesystem::path& to, const ConvertOptions& options);

}  // namespace rodtrad::ops
