// The index of words and asking it. The rows of a type follow each other: its place, then the record's number.
#include "records/search.h"

#include <fmt/format.h>

#include <algorithm>

namespace rodtrad::records {
namespace {

using schema::Field;
using schema::Kind;

constexpr std::int64_t kMostRecords = (std::int64_t{1} << 40) - 1;  // of a type
constexpr const char* kFirstRow = "(place << 40)";                  // of a type, in record_type

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

/// Beginnings of words of each of these lengths are kept as words, so that no search must gather those that begin alike.
std::string search_table() {
  return R"(CREATE VIRTUAL TABLE record_search USING fts5(title, words, tokenize = "swedish", prefix = '3 4 5 6 7 8 9 10 11 12'))";
}

void index_record(sql::Connection& connection, const schema::RecordType& type, const Record& record) {
  connection.execute(
      fmt::format("INSERT OR REPLACE INTO record_search (rowid, title, words) SELECT {} + ?, ?, ? FROM record_type WHERE name = ?", kFirstRow),
      {record.id.number, record.text(type.title_field), words_of(type, record), type.name});
}

Condition with_words(const schema::RecordType& type, std::string_view words) {
  const std::string match = match_of(words);
  if (match.empty()) return {.text = "false"};
  return {.text = fmt::format(R"("number" IN (SELECT s.rowid & {0} FROM record_search AS s, record_type AS t )"
                              "WHERE record_search MATCH ? AND t.name = ? AND s.rowid BETWEEN {1} AND {1} + {0})",
                              kMostRecords, kFirstRow),
          .parameters = {match, type.name}};
}

namespace {

struct Found {
  double fit = 0;
  SearchHit hit;
};

/// The newest of a type that match and meet the conditions.
void find_in(sql::Connection& connection, const std::string& type, const std::vector<Condition>& conditions, const std::string& match,
             std::int64_t limit, std::vector<Found>& found) {
  const table::Batch first = connection.fetch(fmt::format("SELECT {} FROM record_type WHERE name = ? AND last_number > 0", kFirstRow), {type});
  if (first.rows() == 0) return;
  sql::Parameters parameters = {match, first.columns[0].integer(0), first.columns[0].integer(0) + kMostRecords};
  std::string meets;
  for (const Condition& one : conditions) {
    if (one.text == "true") continue;
    meets += " AND " + one.text;
    parameters.insert(parameters.end(), one.parameters.begin(), one.parameters.end());
  }
  if (!meets.empty())
    meets = fmt::format(R"( AND EXISTS (SELECT 1 FROM {} WHERE "number" = s.rowid & {}{}))", sql::quoted(type), kMostRecords, meets);
  parameters.emplace_back(limit);
  connection.query(
      fmt::format("SELECT s.rowid & {}, s.title, snippet(record_search, 1, '', '', ' … ', 16), fit(record_search, 4.0, 1.0) "
                  "FROM record_search AS s WHERE record_search MATCH ? AND s.rowid BETWEEN ? AND ?{} ORDER BY s.rowid DESC LIMIT ?",
                  kMostRecords, meets),
      parameters, [&](const table::Batch& rows) {
        const auto& columns = rows.columns;
        for (std::size_t row = 0; row < rows.rows(); ++row) {
          found.push_back(
              {.fit = columns[3].real(row),
               .hit = {.id = {.type = type, .number = columns[0].integer(row)}, .title = columns[1].text(row), .excerpt = columns[2].text(row)}});
        }
      });
}

}  // namespace

std::vector<SearchHit> search(sql::Connection& connection, const SearchQuery& query) {
  constexpr std::int64_t kNewest = 200;
  const std::string match = match_of(query.words);
  if (match.empty()) return {};
  auto among = query.among;
  for (const std::string& type : query.types) among.emplace_back(type, std::vector<Condition>());
  std::vector<Found> found;
  for (const auto& [type, conditions] : among) find_in(connection, type, conditions, match, std::max(kNewest, query.limit), found);
  std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.fit > b.fit; });
  std::vector<SearchHit> hits;
  for (Found& one : found) {
    if (static_cast<std::int64_t>(hits.size()) < query.limit) hits.push_back(std::move(one.hit));
  }
  return hits;
}

}  // namespace rodtrad::records
