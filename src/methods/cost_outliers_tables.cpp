// A table is rows of places in a cut and columns that each make a cell of a place.
#include "methods/cost_outliers_tables.h"

#include "methods/cost_outliers_words.h"

namespace rodtrad::methods::cost_outliers {

using core::Text;
using model::DraftCell;
using model::DraftTable;
using table::Unit;

namespace {

/// A row: a place, the category that it stands for, and how it is shown.
struct Place {
  Spot spot;
  std::size_t form = 0;
  table::Category category;
};

struct ColumnMaker {
  table::Column column;
  std::function<DraftCell(const Place&)> cell;
};

ColumnMaker of_spot(table::Column column, DraftCell (*cell)(const Spot&)) {
  return {std::move(column), [cell](const Place& place) { return cell(place.spot); }};
}

const Text kCalibrated = {"andelen är satt när gränsen beräknas på de egna kontakterna",
                          "the share is set when the limit is computed from the region's own contacts"};

class TableMaker {
 public:
  TableMaker(Analysis& analysis, model::Draft& draft) : analysis_(analysis), draft_(draft) {}

  void add_all() {
    for (const auto& [id, cut] : analysis_.cuts) draft_.cubes.push_back(cut.cube);
    add_unjudged_cube();
    add(form_table("overview", {"Ytterfall i sluten och öppen vård", "Outliers in inpatient and outpatient care"}, overview_columns()));
    add(form_table("cost", {"Ytterfallens kostnad i sluten och öppen vård", "Cost of outliers in inpatient and outpatient care"}, cost_columns()));
    for (std::size_t form = 0; form < analysis_.care_forms.size(); ++form) {
      add_rates(form);
      add_cost_parts(form);
      for (const Breakdown& breakdown : analysis_.breakdowns) add_breakdown(breakdown, form);
      add_groups(form);
      add_split("sex", form);
      add_split("age_band", form);
      add_crossing(form);
      add_limits(form);
    }
  }

 private:
  void add(DraftTable made) { draft_.tables.push_back(std::move(made)); }

  const std::string& code_of(std::size_t form) const { return analysis_.care_forms[form]; }

  Text title(Text what, std::size_t form) const {
    return std::move(what) + Text{", ", ", "} + inside_sentence(care_form_label(code_of(form))) + Text{", ", ", "} + analysis_.period;
  }

  DraftTable make(const std::string& id, Text title_text, const Text& heading, const std::vector<Place>& places,
                  const std::vector<ColumnMaker>& columns) const {
    DraftTable made{.table = {.id = id, .title = std::move(title_text), .row_heading = heading, .currency = analysis_.study.contacts.currency},
                    .cells = {}};
    for (const ColumnMaker& column : columns) made.table.columns.push_back(column.column);
    for (const Place& place : places) {
      made.table.rows.push_back({.code = place.category.code, .label = place.category.label, .total = place.category.total});
      for (const ColumnMaker& column : columns) made.cells.push_back(column.cell(place));
    }
    return made;
  }

  // ---- over the care forms

  DraftTable form_table(const std::string& id, Text what, const std::vector<ColumnMaker>& columns) const {
    std::vector<Place> places;
    for (std::size_t form = 0; form < analysis_.care_forms.size(); ++form) {
      places.push_back({analysis_.whole(form), form, {.code = code_of(form), .label = care_form_label(code_of(form))}});
    }
    return make(id, std::move(what) + Text{", ", ", "} + analysis_.period, {"Vårdform", "Care form"}, places, columns);
  }

  const NationFigures* nation_of(std::size_t form) const { return analysis_.nation.find({.care_form = code_of(form)}); }

  std::vector<ColumnMaker> overview_columns() const {
    std::vector<ColumnMaker> columns = {of_spot(counts("contacts", {"Kontakter", "Contacts"}), contacts_cell),
                                        of_spot(counts("outliers", {"Ytterfall", "Outliers"}), outliers_cell),
                                        of_spot(percent("share", {"Andel ytterfall", "Share of outliers"}), share_cell)};
    if (analysis_.nation.is_known()) {
      columns.push_back({percent("nation", {"Riket", "Nation"}, false), [this](const Place& place) { return nation_share(nation_of(place.form)); }});
    }
    add_mix_column(columns);
    columns.push_back({counts("no_limit", {"Utan gräns", "Without a limit"}), [this](const Place& place) { return unjudged_cell(place.form, 0); }});
    columns.push_back({counts("ungrouped", {"Ogrupperade", "Ungrouped"}), [this](const Place& place) { return unjudged_cell(place.form, 1); }});
    return columns;
  }

  std::vector<ColumnMaker> cost_columns() const {
    std::vector<ColumnMaker> columns = {of_spot(money("all_cost", {"All kostnad", "All cost"}), all_cost_cell),
                                        of_spot(money("cost", {"Ytterfallens hela kostnad", "Whole cost of outliers"}), outlier_cost_cell),
                                        of_spot(percent("cost_share", {"Andel av all kostnad", "Share of all cost"}), cost_share_cell)};
    if (analysis_.nation.is_known()) {
      columns.push_back(
          {percent("nation", {"Riket", "Nation"}, false), [this](const Place& place) { return nation_cost_share(nation_of(place.form)); }});
    }
    columns.push_back({money("excess", {"Kostnad över gränsen", "Cost above the limit"}), excess_maker(excess_cell)});
    columns.push_back({percent("excess_share", {"Kostnad över gränsen, andel av all kostnad", "Cost above the limit, share of all cost"}, false),
                       excess_maker(excess_share_cell)});
    return columns;
  }

  DraftCell nation_share(const NationFigures* figures) const {
    if (analysis_.comparable) return nation_share_cell(figures);
    return empty_cell(table::Status::not_possible, kCalibrated);
  }

  DraftCell nation_cost_share(const NationFigures* figures) const {
    if (!analysis_.comparable) return empty_cell(table::Status::not_possible, kCalibrated);
    if (!figures || figures->cost <= 0) return empty_cell(table::Status::missing, {"riket har ingen kostnad här", "the nation has no cost here"});
    return known_cell(100 * static_cast<double>(figures->outlier_cost) / static_cast<double>(figures->cost), figures->contacts);
  }

  std::function<DraftCell(const Place&)> excess_maker(DraftCell (*cell)(const Spot&)) const {
    if (analysis_.study.has_excess()) return [cell](const Place& place) { return cell(place.spot); };
    return [](const Place&) {
      return empty_cell(table::Status::not_possible,
                        {"källan märker ytterfall men ger inga gränser", "the source flags outliers but gives no limits"});
    };
  }

  void add_mix_column(std::vector<ColumnMaker>& columns) const {
    if (!analysis_.study.expected) return;
    columns.push_back(of_spot(
        {.id = "mix", .label = {"Kvot mot riket, lika DRG", "Ratio to the nation, equal DRGs"}, .unit = Unit::ratio, .decimals = 2, .interval = true},
        mix_cell));
  }

  // Cells that no cut holds: contacts that are not judged. They have no totals, so nothing is told by others.
  void add_unjudged_cube() {
    table::Dimension form{.id = "care_form", .label = {"Vårdform", "Care form"}, .categories = {}};
    for (const std::string& code : analysis_.care_forms) form.categories.push_back({.code = code, .label = care_form_label(code)});
    const table::Dimension status{.id = "unjudged",
                                  .label = {"Ej bedömda", "Not judged"},
                                  .categories = {{.code = "no_limit", .label = {"Utan gräns", "Without a limit"}},
                                                 {.code = "ungrouped", .label = {"Ogrupperade", "Ungrouped"}}}};
    table::Cube cube = table::make_cube("unjudged", {form, status}, {});
    for (std::size_t i = 0; i < analysis_.care_forms.size(); ++i) {
      const auto found = analysis_.unjudged.find(code_of(i));
      if (found == analysis_.unjudged.end()) continue;
      cube.cells[2 * i] = found->second.first;
      cube.cells[2 * i + 1] = found->second.second;
    }
    draft_.cubes.push_back(std::move(cube));
  }

  DraftCell unjudged_cell(std::size_t form, std::size_t status) const {
    const std::size_t index = 2 * form + status;
    const table::Cube& cube = draft_.cubes.back();
    return {.cell = {.status = table::Status::value, .value = static_cast<double>(cube.cells[index].rows)},
            .basis = {{.cube = cube.id, .cells = {index}}}};
  }

  // ---- one breakdown in one care form

  std::vector<Place> places_of(const Breakdown& breakdown, std::size_t form) const {
    std::vector<Place> places;
    const std::vector<table::Category>& categories = analysis_.categories(breakdown);
    for (std::size_t i = 0; i < categories.size(); ++i) {
      const Spot spot = analysis_.spot(breakdown, form, i);
      if (spot.cell(kAll).rows > 0) places.push_back({spot, form, categories[i]});
    }
    return places;
  }

  std::vector<ColumnMaker> breakdown_columns(const std::string& id) const {
    std::vector<ColumnMaker> columns = {of_spot(counts("contacts", {"Kontakter", "Contacts"}), contacts_cell),
                                        of_spot(counts("outliers", {"Ytterfall", "Outliers"}), outliers_cell),
                                        of_spot(percent("share", {"Andel ytterfall", "Share of outliers"}), share_cell)};
    if (analysis_.nation.is_known() && (id == "sex" || id == "age_band" || id == "year")) {
      columns.push_back(
          {percent("nation", {"Riket", "Nation"}, false), [this, id](const Place& place) { return nation_share(nation_in(id, place)); }});
    }
    columns.push_back(of_spot(money("cost", {"Hela kostnaden", "Whole cost"}), outlier_cost_cell));
    if (analysis_.study.has_excess()) columns.push_back(of_spot(money("excess", {"Kostnad över gränsen", "Cost above the limit"}), excess_cell));
    if (id != "drg") add_mix_column(columns);
    return columns;
  }

  const NationFigures* nation_in(const std::string& breakdown, const Place& place) const {
    NationPlace wanted{.care_form = code_of(place.form)};
    if (place.category.code != "all") (breakdown == "sex" ? wanted.sex : breakdown == "year" ? wanted.year : wanted.age_band) = place.category.code;
    return analysis_.nation.find(wanted);
  }

  static Text what_by(const Text& label) { return Text{"Ytterfall efter ", "Outliers by "} + inside_sentence(label); }

  void add_breakdown(const Breakdown& breakdown, std::size_t form) {
    const table::Dimension& dimension = analysis_.cuts.at(breakdown.cut).cube.dimensions[breakdown.dimension];
    DraftTable made = make(table_id(breakdown.id, code_of(form)), title(what_by(dimension.label), form), dimension.label, places_of(breakdown, form),
                           breakdown_columns(breakdown.id));
    made.table.role = dimension.role;
    add(std::move(made));
  }

  /// DRGs, costliest outliers first; the rest and the total last.
  void add_groups(std::size_t form) {
    const auto found = analysis_.cuts.find("drg_" + code_of(form));
    if (found == analysis_.cuts.end()) return;
    const Breakdown breakdown{.id = "drg", .cut = found->first, .dimension = kFirstCut};
    std::vector<Place> places = places_of(breakdown, 0);
    for (Place& place : places) place.form = form;
    const auto rank = [](const Place& place) { return place.category.total ? 2 : place.category.code == "other" ? 1 : 0; };
    std::stable_sort(places.begin(), places.end(), [&](const Place& a, const Place& b) {
      if (rank(a) != rank(b)) return rank(a) < rank(b);
      return a.spot.cell(kOutlier).values[kCost] > b.spot.cell(kOutlier).values[kCost];
    });
    add(make(table_id("drg", code_of(form)), title({"DRG med störst ytterfallskostnad", "DRGs with the costliest outliers"}, form), {"DRG", "DRG"},
             places, breakdown_columns("drg")));
  }

  // ---- what figures of shares rest on

  /// The share in all, by sex and by age band: own and the nation's.
  void add_rates(std::size_t form) {
    std::vector<Place> places = {{analysis_.whole(form), form, {.code = "all", .label = {"Alla", "All"}}}};
    for (const char* id : {"sex", "age_band"}) {
      const Breakdown* breakdown = analysis_.find(id);
      if (!breakdown) continue;
      for (const Place& place : places_of(*breakdown, form)) {
        if (!place.category.total && place.category.code != "unknown" && place.category.code != "U") places.push_back(place);
      }
    }
    std::vector<ColumnMaker> columns = {of_spot(percent("share", {"Andel ytterfall", "Share of outliers"}), share_cell)};
    if (analysis_.nation.is_known()) {
      const auto cell = [this](const Place& place) {
        return nation_share(nation_in(place.category.code == kYoung || place.category.code == kOld ? "age_band" : "sex", place));
      };
      columns.push_back({percent("nation", {"Riket", "Nation"}, false), cell});
    }
    add(make(table_id("rates", code_of(form)),
             title({"Andel ytterfall i hela gruppen och efter kön och ålder", "Share of outliers in all and by sex and age"}, form),
             {"Grupp", "Group"}, places, columns));
  }

  void add_cost_parts(std::size_t form) {
    const std::vector<Place> places = {{analysis_.whole(form), form, {.code = "contacts", .label = {"Andel av kontakterna", "Share of contacts"}}},
                                       {analysis_.whole(form), form, {.code = "cost", .label = {"Andel av kostnaden", "Share of cost"}}}};
    std::vector<ColumnMaker> columns = {{percent("share", {"Ytterfallens andel", "The outliers' share"}), [](const Place& place) {
                                           return place.category.code == "cost" ? cost_share_cell(place.spot) : share_cell(place.spot);
                                         }}};
    if (analysis_.nation.is_known()) {
      const auto cell = [this](const Place& place) {
        return place.category.code == "cost" ? nation_cost_share(nation_of(place.form)) : nation_share(nation_of(place.form));
      };
      columns.push_back({percent("nation", {"Riket", "Nation"}, false), cell});
    }
    add(make(table_id("cost_parts", code_of(form)),
             title({"Ytterfallens andel av kontakterna och av kostnaden", "The outliers' share of contacts and of cost"}, form), {"Mått", "Measure"},
             places, columns));
  }

  // ---- the split of the outliers

  void add_split(const std::string& id, std::size_t form) {
    const Breakdown* breakdown = analysis_.find(id);
    const Text what = id == "sex" ? Text{"Ytterfallens fördelning på kön", "Split of outliers by sex"}
                                  : Text{"Ytterfallens fördelning på ålder", "Split of outliers by age"};
    const std::string name = table_id(id + "_split", code_of(form));
    const std::vector<ColumnMaker> columns = split_columns(id);
    if (!breakdown) return add(impossible_split(name, title(what, form), columns, form));
    std::vector<Place> places = places_of(*breakdown, form);
    std::erase_if(places, [](const Place& place) { return place.category.total || place.category.code == "unknown"; });
    add(make(name, title(what, form), id == "sex" ? Text{"Kön", "Sex"} : Text{"Ålder", "Age"}, places, columns));
  }

  std::vector<ColumnMaker> split_columns(const std::string& id) const {
    std::vector<ColumnMaker> columns = {
        of_spot(counts("outliers", {"Ytterfall", "Outliers"}), outliers_cell),
        {percent("split", {"Andel av ytterfallen", "Share of the outliers"}), [this, id](const Place& place) { return split(id, place); }}};
    if (analysis_.nation.is_known()) {
      columns.push_back({percent("nation", {"Riket", "Nation"}, false),
                         [this, id](const Place& place) { return nation_split_cell(nation_in(id, place), nation_of(place.form)); }});
    }
    return columns;
  }

  DraftCell split(const std::string& id, const Place& place) const {
    const Breakdown& breakdown = *analysis_.find(id);
    const auto& by_form = analysis_.splits.at(id);
    const auto sums = by_form.find(code_of(place.form));
    if (sums == by_form.end()) return empty_cell(table::Status::missing, {"inga ytterfall", "no outliers"});
    return split_cell(place.spot.with(breakdown.dimension, 0), place.spot, only_other(breakdown, place), sums->second.at(place.category.code));
  }

  /// The one other category with outliers, if there is exactly one: its count is then told by the two shown.
  std::optional<Spot> only_other(const Breakdown& breakdown, const Place& place) const {
    std::optional<Spot> other;
    const std::vector<table::Category>& categories = analysis_.categories(breakdown);
    for (std::size_t i = 0; i < categories.size(); ++i) {
      const Spot spot = place.spot.with(breakdown.dimension, i);
      if (categories[i].total || categories[i].code == place.category.code || spot.cell(kOutlier).rows == 0) continue;
      if (other) return std::nullopt;
      other = spot;
    }
    return other;
  }

  DraftTable impossible_split(const std::string& name, Text title_text, std::vector<ColumnMaker> columns, std::size_t form) const {
    const Text why = Text{"inte möjligt, eftersom ", "not possible, because "} + analysis_.impossible.at("age_band");
    for (ColumnMaker& column : columns) {
      if (column.column.id != "nation")
        column.cell = [why](const Place&) { return empty_cell(table::Status::not_possible, why); };
      else
        column.cell = [this](const Place& place) { return nation_split_cell(nation_in("age_band", place), nation_of(place.form)); };
    }
    const std::vector<Place> places = {{{}, form, {.code = kYoung, .label = {"0–64 år", "0–64 years"}}},
                                       {{}, form, {.code = kOld, .label = {"65 år och äldre", "65 years and over"}}}};
    return make(name, std::move(title_text), {"Ålder", "Age"}, places, columns);
  }

  // ---- sex and age crossed

  void add_crossing(std::size_t form) {
    const Breakdown* ages = analysis_.find("age_group") ? analysis_.find("age_group") : analysis_.find("age_band");
    const Breakdown* sexes = analysis_.find("sex");
    if (!ages || !sexes) return;
    std::vector<ColumnMaker> columns;
    const std::vector<table::Category>& categories = analysis_.categories(*sexes);
    for (std::size_t i = 1; i < categories.size(); ++i) {
      if (categories[i].code == "unknown" || categories[i].code == "U") continue;
      const auto of_sex = [sexes, i](const Place& place) { return share_cell(place.spot.with(sexes->dimension, i)); };
      columns.push_back({percent(categories[i].code, categories[i].label), of_sex});
    }
    DraftTable made =
        make(table_id("sex_age", code_of(form)), title({"Andel ytterfall efter kön och ålder", "Share of outliers by sex and age"}, form),
             {"Ålder", "Age"}, places_of(*ages, form), columns);
    made.table.role = table::Role::age;
    add(std::move(made));
  }

  // ---- limits

  /// The groups with most contacts, by code. Computed limits rest on the contacts that they were computed from.
  void add_limits(std::size_t form) {
    std::vector<const GroupLimit*> groups;
    for (const GroupLimit& group : analysis_.study.limits.groups) {
      if (group.key[group.key.size() - 2] == code_of(form) && analysis_.study.limits.find(code_of(form), group.key.back()) == &group)
        groups.push_back(&group);
    }
    if (groups.empty()) return;
    std::stable_sort(groups.begin(), groups.end(), [](const GroupLimit* a, const GroupLimit* b) { return a->contacts > b->contacts; });
    groups.resize(std::min<std::size_t>(groups.size(), kLimitRows));
    std::sort(groups.begin(), groups.end(), [](const GroupLimit* a, const GroupLimit* b) { return a->key.back() < b->key.back(); });
    const bool computed = analysis_.study.limits.source == LimitSource::computed;
    if (computed) add_limit_cube(groups, form);
    DraftTable made = limit_table(groups, form, computed);
    add(std::move(made));
  }
  static constexpr std::size_t kLimitRows = 40;

  void add_limit_cube(const std::vector<const GroupLimit*>& groups, std::size_t form) {
    const table::Dimension form_dimension{
        .id = "care_form", .label = {"Vårdform", "Care form"}, .categories = {{.code = code_of(form), .label = care_form_label(code_of(form))}}};
    table::Dimension drg{.id = "drg", .label = {"DRG", "DRG"}, .categories = {}};
    for (const GroupLimit* group : groups) drg.categories.push_back({.code = group->key.back(), .label = core::same_text(group->key.back())});
    table::Cube cube = table::make_cube(table_id("limits", code_of(form)), {form_dimension, drg}, {});
    table::Cells request{.filter = analysis_.study.judged, .by = {{"care_form", table::column("care_form")}, {"drg", table::column("drg")}}};
    for (const table::CellsRow& row : analysis_.study.run.cells("care_contact", request).rows) {
      if (const auto index = cube.find(row.key)) cube.cells[*index] = {.rows = row.rows, .persons = row.persons, .values = {}};
    }
    draft_.cubes.push_back(std::move(cube));
  }

  DraftTable limit_table(const std::vector<const GroupLimit*>& groups, std::size_t form, bool computed) const {
    const std::string id = table_id("limits", code_of(form));
    DraftTable made{.table = {.id = id,
                              .title = title({"Ytterfallsgränser", "Outlier limits"}, form),
                              .row_heading = {"DRG", "DRG"},
                              .currency = analysis_.study.contacts.currency},
                    .cells = {}};
    made.table.columns = {money("limit", {"Gräns", "Limit"})};
    const bool quartiles = groups.front()->third_quartile.has_value();
    if (quartiles)
      made.table.columns = {money("q1", {"Nedre kvartil", "Lower quartile"}), money("q3", {"Övre kvartil", "Upper quartile"}),
                            money("limit", {"Gräns", "Limit"})};
    for (std::size_t i = 0; i < groups.size(); ++i) {
      made.table.rows.push_back({.code = groups[i]->key.back(), .label = label_of(groups[i]->key.back())});
      std::vector<double> values = {groups[i]->limit};
      if (quartiles) values = {*groups[i]->first_quartile, *groups[i]->third_quartile, groups[i]->limit};
      for (const double value : values) {
        DraftCell cell = known_cell(value, groups[i]->contacts);
        if (!computed) cell.cell.n = std::nullopt;
        if (computed) cell.basis = {{.cube = id, .cells = {i}}};
        made.cells.push_back(std::move(cell));
      }
    }
    return made;
  }

  Text label_of(const std::string& drg) const {
    const auto codes = analysis_.study.contacts.codes.find("drg");
    if (codes != analysis_.study.contacts.codes.end()) {
      for (const table::Category& category : codes->second) {
        if (category.code == drg) return category.label;
      }
    }
    return core::same_text(drg);
  }

  Analysis& analysis_;
  model::Draft& draft_;
};

}  // namespace

std::string table_id(const std::string& breakdown, const std::string& care_form) { return breakdown + "_" + care_form; }

void add_tables(Analysis& analysis, model::Draft& draft) { TableMaker(analysis, draft).add_all(); }

}  // namespace rodtrad::methods::cost_outliers
