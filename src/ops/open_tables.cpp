// From results to tables of statistics. A result never changes under its hash, so that what has been read once holds.
#include "ops/open_tables.h"

#include <algorithm>
#include <set>

#include "core/unicode.h"
#include "formats/statistics_of.h"
#include "formats/statistics_select.h"
#include "ops/run_files.h"

namespace rodtrad::ops {

using core::Expected;
using core::Text;

namespace {

constexpr std::size_t kMostCells = 1'000'000;  // that the shelf keeps, about 12 bytes each
const std::string kContents = "ContentsCode", kTime = "Tid";

std::size_t cells_of(const std::vector<OpenTablePointer>& tables) {
  std::size_t cells = 0;
  for (const OpenTablePointer& one : tables) cells += one->statistics.cells.size();
  return cells;
}

/// The names that clients of the table API know: what is measured, and time.
void rename_dimensions(formats::StatisticsTable& table) {
  for (table::Dimension& one : table.dimensions) {
    const std::string before = one.id;
    if (&one == &table.dimensions.back()) {
      one.id = table.measure = kContents;
      one.label = {.sv = "tabellinnehåll", .en = "contents"};
    } else if (one.role == table::Role::time) {
      one.id = kTime;
    }
    for (formats::StatisticsNote& note : table.notes) {
      const bool names = note.level == formats::StatisticsNote::Level::dimension || note.level == formats::StatisticsNote::Level::value;
      if (names && note.where[0] == before) note.where[0] = one.id;
    }
  }
}

/// Time has periods only: the sum of all years stands in other tables.
formats::StatisticsTable without_sum_of_time(formats::StatisticsTable table) {
  formats::StatisticsChoice choice;
  for (std::size_t at = 0; at < table.dimensions.size(); ++at) {
    choice.order.push_back(at);
    std::vector<std::size_t>& kept = choice.categories.emplace_back();
    for (std::size_t i = 0; i < table.dimensions[at].categories.size(); ++i) {
      if (table.dimensions[at].role != table::Role::time || !table.dimensions[at].categories[i].total) kept.push_back(i);
    }
    if (kept.empty()) return table;
  }
  return formats::select(table, choice);
}

void add_note(formats::StatisticsTable& table, const Text& text) {
  for (const char* language : {"sv", "en"})
    table.notes.push_back({.language = language, .text = text.in(language[0] == 's' ? core::Language::sv : core::Language::en), .mandatory = true});
}

std::string source_of(const model::DataVersion& data, core::Language language) {
  return data.source.in(language).empty() ? data.label.in(language) : data.source.in(language);
}

/// What the numbers rest on, in the words that the data and the method have.
Text ground_of(const model::Provenance& provenance) {
  std::vector<std::string> sv, en;
  for (const model::DataVersion& data : provenance.data) {
    sv.push_back(source_of(data, core::Language::sv));
    en.push_back(source_of(data, core::Language::en));
  }
  return {.sv = fmt::format("Underlag: {}. Metod: {}.", fmt::join(sv, "; "), provenance.method_title.sv),
          .en = fmt::format("Data: {}. Method: {}.", fmt::join(en, "; "), provenance.method_title.en)};
}

/// The years of the versions that the run has read, without erased ones.
std::vector<std::string> years_of(Workspace& workspace, const model::Provenance& provenance) {
  std::set<int> years;
  for (const model::DataVersion& data : provenance.data) {
    const auto version = workspace.lake().show(data.name + "@" + data.version);
    if (!version) continue;
    for (const int year : version->years()) years.insert(year);
  }
  std::vector<std::string> texts;
  for (const int year : years) texts.push_back(fmt::format("{}", year));
  return texts;
}

std::string px_moment(const std::string& day) { return core::replace_all(day, "-", "") + " 00:00"; }

}  // namespace

TableShelf::Tables TableShelf::find(const std::string& key) {
  const std::lock_guard hold(mutex_);
  const auto found = std::find_if(kept_.begin(), kept_.end(), [&](const Kept& one) { return one.key == key; });
  if (found == kept_.end()) return nullptr;
  std::rotate(found, found + 1, kept_.end());
  return kept_.back().tables;
}

void TableShelf::keep(const std::string& key, const Tables& tables) {
  const std::lock_guard hold(mutex_);
  kept_.push_back({key, tables, cells_of(*tables)});
  std::size_t cells = 0;
  for (std::size_t i = kept_.size(); i-- > 0;) {
    cells += kept_[i].cells;
    if (cells <= kMostCells || i + 1 == kept_.size()) continue;
    kept_.erase(kept_.begin(), kept_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    break;
  }
}

Expected<TableShelf::Tables> OpenTables::tables_of(const OpenRun& run) const {
  const std::string key = fmt::format("{} {} {}", to_text(run.run.id), run.run.text("public_result_hash"), run.date);
  if (TableShelf::Tables kept = shelf_->find(key)) return kept;
  const RunFiles files = TRY(read_run(*workspace_, run.run, model::Level::public_));
  const std::vector<std::string> years = years_of(*workspace_, files.provenance);
  auto tables = std::make_shared<std::vector<OpenTablePointer>>();
  for (const table::Table& one : files.result.tables) {
    auto open = std::make_shared<OpenTable>();
    open->id = fmt::format("A{}-{}", run.assignment.id.number, one.id);
    open->assignment = to_text(run.assignment.id);
    open->assignment_title = run.assignment.text("title");
    open->description = run.assignment.text("purpose");
    open->plan = to_text(run.plan.id);
    open->plan_title = run.plan.text("title");
    open->run = to_text(run.run.id);
    open->updated = run.date + "T00:00:00Z";
    open->years = years;
    open->statistics = without_sum_of_time(formats::statistics_of(one, {.source = core::same_text(workspace_->settings().region),
                                                                        .subject = core::same_text(open->assignment_title),
                                                                        .subject_code = fmt::format("A{}", run.assignment.id.number),
                                                                        .updated = px_moment(run.date)}));
    open->statistics.id = open->id;
    rename_dimensions(open->statistics);
    add_note(open->statistics, ground_of(files.provenance));
    tables->push_back(std::move(open));
  }
  shelf_->keep(key, tables);
  return TableShelf::Tables(tables);
}

Expected<std::vector<OpenTablePointer>> OpenTables::list() const {
  std::vector<OpenTablePointer> all;
  for (const OpenRun& run : TRY(Reader(*workspace_, model::Level::public_).open_runs())) {
    const TableShelf::Tables tables = TRY(tables_of(run));
    all.insert(all.end(), tables->begin(), tables->end());
  }
  return all;
}

Expected<OpenTablePointer> OpenTables::find(const std::string& id) const {
  const std::string wanted = core::to_lower(id);
  const std::string number = wanted.substr(0, wanted.find('-'));
  const auto assignment = records::parse_record_id("assignment-" + (number.starts_with('a') ? number.substr(1) : ""));
  if (!assignment) return OpenTablePointer();
  for (const OpenRun& run : TRY(Reader(*workspace_, model::Level::public_).open_runs(assignment))) {
    for (const OpenTablePointer& one : *TRY(tables_of(run))) {
      if (core::to_lower(one->id) == wanted) return one;
    }
  }
  return OpenTablePointer();
}

}  // namespace rodtrad::ops
