// Reading and storing of a project's vouchers.
#include "domain/project_costs.h"

#include <set>

#include "core/date.h"
#include "core/unicode.h"
#include "domain/document/word_book.h"

namespace rodtrad::domain {

using core::Expected;

namespace {

constexpr std::size_t kMostObjectsTold = 12;
constexpr std::size_t kMostProblems = 20;

const WordBook& words() {
  static const WordBook book("data/costs_words.toml");
  return book;
}

/// Place of each column by its role; -1 when the file has none.
class Columns {
 public:
  Columns(const std::vector<std::string>& header, const std::string& dimension) : header_(header) {
    for (const auto& [role, names] : words().group("columns")) by_role_.emplace(role, find(names));
    const std::string number = dimension.empty() ? core::to_utf8(words().list("dimension", "project").front()) : dimension;
    const int numbered = place_of("dimension_" + number);
    object_ = numbered >= 0 ? numbered : dimension.empty() ? by_role_.at("object") : -1;
  }

  std::vector<std::string> missing() const {
    std::vector<std::string> roles;
    for (const char* role : {"voucher", "date", "account", "amount"}) {
      if (by_role_.at(role) < 0) roles.push_back(core::to_utf8(words().list("columns", role).back()));
    }
    if (object_ < 0) roles.push_back("dimension / projekt");
    return roles;
  }

  std::string_view of(std::span<const std::string_view> row, const char* role) const { return at(row, by_role_.at(role)); }
  std::string_view object(std::span<const std::string_view> row) const { return at(row, object_); }
  const std::string& object_name() const { return header_[static_cast<std::size_t>(object_)]; }

 private:
  static std::string_view at(std::span<const std::string_view> row, int place) {
    return place < 0 || static_cast<std::size_t>(place) >= row.size() ? std::string_view() : core::trim(row[static_cast<std::size_t>(place)]);
  }
  int place_of(const std::string& name) const {
    for (std::size_t i = 0; i < header_.size(); ++i) {
      if (core::fold_case(header_[i]) == core::fold_case(name)) return static_cast<int>(i);
    }
    return -1;
  }
  int find(const WordList& names) const {
    for (const std::u32string& name : names) {
      if (const int place = place_of(core::to_utf8(name)); place >= 0) return place;
    }
    return -1;
  }

  const std::vector<std::string>& header_;
  std::map<std::string, int> by_role_;
  int object_ = -1;
};

/// "2020-03-31" or "20200331".
std::string iso_day(std::string_view text) {
  std::string day(text);
  if (day.size() == 8 && day.find('-') == day.npos) day = day.substr(0, 4) + "-" + day.substr(4, 2) + "-" + day.substr(6);
  return core::parse_iso_date(day) ? day : "";
}

class CostReader {
 public:
  CostReader(formats::RowSource& source, const CostQuery& query) : source_(source), query_(query), columns_(source.header(), query.dimension) {}

  Expected<ProjectCosts> read() {
    if (const auto missing = columns_.missing(); !missing.empty()) return columns_missing(missing);
    costs_.object = query_.object;
    costs_.dimension = columns_.object_name();
    formats::RowBlock block;
    while (TRY(source_.next(block))) {
      for (std::size_t i = 0; i < block.rows(); ++i) take(block.row(i), block.line(i));
      for (const auto& fault : block.faults()) note(fault.problem);
    }
    if (!problems_.empty()) return core::fail(std::move(problems_));
    if (costs_.rows.empty()) return object_unknown();
    return std::move(costs_);
  }

 private:
  void take(std::span<const std::string_view> row, std::int64_t line) {
    const std::string_view object = columns_.object(row);
    const std::string voucher = std::string(columns_.of(row, "series")) + "/" + std::string(columns_.of(row, "voucher"));
    const std::int64_t counted = ++rows_of_voucher_[voucher];
    if (object != query_.object) {
      ++costs_.other_rows;
      if (!object.empty() && objects_.size() < kMostObjectsTold) objects_.emplace(object);
      return;
    }
    CostRow cost{.line = line};
    for (const auto& [role, field] : {std::pair{"series", &cost.series},
                                      {"voucher", &cost.voucher},
                                      {"account", &cost.account},
                                      {"account_name", &cost.account_name},
                                      {"text", &cost.words},
                                      {"supplier", &cost.supplier}})
      *field = columns_.of(row, role);
    if (cost.words.empty()) cost.words = columns_.of(row, "voucher_text");
    cost.row_no = number_of(columns_.of(row, "row")).value_or(counted);
    cost.date = iso_day(columns_.of(row, "date"));
    const auto ore = ore_of(columns_.of(row, "amount"));
    if (!ore || cost.date.empty() || cost.voucher.empty() || cost.account.empty()) return bad_row(line);
    cost.ore = *ore;
    costs_.rows.push_back(std::move(cost));
  }

  static std::optional<std::int64_t> number_of(std::string_view text) {
    if (text.empty() || text.size() > 9 || text.find_first_not_of("0123456789") != text.npos) return std::nullopt;
    return std::stoll(std::string(text));
  }

  void note(core::Problem problem) {
    if (problems_.size() < kMostProblems) problems_.push_back(std::move(problem));
  }

  void bad_row(std::int64_t line) {
    note(
        {.code = "costs_bad_row",
         .place = {.file = source_.name(), .line = static_cast<int>(line)},
         .message = {.sv = "raden saknar verifikat, dag, konto eller belopp som går att läsa",
                     .en = "the row lacks a voucher, day, account or amount that can be read"},
         .hint = {.sv = "dagar skrivs 2020-03-31 eller 20200331, belopp 1234,50", .en = "days are written 2020-03-31 or 20200331, amounts 1234,50"}});
  }

  core::Fail columns_missing(const std::vector<std::string>& missing) const {
    return core::fail({.code = "costs_columns_missing",
                       .place = {.file = source_.name()},
                       .message = core::say("filen saknar kolumner: {}", "the file lacks columns: {}", fmt::format("{}", fmt::join(missing, ", "))),
                       .hint = {.sv = "spara verifikaten som SIE 4, eller som CSV med kolumnerna verifikat, datum, konto, belopp, text och projekt",
                                .en = "save the vouchers as SIE 4, or as CSV with the columns verifikat, datum, konto, belopp, text and projekt"}});
  }

  core::Fail object_unknown() const {
    return core::fail({.code = "costs_object_unknown",
                       .place = {.file = source_.name()},
                       .message = core::say("ingen rad hör till \"{}\" i {}", "no row belongs to \"{}\" in {}", query_.object, costs_.dimension),
                       .hint = core::say("filen har: {}", "the file has: {}", fmt::format("{}", fmt::join(objects_, ", ")))});
  }

  formats::RowSource& source_;
  const CostQuery& query_;
  Columns columns_;
  ProjectCosts costs_;
  std::map<std::string, std::int64_t> rows_of_voucher_;
  std::set<std::string, std::less<>> objects_;
  core::Problems problems_;
};

using Key = std::tuple<std::string, std::string, std::int64_t>;

records::Record record_of(const CostRow& cost, const records::RecordId& project, const ProjectCosts& costs, const ImportSource& source) {
  records::Record record("booked_cost");
  record.set("project", project);
  set_text(record, "series", cost.series);
  record.set("voucher", cost.voucher);
  record.set("row_no", cost.row_no);
  record.set("date", cost.date);
  record.set("account", cost.account);
  set_text(record, "account_name", cost.account_name);
  record.set("dimension", costs.dimension);
  record.set("object", costs.object);
  set_text(record, "words", cost.words);
  set_text(record, "supplier", cost.supplier);
  record.set("amount", core::Money{.minor = cost.ore});
  record.set("source_name", source.file);
  record.set("source_sha256", source.sha256);
  record.set("state", "booked");
  return record;
}

}  // namespace

std::int64_t ProjectCosts::sum() const {
  std::int64_t ore = 0;
  for (const CostRow& row : rows) ore += row.ore;
  return ore;
}

std::map<std::string, std::int64_t> ProjectCosts::by_account() const {
  std::map<std::string, std::int64_t> sums;
  for (const CostRow& row : rows) sums[row.account] += row.ore;
  return sums;
}

std::optional<std::int64_t> ore_of(std::string_view text) {
  const bool negative = text.starts_with('-') || text.starts_with("\u2212");
  std::int64_t ore = 0;
  int decimals = -1, digits = 0;
  for (const char32_t c : core::to_code_points(text)) {
    if (core::is_digit(c)) {
      if (++digits > 15 || decimals >= 2) return std::nullopt;
      ore = 10 * ore + static_cast<std::int64_t>(c - U'0');
      decimals += decimals >= 0 ? 1 : 0;
    } else if ((c == U',' || c == U'.') && decimals < 0) {
      decimals = 0;
    } else if (!core::is_space(c) && c != U'-' && c != U'\u2212') {
      return std::nullopt;
    }
  }
  if (digits == 0) return std::nullopt;
  for (int i = std::max(decimals, 0); i < 2; ++i) ore *= 10;
  return negative ? -ore : ore;
}

Expected<ProjectCosts> read_project_costs(formats::RowSource& rows, const CostQuery& query) { return CostReader(rows, query).read(); }

Expected<core::Done> store_costs(RecordImport& import, records::Store& store, const records::RecordId& project, const ProjectCosts& costs) {
  std::map<Key, records::Record> known;
  for (records::Record& record : TRY(store.list({.type = "booked_cost", .where = {{"project", project}}}))) {
    const Key key{record.text("series"), record.text("voucher"), record.get<std::int64_t>("row_no").value_or(0)};
    known.emplace(key, std::move(record));
  }
  for (const CostRow& cost : costs.rows) {
    const auto found = known.find({cost.series, cost.voucher, cost.row_no});
    const records::Record record = record_of(cost, project, costs, import.source());
    TRY(import.put_over(record, found == known.end() ? nullptr : &found->second, fmt::format("@{}", cost.line)));
  }
  return core::Done{};
}

}  // namespace rodtrad::domain
