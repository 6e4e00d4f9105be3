// Care form and case as the first dimensions of a cube.
#include "methods/cuts.h"

#include "methods/words.h"

namespace rodtrad::methods {

using table::column;

namespace {

constexpr const char* kContacts = "care_contact";

CutDimension form_dimension(const std::vector<std::string>& care_forms) {
  CutDimension form{.id = "care_form", .label = {"Vårdform", "Care form"}, .code = column("care_form"), .total = false, .keep_known = true};
  for (const std::string& code : care_forms) form.known.push_back({.code = code, .label = care_form_label(code)});
  return form;
}

CutDimension case_dimension(const CutQuestion& question) {
  CutDimension cases{
      .id = question.cases.id, .label = question.cases.label, .role = question.cases.role, .code = question.case_code, .keep_known = true};
  cases.known.assign(question.cases.categories.begin() + 1, question.cases.categories.end());
  cases.rest.code = question.case_rest;
  return cases;
}

CubeRequest cube_request(const CutQuestion& question, const CutPlan& plan) {
  CubeRequest request{.id = plan.id,
                      .dimensions = {form_dimension(plan.care_forms), case_dimension(question)},
                      .cells = question.sums,
                      .measures = question.measures,
                      .values = question.values};
  request.dimensions.insert(request.dimensions.end(), plan.dimensions.begin(), plan.dimensions.end());
  request.cells.filter.push_back({.value = column("care_form"), .test = table::Condition::Test::in, .codes = plan.care_forms});
  return request;
}

}  // namespace

table::Filter contacts_with_cost(std::int64_t first_year, std::int64_t last_year) {
  using Test = table::Condition::Test;
  table::Filter filter = {{.value = column("cost"), .test = Test::not_null}};
  if (first_year > 0) filter.push_back({.value = column("year"), .test = Test::at_least, .number = first_year});
  if (last_year > 0) filter.push_back({.value = column("year"), .test = Test::at_most, .number = last_year});
  return filter;
}

std::vector<Cut> make_cuts(model::Run& run, const CutQuestion& question, const std::vector<CutPlan>& plans) {
  std::vector<CubeRequest> cubes;
  std::vector<table::Request> requests;
  for (const CutPlan& plan : plans) {
    cubes.push_back(cube_request(question, plan));
    for (table::Request& request : requests_of(cubes.back())) requests.push_back(std::move(request));
  }
  run.expect(kContacts, requests);
  std::vector<Cut> cuts;
  for (const CubeRequest& cube : cubes) cuts.push_back(count_cube(run, cube));
  return cuts;
}

bool lies_inside(model::Run& run, const table::Filter& filter, const CutDimension& inner, const CutDimension& outer) {
  std::map<std::string, int> seen;
  const table::Cells request{.filter = filter, .by = {{inner.id, inner.code}, {outer.id, outer.code}}};
  for (const table::CellsRow& row : run.cells(kContacts, request).rows) ++seen[row.key[0]];
  return std::all_of(seen.begin(), seen.end(), [](const auto& entry) { return entry.second == 1; });
}

}  // namespace rodtrad::methods
