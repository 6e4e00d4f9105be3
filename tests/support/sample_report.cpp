// The words of the sample report: findings over the sample tables, the assignment, the release and the provenance.
#include "support/sample_report.h"

#include <cassert>

namespace rodtrad::test {
namespace {

using model::Report;
using model::ResolvedFinding;
using model::ResolvedSentence;
using model::Result;
using Refs = std::map<std::string, table::CellId>;

const table::Column& column_of(const table::Table& table, const std::string& id) {
  return *std::find_if(table.columns.begin(), table.columns.end(), [&](const table::Column& column) { return column.id == id; });
}

ResolvedSentence::Piece number_piece(const Result& result, std::string name, const Refs& refs, core::Language language) {
  const bool interval = name.ends_with(".interval");
  if (interval) name.resize(name.size() - std::string_view(".interval").size());
  const table::CellId& id = refs.at(name);
  const table::Table* table = result.find_table(id.table);
  const table::Cell* cell = result.find_cell(id);
  assert(table && cell);
  const auto show = interval ? table::show_interval : table::show_cell;
  return {.words = show(*cell, column_of(*table, id.column), table->currency, language), .cell = id};
}

/// Pieces of a pattern with {name} and {name.interval}.
std::vector<ResolvedSentence::Piece> pieces(const Result& result, const std::string& pattern, const Refs& refs, core::Language language) {
  std::vector<ResolvedSentence::Piece> out;
  std::size_t at = 0;
  while (at < pattern.size()) {
    const std::size_t brace = std::min(pattern.find('{', at), pattern.size());
    if (brace > at) out.push_back({.words = pattern.substr(at, brace - at)});
    if (brace == pattern.size()) break;
    const std::size_t end = pattern.find('}', brace);
    out.push_back(number_piece(result, pattern.substr(brace + 1, end - brace - 1), refs, language));
    at = end + 1;
  }
  return out;
}

ResolvedSentence sentence(const Result& result, const core::Text& pattern, const Refs& refs) {
  return {.sv = pieces(result, pattern.sv, refs, core::Language::sv), .en = pieces(result, pattern.en, refs, core::Language::en)};
}

void add_share(Result& result) {
  const Refs refs = {{"share", {"overview", "inpatient", "share"}}, {"nation", {"overview", "inpatient", "nation"}},
                     {"cost", {"overview", "inpatient", "cost"}},   {"excess", {"overview", "inpatient", "excess"}},
                     {"out", {"overview", "outpatient", "share"}},  {"first", {"by_year", "2016", "share"}}};
  result.findings.push_back(
      {.id = "share",
       .headline = sentence(result,
                            {"{share} av vårdtillfällena var ytterfall, ingen säker skillnad mot riket ({nation})",
                             "{share} of inpatient episodes were outliers, no certain difference from the nation ({nation})"},
                            refs),
       .sentences = {sentence(result,
                              {"Andelen var {first} år 2016 och har ökat varje år till {share} (95 % konfidensintervall {share.interval}).",
                               "The share was {first} in 2016 and has risen every year to {share} (95% confidence interval {share.interval})."},
                              refs),
                     sentence(result,
                              {"Ytterfallen kostade {cost}, varav {excess} låg över kostnadsgränsen.",
                               "The outliers cost {cost}, of which {excess} lay above the cost limit."},
                              refs),
                     sentence(result, {"I öppen vård var andelen {out}.", "In outpatient care the share was {out}."}, refs)},
       .figure = "development",
       .table = "by_year",
       .answers = {"andel"}});
}

void add_ages(Result& result) {
  const Refs refs = {{"women", {"by_age", "all", "women"}},
                     {"men", {"by_age", "all", "men"}},
                     {"oldest", {"by_age", "65-79", "men"}},
                     {"young", {"by_age", "0-17", "women"}}};
  result.findings.push_back(
      {.id = "ages",
       .headline = sentence(result,
                            {"Män har högre andel ytterfall ({men}) än kvinnor ({women}), i alla åldrar",
                             "Men have a higher share of outliers ({men}) than women ({women}), at all ages"},
                            refs),
       .sentences = {sentence(
           result,
           {"Högst är andelen bland män 65–79 år, {oldest} ({oldest.interval}), lägst bland flickor 0–17 år, {young} ({young.interval}).",
            "The share is highest among men aged 65–79, {oldest} ({oldest.interval}), and lowest among girls aged 0–17, {young} ({young.interval})."},
           refs)},
       .figure = "ages",
       .table = "by_age",
       .answers = {"ålder", "kön"}});
}

void add_places(Result& result) {
  const Refs refs = {
      {"high", {"by_municipality", "9904", "share"}}, {"low", {"by_municipality", "9903", "share"}}, {"all", {"by_municipality", "all", "share"}}};
  result.findings.push_back(
      {.id = "municipalities",
       .headline = sentence(result,
                            {"Forsnäs ({high}) har troligen högre andel än regionen, Björkdal ({low}) troligen lägre",
                             "Forsnäs ({high}) probably has a higher share than the region, Björkdal ({low}) probably a lower one"},
                            refs),
       .sentences = {sentence(result,
                              {"I hela regionen är andelen {all}. För övriga kommuner finns ingen säker skillnad.",
                               "In the whole region the share is {all}. For the other municipalities there is no certain difference."},
                              refs)},
       .figure = "municipalities",
       .table = "by_municipality",
       .answers = {"kommun"}});
}

void add_chapters(Result& result) {
  const Refs refs = {
      {"heart", {"by_chapter", "IX", "excess"}}, {"tumours", {"by_chapter", "II", "excess"}}, {"all", {"by_chapter", "all", "excess"}}};
  result.findings.push_back(
      {.id = "chapters",
       .headline = sentence(result,
                            {"Cirkulationsorganens sjukdomar ({heart}) och tumörer ({tumours}) står för mest av kostnaden över gränsen",
                             "Circulatory diseases ({heart}) and neoplasms ({tumours}) make up most of the cost above the limit"},
                            refs),
       .sentences = {sentence(result, {"Kostnaden över gränsen var {all} i alla kapitel.", "The cost above the limit was {all} in all chapters."},
                              refs)},
       .figure = "chapters",
       .table = "by_chapter",
       .answers = {"diagnos"}});
  result.findings.push_back(
      {.id = "overview",
       .headline = sentence(
           result, {"Debiterade belopp går inte att följa: källan saknar dem", "Charged amounts cannot be followed: the source lacks them"}, {}),
       .sentences = {},
       .table = "overview",
       .answers = {}});
}

model::AssignmentInfo assignment() {
  return {.id = "assignment-7",
          .number = 7,
          .title = "Vad kostar ytterfallen i vården?",
          .plan_title = "Analysplan 2020 för Region Granälv",
          .decision = "Beslutad av regionstyrelsen 11 december 2019",
          .due_raw = "Hösten 2020",
          .background = "Ett litet antal vårdtillfällen kostar mycket mer än andra i samma diagnosgrupp. De kallas ytterfall.",
          .purpose = "Att visa hur många ytterfallen är, vad de kostar och vilka patienter de gäller, jämfört med riket.",
          .benefit = "Verksamheterna ser var en fördjupad genomgång gör mest nytta.",
          .questions = {"Hur stor är andelen ytterfall jämfört med riket?", "Skiljer sig andelen mellan kvinnor och män och mellan åldrar?",
                        "Vilka kommuner har hög eller låg andel?", "Vilka diagnoser kostar mest?",
                        "Hur lång väntetid hade patienterna före vårdtillfället?"},
          .departments = {"Ekonomi- och planeringsavdelningen"},
          .managers = {"Ekonomidirektör"},
          .analysts = {"Controller, vårdanalys"}};
}

model::Provenance provenance() {
  const std::string reference = "Metodbeskrivningen, avsnitt 2";
  return {
      .run = "run-1",
      .method = "cost_outliers",
      .method_version = "1.0",
      .method_title = {"Kostnadsytterfall", "Cost outliers"},
      .formula = {"Gränsen i en diagnosgrupp är Q3 + k · (Q3 − Q1), där Q1 och Q3 är kostnadens kvartiler. Samma k gäller i alla grupper och väljs "
                  "så att den angivna andelen blir ytterfall.",
                  "The limit in a diagnosis group is Q3 + k · (Q3 − Q1), where Q1 and Q3 are the quartiles of cost. The same k holds in all groups "
                  "and is chosen so that the stated share become outliers."},
      .program = "0.1.0+sample",
      .result_hash = "3f1d0c9a5b7e2846d1f0a39c8b7e6d5c4f3a2b1c0d9e8f7a6b5c4d3e2f1a0b9c",
      .params = {{"share_inpatient", {"andel i sluten vård", "share in inpatient care"}, {"%", "%"}, {"5", "5"}, true, reference},
                 {"quantile_rule", {"kvantiler", "quantiles"}, {}, {"typ 7", "type 7"}, false, reference},
                 {"minimum_n", {"minsta antal per grupp", "least number per group"}, {"vårdtillfällen", "episodes"}, {"30", "30"}, true, reference}},
      .data = {{"contacts",
                "care_contact",
                "9c41d07be2aa",
                {"Vårdkontakter", "Care contacts"},
                {"Region Granälv, vårdkontakter 2016–2019 (syntetiska data)", "Region Granälv, care contacts 2016–2019 (synthetic data)"},
                2608817,
                true},
               {"nation",
                "reference_aggregate",
                "51b8e6f03d17",
                {"Riket", "Nation"},
                {"Riket, sammanställda uppgifter 2017–2019 (syntetiska data)", "Nation, aggregates 2017–2019 (synthetic data)"},
                4120,
                true}},
      .requests = {"cells contacts by year, care_form where cost not null", "quantiles cost by drg p 1/4 3/4 type 7 where care_form = inpatient"}};
}

}  // namespace

Result sample_result() {
  Result result{.method = "cost_outliers", .method_version = "1.0"};
  result.protection = {.level = model::Level::public_, .threshold = 5, .counts_persons = true, .primary = 1, .secondary = 1, .shown_protected = 4};
  result.tables = sample_tables();
  result.figures = sample_figures(result.tables);
  add_share(result);
  add_ages(result);
  add_places(result);
  add_chapters(result);
  result.notes = {{"computed_limit",
                   {"Kostnadsgränserna är beräknade ur regionens egna data. De är inte de nationella gränserna.",
                    "The cost limits are computed from the region's own data. They are not the national limits."}},
                  {"clustered",
                   {"Konfidensintervallen tar hänsyn till att samma person kan ha flera vårdtillfällen.",
                    "The confidence intervals allow for one person having several episodes."}}};
  result.facts = {{{"Regel", "Rule"},
                   {"Beräknad gräns per diagnosgrupp, kostnad över gränsen är ytterfall",
                    "Computed limit per diagnosis group, cost above the limit is an outlier"}},
                  {{"Konstanten k", "The constant k"},
                   {"3,57; varje värde i intervallet [1,98; 5,16) ger samma ytterfall",
                    "3.57; every value in the interval [1.98, 5.16) gives the same outliers"}}};
  return result;
}

Report sample_preview() {
  Report report{.assignment = assignment(), .result = sample_result(), .provenance = provenance(), .region = "Region Granälv", .synthetic = true};
  report.answers = {{report.assignment.questions[0], {"share"}},
                    {report.assignment.questions[1], {"ages"}},
                    {report.assignment.questions[2], {"municipalities"}},
                    {report.assignment.questions[3], {"chapters"}},
                    {report.assignment.questions[4], {}},
                    {"", {"overview"}}};
  for (figure::Figure& figure : report.result.figures) figure.source = model::source_line(report);
  return report;
}

Report sample_report() {
  Report report = sample_preview();
  report.release = {.released = true,
                    .level = model::Level::public_,
                    .by = "Demoanalytiker (syntetisk)",
                    .ground = "Syntetiska data, uppgifter om personer finns inte",
                    .date = "2020-10-12"};
  return report;
}

}  // namespace rodtrad::test
