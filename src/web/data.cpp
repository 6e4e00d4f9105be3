// Data: the datasets that are there, a file from the browser, the map proposed for it, and taking it in.
#include "web/data.h"

#include <algorithm>

#include "core/number_format.h"
#include "core/unicode.h"
#include "ops/desk.h"
#include "ops/uploads.h"
#include "web/form.h"
#include "web/pieces.h"

namespace rodtrad::web {

namespace {

const core::Text kData{.sv = "Data", .en = "Data"};
const core::Text kNew{.sv = "Ta in en fil", .en = "Take in a file"};

std::string period_of(const std::vector<int>& years) {
  if (years.empty() || years.back() == 0) return "–";
  return years.front() == years.back() ? std::to_string(years.front()) : fmt::format("{}–{}", years.front(), years.back());
}

void write_datasets(Page& page, const std::vector<ops::DatasetChoice>& datasets) {
  open_table(page, page.say("Datamängder", "Datasets"),
             {{page.say("Namn", "Name")},
              {page.say("Slag", "Kind")},
              {page.say("År", "Years")},
              {page.say("Rader", "Rows"), true},
              {page.say("Ändamål", "Purpose")}});
  for (const ops::DatasetChoice& one : datasets) {
    page.out.open("tr").open("th", {{"scope", "row"}}).leaf("a", one.name, {{"href", page.link("/data/" + one.name)}}).text(" ");
    page.out.leaf("code", one.version, {{"class", "quiet"}});
    if (one.is_public) write_tag(page, page.say("Offentlig", "Public"));
    page.out.close();
    page.out.leaf("td", page.in(kind_title(one.kind))).leaf("td", period_of(one.years));
    page.out.leaf("td", core::show_integer(one.rows, page.language), {{"class", "number"}})
        .leaf("td", one.purpose.empty() ? "–" : one.purpose)
        .close();
  }
  close_table(page);
}

void write_uploads(Page& page, const std::vector<ops::Upload>& uploads) {
  page.out.open("section").leaf("h2", page.say("Filer som väntar", "Files that wait")).open("ul", {{"class", "entries"}});
  for (const ops::Upload& one : uploads) {
    page.out.open("li").leaf("a", one.name, {{"href", page.link(fmt::format("/data/upload-{}", one.number))}});
    page.out.leaf("span", fmt::format(" {}, {}, {}", page.in(kind_title(one.kind)), one.by, shown_moment(page, one.at)), {{"class", "quiet"}})
        .close();
  }
  page.out.close().close();
}

std::vector<ops::Upload> waiting_uploads(const Site& site) {
  std::vector<ops::Upload> uploads = ops::list_uploads(site.workspace);
  std::erase_if(uploads, [](const ops::Upload& one) { return !one.imported_as.empty(); });
  return uploads;
}

http::Response show_new(Page& page, const Filled& filled) {
  http::Response response = show_page(page, kNew, Place::data, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}});
    write_back(page, "/data", page.in(kData));
    page.out.leaf("h1", page.in(kNew));
    write_summary(page, filled);
    page.out.open("form", {{"method", "post"}, {"action", page.link("/data/new")}, {"class", "form"}, {"enctype", "multipart/form-data"}});
    write_hidden(page, "token", page.visit.form_token);
    std::vector<Choice> kinds;
    for (const ops::KindChoice& one : ops::list_kinds()) {
      if (!one.is_personal || page.visit.user->may_see_persons) kinds.push_back({one.id, page.in(one.title)});
    }
    const std::string hint(page.visit.user->may_see_persons
                               ? ""
                               : page.say("Uppgifter om enskilda personer kräver organisationens inloggning och syns inte här.",
                                          "Data about single persons need the organisation's login and are not listed."));
    write_select(page, {.name = "kind", .label = std::string(page.say("Vad filen innehåller", "What the file holds")), .hint = hint}, kinds, filled);
    write_input(page,
                {.name = "file",
                 .label = std::string(page.say("Fil", "File")),
                 .hint = std::string(page.say("CSV, Excel, PX, JSON-stat, SIE eller Parquet.", "CSV, Excel, PX, JSON-stat, SIE or Parquet.")),
                 .type = "file"},
                filled);
    write_button(page, page.say("Skicka filen", "Send the file"));
    page.out.close().close();
  });
  if (!filled.problems.empty()) response.status = kFormRefused;
  return response;
}

core::Expected<ops::Upload> asked_upload(const Page& page) {
  return ops::view_upload(page.site.workspace, std::stoll(page.request.parts[0].substr(7)));
}

bool is_personal(const std::string& kind) {
  const auto kinds = ops::list_kinds();
  return std::any_of(kinds.begin(), kinds.end(), [&](const ops::KindChoice& one) { return one.id == kind && one.is_personal; });
}

void write_upload_form(Page& page, const ops::Upload& upload, const Filled& filled) {
  open_form(page, fmt::format("/data/upload-{}", upload.number));
  const std::string stem = core::slug(upload.name.substr(0, upload.name.rfind('.')));
  write_input(page, {.name = "name", .label = std::string(page.say("Datamängdens namn", "Name of the dataset")), .value = stem}, filled);
  write_input(page,
              {.name = "purpose",
               .label = std::string(page.say("Ändamål", "Purpose")),
               .hint = std::string(page.say("Vad uppgifterna ska användas till.", "What the data shall be used for.")),
               .optional = !is_personal(upload.kind)},
              filled);
  write_input(page,
              {.name = "public_ground",
               .label = std::string(page.say("Grund för att uppgifterna är offentliga", "Ground for the data being public")),
               .hint = std::string(page.say("Fylls i bara för data som vem som helst får se.", "Filled in only for data that anyone may see.")),
               .optional = true},
              filled);
  write_input(page,
              {.name = "map",
               .label = std::string(page.say("Karta från filens kolumner", "Map from the file's columns")),
               .hint = std::string(page.say("Ett förslag ur kolumnernas namn och värden. Läs igenom det och ändra det som inte stämmer.",
                                            "Proposed from the columns' names and values. Read it through and change what is not right.")),
               .type = "area",
               .value = upload.map},
              filled);
  write_button(page, page.say("Ta in", "Take in"));
  page.out.close();
}

http::Response show_upload(Page& page, const ops::Upload& upload, const Filled& filled) {
  http::Response response = show_page(page, core::same_text(upload.name), Place::data, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}});
    write_back(page, "/data", page.in(kData));
    page.out.leaf("h1", upload.name);
    write_summary(page, filled);
    page.out.open("dl", {{"class", "status"}});
    write_fact(page, page.say("Slag", "Kind"), page.in(kind_title(upload.kind)));
    write_fact(page, page.say("Skickad", "Sent"), shown_moment(page, upload.at));
    if (!upload.imported_as.empty()) write_fact(page, page.say("Intagen som", "Taken in as"), upload.imported_as);
    page.out.close();
    if (upload.imported_as.empty()) write_upload_form(page, upload, filled);
    page.out.close();
  });
  if (!filled.problems.empty()) response.status = kFormRefused;
  return response;
}

core::Expected<std::string> import_it(ops::Workspace& workspace, const ops::UploadImport& request, const ops::TellStage& tell) {
  TRY(ops::import_upload(workspace, request, tell));
  return fmt::format("/data?done=imported");
}

ops::UploadImport import_from(const Page& page, const ops::Upload& upload) {
  return {.number = upload.number,
          .name = std::string(page.request.form_value("name")),
          .map = std::string(page.request.form_value("map")),
          .purpose = std::string(page.request.form_value("purpose")),
          .approval = {},
          .public_ground = std::string(page.request.form_value("public_ground")),
          .by = page.visit.user->name};
}

}  // namespace

Answer data_page(Page& page) {
  TRY(need_role(page, {"analyst"}));
  const std::vector<ops::DatasetChoice> datasets = ops::list_datasets(page.site.workspace);
  const std::vector<ops::Upload> uploads = waiting_uploads(page.site);
  return show_page(page, kData, Place::data, [&] {
    page.out.open("main", {{"id", "main"}, {"class", "page plain"}}).leaf("h1", page.in(kData));
    write_done(page);
    page.out.open("p", {{"class", "actions"}});
    write_action(page, page.link("/data/new"), page.in(kNew));
    page.out.leaf("a", page.say("Metoder", "Methods"), {{"href", page.link("/methods")}})
        .leaf("a", page.say("Kodlistor", "Code lists"), {{"href", page.link("/codes")}})
        .close();
    if (datasets.empty())
      page.out.leaf("p", page.say("Här visas datamängder när en fil är intagen.", "Datasets are shown here when a file has been taken in."));
    else
      write_datasets(page, datasets);
    if (!uploads.empty()) write_uploads(page, uploads);
    page.out.close();
  });
}

Answer new_data_page(Page& page) {
  TRY(need_role(page, {"analyst"}));
  return show_new(page, {});
}

Answer take_file(Page& page) {
  TRY(need_role(page, {"analyst"}));
  const http::SentFile& file = page.request.file;
  const auto upload = ops::keep_upload(page.site.workspace, file.name, std::string(page.request.form_value("kind")), file.path, file.offset,
                                       file.length, page.visit.user->name, page.visit.user->may_see_persons);
  if (!upload) return show_new(page, {.values = page.request.form, .problems = upload.error()});
  const std::int64_t number = upload->number;
  ops::Job job{.kind = "propose",
               .title = core::say("Läs {}", "Read {}", upload->name),
               .by = page.visit.user->name,
               .outcome = fmt::format("/data/upload-{}", number)};
  const auto work = [number, outcome = job.outcome](ops::Workspace& workspace, const ops::TellStage&) -> core::Expected<std::string> {
    TRY(ops::propose_upload_map(workspace, number));
    return outcome;
  };
  return http::see_other(page.link(fmt::format("/job-{}", page.site.jobs->add(std::move(job), work))));
}

Answer upload_page(Page& page) {
  TRY(need_role(page, {"analyst"}));
  return show_upload(page, TRY(asked_upload(page)), {});
}

Answer take_import(Page& page) {
  TRY(need_role(page, {"analyst"}));
  const ops::Upload upload = TRY(asked_upload(page));
  if (is_personal(upload.kind) && !page.visit.user->may_see_persons) return core::fail(http::refusal_of_status(403).problems);
  const ops::UploadImport request = import_from(page, upload);
  ops::Job job{.kind = "import",
               .title = core::say("Ta in {}", "Take in {}", upload.name),
               .by = page.visit.user->name,
               .outcome = fmt::format("/data/upload-{}", upload.number)};
  const auto work = [request](ops::Workspace& workspace, const ops::TellStage& tell) { return import_it(workspace, request, tell); };
  return http::see_other(page.link(fmt::format("/job-{}", page.site.jobs->add(std::move(job), work))));
}

}  // namespace rodtrad::web
