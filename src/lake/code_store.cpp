// SQL of the lists and tables of codes.
#include "lake/code_store.h"

#include <cmath>
#include <set>

#include "core/date.h"
#include "core/hash.h"
#include "lake/code_files.h"
#include "schema/code_list.h"

namespace rodtrad::lake {
namespace {

using core::Done;
using core::Expected;
using core::Problem;

constexpr double kRoundingOfWeights = 1e-6;

bool is_id(const std::string& id) {
  constexpr std::size_t kLongest = 60;
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.'; };
  return !id.empty() && id.size() <= kLongest && std::all_of(id.begin(), id.end(), fits);
}

Problem bad_name(const std::string& id) {
  return {.code = "bad_name",
          .message = core::say("\"{}\" kan inte vara en kodlistas namn", "\"{}\" cannot be the name of a code list", id),
          .hint = {.sv = "använd a–z, siffror, bindestreck, understreck och punkt; programmets egna listor kan inte bytas ut",
                   .en = "use a–z, digits, hyphen, underscore and point; the program's own lists cannot be replaced"}};
}

StoredCode from_program(const schema::ListedCode& one) {
  return {.code = one.code, .label = one.label, .parent = one.parent, .valid_from = one.valid_from, .valid_to = one.valid_to};
}

std::set<std::string> names_of(const std::vector<StoredCode>& codes) {
  std::set<std::string> names;
  for (const StoredCode& one : codes) names.insert(one.code);
  return names;
}

/// All weights of a code, or none; together they are the whole of it.
void check_weights(const std::vector<CodeRow>& rows, core::Problems& problems) {
  std::map<std::string, std::vector<const CodeRow*>> by_code;
  for (const CodeRow& row : rows) by_code[row.from].push_back(&row);
  for (const auto& [code, group] : by_code) {
    double sum = 0;
    std::size_t given = 0;
    for (const CodeRow* row : group) {
      given += row->weight.has_value();
      sum += row->weight.value_or(0);
    }
    if (given == 0 || (given == group.size() && std::abs(sum - 1) <= kRoundingOfWeights)) continue;
    core::tell(problems, group.front()->place, "weights_not_one",
               core::say("vikterna för {} är inte tillsammans 1", "the weights of {} are not 1 together", code),
               {.sv = "ange en vikt på varje rad för koden, eller ingen", .en = "give a weight on each row of the code, or none"});
  }
}

CodeWay::Kind kind_of(std::size_t targets, bool shared) {
  if (targets == 0) return CodeWay::Kind::none;
  if (targets == 1) return shared ? CodeWay::Kind::merge : CodeWay::Kind::one_to_one;
  return shared ? CodeWay::Kind::split_and_merge : CodeWay::Kind::split;
}

}  // namespace

std::string_view way_name(CodeWay::Kind kind) {
  constexpr std::string_view kNames[] = {"none", "one_to_one", "split", "merge", "split_and_merge"};
  return kNames[static_cast<std::size_t>(kind)];
}

CodeStore::CodeStore(sql::SqliteConnection& connection) : connection_(connection) {
  connection_.execute(
      "CREATE TABLE IF NOT EXISTS code_list (id TEXT PRIMARY KEY, label_sv TEXT NOT NULL, label_en TEXT NOT NULL, source_sv TEXT NOT NULL, "
      "source_en TEXT NOT NULL, source_name TEXT NOT NULL, sha256 TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL) STRICT");
  connection_.execute(
      "CREATE TABLE IF NOT EXISTS code (list TEXT NOT NULL REFERENCES code_list (id), position INTEGER NOT NULL, code TEXT NOT NULL, label_sv TEXT "
      "NOT NULL, label_en TEXT NOT NULL, parent TEXT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT NOT NULL, PRIMARY KEY (list, position)) "
      "STRICT");
  connection_.execute(
      "CREATE TABLE IF NOT EXISTS code_way (from_list TEXT NOT NULL, to_list TEXT NOT NULL, from_code TEXT NOT NULL, to_code TEXT NOT NULL, weight "
      "TEXT NOT NULL, source_name TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL, PRIMARY KEY (from_list, to_list, from_code, to_code)) STRICT");
}

Expected<std::int64_t> CodeStore::import(const CodeListRequest& request, const ReadCodes& read) {
  if (!is_id(request.id) || schema::code_list(request.id)) return core::fail(bad_name(request.id));
  const std::vector<StoredCode> codes = TRY(read ? read(request.file) : read_codes(request.file, request.file.string()));
  sql::Savepoint savepoint(connection_);
  connection_.execute("DELETE FROM code WHERE list = ?", {request.id});
  connection_.execute(
      "INSERT INTO code_list (id, label_sv, label_en, source_sv, source_en, source_name, sha256, at, by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) "
      "ON CONFLICT (id) DO UPDATE SET label_sv = excluded.label_sv, label_en = excluded.label_en, source_sv = excluded.source_sv, source_en = "
      "excluded.source_en, source_name = excluded.source_name, sha256 = excluded.sha256, at = excluded.at, by = excluded.by",
      {request.id, request.label.sv.empty() ? request.id : request.label.sv, request.label.en.empty() ? request.id : request.label.en,
       request.source.sv, request.source.en, request.file.filename().string(), core::sha256_file(request.file.string()), core::now_utc(),
       request.by});
  std::int64_t position = 0;
  for (const StoredCode& one : codes) {
    connection_.execute("INSERT INTO code (list, position, code, label_sv, label_en, parent, valid_from, valid_to) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                        {request.id, position++, one.code, one.label.sv, one.label.en, one.parent, one.valid_from, one.valid_to});
  }
  savepoint.release();
  return position;
}

Expected<std::int64_t> CodeStore::import_table(const CodeTableRequest& request, const ReadTable& read) {
  const std::set<std::string> from = names_of(TRY(codes(request.from)));
  const std::set<std::string> to = names_of(TRY(codes(request.to)));
  const std::vector<CodeRow> rows = TRY(read ? read(request.file) : read_code_table(request.file, request.file.string()));
  core::Problems problems;
  const auto check = [&](const std::set<std::string>& known, const std::string& code, const std::string& list, const core::Place& place) {
    if (known.contains(code)) return;
    core::tell(problems, place, "unknown_code", core::say("koden {} finns inte i {}", "there is no code {} in {}", code, list));
  };
  for (const CodeRow& row : rows) {
    check(from, row.from, request.from, row.place);
    check(to, row.to, request.to, row.place);
  }
  check_weights(rows, problems);
  if (has_errors(problems)) return core::fail(std::move(problems));
  sql::Savepoint savepoint(connection_);
  connection_.execute("DELETE FROM code_way WHERE from_list = ? AND to_list = ?", {request.from, request.to});
  for (const CodeRow& row : rows) {
    const std::string weight = row.weight ? fmt::format("{}", *row.weight) : "";
    connection_.execute("INSERT INTO code_way (from_list, to_list, from_code, to_code, weight, source_name, at, by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                        {request.from, request.to, row.from, row.to, weight, request.file.filename().string(), core::now_utc(), request.by});
  }
  savepoint.release();
  return static_cast<std::int64_t>(rows.size());
}

std::vector<StoredList> CodeStore::lists() {
  std::vector<StoredList> all;
  for (const std::string& id : schema::code_list_names()) {
    const schema::CodeList* list = schema::code_list(id);
    all.push_back({.id = id, .label = list->label, .source = list->source, .size = static_cast<std::int64_t>(list->codes.size())});
  }
  const table::Batch rows = connection_.fetch(
      "SELECT id, label_sv, label_en, source_sv, source_en, source_name, sha256, at, by, (SELECT count(*) FROM code WHERE list = id) FROM code_list "
      "ORDER BY id");
  for (std::size_t row = 0; row < rows.rows(); ++row) {
    const auto text = [&](std::size_t column) { return rows.columns[column].text(row); };
    all.push_back({.id = text(0),
                   .label = {.sv = text(1), .en = text(2)},
                   .source = {.sv = text(3), .en = text(4)},
                   .source_name = text(5),
                   .sha256 = text(6),
                   .at = text(7),
                   .by = text(8),
                   .size = rows.columns[9].integer(row)});
  }
  return all;
}

Expected<std::vector<StoredCode>> CodeStore::codes(const std::string& id, const std::string& day) {
  std::vector<StoredCode> found;
  if (const schema::CodeList* list = schema::code_list(id)) {
    for (const schema::ListedCode& one : list->codes) found.push_back(from_program(one));
  } else {
    TRY(check_list(id));
    const table::Batch rows =
        connection_.fetch("SELECT code, label_sv, label_en, parent, valid_from, valid_to FROM code WHERE list = ? ORDER BY position", {id});
    for (std::size_t row = 0; row < rows.rows(); ++row) {
      const auto text = [&](std::size_t column) { return rows.columns[column].text(row); };
      found.push_back({.code = text(0), .label = {.sv = text(1), .en = text(2)}, .parent = text(3), .valid_from = text(4), .valid_to = text(5)});
    }
  }
  if (!day.empty()) {
    std::erase_if(found, [&](const StoredCode& one) { return one.valid_from > day || (!one.valid_to.empty() && one.valid_to < day); });
  }
  return found;
}

Expected<Done> CodeStore::check_list(const std::string& id) {
  std::vector<std::string> ids;
  for (const StoredList& one : lists()) ids.push_back(one.id);
  if (std::find(ids.begin(), ids.end(), id) != ids.end()) return Done{};
  return core::fail(Problem{
      .code = "unknown_list", .message = core::say("kodlistan {} finns inte", "there is no code list {}", id), .hint = core::did_you_mean(id, ids)});
}

Expected<std::vector<CodeWay>> CodeStore::ways(const std::string& from, const std::string& to, const std::vector<std::string>& wanted) {
  const table::Batch rows = connection_.fetch(
      "SELECT from_code, to_code, weight, (SELECT count(*) FROM code_way AS other WHERE other.from_list = way.from_list AND other.to_list = "
      "way.to_list AND other.to_code = way.to_code) FROM code_way AS way WHERE from_list = ? AND to_list = ? ORDER BY from_code, to_code",
      {from, to});
  if (rows.rows() == 0) {
    return core::fail(Problem{.code = "no_table",
                              .message = core::say("det finns ingen översättning från {} till {}", "there is no table from {} to {}", from, to),
                              .hint = core::say("ta in den: rodtrad codes import FIL --from {} --to {}",
                                                "take it in: rodtrad codes import FILE --from {} --to {}", from, to)});
  }
  std::map<std::string, CodeWay> ways;
  std::map<std::string, bool> shared;
  for (std::size_t row = 0; row < rows.rows(); ++row) {
    CodeWay& way = ways[rows.columns[0].text(row)];
    way.code = rows.columns[0].text(row);
    way.targets.push_back({.code = rows.columns[1].text(row)});
    const std::string weight = rows.columns[2].text(row);
    if (!weight.empty()) way.targets.back().weight = std::stod(weight);
    shared[way.code] |= rows.columns[3].integer(row) > 1;
    way.kind = kind_of(way.targets.size(), shared[way.code]);
  }
  const std::set<std::string> known = names_of(TRY(codes(from)));
  std::vector<CodeWay> found;
  core::Problems problems;
  for (const std::string& code : wanted) {
    if (!known.contains(code)) {
      core::tell(problems, {}, "unknown_code", core::say("koden {} finns inte i {}", "there is no code {} in {}", code, from),
                 core::did_you_mean(code, {known.begin(), known.end()}));
    }
    found.push_back(ways.contains(code) ? ways[code] : CodeWay{.code = code});
  }
  if (has_errors(problems)) return core::fail(std::move(problems));
  if (!wanted.empty()) return found;
  for (auto& [code, way] : ways) found.push_back(std::move(way));
  return found;
}

}  // namespace rodtrad::lake
