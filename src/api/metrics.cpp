// What the server counts, and its jobs by state.
#include "api/metrics.h"

#include "core/version.h"

namespace rodtrad::api {

namespace {

constexpr std::string_view kStates[] = {"waiting", "running", "done", "failed"};

std::string jobs_text(const ops::JobQueue& jobs) {
  std::size_t counts[std::size(kStates)] = {};
  for (const ops::Job& job : jobs.list()) ++counts[static_cast<std::size_t>(job.state)];
  std::string out = "# HELP rodtrad_jobs Jobs by state.\n# TYPE rodtrad_jobs gauge\n";
  for (std::size_t i = 0; i < std::size(kStates); ++i) out += fmt::format("rodtrad_jobs{{state=\"{}\"}} {}\n", kStates[i], counts[i]);
  return out;
}

}  // namespace

Answer MetricsText::operator()(const http::Request& request) const {
  const bool is_here = request.peer.starts_with("127.") || request.peer == "::1";
  if (!is_here) return core::fail(http::refusal_of_status(404).problems);
  std::string text = metrics.text() + (jobs ? jobs_text(*jobs) : "");
  text += fmt::format("# HELP rodtrad_build_info The program.\n# TYPE rodtrad_build_info gauge\nrodtrad_build_info{{version=\"{}\"}} 1\n",
                      core::program_version());
  return http::Response{
      .content_type = "text/plain; version=0.0.4; charset=utf-8", .body = std::move(text), .headers = {{"Cache-Control", "no-store"}}};
}

}  // namespace rodtrad::api
