// A catalogue with a dataset per assignment, a distribution per table and format, and the table API as a service.
#include "api/pxweb/service.h"
#include "core/markup.h"

namespace rodtrad::api::pxweb {

namespace {

constexpr std::string_view kFree = "http://creativecommons.org/publicdomain/zero/1.0/";
constexpr std::string_view kPublic = "http://publications.europa.eu/resource/authority/access-right/PUBLIC";
constexpr std::string_view kLanguages = "http://publications.europa.eu/resource/authority/language/";

struct Format {
  std::string_view id, media, name;
};
constexpr Format kFormats[] = {{"csv", "text/csv", "CSV"},
                               {"json-stat2", "application/json", "JSON-stat"},
                               {"px", "text/x-pcaxis", "PX"},
                               {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"}};

class Catalogue {
 public:
  Catalogue(const Service& service, std::string site) : service_(service), site_(std::move(site)) {}

  std::string write(const std::vector<ops::OpenTablePointer>& tables) {
    out_.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out_.open("rdf:RDF", {{"xmlns:rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
                          {"xmlns:dcat", "http://www.w3.org/ns/dcat#"},
                          {"xmlns:dcterms", "http://purl.org/dc/terms/"},
                          {"xmlns:foaf", "http://xmlns.com/foaf/0.1/"},
                          {"xmlns:xsd", "http://www.w3.org/2001/XMLSchema#"}});
    write_catalogue(tables);
    write_publisher();
    write_service(tables);
    for (std::size_t i = 0; i < tables.size();) i = write_dataset(tables, i);
    return out_.close().take();
  }

 private:
  std::string dataset_of(const ops::OpenTable& table) const { return fmt::format("{}/{}#dataset", site_, table.assignment); }
  std::string publisher() const { return site_ + "/#publisher"; }
  std::string service() const { return site_ + "/api/v2"; }

  void link(std::string_view name, std::string_view address) { out_.empty(name, {{"rdf:resource", address}}); }
  void words(std::string_view name, const core::Text& text) {
    out_.leaf(name, text.sv, {{"xml:lang", "sv"}});
    if (text.en != text.sv) out_.leaf(name, text.en, {{"xml:lang", "en"}});
  }
  void day(std::string_view name, const std::string& moment) {
    out_.leaf(name, moment.substr(0, 10), {{"rdf:datatype", "http://www.w3.org/2001/XMLSchema#date"}});
  }

  void write_catalogue(const std::vector<ops::OpenTablePointer>& tables) {
    const std::string& region = service_.workspace.settings().region;
    out_.open("dcat:Catalog", {{"rdf:about", site_ + "/datasets/dcat"}});
    words("dcterms:title", core::say("Öppna data från {}", "Open data from {}", region));
    words("dcterms:description", core::say("Tabeller ur analyser som {} har publicerat.", "Tables of analyses that {} has published.", region));
    link("dcterms:publisher", publisher());
    link("dcterms:license", kFree);
    for (const char* language : {"SWE", "ENG"}) link("dcterms:language", fmt::format("{}{}", kLanguages, language));
    std::string last;
    for (const ops::OpenTablePointer& one : tables) {
      if (one->assignment != last) link("dcat:dataset", dataset_of(*one));
      last = one->assignment;
    }
    link("dcat:service", service());
    out_.close();
  }

  void write_publisher() {
    out_.open("foaf:Agent", {{"rdf:about", publisher()}}).leaf("foaf:name", service_.workspace.settings().region);
    link("dcterms:type", "http://purl.org/adms/publishertype/RegionalAuthority");
    out_.close();
  }

  void write_service(const std::vector<ops::OpenTablePointer>& tables) {
    out_.open("dcat:DataService", {{"rdf:about", service()}}).leaf("dcterms:title", "PxWebApi 2");
    link("dcat:endpointURL", service());
    link("dcat:endpointDescription", service() + "/config");
    link("dcterms:license", kFree);
    link("dcterms:accessRights", kPublic);
    std::string last;
    for (const ops::OpenTablePointer& one : tables) {
      if (one->assignment != last) link("dcat:servesDataset", dataset_of(*one));
      last = one->assignment;
    }
    out_.close();
  }

  /// All tables of one assignment, which stand together; the place of the next.
  std::size_t write_dataset(const std::vector<ops::OpenTablePointer>& tables, std::size_t first) {
    const ops::OpenTable& one = *tables[first];
    std::size_t end = first;
    while (end < tables.size() && tables[end]->assignment == one.assignment) ++end;
    out_.open("dcat:Dataset", {{"rdf:about", dataset_of(one)}}).leaf("dcterms:identifier", one.assignment);
    out_.leaf("dcterms:title", one.assignment_title, {{"xml:lang", "sv"}});
    out_.leaf("dcterms:description", one.description.empty() ? one.assignment_title : one.description, {{"xml:lang", "sv"}});
    link("dcterms:publisher", publisher());
    link("dcterms:accessRights", kPublic);
    link("dcat:landingPage", fmt::format("{}/{}", site_, one.assignment));
    day("dcterms:issued", one.updated);
    write_period(one);
    for (std::size_t i = first; i < end; ++i) {
      for (const Format& format : kFormats) link("dcat:distribution", place_of(*tables[i], format));
    }
    out_.close();
    for (std::size_t i = first; i < end; ++i) write_distributions(*tables[i]);
    return end;
  }

  void write_period(const ops::OpenTable& one) {
    if (one.years.empty()) return;
    out_.open("dcterms:temporal").open("dcterms:PeriodOfTime");
    day("dcat:startDate", one.years.front() + "-01-01");
    day("dcat:endDate", one.years.back() + "-12-31");
    out_.close().close();
  }

  std::string place_of(const ops::OpenTable& table, const Format& format) const {
    return fmt::format("{}/tables/{}/data?lang=sv&outputFormat={}", service(), table.id, format.id);
  }

  void write_distributions(const ops::OpenTable& table) {
    for (const Format& format : kFormats) {
      out_.open("dcat:Distribution", {{"rdf:about", place_of(table, format)}});
      const core::Text& title = table.statistics.title;
      words("dcterms:title", {.sv = fmt::format("{} ({})", title.sv, format.name), .en = fmt::format("{} ({})", title.en, format.name)});
      link("dcat:accessURL", place_of(table, format));
      link("dcat:accessService", service());
      out_.leaf("dcterms:format", format.media);
      link("dcterms:license", kFree);
      out_.close();
    }
  }

  const Service& service_;
  std::string site_;
  core::Markup out_{core::Dialect::xml};
};

}  // namespace

Answer dcat(const Service& service, const http::Request& request) {
  return http::Response{.content_type = "application/rdf+xml; charset=utf-8",
                        .body = Catalogue(service, site_of(service, request)).write(TRY(service.tables().list()))};
}

}  // namespace rodtrad::api::pxweb
