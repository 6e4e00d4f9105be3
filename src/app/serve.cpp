// rodtrad serve
#include "app/commands.h"
#include "app/site.h"
#include "http/server.h"

namespace rodtrad::app {

namespace {

constexpr std::int64_t kMostPort = 65535;
constexpr std::int64_t kUsualPort = 8080;

std::string url(const std::string& address, unsigned short port) {
  return address.find(':') == std::string::npos ? fmt::format("http://{}:{}/", address, port) : fmt::format("http://[{}]:{}/", address, port);
}

/// What is internal for everyone is for this machine, or for whom a gateway on it lets in.
core::Expected<core::Done> check_address(const ops::Settings& settings) {
  if (!settings.web_internal || settings.web_address == "127.0.0.1" || settings.web_address == "::1") return core::Done{};
  return core::fail(
      {.code = "internal_in_the_open",
       .place = {.file = "rodtrad.toml"},
       .message = {.sv = "web.internal = true kräver att web.address är 127.0.0.1 eller ::1",
                   .en = "web.internal = true needs web.address to be 127.0.0.1 or ::1"},
       .hint = {.sv = "sätt en webbserver som släpper in rätt personer framför", .en = "put a web server that lets the right people in before it"}});
}

core::Expected<core::Done> run(const cli::Arguments& arguments, cli::Output& out) {
  const auto port = static_cast<unsigned short>(TRY(arguments.integer("--port", kUsualPort, 0, kMostPort)));
  const auto workspace = TRY(ops::Workspace::open(arguments.workspace, ops::Access::read));
  const ops::Settings& settings = workspace->settings();
  TRY(check_address(settings));
  ops::Entrance entrance(workspace->folder(), TRY(ops::openid_settings(*workspace)));
  ops::JobQueue jobs(workspace->folder());
  const web::Site site{*workspace, reader_of(*workspace), &entrance, &jobs};
  http::Listen listen{.address = settings.web_address, .port = port};
  listen.limits.files = workspace->folder() / "uploads";
  core::make_folders(listen.limits.files, 0700);
  http::serve(routes(site), listen, [&](unsigned short taken) {
    out.is_json() ? fmt::print("{{\"url\":\"{}\"}}\n", url(settings.web_address, taken)) : out.line(url(settings.web_address, taken));
    std::fflush(stdout);
  });
  return core::Done{};
}

}  // namespace

cli::Command serve_command() {
  return {
      .name = "serve",
      .summary = {.sv = "Visa sidor och API för planen och det som är publicerat", .en = "Serve pages and API for the plan and what is published"},
      .details = {.sv =
                      "Alla som når adressen ser planens uppdrag och publikationer av resultat som är frisläppta offentligt. Skriver sin adress när "
                      "den tar emot; Ctrl-C avslutar.",
                  .en = "Everyone who reaches the address sees the plan's assignments and publications of results that are released to the public. "
                        "Prints its address when it accepts connections; Ctrl-C ends it."},
      .options = {{.name = "--port",
                   .value = {.sv = "N", .en = "N"},
                   .help = {.sv = "port (annars 8080; 0 = en ledig)", .en = "port (otherwise 8080; 0 = a free one)"}}},
      .example = "rodtrad serve --port 8080",
      .run = run};
}

}  // namespace rodtrad::app
