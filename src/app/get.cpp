// rodtrad get
#include <cstdio>

#include "app/commands.h"
#include "app/site.h"

namespace rodtrad::app {

namespace {

core::Expected<core::Done> run(const cli::Arguments& arguments, cli::Output& out) {
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::read));
  const web::Site site{*workspace, reader_of(*workspace)};
  Shared shared{.shelf = {}, .table_callers = {1, 1}, .api_callers = {1, 1}, .metrics = {}};
  const http::Response response =
      routes(site, shared)
          .answer(
              {.method = "GET", .target = arguments.positional(), .headers = {{"accept-language", std::string(core::language_tag(out.language()))}}});
  std::fwrite(response.body.data(), 1, response.body.size(), stdout);
  if (response.status == 200) return core::Done{};
  return core::fail(core::Problems{});
}

}  // namespace

cli::Command get_command() {
  return {.name = "get",
          .summary = {.sv = "Skriv ut svaret på en förfrågan till sidor och API, utan server",
                      .en = "Print the answer to one request to pages and API, without a server"},
          .positionals = {{.name = {.sv = "SÖKVÄG", .en = "PATH"},
                           .help = {.sv = "till exempel /api/rodtrad/v1/plans", .en = "for example /api/rodtrad/v1/plans"}}},
          .example = "rodtrad get /api/rodtrad/v1/plans",
          .run = run};
}

void add_commands() { cli::add_commands({serve_command(), get_command()}); }

}  // namespace rodtrad::app
