// What pages are drawn with.
#include <map>
#include <mutex>
#include <utility>

#include "core/embedded.h"
#include "core/hash.h"
#include "publish/html.h"
#include "web/pages.h"

namespace rodtrad::web {

namespace {

http::Response embedded(std::string_view name, std::string content_type) {
  return {.content_type = std::move(content_type),
          .body = std::string(core::embedded_file(name).value_or("")),
          .headers = {{"Cache-Control", "public, max-age=86400"}}};
}

/// Designsystemet in a layer of its own: whatever stands outside of it wins.
std::string design() {
  std::string layer = "@layer design{";
  for (const std::string_view part :
       {"base", "button", "input", "field", "fieldset", "validation-message", "error-summary", "alert", "table", "tag", "card"})
    layer += core::embedded_file(fmt::format("designsystemet/{}.css", part)).value_or("");
  return layer + "}\n";
}

http::Response style() {
  std::string sheet = publish::served_style_sheet("/assets/source-sans-3.woff2", "/assets/source-sans-3-ext.woff2") + design();
  for (const char* part : {"assets/figure.css", "assets/theme.css", "assets/site.css"}) sheet += core::embedded_file(part).value_or("");
  return {.content_type = "text/css; charset=utf-8", .body = std::move(sheet)};
}

Answer asset(const http::Request& request) {
  if (request.path == "/sw.js") return embedded("assets/sw.js", "text/javascript; charset=utf-8");
  const std::string& name = request.parts[0];
  if (name == "site.css") return style();
  if (name == "site.js") return embedded("assets/site.js", "text/javascript; charset=utf-8");
  if (name == "manifest.webmanifest") return embedded("assets/manifest.webmanifest", "application/manifest+json");
  if (name == "icon.svg") return embedded("assets/icon.svg", "image/svg+xml");
  if (name == "source-sans-3.woff2") return embedded(publish::kLatinFont, "font/woff2");
  if (name == "source-sans-3-ext.woff2") return embedded(publish::kExtendedFont, "font/woff2");
  return core::fail(http::refusal_of_status(404).problems);
}

}  // namespace

/// They never change, so each is put together and hashed once for all threads.
Answer Asset::operator()(const http::Request& request) const {
  static std::mutex mutex;
  static std::map<std::string, http::Response> made;
  const std::lock_guard hold(mutex);
  const auto found = made.find(request.path);
  if (found != made.end()) return found->second;
  http::Response response = TRY(asset(request));
  response.hash = core::sha256_hex(response.body);
  response.held = std::make_shared<const std::string>(std::exchange(response.body, {}));
  return made.emplace(request.path, std::move(response)).first->second;
}

}  // namespace rodtrad::web
