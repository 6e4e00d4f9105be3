// One pair of requests per set of dimensions that are not at their total: with and without the case as a key.
#include "methods/cost_outliers_cuts.h"

namespace rodtrad::methods::cost_outliers {

using table::column;

namespace {

enum Sum : int { kSumOutlier, kSumCost, kSumOutlierCost };

/// Places of the sums that only some studies ask for.
struct SumPlaces {
  std::optional<std::size_t> excess, rest, expected, observed;
};

table::Cells request_of(const Study& study, std::vector<table::Key> by, SumPlaces& places) {
  const table::Expression& outlier = study.limits.outlier;
  table::Cells request{.filter = study.judged, .by = std::move(by), .sums = {outlier, column("cost"), table::when(outlier, column("cost"))}};
  const auto add = [&](table::Expression sum) {
    request.sums.push_back(std::move(sum));
    return request.sums.size() - 1;
  };
  if (study.limits.whole) places.excess = add(table::when(outlier, table::positive(table::difference(column("cost"), *study.limits.whole))));
  if (study.limits.rest) places.rest = add(table::when(outlier, *study.limits.rest));
  if (study.expected) {
    const auto share = table::lookup(study.expected, {column("care_form"), column("drg")});
    places.expected = add(share);
    places.observed = add(table::both(outlier, table::greater(share, table::constant(-1))));
  }
  const std::vector<std::pair<int, int>> products = {{kSumOutlier, kSumOutlier},         {kSumOutlier, -1},           {-1, -1},
                                                     {kSumOutlierCost, kSumOutlierCost}, {kSumOutlierCost, kSumCost}, {kSumCost, kSumCost}};
  if (study.contacts.has_persons)
    request.person_products = products;
  else
    request.products = {products[0], products[3], products[4], products[5]};
  return request;
}

stats::ClusterSums clusters(double a, double b, std::int64_t count, double aa, double ab, double bb) {
  return {.clusters = count, .a = a, .b = b, .aa = aa, .ab = ab, .bb = bb};
}

CellSums sums_of(const table::CellsRow& row, const SumPlaces& places) {
  const double n = static_cast<double>(row.rows), outliers = static_cast<double>(row.sums[kSumOutlier]);
  const double cost = static_cast<double>(row.sums[kSumCost]), outlier_cost = static_cast<double>(row.sums[kSumOutlierCost]);
  CellSums sums{.contacts = row.rows, .outliers = row.sums[kSumOutlier]};
  if (const auto& p = row.person_products; !p.empty()) {
    sums.share = clusters(outliers, n, *row.persons, p[0], p[1], p[2]);
    sums.cost_share = clusters(outlier_cost, cost, *row.persons, p[3], p[4], p[5]);
  } else {
    const auto& q = row.products;
    sums.share = clusters(outliers, n, row.rows, q[0], q[0], n);
    sums.cost_share = clusters(outlier_cost, cost, row.rows, q[1], q[2], q[3]);
  }
  if (places.expected) sums.expected = static_cast<double>(row.sums[*places.expected]) / kShareUnit;
  if (places.observed) sums.observed = row.sums[*places.observed];
  return sums;
}

table::CubeCell cell_of(const table::CellsRow& row, const SumPlaces& places) {
  table::CubeCell cell{.rows = row.rows, .persons = row.persons, .values = {static_cast<double>(row.sums[kSumCost])}};
  if (places.excess) {
    const double rest = places.rest ? static_cast<double>(row.sums[*places.rest]) / static_cast<double>(kRestUnit) : 0;
    cell.values.push_back(static_cast<double>(row.sums[*places.excess]) - rest);
  }
  return cell;
}

table::Dimension case_dimension() {
  return {.id = "case",
          .label = {"Utfall", "Case"},
          .categories = {
              total_category(), {.code = "outlier", .label = {"Ytterfall", "Outliers"}}, {.code = "inlier", .label = {"Innerfall", "Inliers"}}}};
}

/// The code of a contact's case as a key.
table::Key case_key(const Study& study) { return {"case", table::map_codes(study.limits.outlier, {{"1", "outlier"}, {"0", "inlier"}})}; }

class CutMaker {
 public:
  CutMaker(Study& study, const std::vector<std::string>& care_forms, const std::vector<CutDimension>& dimensions)
      : study_(study), care_forms_(care_forms), dimensions_(dimensions) {}

  Cut make(const std::string& id) {
    find_categories();
    Cut cut;
    cut.cube = table::make_cube(id, cube_dimensions(), measures());
    cut.sums.resize(cut.cube.cells.size());
    cut.persons = study_.contacts.has_persons;
    for (std::size_t set = 0; set < (std::size_t{1} << dimensions_.size()); ++set) {
      if (!is_needed(set)) continue;
      fill(cut, set, false);
      fill(cut, set, true);
    }
    return cut;
  }

 private:
  /// A dimension inside another is only asked for together with it; its total rows over the outer one follow from that.
  bool is_needed(std::size_t set) const {
    for (std::size_t d = 1; d < dimensions_.size(); ++d) {
      if (dimensions_[d].inside_previous && (set >> d & 1) && !(set >> (d - 1) & 1)) return false;
    }
    return true;
  }

  table::Filter filter() const {
    table::Filter out = study_.judged;
    out.push_back({.value = column("care_form"), .test = table::Condition::Test::in, .codes = care_forms_});
    return out;
  }

  table::Cells request(std::size_t set, bool with_case, SumPlaces& places) const {
    std::vector<table::Key> by = {{"care_form", column("care_form")}};
    if (with_case) by.push_back(case_key(study_));
    for (std::size_t d = 0; d < dimensions_.size(); ++d) {
      if (set >> d & 1) by.push_back({dimensions_[d].id, dimensions_[d].code});
    }
    table::Cells made = request_of(study_, std::move(by), places);
    made.filter = filter();
    return made;
  }

  void find_categories() {
    SumPlaces places;
    const std::size_t every = (std::size_t{1} << dimensions_.size()) - 1;
    std::vector<std::set<std::string>> codes(dimensions_.size());
    for (const table::CellsRow& row : study_.run.cells("care_contact", request(every, false, places)).rows) {
      for (std::size_t d = 0; d < dimensions_.size(); ++d) codes[d].insert(row.key[d + 1]);
    }
    for (std::size_t d = 0; d < dimensions_.size(); ++d) {
      std::vector<table::Category> categories = {total_category()};
      for (table::Category& category : categories_of(codes[d], dimensions_[d])) categories.push_back(std::move(category));
      categories_.push_back(std::move(categories));
    }
  }

  std::vector<table::Dimension> cube_dimensions() const {
    table::Dimension form{.id = "care_form", .label = {"Vårdform", "Care form"}, .role = table::Role::other, .categories = {}};
    for (const std::string& code : care_forms_) form.categories.push_back({.code = code, .label = care_form_label(code)});
    std::vector<table::Dimension> out = {form, case_dimension()};
    for (std::size_t d = 0; d < dimensions_.size(); ++d) {
      out.push_back({.id = dimensions_[d].id, .label = dimensions_[d].label, .role = dimensions_[d].role, .categories = categories_[d]});
    }
    return out;
  }

  std::vector<std::string> measures() const {
    return study_.has_excess() ? std::vector<std::string>{"cost", "excess"} : std::vector<std::string>{"cost"};
  }

  static std::size_t place(const std::vector<table::Category>& categories, const std::string& code) {
    const auto found = std::find_if(categories.begin(), categories.end(), [&](const table::Category& category) { return category.code == code; });
    return static_cast<std::size_t>(found - categories.begin());
  }

  std::size_t place(std::size_t d, const std::string& code) const { return place(categories_[d], code.empty() ? dimensions_[d].rest.code : code); }

  void fill(Cut& cut, std::size_t set, bool with_case) {
    SumPlaces places;
    for (const table::CellsRow& row : study_.run.cells("care_contact", request(set, with_case, places)).rows) {
      std::size_t next = 0;
      std::vector<std::size_t> at = {place(cut.cube.dimensions[kForm].categories, row.key[next++])};
      at.push_back(with_case ? place(cut.cube.dimensions[kCase].categories, row.key[next++]) : std::size_t{kAll});
      for (std::size_t d = 0; d < dimensions_.size(); ++d) at.push_back(set >> d & 1 ? place(d, row.key[next++]) : 0);
      put(cut, at, row, places, with_case);
      for (std::size_t d = 1; d < dimensions_.size(); ++d) {
        if (!dimensions_[d].inside_previous || !(set >> d & 1)) continue;
        at[kFirstCut + d - 1] = 0;
        put(cut, at, row, places, with_case);
      }
    }
  }

  static void put(Cut& cut, const std::vector<std::size_t>& at, const table::CellsRow& row, const SumPlaces& places, bool with_case) {
    const std::size_t index = cut.cube.index(at);
    cut.cube.cells[index] = cell_of(row, places);
    if (!with_case) cut.sums[index] = sums_of(row, places);
  }

  Study& study_;
  const std::vector<std::string>& care_forms_;
  const std::vector<CutDimension>& dimensions_;
  std::vector<std::vector<table::Category>> categories_;
};

}  // namespace

bool Study::has(const std::string& name) const { return has_column(contacts, name); }

core::Text care_form_label(const std::string& care_form) {
  if (care_form == "inpatient") return {"Sluten vård", "Inpatient care"};
  if (care_form == "outpatient") return {"Öppen vård", "Outpatient care"};
  return core::same_text(care_form);
}

Cut make_cut(Study& study, const std::string& id, const std::vector<std::string>& care_forms, const std::vector<CutDimension>& dimensions) {
  return CutMaker(study, care_forms, dimensions).make(id);
}

}  // namespace rodtrad::methods::cost_outliers
