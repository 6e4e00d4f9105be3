// Several answers of a service as one file, each as it came: a table that was asked for in parts, or a list in pages. One
// line of JSON that says what it is, then one line per answer with its address and its body as a text.
#pragma once

#include "core/file.h"
#include "formats/row_source.h"

namespace rodtrad::formats {

class AnswersWriter {
 public:
  explicit AnswersWriter(const std::filesystem::path& path);
  /// Problem: answer_not_text.
  core::Expected<core::Done> add(const std::string& url, const std::string& body);
  void commit() { file_.commit(); }

 private:
  core::FileWriter file_;
};

bool looks_like_answers(std::string_view start);

/// The answers one after another: all JSON-stat with the same dimensions, or all lists of objects. Problems: those of
/// their readers, answers_differ, answers_damaged.
core::Expected<std::unique_ptr<RowSource>> answer_rows(std::string_view bytes, const std::string& name);

/// The rows of one JSON text that is no JSON-stat: a list of objects. Nothing when it is not one.
std::unique_ptr<RowSource> json_list_rows(std::string_view bytes, const std::string& name);

}  // namespace rodtrad::formats
