// Every method is complete: words in both languages, parameters with a reference, a page, golden cases, and no request
// that names a column which is not among its inputs.
#include "methods/catalogue.h"
#include "core/embedded.h"
#include "core/toml.h"
#include "support/region.h"

using namespace rodtrad;

static void check_words(const core::Text& text, const std::string& where) {
  CHECK_MESSAGE(!text.sv.empty(), where << " lacks Swedish words");
  CHECK_MESSAGE(!text.en.empty(), where << " lacks English words");
}

static void check_param(const model::Method& method, const model::Param& param) {
  const std::string where = method.id + " " + param.id;
  check_words(param.label, where);
  CHECK_MESSAGE(!param.reference.empty(), where << " lacks a reference");
  if (param.type == model::ParamType::choice) {
    const auto is_default = [&](const model::Choice& choice) { return choice.code == param.default_value; };
    CHECK_MESSAGE(std::any_of(param.choices.begin(), param.choices.end(), is_default), where << " has a default that is no choice");
    for (const model::Choice& choice : param.choices) check_words(choice.label, where + " " + choice.code);
    return;
  }
  check_words(param.unit, where + " (unit)");
  const double value = std::stod(param.default_value);
  CHECK_MESSAGE((param.least <= value && value <= param.most), where << " has a default outside its bounds");
}

TEST_CASE("catalogue: methods are found by id, and ids differ") {
  std::set<std::string> ids;
  for (const model::Method* method : methods::catalogue()) {
    CHECK(ids.insert(method->id).second);
    CHECK(methods::find_method(method->id) == method);
  }
  CHECK(methods::find_method("none") == nullptr);
}

TEST_CASE("catalogue: words, parameters, page and golden case of every method") {
  for (const model::Method* method : methods::catalogue()) {
    CAPTURE(method->id);
    check_words(method->title, method->id + " (title)");
    check_words(method->summary, method->id + " (summary)");
    check_words(method->formula, method->id + " (formula)");
    for (const model::Input& input : method->inputs) check_words(input.label, method->id + " " + input.column);
    for (const model::Param& param : method->params) check_param(*method, param);
    CHECK(std::filesystem::is_regular_file(test::source_dir() / method->reference));
    CHECK(method->reference == "docs/methods/" + method->id + ".md");
    CHECK(std::filesystem::is_directory(test::source_dir() / "tests/golden" / method->id));
    CHECK(core::embedded_file("data/parameters/" + method->id + ".toml").has_value());
  }
}

TEST_CASE("catalogue: inputs are columns of the dataset's contract") {
  for (const model::Method* method : methods::catalogue()) {
    for (const model::Input& input : method->inputs) {
      const std::string name = "data/datasets/" + input.dataset_kind + ".toml";
      const auto contract = core::embedded_file(name);
      REQUIRE_MESSAGE(contract.has_value(), name);
      const auto parsed = core::parse_toml(*contract, name);
      REQUIRE(parsed.has_value());
      const auto& columns = (*parsed)["columns"].array();
      const bool found = std::any_of(columns.begin(), columns.end(), [&](const core::Toml& column) { return column["id"].string() == input.column; });
      CHECK_MESSAGE(found, method->id << ": " << input.dataset_kind << " has no column " << input.column);
    }
  }
}

TEST_CASE("catalogue: requests name only inputs") {
  for (const model::Method* method : methods::catalogue()) {
    for (const bool limits : {true, false}) {
      test::EngineRun run(*method);
      test::bind_region(run, test::make_region({.contacts = 300}), limits, true);
      for (const auto& [kind, request] : method->first_requests(run)) run.ask(kind, request);
      method->compute(run);
      for (const auto& asked : run.asked()) {
        for (const std::string& column : table::columns_of(asked.request)) {
          const auto is_input = [&](const model::Input& input) { return input.dataset_kind == asked.kind && input.column == column; };
          CHECK_MESSAGE(std::any_of(method->inputs.begin(), method->inputs.end(), is_input),
                        method->id << " asks for " << asked.kind << "." << column);
        }
      }
    }
  }
}
