// Import of plans: the text that spans point into is kept beside the register, whatever the document was.
#include "core/hash.h"
#include "core/unicode.h"
#include "ops/plan_ops.h"
#include "support/docx_writer.h"
#include "support/sample_plans.h"
#include "support/support.h"

using namespace rodtrad;

TEST_CASE("import of a plan: a Word document's text is kept, and values stand at their places in it") {
  test::TemporaryFolder folder;
  REQUIRE(ops::init_workspace({.folder = folder / "workspace", .region = "Prov", .keys = folder / "keys"}));
  const auto workspace = *ops::Workspace::open(folder / "workspace", ops::Access::write);
  const std::string bytes = test::docx_of(test::print_plan(test::long_texts(), {.heading_mark = "## "}));
  core::write_file(folder / "plan.docx", bytes);
  const auto done = ops::import_plan(*workspace, folder / "plan.docx");
  REQUIRE(done);
  CHECK(done->assignments == 3);
  CHECK(done->trends_by_group.at("mega_trend") == 2);

  const std::u32string text = core::to_code_points(test::contents(folder / "workspace/plans" / (core::sha256_hex(bytes).substr(0, 12) + ".txt")));
  const auto view = ops::view_plan(*workspace);
  REQUIRE(view);
  const domain::Assignment& first = view->assignments[0].assignment;
  const domain::Span title = first.sources.at("title").parts[0][0];
  CHECK(core::to_utf8(text.substr(title.begin, title.end - title.begin)) == first.title);

  const auto again = ops::import_plan(*workspace, folder / "plan.docx");
  REQUIRE_FALSE(again);
  CHECK(again.error()[0].code == "plan_known");
}

TEST_CASE("import of a plan: a document that is none leaves nothing behind") {
  test::TemporaryFolder folder;
  REQUIRE(ops::init_workspace({.folder = folder / "workspace", .region = "Prov", .keys = folder / "keys"}));
  const auto workspace = *ops::Workspace::open(folder / "workspace", ops::Access::write);
  core::write_file(folder / "plan.docx", test::docx_of("Ett brev om ingenting.\n"));
  const auto refused = ops::import_plan(*workspace, folder / "plan.docx");
  REQUIRE_FALSE(refused);
  CHECK(refused.error()[0].code == "plan_without_assignments");
  CHECK_FALSE(std::filesystem::exists(folder / "workspace/plans"));
  CHECK(ops::view_plan(*workspace).error()[0].code == "no_plan");
}
