// Published files. A page that stands alone brings its own style, which its policy names by hash.
#include "core/base64.h"
#include "core/hash.h"
#include "web/page.h"
#include "web/pages.h"
#include "web/published_style.h"

namespace rodtrad::web {

namespace {

/// 'sha256-…' of the first style element.
std::string style_hash(std::string_view page) {
  constexpr std::string_view kOpen = "<style>";
  const std::size_t begin = page.find(kOpen);
  const std::size_t end = page.find("</style>");
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return "'none'";
  const core::Digest digest = core::sha256(page.substr(begin + kOpen.size(), end - begin - kOpen.size()));
  return fmt::format("'sha256-{}'", core::to_base64(digest));
}

}  // namespace

std::string_view published_content_type(std::string_view file) {
  if (file.ends_with(".html")) return "text/html; charset=utf-8";
  if (file.ends_with(".pptx")) return "application/vnd.openxmlformats-officedocument.presentationml.presentation";
  if (file.ends_with(".docx")) return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  if (file.ends_with(".xlsx")) return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return "application/octet-stream";
}

std::string policy_of_published(std::string_view page) {
  return fmt::format("default-src 'none'; style-src {}; font-src data:; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
                     style_hash(page));
}

Answer PublishedFile::operator()(const http::Request& request) const {
  const ops::PublishedFile file = TRY(Page(site, request).reader.published_file(request.parts[0] + "/" + request.parts[1]));
  http::Response response{.content_type = std::string(published_content_type(file.publication.file)),
                          .headers = {{"Content-Language", file.publication.language}},
                          .hash = file.sha256};
  response.held = TRY(kept.find_or(file.untouched_name(), [&] { return file.read(); }));
  if (file.publication.file.ends_with(".html")) {
    const auto policy = [&] { return core::Expected<std::string>(policy_of_published(*response.held)); };
    response.headers.emplace_back("Content-Security-Policy", *TRY(kept.find_or("policy of " + file.sha256, policy)));
  } else {
    response.headers.emplace_back("Content-Disposition", "attachment");
  }
  if (file.publication.level == model::Level::internal) response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

}  // namespace rodtrad::web
