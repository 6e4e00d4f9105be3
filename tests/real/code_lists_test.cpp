// schema: the program's own list of municipalities agrees with a published one.
#include "core/json.h"
#include "schema/code_list.h"
#include "support/support.h"

using namespace rodtrad;

TEST_CASE("code lists: names of municipalities as Kolada has them") {
  REQUIRE_REAL_DATA();
  const auto root = core::parse_json(test::contents(test::real_data() / "data/kolada/municipality.json"));
  REQUIRE(root);
  const schema::CodeList* list = schema::code_list("municipality");
  std::size_t found = 0;
  for (const core::Json& one : (*root)["values"].array()) {
    if (one["type"].string() != "K") continue;
    const std::string& code = one["id"].string();
    const schema::ListedCode* mine = list->find(code);
    REQUIRE_MESSAGE(mine, code);
    CHECK_MESSAGE(mine->label.sv == one["title"].string(), code);
    ++found;
  }
  CHECK(found == 290);
}
