// Members of RFC 9457, then ours.
#include "http/problem_json.h"

#include "core/json.h"

namespace rodtrad::http {

Response problem_json(const Request& request, const Refusal& refusal) {
  const core::Language language = preferred_language(request);
  core::JsonWriter out;
  out.begin_object().member("type", "about:blank").member("status", refusal.status);
  if (!refusal.problems.empty()) {
    const core::Problem& first = refusal.problems.front();
    out.member("title", first.message.in(language)).member("detail", first.hint.in(language)).member("code", first.code);
  }
  out.member("instance", request.path);
  out.key("problems");
  core::write(out, core::parse_json(core::to_json(refusal.problems)).value()["problems"]);
  return {.status = refusal.status,
          .content_type = "application/problem+json",
          .body = out.end_object().take() + "\n",
          .headers = {{"Content-Language", std::string(core::language_tag(language))}, {"Vary", "Accept-Language"}}};
}

}  // namespace rodtrad::http
