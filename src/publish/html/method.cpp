// What to mind, the method with its parameters, and how the figures were made, down to data version and program.
#include "core/number_format.h"
#include "publish/html/page.h"

namespace rodtrad::publish::html {
namespace {

void open_section(Page& page, std::string_view id, std::string_view heading, std::string_view classes) {
  const std::string heading_id = std::string(id) + "-heading";
  page.out.open("section", {{"class", classes}, {"id", id}, {"aria-labelledby", heading_id}}).leaf("h2", heading, {{"id", heading_id}});
}

std::string sum_words(const Page& page) {
  const model::Protection& protection = page.report.result.protection;
  if (protection.sums_primary + protection.sums_secondary == 0) return {};
  return fmt::format(fmt::runtime(page.say(
                         " Det gäller också belopp där de {} som bidrar mest står för mer än {} %, eller där någon av dem kunde räkna ut en annans "
                         "bidrag på {} % när.",
                         " The same holds for amounts of which the {} who contribute most make up more than {}%, or where one of them could work out "
                         "another's contribution to within {}%.")),
                     protection.dominance_n, core::show_number(protection.dominance_k, 0, page.language),
                     core::show_number(protection.p_percent, 0, page.language));
}

std::string count_words(const Page& page) {
  const model::Protection& protection = page.report.result.protection;
  const std::string threshold = core::show_integer(protection.threshold, page.language),
                    hidden = core::show_integer(protection.shown_protected, page.language);
  if (page.swedish()) {
    return fmt::format(
        "Värden som bygger på färre än {} {} är skyddade och visas som två punkter (..). Så är även de värden som annars skulle kunna röja dem. Här "
        "är {} {} skyddade.",
        threshold, protection.counts_persons ? "personer" : "vårdkontakter", hidden, protection.shown_protected == 1 ? "värde" : "värden");
  }
  return fmt::format(
      "Values resting on fewer than {} {} are protected and shown as two dots (..). So are the values that could otherwise reveal them. {} {} "
      "protected here.",
      threshold, protection.counts_persons ? "persons" : "care contacts", hidden, protection.shown_protected == 1 ? "value is" : "values are");
}

void write_parameters(Page& page) {
  if (page.report.provenance.params.empty()) return;
  page.out.open("div", {{"class", "scroll"}, {"role", "region"}, {"tabindex", "0"}, {"aria-labelledby", "parameters-caption"}})
      .open("table", {{"class", "words"}});
  page.out.leaf("caption", page.say("Parametrar", "Parameters"), {{"id", "parameters-caption"}}).open("thead").open("tr");
  for (const std::string_view heading :
       {page.say("Parameter", "Parameter"), page.say("Värde", "Value"), page.say("Valt", "Chosen"), page.say("Källa", "Reference")}) {
    page.out.leaf("th", heading, {{"scope", "col"}});
  }
  page.out.close().close().open("tbody");
  for (const model::ParamValue& param : page.report.provenance.params) {
    page.out.open("tr").leaf("th", page.in(param.label), {{"scope", "row"}}).leaf("td", model::show_param(param, page.language));
    const std::string_view chosen = !param.applied     ? page.say("användes inte", "not used")
                                    : param.is_default ? page.say("metodens standard", "the method's default")
                                                       : page.say("ändrat", "changed");
    page.out.leaf("td", chosen, {{"class", param.is_default || !param.applied ? "plain" : "changed"}});
    page.out.leaf("td", param.reference).close();
  }
  page.out.close().close().close();
}

void write_data_versions(Page& page) {
  page.out.open("div", {{"class", "scroll"}, {"role", "region"}, {"tabindex", "0"}, {"aria-labelledby", "data-caption"}})
      .open("table", {{"class", "words"}});
  page.out.leaf("caption", page.say("Data", "Data"), {{"id", "data-caption"}})
      .open("thead")
      .open("tr")
      .leaf("th", page.say("Datamängd", "Dataset"), {{"scope", "col"}});
  page.out.leaf("th", page.say("Version", "Version"), {{"scope", "col"}})
      .leaf("th", page.say("Rader", "Rows"), {{"scope", "col"}, {"class", "number"}});
  page.out.leaf("th", page.say("Källa", "Source"), {{"scope", "col"}}).close().close().open("tbody");
  for (const model::DataVersion& data : page.report.provenance.data) {
    page.out.open("tr").leaf("th", page.in(data.label), {{"scope", "row"}}).open("td").leaf("code", data.name + "@" + data.version).close();
    page.out.leaf("td", core::show_integer(data.rows, page.language), {{"class", "number"}}).leaf("td", page.in(data.source)).close();
  }
  page.out.close().close().close();
}

void write_requests(Page& page) {
  if (page.report.provenance.requests.empty()) return;
  page.out.open("details")
      .leaf("summary", page.say("Frågor som ställdes till data", "Requests that the data answered"))
      .open("ol", {{"class", "requests"}});
  for (const std::string& request : page.report.provenance.requests) page.out.open("li").leaf("code", request).close();
  page.out.close().close();
}

void write_term(Page& page, std::string_view term, std::string_view words, bool as_code = false) {
  page.out.open("div").leaf("dt", term).open("dd");
  as_code ? page.out.leaf("code", words) : page.out.text(words);
  page.out.close().close();
}

}  // namespace

void write_notes(Page& page) {
  open_section(page, "notes", page.say("Att tänka på", "What to mind"), "notes");
  write_texts(page, "mind");
  page.out.open("ul");
  for (const model::Note& note : page.report.result.notes) page.out.leaf("li", page.in(note.text));
  page.out.leaf("li", count_words(page) + sum_words(page));
  page.out.close().close();
}

void write_method(Page& page) {
  const model::Provenance& provenance = page.report.provenance;
  open_section(page, "method", page.say("Metod", "Method"), "box");
  page.out.open("p")
      .leaf("strong", page.in(provenance.method_title))
      .text(", ")
      .text(page.say("version ", "version "))
      .text(provenance.method_version)
      .text(". ");
  page.out.text(page.in(provenance.formula)).close();
  if (!page.report.result.facts.empty()) {
    page.out.open("dl", {{"class", "facts"}});
    for (const auto& [term, words] : page.report.result.facts) write_term(page, page.in(term), page.in(words));
    page.out.close();
  }
  write_parameters(page);
  page.out.close();
}

void write_provenance(Page& page) {
  const model::Provenance& provenance = page.report.provenance;
  open_section(page, "provenance", page.say("Så är siffran framtagen", "How the figure was made"), "box");
  page.out.open("dl", {{"class", "facts"}});
  write_term(page, page.say("Körning", "Run"), provenance.run);
  write_term(page, page.say("Metod", "Method"), provenance.method + " " + provenance.method_version, true);
  write_term(page, page.say("Program", "Program"), "Röd tråd " + provenance.program, true);
  write_term(page, page.say("Resultatets kontrollsumma", "Checksum of the result"), provenance.result_hash, true);
  if (const std::string writers = page.report.writers(page.language); !writers.empty()) write_term(page, page.say("Texter", "Texts"), writers);
  page.out.close();
  write_data_versions(page);
  write_requests(page);
  page.out.close();
}

}  // namespace rodtrad::publish::html
