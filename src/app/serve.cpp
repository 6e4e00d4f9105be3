// rodtrad serve
#include <algorithm>

#include "app/commands.h"
#include "app/site.h"
#include "core/failure.h"
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

/// The workspace once more, as it could be opened before.
std::unique_ptr<ops::Workspace> opened(const std::filesystem::path& folder) {
  auto workspace = ops::Workspace::open(folder, ops::Access::read);
  if (workspace) return *std::move(workspace);
  throw core::Failure(core::FailureKind::internal, workspace.error().front().message);
}

/// What a thread of the server answers with.
struct Worker {
  Worker(std::unique_ptr<ops::Workspace> opened, ops::Gate& gate, ops::JobQueue& jobs, Shared& shared)
      : workspace(std::move(opened)),
        entrance(workspace->folder(), gate),
        site{*workspace, reader_of(*workspace), &entrance, &jobs},
        router(routes(site, shared)) {}

  std::unique_ptr<ops::Workspace> workspace;
  ops::Entrance entrance;
  web::Site site;
  http::Router router;
};

/// As many threads as the machine has, within reason: the register is small and quick.
int quick_threads(const ops::Settings& settings) {
  constexpr int kMost = 4;
  return std::clamp(ops::threads_of(settings), 2, kMost);
}

core::Expected<core::Done> run(const cli::Arguments& arguments, cli::Output& out) {
  const auto port = static_cast<unsigned short>(TRY(arguments.integer("--port", kUsualPort, 0, kMostPort)));
  auto first = TRY(ops::Workspace::open(arguments.workspace, ops::Access::read));
  const ops::Settings settings = first->settings();
  TRY(check_address(settings));
  const std::filesystem::path folder = first->folder();
  ops::Gate gate(TRY(ops::openid_settings(*first)));
  { const ops::Entrance makes_server_file(folder, gate); }
  ops::JobQueue jobs(folder);
  Shared shared{
      .shelf = {}, .table_callers = {settings.pxweb_calls, settings.pxweb_seconds}, .api_callers = {settings.api_calls, settings.api_seconds}};
  http::Listen listen{.address = settings.web_address, .port = port, .threads = quick_threads(settings), .limits = {}, .metrics = &shared.metrics};
  listen.limits.files = folder / "uploads";
  core::make_folders(listen.limits.files, 0700);
  const http::MakeRouter make = [&]() -> std::shared_ptr<const http::Router> {
    auto workspace = first ? std::move(first) : opened(folder);
    const auto worker = std::make_shared<Worker>(std::move(workspace), gate, jobs, shared);
    return {worker, &worker->router};
  };
  http::serve(make, listen, [&](unsigned short taken) {
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
