// Document properties and provenance.
#include "publish/office/properties.h"

#include "core/hash.h"
#include "core/markup.h"
#include "publish/office/drawing_text.h"

namespace rodtrad::publish {

namespace {

using core::Language;
using core::Markup;
using model::Report;

constexpr const char* kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr const char* kProvenance = "urn:rodtrad:provenance:1";

void write_parameters(Markup& xml, const model::Provenance& trail) {
  for (const model::ParamValue& param : trail.params) {
    xml.empty("parameter", {{"id", param.id},
                            {"value", param.value.en},
                            {"unit", param.unit.en},
                            {"default", param.is_default ? "true" : "false"},
                            {"reference", param.reference}});
  }
}

void write_data(Markup& xml, const model::Provenance& trail) {
  for (const model::DataVersion& data : trail.data) {
    xml.empty("data", {{"name", data.name},
                       {"kind", data.kind},
                       {"version", data.version},
                       {"rows", std::to_string(data.rows)},
                       {"synthetic", data.synthetic ? "true" : "false"}});
  }
}

void write_release(Markup& xml, const model::ReleaseInfo& release) {
  if (!release.released) return;
  const char* level = release.level == model::Level::public_ ? "public" : "internal";
  xml.empty("release", {{"date", release.date}, {"by", release.by}, {"level", level}, {"ground", release.ground}});
}

std::string core_properties_xml(const Report& report, Language language) {
  Markup xml(core::Dialect::xml);
  xml.raw(kXml).open("cp:coreProperties", {{"xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"},
                                           {"xmlns:dc", "http://purl.org/dc/elements/1.1/"},
                                           {"xmlns:dcterms", "http://purl.org/dc/terms/"},
                                           {"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"}});
  xml.leaf("dc:title", report.assignment.title);
  xml.leaf("dc:subject", report.assignment.plan_title);
  xml.leaf("dc:creator", report.region);
  xml.leaf("cp:lastModifiedBy", report.region);
  if (!report.release.date.empty()) {
    for (const char* element : {"dcterms:created", "dcterms:modified"}) {
      xml.leaf(element, report.release.date + "T00:00:00Z", {{"xsi:type", "dcterms:W3CDTF"}});
    }
  }
  xml.leaf("dc:language", office_language(language));
  return xml.close().take();
}

/// What made the numbers, for programs.
std::string provenance_xml(const Report& report) {
  const model::Provenance& trail = report.provenance;
  Markup xml(core::Dialect::xml);
  xml.raw(kXml).open("publication",
                     {{"xmlns", kProvenance}, {"assignment", report.assignment.id}, {"run", trail.run}, {"result", trail.result_hash}});
  xml.empty("method", {{"id", trail.method}, {"version", trail.method_version}});
  xml.empty("program", {{"name", "rodtrad"}, {"version", trail.program}});
  write_parameters(xml, trail);
  write_data(xml, trail);
  write_release(xml, report.release);
  for (const std::string& request : trail.requests) xml.leaf("request", request);
  for (const figure::Figure& figure : report.result.figures) xml.empty("figure", {{"id", figure.id}, {"table", figure.table}});
  for (const table::Table& table : report.result.tables) xml.empty("table", {{"id", table.id}});
  return xml.close().take();
}

/// Office's description of that part.
std::string provenance_properties_xml(const Report& report) {
  std::string hex = core::sha256_hex(report.provenance.run + report.provenance.result_hash);
  for (char& c : hex) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  const std::string id =
      fmt::format("{{{}-{}-{}-{}-{}}}", hex.substr(0, 8), hex.substr(8, 4), hex.substr(12, 4), hex.substr(16, 4), hex.substr(20, 12));
  Markup xml(core::Dialect::xml);
  xml.raw(kXml).open("ds:datastoreItem", {{"ds:itemID", id}, {"xmlns:ds", "http://schemas.openxmlformats.org/officeDocument/2006/customXml"}});
  xml.open("ds:schemaRefs").empty("ds:schemaRef", {{"ds:uri", kProvenance}}).close();
  return xml.close().take();
}

Markup& open_application(Markup& xml) {
  xml.raw(kXml).open("Properties", {{"xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"}});
  return xml.leaf("Application", "Röd tråd");
}

}  // namespace

void add_properties(formats::Package& package, const std::string& main, const Report& report, Language language, const std::string& application) {
  const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  package.add_part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", core_properties_xml(report, language));
  package.relate("/", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "/docProps/core.xml");
  package.add_part("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml", application);
  package.relate("/", office + "extended-properties", "/docProps/app.xml");
  int item = 1;
  while (package.has_part(fmt::format("/customXml/item{}.xml", item))) ++item;  // a template may have its own
  const std::string trail = fmt::format("/customXml/item{}.xml", item), about = fmt::format("/customXml/itemProps{}.xml", item);
  package.add_part(trail, "application/xml", provenance_xml(report));
  package.add_part(about, "application/vnd.openxmlformats-officedocument.customXmlProperties+xml", provenance_properties_xml(report));
  package.relate(main, office + "customXml", trail);
  package.relate(trail, office + "customXmlProps", about);
}

std::string deck_properties_xml(std::size_t slides) {
  Markup xml(core::Dialect::xml);
  open_application(xml).leaf("PresentationFormat", "Widescreen");
  xml.leaf("Slides", std::to_string(slides)).leaf("Notes", std::to_string(slides));
  return xml.close().take();
}

std::string document_properties_xml() {
  Markup xml(core::Dialect::xml);
  return open_application(xml).close().take();
}

}  // namespace rodtrad::publish
