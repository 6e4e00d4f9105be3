// The method asks once for the finest cells and adds up totals itself; it must not be used on data where persons matter
// in totals over places.
#include "support/sample_method.h"

#include "core/number_format.h"

namespace rodtrad::test {

using model::Draft;
using model::Run;
using table::column;

namespace {

table::Cells request() { return {.by = {{"sex", column("sex")}, {"municipality", column("municipality")}}, .sums = {column("cost")}}; }

table::Dimension dimension_of(const std::string& id, table::Role role, const std::set<std::string>& codes) {
  table::Dimension dimension{.id = id, .label = core::same_text(id), .role = role, .categories = {{"_", {"Alla", "All"}, true}}};
  for (const std::string& code : codes) dimension.categories.push_back({code, core::same_text(code), false});
  return dimension;
}

table::Cube cube_of(const table::CellsAnswer& answer) {
  std::set<std::string> sexes, places;
  for (const table::CellsRow& row : answer.rows) {
    sexes.insert(row.key[0]);
    places.insert(row.key[1]);
  }
  table::Cube cube = table::make_cube(
      "cells", {dimension_of("sex", table::Role::sex, sexes), dimension_of("municipality", table::Role::geography, places)}, {"cost"});
  for (const table::CellsRow& row : answer.rows) {
    for (const std::string& sex : {row.key[0], std::string("_")}) {
      for (const std::string& place : {row.key[1], std::string("_")}) {
        table::CubeCell& cell = cube.cells[*cube.find({sex, place})];
        cell.rows += row.rows;
        if (row.persons) cell.persons = cell.persons.value_or(0) + *row.persons;
        cell.values[0] += static_cast<double>(row.sums[0]);
      }
    }
  }
  return cube;
}

/// Contacts and mean cost along one dimension, the other at its total.
model::DraftTable table_of(const table::Cube& cube, std::size_t dimension, const std::string& id) {
  model::DraftTable made;
  made.table = {.id = id, .title = {"Efter " + id, "By " + id}, .role = cube.dimensions[dimension].role};
  made.table.columns = {{"contacts", {"Kontakter", "Contacts"}}, {"mean", {"Medelkostnad", "Mean cost"}, table::Unit::money, 0, false}};
  for (const table::Category& category : cube.dimensions[dimension].categories) {
    std::vector<std::string> codes = {"_", "_"};
    codes[dimension] = category.code;
    const std::size_t index = *cube.find(codes);
    const table::CubeCell& cell = cube.cells[index];
    made.table.rows.push_back({category.code, category.label, category.total});
    made.cells.push_back({{.status = table::Status::value, .value = static_cast<double>(cell.rows)}, {{"cells", {index}}}});
    made.cells.push_back({{.status = table::Status::value, .value = cell.values[0] / static_cast<double>(cell.rows)}, {{"cells", {index}}}});
  }
  return made;
}

Draft compute(Run& run) {
  Draft draft;
  draft.cubes = {cube_of(run.cells("care_contact", request()))};
  draft.tables = {table_of(draft.cubes[0], 0, "sex"), table_of(draft.cubes[0], 1, "place")};
  draft.findings = {{.id = "all",
                     .headline = {{"{n} kontakter", "{n} contacts"}, {{"n", {"sex", "_", "contacts"}}}},
                     .sentences = {},
                     .figure = {},
                     .table = "sex",
                     .answers = {"kontakter"}}};
  draft.notes = {{"not_possible_age", {"Åldrar behövs inte här.", "Ages are not needed here."}}};
  const std::string share = core::show_number(run.real("share"), 1, core::Language::en);
  draft.facts = {{core::same_text("share"), core::same_text(share)}, {core::same_text("rule"), core::same_text(run.choice("rule"))}};
  return draft;
}

}  // namespace

model::Method sample_method() {
  model::Method method{.id = "sample", .version = "3", .title = {"Prov", "Sample"}, .summary = {"Prov", "Sample"}};
  method.inputs = {{"care_contact", "sex", {"kön", "sex"}},
                   {"care_contact", "municipality", {"kommun", "municipality"}},
                   {"care_contact", "cost", {"kostnad", "cost"}},
                   {"care_contact", "age", {"ålder", "age"}, false},
                   {"drg_limit", "limit", {"gräns", "limit"}, false}};
  method.params = {{.id = "share",
                    .label = {"Andel", "Share"},
                    .unit = {"%", "%"},
                    .type = model::ParamType::real,
                    .default_value = "5",
                    .least = 0.1,
                    .most = 50,
                    .reference = "r"},
                   {.id = "first_year",
                    .label = {"År", "Year"},
                    .type = model::ParamType::integer,
                    .default_value = "2019",
                    .least = 1900,
                    .most = 2100,
                    .reference = "r"},
                   {.id = "rule",
                    .label = {"Regel", "Rule"},
                    .type = model::ParamType::choice,
                    .default_value = "type7",
                    .choices = {{"type2", {"typ 2", "type 2"}}, {"type7", {"typ 7", "type 7"}}},
                    .reference = "r"}};
  method.formula = {"medel", "mean"};
  method.first_requests = [](const Run&) { return std::vector<std::pair<std::string, table::Request>>{{"care_contact", request()}}; };
  method.compute = compute;
  return method;
}

core::Expected<plan::OpenDataset> FixedDatasets::open(const std::string& reference) {
  for (const plan::OpenDataset& dataset : all_) {
    if (reference == dataset.info.name || reference == dataset.info.name + "@" + dataset.info.version) return dataset;
  }
  return core::fail({.code = "unknown_dataset", .message = core::same_text(reference)});
}

plan::OpenDataset sample_contacts(const std::string& name) {
  plan::OpenDataset contacts;
  contacts.info = {.name = name, .kind = "care_contact", .version = "v1", .currency = "SEK", .has_persons = true};
  contacts.info.columns = {"person", "sex", "municipality", "cost", "year"};
  contacts.info.label = {"Kontakter", "Contacts"};
  contacts.rows = 100;
  contacts.years = {2019};
  contacts.purpose_required = true;
  contacts.purpose = "uppföljning";
  return contacts;
}

}  // namespace rodtrad::test
