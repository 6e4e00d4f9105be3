// JSON-LD of pages, with whole addresses.
#include "web/linked_data.h"

#include <functional>

#include "core/unicode.h"
#include "web/pieces.h"
#include "web/published_style.h"

namespace rodtrad::web {

namespace {

constexpr std::string_view kFree = "http://creativecommons.org/publicdomain/zero/1.0/";  // as the catalogue says (api/pxweb/dcat.cpp)

using Members = std::function<void(core::JsonWriter& json)>;

/// Text of others cannot end the element: it has no "<".
void write_data(Page& page, std::string_view type, const Members& members) {
  core::JsonWriter json;
  json.begin_object().member("@context", "https://schema.org").member("@type", type);
  members(json);
  json.end_object();
  page.out.open("script", {{"type", "application/ld+json"}}).raw(core::replace_all(json.take(), "<", "\\u003c")).close();
}

void write_publisher(const Page& page, core::JsonWriter& json) {
  json.key("publisher").begin_object().member("@type", "GovernmentOrganization").member("@id", whole_address(page, "/#publisher"));
  json.member("name", page.reader.region()).member("url", whole_address(page, "/")).end_object();
}

void write_address(const Page& page, core::JsonWriter& json, const std::string& path) {
  json.member("@id", whole_address(page, path)).member("url", whole_address(page, page.link(path)));
}

void write_file(const Page& page, core::JsonWriter& json, std::string_view type, const std::string& name, std::string_view media,
                const std::string& path) {
  json.begin_object().member("@type", type).member("name", name).member("encodingFormat", media);
  json.member("contentUrl", whole_address(page, path)).end_object();
}

bool is_open(const AskedResult& asked) { return !asked.is_draft && asked.result.level() == model::Level::public_; }

/// What all data of a result have in common.
void write_origin(const Page& page, core::JsonWriter& json, const AskedResult& asked) {
  const model::Report& report = asked.result.report;
  json.member("inLanguage", core::language_tag(page.language)).member("isAccessibleForFree", true).member("license", kFree);
  json.member("datePublished", report.release.date).member("version", asked.result.run);
  json.member("measurementTechnique", page.in(report.provenance.method_title));
  json.key("isBasedOn").begin_array();
  for (const model::DataVersion& one : report.provenance.data) json.value(page.in(one.source.sv.empty() ? one.label : one.source));
  json.end_array();
  write_publisher(page, json);
}

/// The finding in words when there is one: it says most about the figures.
std::string description_of(const Page& page, const AskedResult& asked, const table::Table& table) {
  const auto findings = findings_of(asked.result.report.result, table);
  const std::string source = page.in(model::source_line(asked.result.report));
  return findings.empty() ? source : page.in(findings.front()->headline.text()) + " " + source;
}

void write_variables(const Page& page, core::JsonWriter& json, const table::Table& table) {
  json.key("variableMeasured").begin_array();
  for (const table::Column& column : table.columns) json.value(page.in(column.label));
  json.end_array();
}

}  // namespace

void write_organisation_data(Page& page) {
  write_data(page, "WebSite", [&](core::JsonWriter& json) {
    write_address(page, json, "/");
    json.member("name", page.reader.region() + " – Röd tråd").member("inLanguage", core::language_tag(page.language));
    write_publisher(page, json);
    json.key("potentialAction").begin_object().member("@type", "SearchAction").key("target").begin_object().member("@type", "EntryPoint");
    json.member("urlTemplate", whole_address(page, "/search") + "?q={search_term_string}").end_object();
    json.member("query-input", "required name=search_term_string").end_object();
  });
}

void write_report_data(Page& page, const ops::OpenAssignment& assignment, bool has_result) {
  std::vector<const ops::Publication*> open;
  for (const ops::Publication& one : assignment.publications) {
    if (one.level == model::Level::public_) open.push_back(&one);
  }
  if (open.empty()) return;
  write_data(page, "Report", [&](core::JsonWriter& json) {
    write_address(page, json, "/" + assignment.id);
    json.member("name", assignment.words.title).member("inLanguage", "sv").member("datePublished", open.front()->date);
    if (!assignment.words.purpose.empty()) json.member("description", assignment.words.purpose);
    json.member("isAccessibleForFree", true);
    write_publisher(page, json);
    if (has_result) {
      json.key("about").begin_object().member("@type", "Dataset").member("name", assignment.words.title);
      json.member("@id", whole_address(page, "/" + assignment.id + "/result")).end_object();
    }
    json.key("encoding").begin_array();
    for (const ops::Publication* one : open)
      write_file(page, json, "MediaObject", page.in(one->form_label), published_content_type(one->file), "/publications/" + one->file);
    json.end_array();
  });
}

void write_result_data(Page& page, const AskedResult& asked) {
  if (!is_open(asked)) return;
  const model::Report& report = asked.result.report;
  write_data(page, "Dataset", [&](core::JsonWriter& json) {
    write_address(page, json, asked.base);
    json.member("name", report.assignment.title);
    json.member("description", report.assignment.purpose.empty() ? page.in(model::source_line(report)) : report.assignment.purpose);
    write_origin(page, json, asked);
    json.key("hasPart").begin_array();
    for (const table::Table& table : report.result.tables) {
      json.begin_object().member("@type", "Dataset").member("name", page.in(table.title)).member("description", description_of(page, asked, table));
      write_address(page, json, asked.base + "/" + table.id);
      json.member("license", kFree).end_object();
    }
    json.end_array();
  });
}

void write_table_data(Page& page, const AskedResult& asked, const table::Table& table) {
  if (!is_open(asked)) return;
  write_data(page, "Dataset", [&](core::JsonWriter& json) {
    write_address(page, json, asked.base + "/" + table.id);
    json.member("name", page.in(table.title)).member("description", description_of(page, asked, table)).member("identifier", table.id);
    write_origin(page, json, asked);
    json.key("isPartOf").begin_object().member("@type", "Dataset").member("@id", whole_address(page, asked.base));
    json.member("name", asked.result.report.assignment.title).end_object();
    write_variables(page, json, table);
    json.key("distribution").begin_array();
    for (const TableFormat& format : table_formats()) {
      if (!format.figure_only)
        write_file(page, json, "DataDownload", page.in(format.label), format.content_type,
                   page.link(fmt::format("{}/{}.{}", asked.base, table.id, format.ending)));
    }
    json.end_array();
  });
}

}  // namespace rodtrad::web
