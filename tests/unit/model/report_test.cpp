// model: findings by id, the source line, and the sample report that renderers are tested with.
#include "support/sample_report.h"
#include "support/support.h"

using namespace rodtrad;

TEST_CASE("a finding is found by its id") {
  const model::Report report = test::sample_report();
  REQUIRE(report.find("ages") != nullptr);
  CHECK(report.find("ages")->figure == "ages");
  CHECK(report.find("nothing") == nullptr);
}

TEST_CASE("the source line names each source once, the method and its parameters") {
  model::Report report = test::sample_report();
  report.provenance.data.push_back(report.provenance.data.front());
  const core::Text line = model::source_line(report);
  CHECK(line.sv ==
        "Källa: Region Granälv, vårdkontakter 2016–2019 (syntetiska data); Riket, sammanställda uppgifter 2017–2019 (syntetiska data). "
        "Metod: Kostnadsytterfall 1.0 (andel i sluten vård 5\u00A0%, kvantiler typ 7, minsta antal per grupp 30\u00A0vårdtillfällen).");
  CHECK(line.en.starts_with("Source: Region Granälv, care contacts"));
  CHECK(line.en.ends_with("least number per group 30\u00A0episodes)."));
}

TEST_CASE("the source line leaves out parameters that had no part in the numbers") {
  model::Report report = test::sample_report();
  for (model::ParamValue& param : report.provenance.params) param.applied = param.id == "quantile_rule";
  CHECK(model::source_line(report).en.ends_with("Method: Cost outliers 1.0 (quantiles type 7)."));
}

TEST_CASE("without data the source line holds the method alone") {
  model::Report report = test::sample_report();
  report.provenance.data.clear();
  report.provenance.params.clear();
  CHECK(model::source_line(report).en == "Method: Cost outliers 1.0.");
}

TEST_CASE("the sample report is whole: every reference leads to a cell, figures and tables agree in size") {
  const model::Report report = test::sample_report();
  for (const model::ResolvedFinding& finding : report.result.findings) {
    CHECK((finding.figure.empty() || report.result.find_figure(finding.figure)));
    CHECK((finding.table.empty() || report.result.find_table(finding.table)));
    for (const auto& piece : finding.headline.sv) CHECK((!piece.cell || report.result.find_cell(*piece.cell)));
  }
  for (const figure::Figure& figure : report.result.figures) {
    CHECK(report.result.find_table(figure.table));
    for (const figure::Series& series : figure.series) CHECK(series.points.size() == figure.categories.size());
  }
  for (const table::Table& table : report.result.tables) CHECK(table.cells.size() == table.rows.size() * table.columns.size());
}
