// Rows of a file as codes.
#include "lake/code_files.h"

#include <charconv>
#include <set>

#include "core/date.h"
#include "core/unicode.h"
#include "lake/value.h"

namespace rodtrad::lake {
namespace {

using core::Expected;
using Names = std::vector<std::string>;

/// A file's columns, found by any of their names.
class CodeFile {
 public:
  static Expected<CodeFile> open(const std::filesystem::path& file, const std::string& name, const std::filesystem::path& scratch,
                                 const std::vector<Names>& columns, std::size_t required) {
    CodeFile one(TRY(formats::open_rows(file, name, {.scratch = scratch})));
    core::Problems problems;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      one.places_.push_back(one.find(columns[i]));
      if (i >= required || one.places_[i]) continue;
      problems.push_back({.code = "missing_column",
                          .place = {.file = name, .line = 1},
                          .message = core::say("kolumnen {} saknas", "the column {} is missing", columns[i].front()),
                          .hint = core::say("den kan heta {}", "it may be called {}", fmt::format("{}", fmt::join(columns[i], ", ")))});
    }
    if (!problems.empty()) return core::fail(std::move(problems));
    return one;
  }

  /// Hands on each row's texts, in the order of the columns asked for.
  template <class Take>
  Expected<core::Done> each(core::Problems& problems, const Take& take) {
    formats::RowBlock block;
    while (TRY(source_->next(block))) {
      for (const auto& fault : block.faults()) problems.push_back(fault.problem);
      for (std::size_t row = 0; row < block.rows(); ++row) {
        const auto fields = block.row(row);
        std::vector<std::string> texts;
        for (const auto& place : places_) texts.emplace_back(place && *place < fields.size() ? core::trim(fields[*place]) : "");
        const bool blank = std::all_of(texts.begin(), texts.end(), [](const std::string& text) { return text.empty(); });
        if (!blank) take(texts, core::Place{.file = source_->name(), .line = static_cast<int>(block.line(row))});
      }
    }
    return core::Done{};
  }

 private:
  explicit CodeFile(std::unique_ptr<formats::RowSource> source) : source_(std::move(source)) {}

  std::optional<std::size_t> find(const Names& names) const {
    for (std::size_t i = 0; i < source_->header().size(); ++i) {
      const std::string name = core::fold_case(source_->header()[i]);
      if (std::find(names.begin(), names.end(), name) != names.end()) return i;
    }
    return std::nullopt;
  }

  std::unique_ptr<formats::RowSource> source_;
  std::vector<std::optional<std::size_t>> places_;
};

enum class Edge { first, last };

/// A day, or a year as its first or last day; nothing and a problem when it is neither.
std::string day_of(const std::string& text, Edge edge, const core::Place& place, core::Problems& problems) {
  if (text.empty()) return "";
  const bool is_year = text.size() == 4 && text.find_first_not_of("0123456789") == std::string::npos;
  const auto day = parse_day(is_year ? text + (edge == Edge::first ? "-01-01" : "-12-31") : text);
  if (day) return core::to_iso(core::from_days(static_cast<int>(*day)));
  core::tell(problems, place, "bad_date", core::say("\"{}\" är inget datum", "\"{}\" is not a date", text),
             {.sv = "skriv ÅÅÅÅ-MM-DD eller bara året", .en = "write YYYY-MM-DD or the year alone"});
  return "";
}

void tell_missing(const core::Place& place, std::string_view column, core::Problems& problems) {
  core::tell(problems, place, "missing_value", core::say("{} saknas", "{} is missing", column));
}

/// Two rows of one code may not be valid on the same day.
void check_twice(std::vector<std::pair<StoredCode, core::Place>> rows, core::Problems& problems) {
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
    return std::tie(a.first.code, a.first.valid_from) < std::tie(b.first.code, b.first.valid_from);
  });
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const StoredCode& before = rows[i - 1].first;
    const StoredCode& one = rows[i].first;
    if (before.code != one.code || (!before.valid_to.empty() && before.valid_to < one.valid_from)) continue;
    core::tell(problems, rows[i].second, "code_twice",
               core::say("koden {} står två gånger för samma tid", "the code {} stands twice for the same time", one.code),
               core::say("den andra är på rad {}; ange valid_from och valid_to", "the other is on line {}; give valid_from and valid_to",
                         rows[i - 1].second.line));
  }
}

std::optional<double> weight_of(const std::string& text, const core::Place& place, core::Problems& problems) {
  if (text.empty()) return std::nullopt;
  const std::string plain = core::replace_all(text, ",", ".");
  double weight = 0;
  const auto [end, fault] = std::from_chars(plain.data(), plain.data() + plain.size(), weight);
  if (fault == std::errc() && end == plain.data() + plain.size() && weight > 0 && weight <= 1) return weight;
  core::tell(problems, place, "bad_weight",
             core::say("vikten \"{}\" är inget tal över 0 och högst 1", "the weight \"{}\" is no number above 0 and at most 1", text));
  return std::nullopt;
}

}  // namespace

Expected<std::vector<StoredCode>> read_codes(const std::filesystem::path& file, const std::string& name, const std::filesystem::path& scratch) {
  CodeFile rows = TRY(CodeFile::open(file, name, scratch,
                                     {{"code", "kod"},
                                      {"label", "benämning", "namn", "text", "name"},
                                      {"label_en", "engelska", "english"},
                                      {"parent", "överordnad"},
                                      {"valid_from", "giltig_från", "giltig från"},
                                      {"valid_to", "giltig_till", "giltig till"}},
                                     2));
  std::vector<std::pair<StoredCode, core::Place>> found;
  core::Problems problems;
  TRY(rows.each(problems, [&](const std::vector<std::string>& texts, const core::Place& place) {
    if (texts[0].empty()) return tell_missing(place, "code", problems);
    StoredCode code{.code = texts[0], .label = {.sv = texts[1], .en = texts[2].empty() ? texts[1] : texts[2]}, .parent = texts[3]};
    if (texts[1].empty()) tell_missing(place, "label", problems);
    code.valid_from = day_of(texts[4], Edge::first, place, problems);
    code.valid_to = day_of(texts[5], Edge::last, place, problems);
    found.emplace_back(std::move(code), place);
  }));
  check_twice(found, problems);
  if (found.empty() && problems.empty())
    core::tell(problems, {.file = name, .line = 1}, "no_rows", {.sv = "filen har inga koder", .en = "the file has no codes"});
  if (has_errors(problems)) return core::fail(std::move(problems));
  std::vector<StoredCode> codes;
  for (auto& [code, place] : found) codes.push_back(std::move(code));
  return codes;
}

Expected<std::vector<CodeRow>> read_code_table(const std::filesystem::path& file, const std::string& name, const std::filesystem::path& scratch) {
  CodeFile rows = TRY(CodeFile::open(file, name, scratch, {{"from", "från"}, {"to", "till"}, {"weight", "vikt", "andel"}}, 2));
  std::vector<CodeRow> found;
  std::set<std::pair<std::string, std::string>> seen;
  core::Problems problems;
  TRY(rows.each(problems, [&](const std::vector<std::string>& texts, const core::Place& place) {
    if (texts[0].empty()) return tell_missing(place, "from", problems);
    if (texts[1].empty()) return tell_missing(place, "to", problems);
    if (!seen.emplace(texts[0], texts[1]).second)
      core::tell(problems, place, "row_twice", core::say("{} → {} står två gånger", "{} → {} stands twice", texts[0], texts[1]));
    found.push_back({.from = texts[0], .to = texts[1], .weight = weight_of(texts[2], place, problems), .place = place});
  }));
  if (has_errors(problems)) return core::fail(std::move(problems));
  return found;
}

}  // namespace rodtrad::lake
