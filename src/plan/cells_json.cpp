// One array per cell and line: the file is read by programs, and large.
#include "plan/cells_json.h"

namespace rodtrad::plan {

using core::Json;
using core::JsonWriter;

namespace {

template <class Items, class Write>
void write_list(JsonWriter& out, std::string_view name, const Items& items, Write write) {
  out.key(name).begin_array();
  for (const auto& item : items) write(item);
  out.end_array();
}

void write_numbers(JsonWriter& out, const std::vector<std::size_t>& numbers) {
  out.begin_array();
  for (const std::size_t number : numbers) out.value(number);
  out.end_array();
}

std::vector<std::size_t> marked(const std::vector<std::uint8_t>& marks) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (marks[i]) places.push_back(i);
  }
  return places;
}

void write_cell(JsonWriter& out, const SystemCell& cell) {
  out.begin_array().value(cell.key).value(cell.name).value(cell.years.first).value(cell.years.last);
  out.value(cell.rows).value(cell.persons).value(cell.totals).end_array();
}

void write_line(JsonWriter& out, const Line& line) {
  out.begin_array().value(line.persons_add_up).value(line.total);
  for (const std::size_t part : line.parts) out.value(part);
  out.end_array();
}

/// Values of the cells that have the measure: cell, value, and its contributions.
void write_measure(JsonWriter& out, const Measure& measure) {
  out.begin_object().member("id", measure.id).member("contributions_known", measure.contributions_known);
  write_list(out, "values", marked(measure.held), [&](std::size_t cell) {
    const table::Contributions& x = measure.contributions[cell];
    out.begin_array().value(cell).value(measure.values[cell]).value(x.total).value(x.largest).value(x.second).end_array();
  });
  out.end_object();
}

void write_hidden(JsonWriter& out, std::string_view name, const HiddenSet& hidden) {
  out.key(name).begin_object().key("counts");
  write_numbers(out, marked(hidden.counts));
  write_list(out, "sums", hidden.sums, [&](const std::vector<std::uint8_t>& sums) { write_numbers(out, marked(sums)); });
  out.end_object();
}

/// Reads what is there; `sound` turns false where a number points outside.
class CellsReader {
 public:
  bool sound = true;

  ProtectedCells read(const Json& json) {
    ProtectedCells read;
    for (const Json& cell : json["cells"].array()) read.system.cells.push_back(read_cell(cell));
    cells_ = read.system.own = read.system.cells.size();
    for (const Json& line : json["lines"].array()) read.system.lines.push_back(read_line(line));
    for (const Json& cube : json["cubes"].array()) read.system.cell_of.push_back(read_places(cube, 0));
    for (const Json& measure : json["measures"].array()) read.system.measures.push_back(read_measure(measure));
    read.internal = read_hidden(json["internal"], read.system.measures.size());
    read.public_ = read_hidden(json["public"], read.system.measures.size());
    if (sound) index_lines(read.system);
    return read;
  }

 private:
  std::size_t place(const Json& json) {
    const std::int64_t number = json.integer();
    if (number >= 0 && static_cast<std::size_t>(number) < cells_) return static_cast<std::size_t>(number);
    sound = false;
    return 0;
  }

  const Json& at(const Json& list, std::size_t index) {
    static const Json kNothing;
    if (index < list.array().size()) return list.array()[index];
    sound = false;
    return kNothing;
  }

  std::vector<std::size_t> read_places(const Json& list, std::size_t from) {
    std::vector<std::size_t> places;
    for (std::size_t i = from; i < list.array().size(); ++i) places.push_back(place(list.array()[i]));
    return places;
  }

  SystemCell read_cell(const Json& json) {
    return {.rows = at(json, 4).integer(),
            .persons = at(json, 5).integer(),
            .totals = static_cast<int>(at(json, 6).integer()),
            .key = at(json, 0).string(),
            .name = at(json, 1).string(),
            .years = {static_cast<int>(at(json, 2).integer()), static_cast<int>(at(json, 3).integer())}};
  }

  Line read_line(const Json& json) { return {.total = place(at(json, 1)), .parts = read_places(json, 2), .persons_add_up = at(json, 0).boolean()}; }

  Measure read_measure(const Json& json) {
    Measure measure{.id = json["id"].string(),
                    .values = std::vector<double>(cells_),
                    .contributions = std::vector<table::Contributions>(cells_),
                    .held = std::vector<std::uint8_t>(cells_),
                    .contributions_known = json["contributions_known"].boolean()};
    for (const Json& one : json["values"].array()) {
      const std::size_t cell = place(at(one, 0));
      if (!sound) break;
      measure.values[cell] = at(one, 1).number();
      measure.contributions[cell] = {.total = at(one, 2).number(), .largest = at(one, 3).number(), .second = at(one, 4).number()};
      measure.held[cell] = 1;
    }
    return measure;
  }

  std::vector<std::uint8_t> read_marks(const Json& list) {
    std::vector<std::uint8_t> marks(cells_);
    for (const std::size_t cell : read_places(list, 0)) {
      if (sound) marks[cell] = 1;
    }
    return marks;
  }

  HiddenSet read_hidden(const Json& json, std::size_t measures) {
    HiddenSet hidden{.counts = read_marks(json["counts"]), .sums = {}};
    for (const Json& sums : json["sums"].array()) hidden.sums.push_back(read_marks(sums));
    sound = sound && hidden.sums.size() == measures;
    return hidden;
  }

  std::size_t cells_ = 0;
};

}  // namespace

std::string to_json(const ProtectedCells& cells) {
  JsonWriter out;
  out.begin_object();
  write_list(out, "cells", cells.system.cells, [&](const SystemCell& cell) { write_cell(out, cell); });
  write_list(out, "lines", cells.system.lines, [&](const Line& line) { write_line(out, line); });
  write_list(out, "cubes", cells.system.cell_of, [&](const std::vector<std::size_t>& cube) { write_numbers(out, cube); });
  write_list(out, "measures", cells.system.measures, [&](const Measure& measure) { write_measure(out, measure); });
  write_hidden(out, "internal", cells.internal);
  write_hidden(out, "public", cells.public_);
  return out.end_object().take();
}

core::Expected<ProtectedCells> protected_cells_from(const std::string& text, const std::string& file) {
  CellsReader reader;
  ProtectedCells read = reader.read(TRY(core::parse_json(text, file)));
  if (reader.sound) return read;
  return core::fail({.code = "bad_cells",
                     .place = {.file = file},
                     .message = {.sv = "filen med skyddade celler hänger inte ihop", .en = "the file of protected cells does not hold together"}});
}

}  // namespace rodtrad::plan
