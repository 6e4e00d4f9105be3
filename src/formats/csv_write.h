// CSV out, by RFC 4180: UTF-8, CRLF, quotes only where they are needed.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "core/file.h"

namespace rodtrad::formats {

/// Adds one row to the text.
void append_csv_row(std::string& out, std::span<const std::string_view> fields, char delimiter = ',');
void append_csv_row(std::string& out, const std::vector<std::string>& fields, char delimiter = ',');
void append_csv_row(std::string& out, std::initializer_list<std::string_view> fields, char delimiter = ',');

/// A CSV file of any length, which appears under its name at commit(). Throws Failure.
class CsvWriter {
 public:
  explicit CsvWriter(const std::filesystem::path& path, char delimiter = ',', unsigned mode = 0644) : file_(path, mode), delimiter_(delimiter) {}
  void row(std::span<const std::string_view> fields);
  void row(std::initializer_list<std::string_view> fields) { row(std::span(fields.begin(), fields.size())); }
  void commit() { file_.commit(); }

 private:
  core::FileWriter file_;
  std::string text_;
  char delimiter_;
};

}  // namespace rodtrad::formats
