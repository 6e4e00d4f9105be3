// What commands print: Swedish or English, for people or as JSON.
#pragma once

#include <cstdio>

#include "core/json.h"
#include "core/number_format.h"
#include "core/problem.h"

namespace rodtrad::cli {

enum class Format { text, json, csv, svg };

/// Whoever read the answer has had enough (`rodtrad record list goal | head`): nothing more to do, and nobody to tell.
struct ReaderGone {};

/// An aligned table. Columns of numbers stand to the right.
class TextTable {
 public:
  enum class Align { left, right };
  struct Column {
    std::string head;
    Align align = Align::left;
    std::size_t widest = 60;  // longer words are cut with …
  };

  explicit TextTable(std::vector<Column> columns) : columns_(std::move(columns)) {}
  void row(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  bool empty() const { return rows_.empty(); }
  std::string text() const;

 private:
  std::vector<std::size_t> widths() const;
  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

class Output {
 public:
  Output(core::Language language, Format format) : language_(language), format_(format) {}

  core::Language language() const { return language_; }
  bool is_json() const { return format_ == Format::json; }
  Format format() const { return format_; }
  const std::string& in(const core::Text& text) const { return text.in(language_); }
  std::string number(std::int64_t value) const { return core::show_integer(value, language_); }
  std::string number(std::size_t value) const { return number(static_cast<std::int64_t>(value)); }

  void line(const core::Text& text) const { print(text.in(language_) + "\n"); }
  void line(const std::string& text = {}) const { print(text + "\n"); }
  /// A document in another format, as it is.
  void document(const std::string& text) const { print(text); }
  void table(const TextTable& table) const { print(table.text()); }
  /// The answer as JSON, with line breaks.
  void json(core::JsonWriter& writer) const;
  /// Warnings beside an answer: lines on standard error; with JSON the answer has them.
  void notes(const core::Problems& problems) const;
  /// The last word of a command that was refused.
  void refused(const core::Problems& problems) const;

 private:
  void print(const std::string& text) const;
  core::Language language_;
  Format format_;
};

/// `[{"code", …}]` as a member "problems".
void write_problems(core::JsonWriter& out, const core::Problems& problems);

/// True when the stream is a terminal that shows colours.
bool is_terminal(std::FILE* stream);

}  // namespace rodtrad::cli
