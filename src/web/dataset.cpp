// One dataset: what it is, its versions with what each changed, its columns, the rows that were rejected, and the results that rest on it.
#include <algorithm>

#include "core/http_client.h"
#include "core/number_format.h"
#include "ops/data_ops.h"
#include "ops/desk.h"
#include "ops/uploads.h"
#include "schema/contract.h"
#include "web/data.h"
#include "web/pieces.h"
#include "web/profile.h"

namespace rodtrad::web {

namespace {

std::string years_of(const std::vector<int>& years) { return years.empty() ? "–" : fmt::format("{}", fmt::join(years, ", ")); }

std::string number(const Page& page, std::int64_t count) { return core::show_integer(count, page.language); }

void write_facts(Page& page, const ops::DatasetView& view) {
  const lake::DatasetVersion& now = view.version;
  page.out.open("dl", {{"class", "status"}});
  write_fact(page, page.say("Slag", "Kind"), page.in(kind_title(now.kind)));
  write_fact(page, page.say("År", "Years"), years_of(now.years()));
  write_fact(page, page.say("Rader", "Rows"), number(page, now.rows()));
  write_fact(page, page.say("Ändamål", "Purpose"), now.purpose.empty() ? "–" : now.purpose);
  write_fact(page, page.say("Uppgifter om enskilda", "About single persons"), now.has_persons ? page.say("ja", "yes") : page.say("nej", "no"));
  write_fact(page, page.say("Offentlig", "Public"), now.is_public ? std::string_view(now.public_ground) : page.say("nej", "no"));
  page.out.close();
  if (!now.source.sv.empty()) page.out.leaf("p", fmt::format("{} {}", page.say("Källa:", "Source:"), page.in(now.source)), {{"class", "quiet"}});
}

std::string changes(const Page& page, const ops::VersionStep& step) {
  std::vector<std::string> words;
  if (!step.added.empty()) words.push_back(fmt::format("{} {}", page.say("nya", "new"), years_of(step.added)));
  if (!step.replaced.empty()) words.push_back(fmt::format("{} {}", page.say("ändrade", "changed"), years_of(step.replaced)));
  if (!step.removed.empty()) words.push_back(fmt::format("{} {}", page.say("borta", "gone"), years_of(step.removed)));
  return words.empty() ? "–" : fmt::format("{}", fmt::join(words, "; "));
}

void write_versions(Page& page, const ops::DatasetView& view) {
  const std::string path = "/data/" + view.version.name;
  page.out.open("section").leaf("h2", page.say("Versioner", "Versions"));
  open_table(page, page.say("Versioner, den nyaste först", "Versions, newest first"),
             {{page.say("Version", "Version")},
              {page.say("Rader", "Rows"), true},
              {page.say("Vad som ändrades", "What changed")},
              {page.say("Jämför", "Compare")}});
  for (std::size_t i = 0; i < view.steps.size(); ++i) {
    const ops::VersionStep& step = view.steps[i];
    page.out.open("tr").open("th", {{"scope", "row"}}).leaf("code", step.version);
    if (i == 0) write_tag(page, page.say("gäller nu", "current"));
    page.out.close().leaf("td", number(page, step.rows), {{"class", "number"}}).leaf("td", changes(page, step)).open("td");
    if (i + 1 < view.steps.size())
      page.out.leaf("a", page.say("med den förra", "with the one before"),
                    {{"href", page.link(fmt::format("{}/diff?before={}&after={}", path, view.steps[i + 1].version, step.version))}});
    page.out.close().close();
  }
  close_table(page);
  page.out.close();
}

void write_imports(Page& page, const ops::DatasetView& view) {
  page.out.open("section").leaf("h2", page.say("Intag och karantän", "Imports and quarantine"));
  open_table(page, page.say("Intag, det senaste först", "Imports, newest first"),
             {{page.say("När", "When")},
              {page.say("Av", "By")},
              {page.say("Källa", "Source")},
              {page.say("Lästa rader", "Rows read"), true},
              {page.say("I karantän", "In quarantine"), true}});
  std::int64_t rejected = 0;
  for (const lake::ImportRecord& one : view.imports) {
    rejected += one.rows_rejected;
    page.out.open("tr").leaf("th", shown_moment(page, one.at), {{"scope", "row"}}).leaf("td", one.by).leaf("td", one.source_name);
    page.out.leaf("td", number(page, one.rows_read), {{"class", "number"}})
        .leaf("td", number(page, one.rows_rejected), {{"class", "number"}})
        .close();
  }
  close_table(page);
  if (rejected > 0)
    page.out.leaf(
        "p",
        page.say("Rader med fel ligger i karantän utanför arbetsytan, i den mapp som inställningarna anger. Rätta dem där och ta in filen igen med "
                 "\"rodtrad data import --repairs\".",
                 "Rows with faults lie in quarantine outside the workspace, in the folder that the settings name. Put them right there and import "
                 "again with \"rodtrad data import --repairs\"."),
        {{"class", "quiet"}});
  page.out.close();
}

std::string_view privacy_words(const Page& page, schema::Privacy privacy) {
  switch (privacy) {
    case schema::Privacy::identifying:
      return page.say("pekar ut en person, visas aldrig", "tells who it is, never shown");
    case schema::Privacy::sensitive:
      return page.say("känslig", "sensitive");
    case schema::Privacy::personal:
      return page.say("personuppgift", "personal");
    case schema::Privacy::none:
      return {};
  }
  return {};
}

/// How many years of the version have any value in the column.
std::size_t years_with(const lake::DatasetVersion& version, const std::string& column) {
  return static_cast<std::size_t>(std::count_if(version.files.begin(), version.files.end(), [&](const lake::DataFile& file) {
    return std::find(file.columns.begin(), file.columns.end(), column) != file.columns.end();
  }));
}

void write_columns(Page& page, const ops::DatasetView& view) {
  const schema::Contract* contract = schema::contract(view.version.kind);
  if (!contract) return;
  page.out.open("section").leaf("h2", page.say("Kolumner", "Columns"));
  open_table(
      page, page.say("Kolumner och vad de betyder", "Columns and what they mean"),
      {{page.say("Kolumn", "Column")}, {page.say("Betyder", "Means")}, {page.say("Har värden", "Has values")}, {page.say("Skydd", "Protection")}});
  for (const schema::ContractColumn& column : contract->columns) {
    if (!column.stored) continue;
    const std::size_t years = years_with(view.version, column.id);
    page.out.open("tr").open("th", {{"scope", "row"}}).leaf("code", column.id).close().leaf("td", page.in(column.label));
    page.out.leaf("td", years == 0 ? std::string(page.say("nej", "no"))
                                   : fmt::format(fmt::runtime(page.say("{} av {} år", "{} of {} years")), years, view.version.files.size()));
    page.out.leaf("td", privacy_words(page, column.privacy)).close();
  }
  close_table(page);
  for (const auto& [column, sum] : view.version.sums()) {
    page.out.leaf(
        "p",
        fmt::format("{} {}: {}", page.say("Summa", "Sum"), column, core::show_money(static_cast<double>(sum), view.version.currency, page.language)),
        {{"class", "quiet"}});
  }
  page.out.close();
}

void write_uses(Page& page, const std::vector<ops::DatasetUse>& uses, const std::string& now) {
  page.out.open("section").leaf("h2", page.say("Resultat som bygger på data", "Results that rest on the data"));
  if (uses.empty()) {
    page.out.leaf("p", page.say("Inget resultat bygger på datamängden än.", "No result rests on the dataset yet.")).close();
    return;
  }
  open_table(page, page.say("Körningar", "Runs"),
             {{page.say("Uppdrag", "Assignment")}, {page.say("Körning", "Run")}, {page.say("Version", "Version")}, {page.say("Läge", "State")}});
  for (const ops::DatasetUse& use : uses) {
    page.out.open("tr").open("th", {{"scope", "row"}});
    plan_link(page, "/" + use.assignment, use.title);
    page.out.close()
        .open("td")
        .leaf("a", shown_moment(page, use.started), {{"href", page.link("/" + use.run)}})
        .close()
        .open("td")
        .leaf("code", use.version);
    if (use.version != now) write_tag(page, page.say("äldre data", "older data"));
    page.out.close().leaf("td", use.released ? page.say("frisläppt", "released") : page.say("utkast", "draft")).close();
  }
  close_table(page);
  page.out.close();
}

/// A dataset by the name in the address; what is not there is a page that is not there.
core::Expected<ops::DatasetView> asked_dataset(const Page& page) {
  TRY(need_role(page, {"analyst"}));
  auto view = ops::view_dataset(page.site.workspace, page.request.parts[0]);
  if (!view) return core::fail(http::refusal_of_status(404).problems);
  return view;
}

void write_counts(Page& page, const std::string& what, const lake::DiffCounts& counts) {
  page.out.open("tr").leaf("th", what, {{"scope", "row"}});
  for (const std::int64_t count : {counts.added, counts.removed, counts.changed}) page.out.leaf("td", number(page, count), {{"class", "number"}});
  page.out.close();
}

void write_diff(Page& page, const lake::DatasetDiff& diff) {
  open_table(
      page, page.say("Rader som skiljer", "Rows that differ"),
      {{page.say("År", "Year")}, {page.say("Nya", "Added"), true}, {page.say("Borta", "Removed"), true}, {page.say("Ändrade", "Changed"), true}});
  write_counts(page, std::string(page.say("Alla", "All")), diff.counts);
  for (const auto& [year, counts] : diff.years) write_counts(page, std::to_string(year), counts);
  close_table(page);
  for (const lake::DiffDimension& dimension : diff.dimensions) {
    if (dimension.totals.empty()) continue;
    open_table(page, fmt::format("{} {}", page.say("Rader efter", "Rows by"), dimension.column),
               {{dimension.column}, {page.say("Före", "Before"), true}, {page.say("Efter", "After"), true}});
    for (const lake::DiffTotal& total : dimension.totals) {
      page.out.open("tr").leaf("th", total.value.empty() ? page.say("utan värde", "without a value") : std::string_view(total.value),
                               {{"scope", "row"}});
      page.out.leaf("td", number(page, total.rows_before), {{"class", "number"}})
          .leaf("td", number(page, total.rows_after), {{"class", "number"}})
          .close();
    }
    close_table(page);
  }
  for (const lake::DiffExample& one : diff.examples)
    page.out.leaf("p", fmt::format("{}: {} \"{}\" → \"{}\"", fmt::join(one.key, " "), one.column, one.before, one.after), {{"class", "quiet"}});
}

}  // namespace

Answer dataset_page(Page& page) {
  const ops::DatasetView view = TRY(asked_dataset(page));
  const std::vector<ops::DatasetUse> uses = TRY(ops::uses_of(page.site.workspace, view.version.name));
  return show_page(page, core::same_text(view.version.name), Place::data, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}});
    write_back(page, "/data", page.say("Data", "Data"));
    page.out.leaf("h1", view.version.name);
    if (view.version.synthetic) page.out.leaf("p", page.say("Syntetiska data", "Synthetic data"), {{"class", "stamp"}});
    write_facts(page, view);
    write_versions(page, view);
    page.out.open("p")
        .leaf("a", page.say("Se raderna", "See the rows"),
              {{"href", page.link(fmt::format("/data/{}/rows?version={}", view.version.name, view.version.version))}})
        .close();
    write_uses(page, uses, view.version.version);
    write_columns(page, view);
    write_distributions(page, view.version);
    write_imports(page, view);
    page.out.close();
  });
}

Answer diff_page(Page& page) {
  const ops::DatasetView view = TRY(asked_dataset(page));
  const std::string name = view.version.name + "@";
  const std::string before = name + std::string(page.request.query_value("before")), after = name + std::string(page.request.query_value("after"));
  const lake::DatasetDiff diff = TRY(ops::diff_data(page.site.workspace, before, after));
  return show_page(page, core::say("Skillnad i {}", "Difference in {}", view.version.name), Place::data, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}});
    write_back(page, "/data/" + view.version.name, view.version.name);
    page.out.leaf("h1", page.say("Vad som skiljer", "What differs"));
    page.out.open("p", {{"class", "quiet"}}).leaf("code", before).text(" → ").leaf("code", after).close();
    if (!diff.counts.any()) page.out.leaf("p", page.say("Raderna är desamma.", "The rows are the same."), {{"class", "lead"}});
    write_diff(page, diff);
    page.out.close();
  });
}

}  // namespace rodtrad::web
