// Names, titles and roles after "Ansvarig chef:" and "Ansvarig utredare:".
#include "domain/plan_reader/people.h"

#include <numeric>

#include "core/unicode.h"
#include "support/support.h"

using namespace rodtrad;

namespace {

struct Found {
  std::vector<std::string> names;
  std::vector<std::string> roles;
};

Found read(std::string_view words) {
  const std::u32string text = core::to_code_points(words);
  std::vector<std::uint32_t> places(text.size());
  std::iota(places.begin(), places.end(), 0u);
  const domain::People people = domain::read_people(domain::Passage(text, places));
  Found found;
  for (const auto& name : people.names) found.names.push_back(name.utf8());
  for (const auto& role : people.roles) found.roles.push_back(role.utf8());
  return found;
}

}  // namespace

TEST_CASE("a role keeps what follows its comma, and the och of an elision") {
  CHECK(read("Controller, hälso- och sjukvård").roles == std::vector<std::string>{"Controller, hälso- och sjukvård"});
  CHECK(read("Utredare, befolkning och prognoser").roles == std::vector<std::string>{"Utredare, befolkning och prognoser"});
  CHECK(read("Ekonomidirektör och planeringschef").roles == std::vector<std::string>{"Ekonomidirektör", "planeringschef"});
  CHECK(read("Enhetschef, Controller").roles == std::vector<std::string>{"Enhetschef", "Controller"});
}

TEST_CASE("after a name a word in small letters is its title, and more words are a role") {
  const Found found = read("Alva Ask, utredare, projektledare vårdval");
  CHECK(found.names == std::vector<std::string>{"Alva Ask"});
  CHECK(found.roles == std::vector<std::string>{"projektledare vårdval"});
}
