// Every method's golden cases: a small input, parameters and the cells that must come out, within a tolerance.
#include "core/toml.h"
#include "core/unicode.h"
#include "methods/catalogue.h"
#include "support/engine_run.h"

using namespace rodtrad;

namespace {

/// A plain comma-separated file with a heading; columns of whole numbers are integers, empty fields are null. A last
/// column `times` says how many equal rows a line stands for.
table::Batch read_rows(const std::filesystem::path& file) {
  std::vector<std::string> names;
  std::vector<test::Texts> columns;
  const std::string text = test::contents(file);
  for (const std::string_view line : core::split(core::trim(text), '\n')) {
    auto fields = core::split(core::trim(line), ',');
    if (names.empty()) {
      names.assign(fields.begin(), fields.end());
      columns.resize(names.size());
      continue;
    }
    const int times = names.back() == "times" ? std::stoi(std::string(fields.back())) : 1;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      columns[i].insert(columns[i].end(), static_cast<std::size_t>(times), fields[i].empty() ? std::nullopt : std::optional(std::string(fields[i])));
    }
  }
  if (names.back() == "times") names.pop_back();
  table::Batch rows;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool whole =
        std::all_of(columns[i].begin(), columns[i].end(), [](const auto& v) { return !v || v->find_first_not_of("-0123456789") == v->npos; });
    test::Integers integers;
    for (const auto& value : columns[i]) integers.push_back(value && whole ? std::optional(std::stoll(*value)) : std::nullopt);
    rows.columns.push_back(whole ? test::column_of(names[i], integers) : test::column_of(names[i], columns[i]));
  }
  return rows;
}

void check_case(const model::Method& method, const std::filesystem::path& file) {
  CAPTURE(file.filename().string());
  const auto parsed = core::parse_toml(test::contents(file), file.string());
  REQUIRE(parsed.has_value());
  test::EngineRun run(method);
  const auto bind = [&](const std::string& kind, const std::string& input) {
    run.bind({.name = "golden", .kind = kind, .version = "golden", .currency = "SEK"}, read_rows(file.parent_path() / input));
  };
  bind("care_contact", (*parsed)["input"].string());
  for (const auto& other : (*parsed)["more"].table()) bind(other.key, other.value.string());
  for (const auto& parameter : (*parsed)["parameters"].table()) run.set(parameter.key, parameter.value.string());
  const model::Draft draft = method.compute(run);
  std::size_t checked = 0;
  for (const core::Toml& expected : (*parsed)["expect"].array()) {
    for (const core::Toml& cell : expected["cells"].array()) {
      const table::CellId id{expected["table"].string(), cell["row"].string(), cell["column"].string()};
      const table::Cell& found = test::draft_cell(draft, id).cell;
      CAPTURE(id.row);
      CAPTURE(id.column);
      CHECK(found.status == table::Status::value);
      CHECK(std::abs(found.value - cell["value"].number()) <= cell["tolerance"].number() * std::abs(cell["value"].number()));
      ++checked;
    }
  }
  CHECK(checked > 0);
}

}  // namespace

TEST_CASE("methods: golden cases") {
  for (const model::Method* method : methods::catalogue()) {
    const std::filesystem::path folder = test::source_dir() / "tests/golden" / method->id;
    REQUIRE_MESSAGE(std::filesystem::is_directory(folder), "no golden case for " << method->id);
    std::vector<std::filesystem::path> cases;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      if (entry.path().extension() == ".toml") cases.push_back(entry.path());
    }
    std::sort(cases.begin(), cases.end());
    REQUIRE(!cases.empty());
    for (const auto& file : cases) check_case(*method, file);
  }
}
