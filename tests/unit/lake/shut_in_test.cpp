// lake: foreign bytes are read in a child process, with the same outcome as here.
#include "core/json.h"
#include "lake_support.h"

using namespace rodtrad::test;
namespace core = rodtrad::core;

namespace {

std::string some_contacts() {
  return kContactHeader + contact(1, "P1", 2019) + contact(2, "P2", 2019, "200") + contact(3, "P1", 2020) +
         "K4,P3,2020,x,2020-01-01,inpatient,H1,F,70,I21.4,E10,1.25,3,1\n";
}

}  // namespace

TEST_CASE("an import in a child gives the version, the counts and the persons of one in this process") {
  const LakeFixture here, child(2, true);
  const auto wanted = here.contacts(some_contacts(), "", 1), got = child.contacts(some_contacts(), "", 1);
  REQUIRE(wanted);
  REQUIRE_MESSAGE(got.has_value(), (got ? "" : core::to_json(got.error())));
  CHECK(got->version == wanted->version);
  CHECK(got->rows_taken == 3);
  CHECK(got->rows_rejected == 1);
  REQUIRE(got->faults.size() == wanted->faults.size());
  CHECK(got->faults[0].message == wanted->faults[0].message);
  CHECK(got->faults[0].first_places[0].line == wanted->faults[0].first_places[0].line);
  CHECK(core::read_file(got->quarantine).value() == core::read_file(wanted->quarantine).value());
  const std::string next_year = kContactHeader + contact(9, "P2", 2021) + contact(10, "P9", 2021);
  const auto wanted_again = here.contacts(next_year), again = child.contacts(next_year);
  REQUIRE(again);
  CHECK(again->version == wanted_again->version);
  CHECK(again->years_carried == std::vector<int>{2019, 2020});
}

TEST_CASE("what refuses a file in a child refuses it with its place") {
  const LakeFixture child(2, true);
  const auto refused = child.contacts(some_contacts());
  REQUIRE_FALSE(refused);
  CHECK(refused.error()[0].code == "import_refused");
  CHECK(refused.error()[1].place.line == 5);
  CHECK(child.lake->list().empty());
}
