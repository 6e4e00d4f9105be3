// A row for each column: how many values, their spread, and the most common ones.
#include "web/profile.h"

#include <cmath>

#include "core/number_format.h"
#include "ops/profile.h"
#include "schema/contract.h"
#include "web/form.h"
#include "web/pieces.h"

namespace rodtrad::web {

namespace {

constexpr std::size_t kShownCommon = 3;

/// In whole percent: counts may be rounded.
std::string share(const Page& page, std::int64_t part, std::int64_t whole) {
  return whole == 0 ? "–" : core::show_percent(100.0 * static_cast<double>(part) / static_cast<double>(whole), 0, page.language);
}

/// The most common values with their labels and shares.
std::string common_words(const Page& page, const lake::DatasetVersion& version, const lake::ColumnProfile& column, std::int64_t rows) {
  std::vector<std::string> words;
  for (const lake::CommonValue& one : column.common) {
    if (words.size() == kShownCommon) break;
    const core::Text* label = version.label_of(column.column, one.value);
    words.push_back(fmt::format("{} {}", label ? page.in(*label) : one.value, share(page, one.rows, rows)));
  }
  return words.empty() ? "–" : fmt::format("{}", fmt::join(words, ", "));
}

/// `is_year`: written as years are, without groups of thousands.
void write_spread(Page& page, const lake::ColumnProfile& column, int decimals, bool is_year) {
  const auto shown = [&](double value) { return is_year ? fmt::format("{:.0f}", value) : core::show_number(value, decimals, page.language); };
  for (std::size_t i = 0; i < 5; ++i) {
    std::string words = "–";
    if (column.spread && !std::isnan((*column.spread)[i])) words = shown((*column.spread)[i]);
    if (!column.first_day.empty() && i == 0) words = shown_day(page, column.first_day);
    if (!column.last_day.empty() && i == 4) words = shown_day(page, column.last_day);
    if (column.spread && std::isnan((*column.spread)[i])) words = "..";
    page.out.leaf("td", words, {{"class", "number"}});
  }
}

int decimals_of(const schema::ContractColumn& column) { return column.type == schema::ValueType::decimal ? std::min(column.decimals, 2) : 0; }

void write_column(Page& page, const lake::DatasetVersion& version, const schema::ContractColumn& column, const ops::ProfileView& view) {
  const auto found =
      std::find_if(view.profile.columns.begin(), view.profile.columns.end(), [&](const lake::ColumnProfile& one) { return one.column == column.id; });
  if (found == view.profile.columns.end() || found->distinct == 0) return;
  page.out.open("tr").open("th", {{"scope", "row"}}).leaf("code", column.id).close();
  page.out.leaf("td", share(page, found->missing, view.profile.rows), {{"class", "number"}});
  page.out.leaf("td", core::show_integer(found->distinct, page.language), {{"class", "number"}});
  write_spread(page, *found, decimals_of(column), column.id == schema::contract(version.kind)->file_by);
  page.out.leaf("td", common_words(page, version, *found, view.profile.rows)).close();
}

void write_table(Page& page, const lake::DatasetVersion& version, const ops::ProfileView& view) {
  open_table(page, page.say("Fördelning i varje kolumn", "Distribution in each column"),
             {{page.say("Kolumn", "Column")},
              {page.say("Saknas", "Missing"), true},
              {page.say("Olika", "Distinct"), true},
              {page.say("Minst", "Least"), true},
              {page.say("Nedre kvartil", "Lower quartile"), true},
              {"Median", true},
              {page.say("Övre kvartil", "Upper quartile"), true},
              {page.say("Störst", "Greatest"), true},
              {page.say("Vanligast", "Most common")}});
  for (const schema::ContractColumn& column : schema::contract(version.kind)->columns) write_column(page, version, column, view);
  close_table(page);
  if (view.least == 0) return;
  page.out.leaf("p",
                fmt::format(fmt::runtime(page.say(
                                "Skyddat för den som inte får se uppgifter om enskilda personer: värden som färre än {} personer har, minsta och "
                                "största värde visas inte (..), kvartiler är avrundade och antal räknas i tiotal.",
                                "Protected for those who may not see data about single persons: values of fewer than {} persons, least and "
                                "greatest values are not shown (..), quartiles are rounded and counts are in tens.")),
                            view.least),
                {{"class", "quiet"}});
}

}  // namespace

void write_distributions(Page& page, const lake::DatasetVersion& version) {
  page.out.open("section", {{"id", "distributions"}}).leaf("h2", page.say("Fördelningar", "Distributions"));
  const auto view = ops::view_profile(page.site.workspace, version, page.visit.user->may_see_persons);
  if (view) {
    write_table(page, version, *view);
  } else {
    page.out.leaf("p",
                  page.say("Fördelningarna i den här versionen är inte framräknade. Det görs vid sidan om och tar från sekunder till någon minut.",
                           "The distributions of this version have not been worked out. It is done aside and takes from seconds to a minute or so."));
    open_form(page, "/data/" + version.name + "/profile");
    write_submit(page, page.say("Räkna fram fördelningarna", "Work out the distributions"), kSecondary);
    page.out.close();
  }
  page.out.close();
}

Answer take_profile(Page& page) {
  TRY(need_role(page, {"analyst"}));
  const auto view = ops::view_dataset(page.site.workspace, page.request.parts[0]);
  if (!view) return core::fail(http::refusal_of_status(404).problems);
  const std::string reference = view->version.name + "@" + view->version.version, path = "/data/" + view->version.name;
  ops::Job job{.kind = "profile",
               .title = core::say("Fördelningar i {}", "Distributions of {}", view->version.name),
               .by = page.visit.user->name,
               .outcome = path};
  const auto work = [reference, path](ops::Workspace& workspace, const ops::TellStage&) -> core::Expected<std::string> {
    TRY(ops::make_profile(workspace, reference));
    return path + "#distributions";
  };
  return http::see_other(page.link(fmt::format("/job-{}", page.site.jobs->add(std::move(job), work))));
}

}  // namespace rodtrad::web
