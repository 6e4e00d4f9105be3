// The words of help are a contract: changed on purpose, with RODTRAD_UPDATE=1.
#include "cli/help.h"

#include "app/commands.h"
#include "core/file.h"
#include "support/support.h"

using namespace rodtrad;

namespace {

const bool kAllCommands = (app::add_commands(), true);

std::string all_help(core::Language language) {
  REQUIRE(kAllCommands);
  std::string out = cli::help_text(language);
  for (const cli::Command& command : cli::commands()) out += "\n" + std::string(60, '-') + "\n" + cli::help_text(command, language);
  return out;
}

}  // namespace

TEST_CASE("help says the same as the golden files, in both languages") {
  for (const core::Language language : {core::Language::sv, core::Language::en}) {
    const std::filesystem::path golden = test::source_dir() / "tests/golden/help" / (std::string(core::language_tag(language)) + ".txt");
    if (std::getenv("RODTRAD_UPDATE")) core::write_file(golden, all_help(language));
    const auto kept = core::read_file(golden);
    REQUIRE(kept);
    CHECK(all_help(language) == *kept);
  }
}

TEST_CASE("every command and option has words in both languages, and an example that begins with the program") {
  for (const cli::Command& command : cli::commands()) {
    CAPTURE(command.name);
    CHECK(!command.summary.sv.empty());
    CHECK(!command.summary.en.empty());
    CHECK(command.details.sv.empty() == command.details.en.empty());
    CHECK(command.example.starts_with("rodtrad " + command.name));
    for (const cli::Option& option : command.options) CHECK((option.help.sv.empty() || option.help.en.empty()) == false);
  }
}
