// The index of words and asking it. A record's row has the number of the record's first entry in the log.
#include "records/search.h"

#include <fmt/format.h>

#include <algorithm>

namespace rodtrad::records {
namespace {

using schema::Field;
using schema::Kind;

// Below this many letters a word's beginning says too little.
constexpr std::size_t kShortestBeginning = 3;

bool is_text(const Field& field) { return field.kind == Kind::text || field.kind == Kind::long_text; }

/// A checksum: nobody looks for its letters, and they say nothing in an excerpt.
bool is_checksum(std::string_view text) {
  constexpr std::size_t kSha256Digits = 64;
  return text.size() == kSha256Digits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

void add_text(const Field& field, const Value& value, std::string& words) {
  const auto* text = std::get_if<std::string>(&value);
  if (is_text(field) && text && !text->empty() && !is_checksum(*text)) words += *text + "\n";
}

std::string words_of(const schema::RecordType& type, const Record& record) {
  std::string words;
  for (const Field& field : type.fields) {
    if (field.name == type.title_field) continue;
    for (const Entry& entry : record.entries(field.name)) {
      add_text(field, entry.value, words);
      for (const Field& member : field.members) add_text(member, entry.member(member.name), words);
    }
  }
  return words;
}

bool is_exact(std::string_view word) {
  return word.size() < kShortestBeginning || std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool has_letters(std::string_view word) {
  return std::any_of(word.begin(), word.end(),
                     [](char c) { return static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)); });
}

/// Quotes hold words together; everything goes to FTS5 as strings, never as its operators.
std::string match_of(std::string_view words) {
  std::string match;
  bool quoted = false;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find_first_of(quoted ? "\"" : "\" \t\r\n"), words.size());
    const std::string_view word = words.substr(0, end);
    if (has_letters(word)) match += fmt::format("{}\"{}\"{}", match.empty() ? "" : " AND ", word, quoted || is_exact(word) ? "" : " *");
    if (end < words.size() && words[end] == '"') quoted = !quoted;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return match;
}

}  // namespace

bool is_searched(const schema::Field& field) { return is_text(field) || std::any_of(field.members.begin(), field.members.end(), is_text); }

std::string search_table() { return R"(CREATE VIRTUAL TABLE record_search USING fts5(title, words, tokenize = "swedish", prefix = '3 4'))"; }

void index_record(sql::Connection& connection, const schema::RecordType& type, const Record& record) {
  const sql::Parameters id = {record.id.type, record.id.number};
  const table::Batch first = connection.fetch("SELECT min(sequence) FROM record_log WHERE type = ? AND number = ?", id);
  const std::int64_t row = first.columns[0].integer(0);
  connection.execute("DELETE FROM record_search WHERE rowid = ?", {row});
  connection.execute("INSERT INTO record_search (rowid, title, words) VALUES (?, ?, ?)",
                     {row, record.text(type.title_field), words_of(type, record)});
}

Condition with_words(const schema::RecordType& type, std::string_view words) {
  const std::string match = match_of(words);
  if (match.empty()) return {.text = "false"};
  return {.text = R"("number" IN (SELECT l.number FROM record_search AS s JOIN record_log AS l ON l.sequence = s.rowid )"
                  "WHERE record_search MATCH ? AND l.type = ?)",
          .parameters = {match, type.name}};
}

namespace {

void add_list(const std::vector<std::string>& types, std::string& test, sql::Parameters& parameters) {
  test += "l.type IN (";
  for (const std::string& type : types) {
    test += parameters.size() > 1 && !test.ends_with("(") ? ", ?" : "?";
    parameters.emplace_back(type);
  }
  test += ")";
}

/// Types without conditions in one list; each of the others looks at its own table.
std::string among_test(const SearchQuery& query, sql::Parameters& parameters) {
  std::vector<std::string> free = query.types;
  for (const auto& [type, conditions] : query.among) {
    if (std::all_of(conditions.begin(), conditions.end(), [](const Condition& one) { return one.text == "true"; })) free.push_back(type);
  }
  std::string test;
  if (!free.empty()) add_list(free, test, parameters);
  for (const auto& [type, conditions] : query.among) {
    if (std::find(free.begin(), free.end(), type) != free.end()) continue;
    test += fmt::format(R"({}(l.type = ? AND EXISTS (SELECT 1 FROM {} WHERE "number" = l.number)", test.empty() ? "" : " OR ", sql::quoted(type));
    parameters.emplace_back(type);
    for (const Condition& one : conditions) {
      test += " AND " + one.text;
      parameters.insert(parameters.end(), one.parameters.begin(), one.parameters.end());
    }
    test += "))";
  }
  return test.empty() ? "true" : test;
}

}  // namespace

std::vector<SearchHit> search(sql::Connection& connection, const SearchQuery& query) {
  const std::string match = match_of(query.words);
  std::vector<SearchHit> hits;
  if (match.empty()) return hits;
  sql::Parameters parameters = {match};
  const std::string among = among_test(query, parameters);
  parameters.emplace_back(query.limit);
  connection.query(fmt::format("SELECT l.type, l.number, s.title, snippet(record_search, 1, '', '', ' … ', 16) FROM record_search AS s "
                               "JOIN record_log AS l ON l.sequence = s.rowid WHERE record_search MATCH ? AND ({}) "
                               "ORDER BY bm25(record_search, 4.0, 1.0), s.rowid LIMIT ?",
                               among),
                   parameters, [&](const table::Batch& rows) {
                     for (std::size_t row = 0; row < rows.rows(); ++row) {
                       hits.push_back({.id = {.type = rows.columns[0].text(row), .number = rows.columns[1].integer(row)},
                                       .title = rows.columns[2].text(row),
                                       .excerpt = rows.columns[3].text(row)});
                     }
                   });
  return hits;
}

}  // namespace rodtrad::records
