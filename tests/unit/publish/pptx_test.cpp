// publish: slides of the sample report.
#include "publish/pptx.h"

#include "support/sample_report.h"
#include "support/support.h"

using namespace rodtrad;

TEST_CASE("a deck is the same bytes each time") {
  const auto report = test::sample_report();
  const std::string bytes = publish::render_pptx(report, core::Language::sv);
  CHECK(bytes == publish::render_pptx(report, core::Language::sv));
  if (const char* out = std::getenv("DECK_OUT")) {
    core::write_file(std::string(out) + "/sv.pptx", bytes);
    core::write_file(std::string(out) + "/en.pptx", publish::render_pptx(report, core::Language::en));
    core::write_file(std::string(out) + "/preview.pptx", publish::render_pptx(test::sample_preview(), core::Language::sv));
  }
}
