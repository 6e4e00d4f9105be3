// The index of words and asking it. A row has the number of its record.
#include "records/search.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/list.h"

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

std::string search_table(const std::string& type) { return type + ":search"; }

/// Beginnings of words of each of these lengths are kept as words, so that no search must gather those that begin alike.
std::string create_search_table(const std::string& type) {
  return fmt::format(R"(CREATE VIRTUAL TABLE {} USING fts5(title, words, tokenize = "swedish", prefix = '3 4 5 6 7 8 9 10 11 12'))",
                     sql::quoted(search_table(type)));
}

void index_record(sql::Connection& connection, const schema::RecordType& type, const Record& record) {
  connection.execute(fmt::format("INSERT OR REPLACE INTO {} (rowid, title, words) VALUES (?, ?, ?)", sql::quoted(search_table(type.name))),
                     {record.id.number, record.text(type.title_field), words_of(type, record)});
}

void drop_old_words(sql::Connection& connection, const std::string& type) {
  connection.execute(fmt::format("INSERT INTO {0} ({0}) VALUES ('optimize')", sql::quoted(search_table(type))));
}

Condition with_words(const schema::RecordType& type, std::string_view words) {
  const std::string match = match_of(words);
  if (match.empty()) return {.text = "false"};
  return {.text = fmt::format(R"("number" IN (SELECT rowid FROM {0} WHERE {0} MATCH ?))", sql::quoted(search_table(type.name))),
          .parameters = {match}};
}

namespace {

/// The newest of a type that match and meet the conditions.
void find_in(sql::Connection& connection, const std::string& type, const std::vector<Condition>& conditions, const std::string& match,
             std::int64_t limit, std::vector<SearchHit>& hits) {
  sql::Parameters parameters = {match};
  std::string meets;
  for (const Condition& one : conditions) {
    if (one.text == "true") continue;
    meets += " AND " + one.text;
    core::append(parameters, one.parameters);
  }
  if (!meets.empty()) meets = fmt::format(R"( AND EXISTS (SELECT 1 FROM {} WHERE "number" = s.rowid{}))", sql::quoted(type), meets);
  parameters.emplace_back(limit);
  const std::string text = fmt::format(
      "SELECT s.rowid, s.title, snippet({0}, 1, '', '', ' … ', 16), fit({0}, 4.0, 1.0) FROM {0} AS s WHERE {0} MATCH ?{1} ORDER BY s.rowid DESC "
      "LIMIT ?",
      sql::quoted(search_table(type)), meets);
  connection.query(text, parameters, [&](const table::Batch& rows) {
    const auto& columns = rows.columns;
    for (std::size_t row = 0; row < rows.rows(); ++row)
      hits.push_back({{type, columns[0].integer(row)}, columns[1].text(row), columns[2].text(row), columns[3].real(row)});
  });
}

}  // namespace

std::vector<SearchHit> search(sql::Connection& connection, const SearchQuery& query) {
  constexpr std::int64_t kNewest = 200;
  std::vector<SearchHit> hits;
  const std::string match = match_of(query.words);
  if (match.empty()) return hits;
  const std::int64_t each = std::max(kNewest, query.limit);
  for (const auto& [type, conditions] : query.among) find_in(connection, type, conditions, match, each, hits);
  for (const std::string& type : query.types) find_in(connection, type, {}, match, each, hits);
  std::stable_sort(hits.begin(), hits.end(), [](const SearchHit& a, const SearchHit& b) { return a.fit > b.fit; });
  if (hits.size() > static_cast<std::size_t>(query.limit)) hits.resize(static_cast<std::size_t>(query.limit));
  return hits;
}

}  // namespace rodtrad::records
