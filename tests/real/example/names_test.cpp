// No name or code of the example is that of a real place, hospital, clinic or diagnosis-related group.
#include <set>

#include "core/unicode.h"
#include "example/groups.h"
#include "example/places.h"
#include "support/support.h"

using namespace rodtrad;

namespace {

struct CodeList {
  std::set<std::string> codes;
  std::set<std::string> names;
};

/// A list of quoted pairs, `"key","value"`.
CodeList read_list(const std::string& name) {
  CodeList list;
  const std::string text = test::contents(test::real_data() / "data" / "codes" / name);
  for (const auto line : core::split(text, '\n')) {
    const auto parts = core::split(line, '"');
    if (parts.size() < 4) continue;
    list.codes.emplace(parts[1]);
    list.names.insert(core::fold_case(core::trim(parts[3])));
  }
  REQUIRE(list.codes.size() > 10);
  return list;
}

}  // namespace

TEST_CASE("municipalities and hospitals have invented names and codes outside the official ones") {
  REQUIRE_REAL_DATA();
  const CodeList places = read_list("kommun.csv"), counties = read_list("lan.csv"), units = read_list("sjukhus_par.csv");
  for (const auto& place : example::municipalities()) {
    CHECK_FALSE(places.codes.contains(std::string(place.code)));
    CHECK_FALSE(places.names.contains(core::fold_case(place.name)));
    CHECK_FALSE(counties.codes.contains(std::string(place.code.substr(0, 2))));
  }
  for (const auto& hospital : example::hospitals()) {
    CHECK_FALSE(units.codes.contains(std::string(hospital.code)));
    CHECK_FALSE(units.names.contains(core::fold_case(hospital.name)));
  }
}

TEST_CASE("clinics and groups have codes outside the official ones") {
  REQUIRE_REAL_DATA();
  const CodeList clinics = read_list("klinik.csv"), diagnoses = read_list("icd10se.csv"), procedures = read_list("kva.csv");
  for (const auto& clinic : example::clinics()) CHECK_FALSE(clinics.codes.contains(std::string(clinic.code)));
  for (const auto& group : example::groups()) {
    CHECK_FALSE(diagnoses.codes.contains(group.code));
    CHECK_FALSE(procedures.codes.contains(group.code));
  }
}
