// A table is rows of places and columns that each make a cell of a place.
#include "methods/hospital_comparison_tables.h"

#include "methods/hospital_comparison_reference.h"
#include "methods/words.h"

namespace rodtrad::methods::hospital_comparison {

using core::Text;
using model::DraftCell;
using model::DraftTable;
using table::Column;
using table::Status;
using table::Unit;

namespace {

Column ratio_column(std::string id, Text label, bool interval = true) {
  return {.id = std::move(id), .label = std::move(label), .unit = Unit::ratio, .decimals = 2, .interval = interval};
}

/// An outpatient contact weighs hundredths of a point.
Column mix_column() {
  Column column = ratio_column("mix", {"Poäng per kontakt (case mix)", "Points per contact (case mix)"});
  column.decimals = 3;
  return column;
}

struct ColumnMaker {
  Column column;
  std::function<DraftCell(const Spot&)> cell;
};

/// What is told of every place, as far as the data can give it.
std::vector<ColumnMaker> measures(const Study& study, bool all) {
  std::vector<ColumnMaker> columns = {{counts("contacts", {"Kontakter", "Contacts"}), contacts_cell}};
  if (all) columns.push_back({price("contact_cost", {"Kostnad per kontakt", "Cost per contact"}), contact_cost_cell});
  if (all || study.weights.points) {
    columns.push_back({mix_column(), mix_cell});
    columns.push_back({price("point", {"Kostnad per DRG-poäng", "Cost per DRG point"}), point_cell});
    columns.push_back({price("inlier_point", {"Innerfall: kostnad per poäng", "Inliers: cost per point"}), inlier_point_cell});
  }
  if (all || study.outliers.code) {
    columns.push_back({price("inlier_mean", {"Innerfall: kostnad per kontakt", "Inliers: cost per contact"}), inlier_mean_cell});
  }
  return columns;
}

std::vector<ColumnMaker> ratios(const Study& study) {
  std::vector<ColumnMaker> columns = {{ratio_column("ratio", {"Kvot mot regionen", "Ratio to the region"}), own_ratio_cell}};
  if (study.nation.is_known()) columns.push_back({ratio_column("nation_ratio", {"Kvot mot riket", "Ratio to the nation"}), nation_ratio_cell});
  return columns;
}

const std::array<std::pair<const char*, Text>, kParts>& part_columns() {
  static const std::array<std::pair<const char*, Text>, kParts> kColumns = {{
      {"mix", {"Vilka patienterna är", "Case mix"}},
      {"price", {"Innerfallens kostnad", "Cost of inliers"}},
      {"frequency", {"Hur vanliga ytterfallen är", "Frequency of outliers"}},
      {"severity", {"Hur dyra ytterfallen är", "Severity of outliers"}},
  }};
  return kColumns;
}

class TableMaker {
 public:
  TableMaker(const FormAnalysis& form, model::Draft& draft) : form_(form), study_(form.study), draft_(draft) {}

  void add_all() {
    for (const auto& [id, cut] : form_.cuts) draft_.cubes.push_back(cut.cube);
    add_reference();
    add_difference();
    add_expected();
    add_groups();
    for (const Breakdown& breakdown : form_.breakdowns) add_breakdown(breakdown);
  }

 private:
  DraftTable start(const std::string& id, const Text& what, const Text& heading) const {
    DraftTable made{
        .table = {.id = table_id(id, form_.care_form()),
                  .title = what + Text{", ", ", "} + inside_sentence(care_form_label(form_.care_form())) + Text{", ", ", "} + form_.period,
                  .row_heading = heading,
                  .currency = study_.contacts.currency},
        .cells = {}};
    made.table.notes = list_notes(study_);
    return made;
  }

  void add(DraftTable made) { draft_.tables.push_back(std::move(made)); }

  static void add_rows(const std::vector<Part>& parts, const std::vector<ColumnMaker>& columns, DraftTable& made) {
    for (const ColumnMaker& column : columns) made.table.columns.push_back(column.column);
    for (const Part& part : parts) {
      made.table.rows.push_back({.code = part.category.code, .label = part.category.label, .total = part.category.total});
      for (const ColumnMaker& column : columns) made.cells.push_back(column.cell(part.spot));
    }
  }

  std::vector<Part> hospitals() const { return form_.parts(*form_.find("hospital")); }

  void add_breakdown(const Breakdown& breakdown) {
    const table::Dimension& dimension = form_.cuts.at(breakdown.cut).cube.dimensions[breakdown.dimension];
    const bool of_hospitals = breakdown.id == "hospital";  // their ratios stand in a table of their own
    std::vector<ColumnMaker> columns = measures(study_, of_hospitals);
    if (!of_hospitals) {
      for (ColumnMaker& column : ratios(study_)) columns.push_back(std::move(column));
    }
    DraftTable made = start(breakdown.id, Text{"Kostnad efter ", "Cost by "} + inside_sentence(dimension.label), dimension.label);
    made.table.role = dimension.role;
    add_rows(form_.parts(breakdown), columns, made);
    add(std::move(made));
  }

  void add_expected() {
    std::vector<ColumnMaker> columns = {{money("cost", {"Kostnad", "Cost"}), cost_cell},
                                        {money("expected", {"Förväntad kostnad", "Expected cost"}), expected_cell}};
    for (ColumnMaker& column : ratios(study_)) columns.push_back(std::move(column));
    if (study_.kind.is_known()) {
      columns.push_back({ratio_column("kind_ratio", {"Kvot mot sjukhus av samma slag", "Ratio to hospitals of the same kind"}), kind_ratio_cell});
    }
    DraftTable made = start("expected", {"Kostnad och förväntad kostnad per sjukhus", "Cost and expected cost by hospital"}, {"Sjukhus", "Hospital"});
    made.table.role = table::Role::geography;
    add_rows(hospitals(), columns, made);
    add(std::move(made));
  }

  void add_groups() {
    const std::vector<Part> groups = form_.groups();
    if (groups.empty()) return;
    DraftTable made = start("drg", {"DRG med störst kostnad utöver rikets", "DRGs with the greatest cost above the nation's"}, {"DRG", "DRG"});
    add_rows(groups,
             {{counts("contacts", {"Kontakter", "Contacts"}), contacts_cell},
              {price("contact_cost", {"Kostnad per kontakt", "Cost per contact"}), contact_cost_cell},
              {ratio_column("nation_ratio", {"Kvot mot riket", "Ratio to the nation"}), nation_ratio_cell},
              {money("excess", {"Kostnad utöver rikets", "Cost above the nation's"}), nation_excess_cell}},
             made);
    add(std::move(made));
  }

  // ---- beside the nation and kinds of hospital

  void add_reference() {
    DraftTable made =
        start("reference", {"Regionen, riket och sjukhus av olika slag", "The region, the nation and kinds of hospital"}, {"Grupp", "Group"});
    const std::vector<ColumnMaker> columns = measures(study_, true);
    add_rows({{.category = {.code = "region", .label = {"Regionen", "The region"}}, .spot = form_.whole()}}, columns, made);
    for (const auto& [code, label] : areas()) {
      if (!study_.reference.find(code) || study_.reference.years(code, form_.care_form()).empty()) continue;
      made.table.rows.push_back({.code = code, .label = label});
      for (const ColumnMaker& column : columns) made.cells.push_back(area_cell(study_, code, column.column.id));
    }
    add(std::move(made));
  }

  static const std::vector<std::pair<std::string, Text>>& areas() {
    static const std::vector<std::pair<std::string, Text>> kAreas = {{"nation", {"Riket", "Nation"}},
                                                                     {"university_hospital", {"Universitetssjukhus", "University hospitals"}},
                                                                     {"county_hospital", {"Länssjukhus", "County hospitals"}},
                                                                     {"district_hospital", {"Länsdelssjukhus", "District hospitals"}}};
    return kAreas;
  }

  // ---- the difference to the nation and its parts

  void add_difference() {
    if (!form_.differences.region) return;
    DraftTable made =
        start("difference", {"Kostnad per kontakt mot riket, uppdelad", "Cost per contact against the nation, in parts"}, {"Sjukhus", "Hospital"});
    made.table.role = table::Role::geography;
    made.table.columns = {price("own", {"Kostnad per kontakt", "Cost per contact"}, false), price("nation", {"Riket", "Nation"}, false),
                          price("difference", {"Skillnad", "Difference"}, false)};
    for (const auto& [id, label] : part_columns()) made.table.columns.push_back(price(id, label, false));
    if (!study_.outliers.code) made.table.columns[3 + kPrice].label = {"Kostnad inom DRG", "Cost within DRG"};
    made.table.notes.push_back({"Delarna är medelvärden över alla ordningar som de kan bytas i (Shapley) och summerar till skillnaden.",
                                "The parts are averages over all orders in which they can be changed (Shapley) and sum to the difference."});
    for (const Part& part : hospitals()) {
      made.table.rows.push_back({.code = part.category.code, .label = part.category.label, .total = part.category.total});
      add_parts(part.spot, part.category.total ? &*form_.differences.region : of_hospital(part.category.code), made);
    }
    add(std::move(made));
  }

  const Difference* of_hospital(const std::string& code) const {
    const auto found = form_.differences.hospitals.find(code);
    return found == form_.differences.hospitals.end() ? nullptr : &found->second;
  }

  void add_parts(const Spot& spot, const Difference* difference, DraftTable& made) const {
    const auto add_cell = [&](double value) {
      made.cells.push_back(value_cell(value, basis_of_all_cases(spot, {kCostMeasure})));
      made.cells.back().cell.n = difference->contacts;
    };
    if (!difference) {
      for (std::size_t i = 0; i < made.table.columns.size(); ++i) {
        made.cells.push_back(empty_cell(Status::missing, {"inga DRG som riket också har", "no DRGs that the nation has too"}));
      }
      return;
    }
    add_cell(difference->own);
    add_cell(difference->reference);
    add_cell(difference->own - difference->reference);
    for (std::size_t part = 0; part < kParts; ++part) {
      if (part >= kFrequency && !study_.outliers.code)
        made.cells.push_back(empty_cell(Status::not_possible, study_.outliers.why_none));
      else
        add_cell(difference->parts[part]);
    }
  }

  const FormAnalysis& form_;
  const Study& study_;
  model::Draft& draft_;
};

// ---- contacts that are not compared: cells that no cut holds

void add_left_out(const std::vector<const Study*>& studies, model::Draft& draft) {
  const table::Dimension reasons{.id = "left_out",
                                 .label = {"Ej jämförda", "Not compared"},
                                 .categories = {{.code = "ungrouped", .label = {"Utan DRG", "Without a DRG"}},
                                                {.code = "no_severity", .label = {"Utan svårighetsgrad", "Without severity"}},
                                                {.code = "no_weight", .label = {"Utan vikt", "Without a weight"}}}};
  table::Dimension forms{.id = "care_form", .label = {"Vårdform", "Care form"}, .categories = {}};
  for (const Study* study : studies) forms.categories.push_back({.code = study->care_form(), .label = care_form_label(study->care_form())});
  table::Cube cube = table::make_cube("left_out", {forms, reasons}, {});
  DraftTable made{.table = {.id = "left_out",
                            .title = {"Kontakter som inte jämförs", "Contacts that are not compared"},
                            .row_heading = forms.label,
                            .currency = studies.front()->contacts.currency},
                  .cells = {}};
  for (const table::Category& reason : reasons.categories) made.table.columns.push_back(counts(reason.code, reason.label));
  for (std::size_t i = 0; i < studies.size(); ++i) {
    made.table.rows.push_back({.code = forms.categories[i].code, .label = forms.categories[i].label});
    for (std::size_t kind = 0; kind < kLeftOutKinds; ++kind) {
      const std::size_t index = i * kLeftOutKinds + kind;
      cube.cells[index] = studies[i]->left_out[kind];
      made.cells.push_back(value_cell(static_cast<double>(cube.cells[index].rows), {{.cube = cube.id, .cells = {index}}}));
    }
  }
  draft.cubes.push_back(std::move(cube));
  draft.tables.push_back(std::move(made));
}

}  // namespace

std::string table_id(const std::string& breakdown, const std::string& care_form) { return breakdown + "_" + care_form; }

std::vector<Text> list_notes(const Study& study) {
  std::vector<Text> notes;
  if (study.weights.points) notes.push_back(Text{"DRG-vikter: ", "DRG weights: "} + study.weights.names + Text{".", "."});
  if (study.outliers.code) notes.push_back(Text{"Ytterfallsgränser: ", "Outlier limits: "} + study.outliers.names + Text{".", "."});
  return notes;
}

void add_tables(const Analysis& analysis, model::Draft& draft) {
  std::vector<const Study*> studies;
  for (const auto& form : analysis.forms) {
    studies.push_back(&form->study);
    TableMaker(*form, draft).add_all();
  }
  for (const auto& study : analysis.ungrouped) studies.push_back(study.get());
  add_left_out(studies, draft);
}

}  // namespace rodtrad::methods::hospital_comparison
