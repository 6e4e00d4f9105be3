// One pair of requests per set of dimensions that are not at their total: with and without the case as a key.
#include "methods/cuts.h"

#include "methods/words.h"

namespace rodtrad::methods {

using table::column;

namespace {

constexpr const char* kContacts = "care_contact";

std::size_t place_in(const std::vector<table::Category>& categories, const std::string& code) {
  const auto found = std::find_if(categories.begin(), categories.end(), [&](const table::Category& category) { return category.code == code; });
  return static_cast<std::size_t>(found - categories.begin());
}

class CutMaker {
 public:
  CutMaker(model::Run& run, const CutQuestion& question, const std::vector<std::string>& care_forms, const std::vector<CutDimension>& dimensions)
      : run_(run), question_(question), care_forms_(care_forms), dimensions_(dimensions) {}

  Cut make(const std::string& id) {
    find_categories();
    Cut cut;
    cut.cube = table::make_cube(id, cube_dimensions(), question_.measures);
    cut.answers.resize(cut.cube.cells.size());
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

  table::Cells request(std::size_t set, bool with_case) const {
    table::Cells made = question_.sums;
    made.by = {{"care_form", column("care_form")}};
    if (with_case) made.by.push_back({"case", question_.case_code});
    for (std::size_t d = 0; d < dimensions_.size(); ++d) {
      if (set >> d & 1) made.by.push_back({dimensions_[d].id, dimensions_[d].code});
    }
    made.filter.push_back({.value = column("care_form"), .test = table::Condition::Test::in, .codes = care_forms_});
    return made;
  }

  void find_categories() {
    const std::size_t every = (std::size_t{1} << dimensions_.size()) - 1;
    std::vector<std::set<std::string>> codes(dimensions_.size());
    for (const table::CellsRow& row : run_.cells(kContacts, request(every, false)).rows) {
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
    std::vector<table::Dimension> out = {form, question_.cases};
    for (std::size_t d = 0; d < dimensions_.size(); ++d) {
      out.push_back({.id = dimensions_[d].id, .label = dimensions_[d].label, .role = dimensions_[d].role, .categories = categories_[d]});
    }
    return out;
  }

  std::size_t place(std::size_t d, const std::string& code) const { return place_in(categories_[d], code.empty() ? dimensions_[d].rest.code : code); }

  void fill(Cut& cut, std::size_t set, bool with_case) {
    const auto& cases = question_.cases.categories;
    for (const table::CellsRow& row : run_.cells(kContacts, request(set, with_case)).rows) {
      std::size_t next = 0;
      std::vector<std::size_t> at = {place_in(cut.cube.dimensions[kForm].categories, row.key[next++]), 0};
      if (with_case) {
        const std::string& code = row.key[next++];
        at[kCase] = place_in(cases, code.empty() ? question_.case_rest : code);
      }
      for (std::size_t d = 0; d < dimensions_.size(); ++d) at.push_back(set >> d & 1 ? place(d, row.key[next++]) : 0);
      put(cut, at, row);
      for (std::size_t d = 1; d < dimensions_.size(); ++d) {
        if (!dimensions_[d].inside_previous || !(set >> d & 1)) continue;
        at[kFirstCut + d - 1] = 0;
        put(cut, at, row);
      }
    }
  }

  void put(Cut& cut, const std::vector<std::size_t>& at, const table::CellsRow& row) const {
    const std::size_t index = cut.cube.index(at);
    cut.cube.cells[index] = {.rows = row.rows, .persons = row.persons, .values = question_.values(row), .contributions = row.contributions};
    cut.answers[index] = row;
  }

  model::Run& run_;
  const CutQuestion& question_;
  const std::vector<std::string>& care_forms_;
  const std::vector<CutDimension>& dimensions_;
  std::vector<std::vector<table::Category>> categories_;
};

}  // namespace

Cut make_cut(model::Run& run, const CutQuestion& question, const std::string& id, const std::vector<std::string>& care_forms,
             const std::vector<CutDimension>& dimensions) {
  return CutMaker(run, question, care_forms, dimensions).make(id);
}

bool lies_inside(model::Run& run, const table::Filter& filter, const CutDimension& inner, const CutDimension& outer) {
  std::map<std::string, int> seen;
  const table::Cells request{.filter = filter, .by = {{inner.id, inner.code}, {outer.id, outer.code}}};
  for (const table::CellsRow& row : run.cells(kContacts, request).rows) ++seen[row.key[0]];
  return std::all_of(seen.begin(), seen.end(), [](const auto& entry) { return entry.second == 1; });
}

}  // namespace rodtrad::methods
