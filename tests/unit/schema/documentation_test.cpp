// docs/reference/records.md is made from data/schema: RODTRAD_UPDATE=1 writes it anew.
#include <cstdlib>

#include "core/file.h"
#include "core/json.h"
#include "schema/json_schema.h"
#include "schema/read.h"
#include "support/support.h"

using namespace rodtrad;

TEST_CASE("the page of record types is up to date") {
  const auto schema = schema::load_schema({});
  REQUIRE(schema);
  const std::string page = schema::documentation(*schema);
  const std::filesystem::path file = test::source_dir() / "docs/reference/records.md";
  if (std::getenv("RODTRAD_UPDATE")) core::write_file(file, page);
  CHECK_MESSAGE(core::read_file(file).value_or("") == page, "run the tests with RODTRAD_UPDATE=1");
}

TEST_CASE("record types as JSON Schema") {
  const auto schema = schema::load_schema({});
  const auto all = core::parse_json(schema::json_schemas(*schema));
  REQUIRE(all);
  CHECK((*all)["$defs"].object().size() == schema->types.size());
  const core::Json& decision = (*all)["$defs"]["decision"];
  CHECK(decision["required"].array().front().string() == "title");
  CHECK(decision["properties"]["amount"]["properties"]["minor"]["type"].string() == "integer");
  CHECK(decision["properties"]["goals"]["items"]["pattern"].string() == "^goal-[0-9]+$");
  CHECK(decision["properties"]["commissions"]["items"]["properties"]["what"]["x-kind"].string() == "long_text");
}
