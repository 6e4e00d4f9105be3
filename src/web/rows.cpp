// Rows of a dataset: why they are needed first, then the rows, some at a time.
#include "ops/rows.h"
#include "core/date.h"
#include "core/number_format.h"
#include "ops/data_ops.h"
#include "ops/persons.h"
#include "schema/contract.h"
#include "web/data.h"
#include "web/form.h"
#include "web/pieces.h"

namespace rodtrad::web {

namespace {

constexpr std::int64_t kRowsShown = 50;
constexpr std::int64_t kRowsInFile = 10'000;
constexpr std::size_t kMostChoices = 60;

/// What the page is about: a version, and the run that led here.
struct Asked {
  lake::DatasetVersion version;
  const schema::Contract* contract = nullptr;
  std::string run;  // id, or ""

  std::string reference() const { return version.name + "@" + version.version; }
  std::string path() const { return "/data/" + version.name + "/rows"; }
  bool is_personal() const { return ops::is_about_persons(version); }
  /// Years are numbers that are not written as such.
  bool is_number(const schema::ContractColumn& column) const { return column.is_number() && column.id != contract->file_by; }
};

core::Expected<Asked> asked_rows(const Page& page, std::string_view version, std::string_view run) {
  TRY(need_role(page, {"analyst"}));
  const std::string reference = page.request.parts[0] + (version.empty() ? "" : "@" + std::string(version));
  auto view = ops::view_dataset(page.site.workspace, reference);
  const schema::Contract* contract = view ? schema::contract(view->version.kind) : nullptr;
  if (!contract) return core::fail(http::refusal_of_status(404).problems);
  return Asked{.version = std::move(view->version), .contract = contract, .run = std::string(run)};
}

/// Columns by which rows can be chosen, with their values: years, and codes of lists that a person can look through.
std::vector<std::pair<const schema::ContractColumn*, std::vector<Choice>>> selectors(const Page& page, const Asked& asked) {
  std::vector<std::pair<const schema::ContractColumn*, std::vector<Choice>>> found;
  const std::vector<std::string> present = asked.version.columns();
  for (const schema::ContractColumn& column : asked.contract->columns) {
    if (!column.is_shown()) continue;
    if (std::find(present.begin(), present.end(), column.id) == present.end()) continue;
    std::vector<Choice> choices = {{"", std::string(page.say("Alla", "All"))}};
    if (column.id == asked.contract->file_by) {
      for (const int year : asked.version.years()) choices.push_back({std::to_string(year), std::to_string(year)});
    } else if (const auto codes = asked.version.codes.find(column.id); codes != asked.version.codes.end() && codes->second.size() <= kMostChoices) {
      for (const table::Category& one : codes->second) choices.push_back({one.code, page.in(one.label)});
    }
    if (choices.size() > 1) found.emplace_back(&column, std::move(choices));
  }
  return found;
}

void write_question(Page& page, const Asked& asked, const Filled& filled) {
  open_form(page, asked.path());
  write_hidden(page, "version", asked.version.version);
  if (!asked.run.empty()) write_hidden(page, "run", asked.run);
  if (asked.is_personal()) {
    write_input(page,
                {.name = "reason",
                 .label = std::string(page.say("Varför raderna behöver läsas", "Why the rows need to be read")),
                 .hint = std::string(page.say("Sparas i registret med ditt namn, dagen och vilka rader det var.",
                                              "Kept in the register with your name, the day and which rows it was.")),
                 .type = "area",
                 .rows = 2},
                filled);
  }
  page.out.open("div", {{"class", "fields"}});
  for (const auto& [column, choices] : selectors(page, asked))
    write_select(page, {.name = "where-" + column->id, .label = page.in(column->label), .optional = true}, choices, filled);
  page.out.close().open("p", {{"class", "actions"}});
  write_submit(page, page.say("Visa raderna", "Show the rows"), kPrimary);
  page.out.text(" ").leaf("button", page.say("Hämta som CSV", "Download as CSV"),
                          {{"class", "ds-button"}, {"data-variant", kSecondary}, {"name", "file"}, {"value", "csv"}, {"type", "submit"}});
  page.out.close().close();
}

/// A code with what it stands for, a number as numbers are written.
void write_value(Page& page, const Asked& asked, const schema::ContractColumn& column, const std::string& value) {
  if (asked.is_number(column) && !value.empty()) {
    page.out.leaf("td", core::show_number(std::stod(value), column.stored_decimals(), page.language), {{"class", "number"}});
    return;
  }
  const core::Text* label = asked.version.label_of(column.id, value);
  page.out.leaf("td", label ? page.in(*label) : value.empty() ? "–" : value);
}

/// The same question again, from another row on.
void write_step(Page& page, const Asked& asked, const Filled& filled, std::int64_t offset, std::string_view words) {
  open_form(page, asked.path());
  for (const auto& [name, value] : filled.values) {
    if (name != "token" && name != "offset" && name != "file") write_hidden(page, name, value);
  }
  write_hidden(page, "offset", std::to_string(offset));
  write_submit(page, words, kSecondary);
  page.out.close();
}

void write_rows(Page& page, const Asked& asked, const Filled& filled, const ops::RowRequest& request, const ops::RowsRead& read) {
  const lake::RowList& list = read.list;
  const std::int64_t first = request.question.offset, last = first + static_cast<std::int64_t>(list.rows.size());
  page.out.open("section", {{"id", "rows"}}).leaf("h2", page.say("Rader", "Rows"));
  if (list.rows.empty()) {
    page.out.leaf("p", page.say("Inga rader motsvarar urvalet.", "No rows match the selection.")).close();
    return;
  }
  page.out.leaf("p",
                fmt::format(fmt::runtime(page.say("Rad {} till {} av {}.", "Rows {} to {} of {}.")), core::show_integer(first + 1, page.language),
                            core::show_integer(last, page.language), core::show_integer(list.matching, page.language)));
  if (!read.reading.empty()) {
    page.out.open("p", {{"class", "quiet"}}).text(page.say("Läsningen är noterad som ", "The reading is noted as "));
    page.out.leaf("a", read.reading, {{"href", page.link("/" + read.reading)}}).text(".").close();
  }
  std::vector<const schema::ContractColumn*> columns;
  std::vector<Head> heads;
  for (const std::string& id : list.columns) {
    columns.push_back(asked.contract->find(id));
    heads.push_back({page.in(columns.back()->label), asked.is_number(*columns.back())});
  }
  open_table(page, page.say("Rader som de är lagrade", "Rows as they are stored"), heads);
  for (const std::vector<std::string>& row : list.rows) {
    page.out.open("tr");
    for (std::size_t i = 0; i < row.size(); ++i) write_value(page, asked, *columns[i], row[i]);
    page.out.close();
  }
  close_table(page);
  page.out.open("div", {{"class", "actions"}});
  if (first > 0) write_step(page, asked, filled, std::max<std::int64_t>(0, first - kRowsShown), page.say("Rader före", "Rows before"));
  if (last < list.matching) write_step(page, asked, filled, last, page.say("Nästa rader", "Next rows"));
  page.out.close().close();
}

http::Response show_rows(Page& page, const Asked& asked, const Filled& filled, const std::function<void()>& rows) {
  http::Response response = show_page(page, core::say("Rader i {}", "Rows of {}", asked.version.name), Place::data, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}});
    write_back(page, "/data/" + asked.version.name, asked.version.name);
    page.out.leaf("h1", fmt::format(fmt::runtime(page.say("Rader i {}", "Rows of {}")), asked.version.name));
    page.out.open("p", {{"class", "quiet"}}).leaf("code", asked.reference()).close();
    if (asked.is_personal() && !page.visit.user->may_see_persons) {
      page.out.leaf("p",
                    page.say("Raderna rör enskilda personer. De visas bara för den som har loggat in med organisationens konto, eftersom det är "
                             "organisationen som svarar för vem som får se dem.",
                             "The rows are about single persons. They are shown only to those who have logged in with the organisation's account, "
                             "since it is the organisation that answers for who may see them."));
    } else {
      if (asked.is_personal())
        page.out.leaf(
            "p",
            page.say("Raderna visas som de är lagrade, utan det som pekar ut en person. De är inte skyddade: siffror till andra tas ur resultaten.",
                     "Rows are shown as they are stored, without what tells who a person is. They are not protected: figures for others "
                     "are taken from results."));
      write_summary(page, filled);
      write_question(page, asked, filled);
      rows();
    }
    page.out.close();
  });
  if (!filled.problems.empty()) response.status = kFormRefused;
  return response;
}

}  // namespace

void write_row_links(Page& page, const std::vector<model::DataVersion>& data, std::string_view run) {
  if (!page.visit.user || !need_role(page, {"analyst"})) return;
  page.out.open("section", {{"id", "rows"}}).leaf("h2", page.say("Raderna bakom", "The rows behind")).open("ul", {{"class", "entries"}});
  for (const model::DataVersion& one : data) {
    page.out.open("li").leaf("a", fmt::format("{}: {}", page.in(one.label), one.name),
                             {{"href", page.link(fmt::format("/data/{}/rows?version={}&run={}", one.name, one.version, run))}});
    page.out
        .leaf("span", fmt::format(fmt::runtime(page.say(" {} rader", " {} rows")), core::show_integer(one.rows, page.language)), {{"class", "quiet"}})
        .close();
  }
  page.out.close().close();
}

Answer rows_page(Page& page) {
  const Asked asked = TRY(asked_rows(page, page.request.query_value("version"), page.request.query_value("run")));
  return show_rows(page, asked, {}, [] {});
}

Answer take_rows(Page& page) {
  Filled filled{.values = page.request.form};
  const Asked asked = TRY(asked_rows(page, filled.value("version"), filled.value("run")));
  const bool as_file = filled.value("file") == "csv";
  ops::RowRequest request{
      .question = {.reference = asked.reference(), .where = {}, .offset = whole_number(filled.value("offset")), .limit = kRowsShown},
      .reason = std::string(filled.value("reason")),
      .run = asked.run,
      .by = page.visit.user->name,
      .may_see_persons = page.visit.user->may_see_persons};
  if (as_file) request.question.offset = 0, request.question.limit = kRowsInFile;
  for (const auto& [name, value] : filled.values) {
    if (name.starts_with("where-") && !value.empty()) request.question.where[name.substr(6)] = value;
  }
  auto read = ops::read_rows(page.site.workspace, request);
  if (!read) {
    filled.problems = read.error();
    return show_rows(page, asked, filled, [] {});
  }
  if (as_file) return csv_file(asked.version.name + "-rows", ops::rows_csv(read->list));
  return show_rows(page, asked, filled, [&] { write_rows(page, asked, filled, request, *read); });
}

}  // namespace rodtrad::web
