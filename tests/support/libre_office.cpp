// Running of LibreOffice.
#include "support/libre_office.h"

#include "sandbox/program.h"

namespace rodtrad::test {

bool is_installed(const std::string& program) {
  TemporaryFolder folder;
  return sandbox::run_program({.name = program, .arguments = {"--version"}, .folder = folder.path(), .limits = {}}).has_value();
}

std::string converted(const std::string& document, const std::string& format, const std::string& filter, const std::string& name) {
  TemporaryFolder folder;
  core::write_file(folder / name, document);
  std::vector<std::string> arguments = {
      "-env:UserInstallation=file://" + (folder / "profile").string(), "--headless", "--convert-to", filter, "--outdir", "out", name};
  if (name.ends_with(".txt")) arguments.insert(arguments.begin() + 2, "--infilter=Text (encoded):UTF8");
  const auto ended =
      sandbox::run_program({.name = "soffice", .arguments = arguments, .folder = folder.path(), .limits = {.cpu_seconds = 120, .wall_seconds = 120}});
  const auto bytes = core::read_file(folder / "out" / ("in." + format));
  return ended && bytes ? *bytes : "";
}

}  // namespace rodtrad::test
