// One request per set of dimensions that are not at their total: distinct persons cannot be added up from smaller cells.
#include "methods/count_cube.h"

namespace rodtrad::methods {
namespace {

bool has(std::size_t set, std::size_t dimension) { return (set >> dimension & 1) != 0; }

/// A dimension without total is in every set. One inside another is only asked for together with it; its own rows when the
/// outer one is at its total follow from that.
bool is_needed(const std::vector<CutDimension>& dimensions, std::size_t set) {
  for (std::size_t d = 0; d < dimensions.size(); ++d) {
    if (!dimensions[d].total && !has(set, d)) return false;
    if (dimensions[d].inside_previous && has(set, d) && !has(set, d - 1)) return false;
  }
  return true;
}

std::vector<std::size_t> needed_sets(const std::vector<CutDimension>& dimensions) {
  std::vector<std::size_t> sets;
  for (std::size_t set = 0; set < (std::size_t{1} << dimensions.size()); ++set) {
    if (is_needed(dimensions, set)) sets.push_back(set);
  }
  return sets;
}

table::Cells cells_of(const CubeRequest& request, std::size_t set) {
  table::Cells cells = request.cells;
  for (std::size_t d = 0; d < request.dimensions.size(); ++d) {
    if (has(set, d)) cells.by.push_back({request.dimensions[d].id, request.dimensions[d].code});
  }
  return cells;
}

class CubeMaker {
 public:
  CubeMaker(model::Run& run, const CubeRequest& request) : run_(run), request_(request), dimensions_(request.dimensions) {}

  Cut make() {
    run_.expect(request_.kind, requests_of(request_));
    find_categories();
    std::vector<table::Dimension> shown;
    for (std::size_t d = 0; d < dimensions_.size(); ++d) {
      shown.push_back({.id = dimensions_[d].id, .label = dimensions_[d].label, .role = dimensions_[d].role, .categories = categories_[d]});
    }
    Cut cut{.cube = table::make_cube(request_.id, std::move(shown), request_.measures), .answers = {}};
    cut.answers.resize(cut.cube.cells.size());
    for (const std::size_t set : needed_sets(dimensions_)) fill(cut, set);
    return cut;
  }

 private:
  const std::vector<table::CellsRow>& ask(std::size_t set) { return run_.cells(request_.kind, cells_of(request_, set)).rows; }

  void find_categories() {
    std::vector<std::set<std::string>> codes(dimensions_.size());
    for (const table::CellsRow& row : ask((std::size_t{1} << dimensions_.size()) - 1)) {
      for (std::size_t d = 0; d < dimensions_.size(); ++d) codes[d].insert(row.key[d]);
    }
    for (std::size_t d = 0; d < dimensions_.size(); ++d) {
      std::vector<table::Category> categories;
      if (dimensions_[d].total) categories.push_back(total_category());
      for (table::Category& category : categories_of(codes[d], dimensions_[d])) categories.push_back(std::move(category));
      categories_.push_back(std::move(categories));
    }
  }

  std::size_t place(std::size_t d, const std::string& code) const {
    const std::string& shown = code.empty() ? dimensions_[d].rest.code : code;
    const auto found = std::find_if(categories_[d].begin(), categories_[d].end(), [&](const table::Category& c) { return c.code == shown; });
    return static_cast<std::size_t>(found - categories_[d].begin());
  }

  void fill(Cut& cut, std::size_t set) {
    for (const table::CellsRow& row : ask(set)) {
      std::vector<std::size_t> at;
      std::size_t next = 0;
      for (std::size_t d = 0; d < dimensions_.size(); ++d) at.push_back(has(set, d) ? place(d, row.key[next++]) : 0);
      put(cut, at, row);
      for (std::size_t d = 1; d < dimensions_.size(); ++d) {
        if (!dimensions_[d].inside_previous || !has(set, d)) continue;
        std::vector<std::size_t> outer_at_total = at;
        outer_at_total[d - 1] = 0;
        put(cut, outer_at_total, row);
      }
    }
  }

  void put(Cut& cut, const std::vector<std::size_t>& at, const table::CellsRow& row) const {
    const std::size_t index = cut.cube.index(at);
    cut.cube.cells[index] = {.rows = row.rows, .persons = row.persons, .values = request_.values(row), .contributions = row.contributions};
    cut.answers[index] = row;
  }

  model::Run& run_;
  const CubeRequest& request_;
  const std::vector<CutDimension>& dimensions_;
  std::vector<std::vector<table::Category>> categories_;
};

}  // namespace

std::vector<table::Request> requests_of(const CubeRequest& request) {
  std::vector<table::Request> requests;
  for (const std::size_t set : needed_sets(request.dimensions)) requests.push_back(cells_of(request, set));
  return requests;
}

Cut count_cube(model::Run& run, const CubeRequest& request) { return CubeMaker(run, request).make(); }

}  // namespace rodtrad::methods
