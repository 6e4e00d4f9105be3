// formats: what `rodtrad inspect` tells of every real file agrees with what independent readers found in it.
#include "formats/inspect.h"

#include <cmath>

#include "core/json.h"
#include "support/support.h"

using namespace rodtrad::formats;
namespace core = rodtrad::core;
using core::Json;
using rodtrad::test::contents;

namespace {

std::string compact(const Json& value) {
  core::JsonWriter out;
  core::write(out, value);
  return out.take();
}

/// Words about the program that made the expected values.
bool is_excused(const std::string& key) { return key == "category_forms" || key == "value_form" || key == "bad"; }

/// Objects that count what the file has: nothing more may be in them.
bool is_closed(const std::string& key) {
  return key == "symbols" || key == "record_counts" || key == "datasets" || key == "opening_balances" || key == "closing_balances" ||
         key == "results";
}

void compare(const Json& wanted, const Json& told, const std::string& where);

void compare_members(const Json& wanted, const Json& told, const std::string& where, bool closed) {
  REQUIRE_MESSAGE(told.is_object(), where);
  for (const auto& [key, value] : wanted.object()) {
    if (is_excused(key)) continue;
    const std::string place = where + "." + key;
    CHECK_MESSAGE(told.has(key), place);
    value.is_object() && is_closed(key) && told.has(key) ? compare_members(value, told[key], place, true) : compare(value, told[key], place);
  }
  if (closed) CHECK_MESSAGE(wanted.object().size() == told.object().size(), where);
}

void compare(const Json& wanted, const Json& told, const std::string& where) {
  if (wanted.is_object()) return compare_members(wanted, told, where, false);
  if (wanted.is_array()) {
    const bool alike = told.is_array() && told.array().size() == wanted.array().size();
    CHECK_MESSAGE(alike, where << ": " << compact(told) << " instead of " << compact(wanted));
    for (std::size_t i = 0; alike && i < wanted.array().size(); ++i) compare(wanted.array()[i], told.array()[i], where + "[]");
    return;
  }
  const bool numbers = wanted.is_number() && told.is_number();
  const bool close = numbers && std::abs(wanted.number() - told.number()) <= 1e-9 * std::max(1.0, std::abs(wanted.number()));
  const bool agrees = close || (!numbers && compact(wanted) == compact(told));
  CHECK_MESSAGE(agrees, where << ": " << compact(told) << " instead of " << compact(wanted));
}

bool must_be_refused(const Json& file) {
  const std::string& kind = file["class"].string();
  return kind.empty() ? file["file"].string().starts_with("broken") : kind == "fatal";
}

int compare_files(const std::filesystem::path& folder, const std::string& list) {
  const auto expected = core::parse_json(contents(folder / list));
  REQUIRE(expected.has_value());
  for (const Json& file : (*expected)["files"].array()) {
    const std::string& name = file["file"].string();
    CAPTURE(name);
    const auto inspection = inspect(folder / name);
    REQUIRE(inspection.has_value());
    // Its only fault is not to have a keyword that may be absent.
    if (name.find("ensvdescdefaulterror") == std::string::npos)
      CHECK_MESSAGE(inspection->is_usable() != must_be_refused(file), core::to_json(inspection->problems));
    if (file["expected"].is_object()) compare(file["expected"], *core::parse_json(inspection->facts), "");
  }
  return static_cast<int>((*expected)["files"].array().size());
}

}  // namespace

TEST_CASE("inspect: tells of every real file what independent readers found") {
  REQUIRE_REAL_DATA();
  const std::filesystem::path folder = rodtrad::test::real_data() / "data";
  CHECK(compare_files(folder / "px", "expected_valid.json") == 73);
  CHECK(compare_files(folder / "px", "expected_broken.json") == 34);
  CHECK(compare_files(folder / "px", "expected_reencoded.json") == 4);
  CHECK(compare_files(folder / "jsonstat", "expected.json") == 22);
  CHECK(compare_files(folder / "sie", "expected.json") == 42);
}
