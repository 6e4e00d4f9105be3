// A table is rows of places and columns that each make a cell of a place.
#include "methods/demographic_pressure_tables.h"

#include <cmath>

#include "methods/demographic_pressure_cells.h"
#include "methods/words.h"

namespace rodtrad::methods::demographic_pressure {

using core::Text;
using model::DraftCell;
using model::DraftTable;
using table::Status;

namespace {

const Text kNotAdditive = {"Regeln är inte additiv: beloppet för hela regionen är inte summan av delarnas belopp.",
                           "The rule is not additive: the amount of the whole region is not the sum of the amounts of its parts."};
const std::vector<std::size_t> kBothBands = {kUnder65, k65AndOver};

struct ColumnMaker {
  table::Column column;
  std::function<DraftCell(const Part&)> cell;
};

table::Category whole_category() { return {.code = "all", .label = {"Regionen i sin helhet", "The region as a whole"}, .total = true}; }

class TableMaker {
 public:
  TableMaker(const Study& study, const Population& population, model::Draft& draft) : study_(study), population_(population), draft_(draft) {}

  void add_all() {
    for (const auto& [id, cube] : study_.cubes) draft_.cubes.push_back(cube);
    add_change();
    add_levels();
    for (const Breakdown& breakdown : study_.breakdowns) add_breakdown(breakdown);
    add_ages();
    add_decomposition("decomposition", nullptr);
    for (const char* id : {"area", "clinic", "chapter"}) {
      if (const Breakdown* breakdown = study_.find(id)) add_decomposition(std::string("decomposition_") + id, breakdown);
    }
    add_population();
    add_pure();
  }

 private:
  Text title(Text what) const { return std::move(what) + Text{", ", ", "} + study_.period(); }

  DraftTable start(const std::string& id, Text what, Text heading, const std::vector<table::Column>& columns) const {
    DraftTable made{.table = {.id = id, .title = title(std::move(what)), .row_heading = std::move(heading), .currency = study_.contacts.currency},
                    .cells = {}};
    made.table.columns = columns;
    if (study_.settings.fixed_prices())
      made.table.notes.push_back({"Basårets kostnader är räknade till slutårets priser.", "Costs of the base year are at the final year's prices."});
    return made;
  }

  static void add_row(DraftTable& made, const table::Category& category, std::vector<DraftCell> cells) {
    made.table.rows.push_back({.code = category.code, .label = category.label, .total = category.total});
    for (DraftCell& cell : cells) made.cells.push_back(std::move(cell));
  }

  void add(DraftTable made) { draft_.tables.push_back(std::move(made)); }

  // ---- contacts and cost by age

  std::vector<table::Column> before_and_after() const {
    const Text base = core::same_text(" " + study_.base), last = core::same_text(" " + study_.final);
    return {counts("contacts_base", Text{"Kontakter", "Contacts"} + base),
            counts("contacts_final", Text{"Kontakter", "Contacts"} + last),
            counts("contacts", {"Förändring, kontakter", "Change, contacts"}),
            money("cost_base", Text{"Kostnad", "Cost"} + base),
            money("cost_final", Text{"Kostnad", "Cost"} + last),
            money("cost", {"Förändring, kostnad", "Change, cost"})};
  }

  std::vector<DraftCell> before_and_after(const Place& place, std::size_t band) const {
    return {contacts_cell(place, kBase, band),     contacts_cell(place, kFinal, band),     contacts_change_cell(study_, place, band),
            cost_cell(study_, place, kBase, band), cost_cell(study_, place, kFinal, band), cost_change_cell(study_, place, band)};
  }

  void add_change() {
    DraftTable made = start("change", {"Kontakter och kostnad efter ålder", "Contacts and cost by age"}, {"Ålder", "Age"}, before_and_after());
    made.table.role = table::Role::age;
    const Place whole = study_.whole();
    const auto& bands = whole.cube->dimensions[kBand].categories;
    for (std::size_t band = kUnder65; band < bands.size(); ++band) add_row(made, bands[band], before_and_after(whole, band));
    add_row(made, bands[kAllAges], before_and_after(whole, kAllAges));
    add(std::move(made));
  }

  void add_ages() {
    const Breakdown ages{.id = "age_group", .cut = "people", .dimension = kFirstCut};
    DraftTable made =
        start("age_group", {"Kontakter och kostnad efter åldersklass", "Contacts and cost by age class"}, {"Ålder", "Age"}, before_and_after());
    made.table.role = table::Role::age;
    for (const Part& part : parts_of(study_, ages)) add_row(made, part.category, before_and_after(part.place, kAllAges));
    add_row(made, whole_category(), before_and_after(study_.whole(), kAllAges));
    add(std::move(made));
  }

  // ---- levels of sum

  DraftCell level_cell(const Level& level) const {
    if (level.breakdown.empty()) return amount_cell(study_, study_.whole());
    const auto why = study_.impossible.find(level.breakdown);
    if (why != study_.impossible.end())
      return empty_cell(Status::not_possible, Text{"inte möjligt, eftersom ", "not possible, because "} + why->second);
    if (level.id == "clinic_chapter") return chapter_sum_cell();
    return amount_sum_cell(study_, places_of(parts_of(study_, *study_.find(level.breakdown))));
  }

  /// The sum over all clinics of the sums over their chapters.
  DraftCell chapter_sum_cell() const {
    if (study_.impossible.contains("chapter"))
      return empty_cell(Status::not_possible, Text{"inte möjligt, eftersom ", "not possible, because "} + study_.impossible.at("chapter"));
    double sum = 0;
    for (const auto& [clinic, amount] : study_.chapter_sums) sum += amount;
    return value_cell(sum, basis_of(places_of(parts_of(study_, *study_.find("clinic"))), kBothBands));
  }

  void add_levels() {
    DraftTable made = start("levels", {"Regelns belopp på olika nivåer", "The rule's amount at different levels"}, {"Nivå", "Level"},
                            {money("amount", {"Summa av beloppen", "Sum of the amounts"})});
    for (const Level& level : levels()) add_row(made, {.code = level.id, .label = level.label}, {level_cell(level)});
    made.table.notes.push_back(kNotAdditive);
    add(std::move(made));
  }

  // ---- one breakdown

  std::vector<ColumnMaker> breakdown_columns(const std::string& id, const std::vector<Part>& parts) const {
    const auto contacts = [this](std::size_t band) {
      return [this, band](const Part& part) { return contacts_change_cell(study_, part.place, band); };
    };
    const auto cost = [this](std::size_t band) { return [this, band](const Part& part) { return cost_change_cell(study_, part.place, band); }; };
    std::vector<ColumnMaker> columns = {
        {counts("young", {"Kontakter 0–64 år, förändring", "Contacts 0–64 years, change"}), contacts(kUnder65)},
        {counts("old", {"Kontakter 65 år och äldre, förändring", "Contacts 65 years and over, change"}), contacts(k65AndOver)},
        {money("cost_young", {"Kostnad 0–64 år, förändring", "Cost 0–64 years, change"}), cost(kUnder65)},
        {money("cost_old", {"Kostnad 65 år och äldre, förändring", "Cost 65 years and over, change"}), cost(k65AndOver)},
        {money("cost", {"Hela kostnaden, förändring", "All cost, change"}), cost(kAllAges)},
        {money("amount", {"Belopp enligt regeln", "Amount by the rule"}), [this, parts](const Part& part) {
           return part.category.code == "sum" ? amount_sum_cell(study_, places_of(parts)) : amount_cell(study_, part.place);
         }}};
    if (id == "clinic") add_clinic_columns(columns, parts);
    return columns;
  }

  void add_clinic_columns(std::vector<ColumnMaker>& columns, const std::vector<Part>& parts) const {
    if (!study_.chapter_sums.empty()) {
      columns.push_back({money("chapters", {"Summa över klinikens kapitel", "Sum over the clinic's chapters"}), [this](const Part& part) {
                           if (part.category.total) return chapter_sum_cell();
                           return value_cell(study_.chapter_sum(part.category.code), basis_of(part.place, kBothBands));
                         }});
    }
    columns.push_back({percent("share", {"Andel av beloppen över noll", "Share of the amounts above zero"}, false),
                       [this, parts](const Part& part) { return share_cell(part, parts, 100); }});
    if (study_.settings.set_aside <= 0) return;
    columns.push_back({money("allotted", {"Andel av det avsatta beloppet", "Part of the amount set aside"}),
                       [this, parts](const Part& part) { return share_cell(part, parts, study_.settings.set_aside); }});
  }

  double summed(const Part& part) const {
    const double amount = clinic_column(study_) == "chapters" ? study_.chapter_sum(part.category.code) : study_.amount(part.place);
    return std::max(amount, 0.0);
  }

  /// The clinic's share of all clinics' amounts above zero, times a whole.
  DraftCell share_cell(const Part& part, const std::vector<Part>& parts, double whole) const {
    double all = 0;
    for (const Part& other : parts) all += summed(other);
    const auto basis = basis_of(places_of(parts), kBothBands);
    if (all > 0) return value_cell(part.category.total ? whole : whole * summed(part) / all, basis);
    DraftCell none = empty_cell(Status::missing, {"inget belopp är över noll", "no amount is above zero"});
    none.basis = basis;
    return none;
  }

  void add_breakdown(const Breakdown& breakdown) {
    const table::Dimension& dimension = study_.dimension(breakdown);
    std::vector<Part> parts = parts_of(study_, breakdown);
    const std::vector<ColumnMaker> columns = breakdown_columns(breakdown.id, parts);
    rank(breakdown.id, parts);
    parts.push_back({{.code = "sum", .label = {"Summa av raderna", "Sum of the rows"}, .total = true}, study_.place(breakdown, 0)});
    parts.push_back({whole_category(), study_.place(breakdown, 0)});
    std::vector<table::Column> heads;
    for (const ColumnMaker& column : columns) heads.push_back(column.column);
    DraftTable made =
        start(breakdown.id, Text{"Regelns belopp efter ", "The rule's amount by "} + inside_sentence(dimension.label), dimension.label, heads);
    made.table.role = dimension.role;
    for (const Part& part : parts) {
      std::vector<DraftCell> cells;
      for (const ColumnMaker& column : columns) cells.push_back(column.cell(part));
      add_row(made, part.category, std::move(cells));
    }
    made.table.notes.push_back(kNotAdditive);
    add(std::move(made));
  }

  /// Chapters by rising cost, clinics by their amount: most first. Others keep their order.
  void rank(const std::string& id, std::vector<Part>& parts) const {
    if (id != "chapter" && id != "clinic") return;
    const auto value = [&](const Part& part) {
      if (id == "chapter") return study_.change(part.place, kAllAges).cost;
      return clinic_column(study_) == "chapters" ? study_.chapter_sum(part.category.code) : study_.amount(part.place);
    };
    std::stable_sort(parts.begin(), parts.end(), [&](const Part& a, const Part& b) { return value(a) > value(b); });
  }

  // ---- three parts

  void add_decomposition(const std::string& id, const Breakdown* breakdown) {
    using Parts = stats::ChangeInParts;
    static const std::vector<std::pair<table::Column, double Parts::*>> kColumns = {
        {money("change", {"Kostnadens förändring", "Change of cost"}), &Parts::change},
        {money("volume", {"Därav antal kontakter", "Of it, number of contacts"}), &Parts::volume},
        {money("mix", {"Därav andel 65 år och äldre", "Of it, share of 65 and over"}), &Parts::mix},
        {money("level", {"Därav kostnad per kontakt", "Of it, cost per contact"}), &Parts::level}};
    std::vector<Part> rows;
    if (breakdown) rows = parts_of(study_, *breakdown);
    rows.push_back({whole_category(), study_.whole()});
    std::vector<table::Column> heads;
    for (const auto& [column, part] : kColumns) heads.push_back(column);
    DraftTable made = start(id, {"Kostnadens förändring i tre delar", "The change of cost in three parts"},
                            breakdown ? study_.dimension(*breakdown).label : Text{"Område", "Area"}, heads);
    for (const Part& row : rows) {
      std::vector<DraftCell> cells;
      for (const auto& [column, part] : kColumns) cells.push_back(part_cell(study_, row.place, part));
      add_row(made, row.category, std::move(cells));
    }
    add(std::move(made));
  }

  // ---- population

  DraftCell pure(double value) const { return value_cell(value, {{.cube = "people", .cells = population_.cells}}); }

  void add_population() {
    if (!population_.is_known()) return;
    DraftTable made = start("population", {"Kostnad som följer av befolkningen", "Cost that follows from the population"}, {"År", "Year"},
                            {counts("inhabitants", {"Invånare", "Inhabitants"}),
                             {.id = "index", .label = {"Index", "Index"}, .unit = table::Unit::index, .decimals = 1},
                             money("effect", {"Förändring sedan basåret", "Change since the base year"}),
                             money("size", {"Därav antal invånare", "Of it, number of inhabitants"}),
                             money("structure", {"Därav ålder och kön", "Of it, age and sex"})});
    made.table.role = table::Role::time;
    for (const PopulationYear& year : population_.years) {
      DraftCell inhabitants = known_cell(static_cast<double>(year.inhabitants), year.inhabitants);
      inhabitants.cell.n = std::nullopt;
      add_row(made, {.code = year.year, .label = core::same_text(year.year)},
              {inhabitants, pure(100 * (1 + population_.growth(year))), pure(year.effect), pure(year.size), pure(year.effect - year.size)});
    }
    add(std::move(made));
  }

  void add_pure() {
    const std::vector<table::Column> columns = {
        money("cost", {"Kostnadens förändring", "Change of cost"}),
        money("effect", {"Därav befolkningen", "Of it, the population"}),
        {.id = "growth", .label = {"Befolkningens del", "The population's part"}, .unit = table::Unit::percent, .decimals = 2},
        {.id = "yearly", .label = {"Per år", "Per year"}, .unit = table::Unit::percent, .decimals = 2},
        percent("outlook", core::say("På {} år i samma takt", "In {} years at the same pace", study_.settings.outlook_years), false),
        money("left_out", {"Kostnad utanför räkningen", "Cost outside the calculation"})};
    DraftTable made = start("pure", {"Befolkningens ålder och kön", "Ages and sexes of the population"}, {"Område", "Area"}, columns);
    std::vector<DraftCell> cells = {cost_change_cell(study_, study_.whole(), kAllAges)};
    if (population_.is_known()) {
      const PopulationYear& last = population_.years.back();
      const double yearly = population_.yearly();
      for (const double value : {last.effect, 100 * population_.growth(last), 100 * yearly,
                                 100 * (std::pow(1 + yearly, static_cast<double>(study_.settings.outlook_years)) - 1), population_.left_out}) {
        cells.push_back(pure(value));
      }
    } else {
      const Text why = Text{"inte möjligt, eftersom ", "not possible, because "} + population_.why_not;
      while (cells.size() < columns.size()) cells.push_back(empty_cell(Status::not_possible, why));
    }
    add_row(made, whole_category(), std::move(cells));
    add(std::move(made));
  }

  const Study& study_;
  const Population& population_;
  model::Draft& draft_;
};

}  // namespace

const std::vector<Level>& levels() {
  static const std::vector<Level> kLevels = {{"region", {"Hela regionen på en gång", "The whole region at once"}, ""},
                                             {"area", {"Verksamhetsområden", "Areas of care"}, "area"},
                                             {"hospital", {"Sjukhus", "Hospitals"}, "hospital"},
                                             {"chapter", {"Diagnoskapitel", "Diagnosis chapters"}, "chapter"},
                                             {"clinic", {"Kliniker", "Clinics"}, "clinic"},
                                             {"clinic_chapter", {"Kapitel inom klinik", "Chapters within clinics"}, "clinic"}};
  return kLevels;
}

std::string level_used(const Study& study) {
  const auto is_possible = [&](const Level& level) {
    return !study.impossible.contains(level.breakdown) && !(level.id == "clinic_chapter" && study.chapter_sums.empty());
  };
  std::string finest;
  for (const Level& level : levels()) {
    if (!is_possible(level)) continue;
    if (level.id == study.settings.level) return level.id;
    finest = level.id;
  }
  return finest;
}

std::string clinic_column(const Study& study) { return level_used(study) == "clinic_chapter" ? "chapters" : "amount"; }

void add_tables(const Study& study, const Population& population, model::Draft& draft) { TableMaker(study, population, draft).add_all(); }

}  // namespace rodtrad::methods::demographic_pressure
