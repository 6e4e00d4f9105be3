// What programs read of a site: the feed of publications, the map for search engines, and whether all is well.
#include "core/json.h"
#include "web/page.h"
#include "web/pages.h"

namespace rodtrad::web {

namespace {

constexpr std::size_t kMostEntries = 50;

/// Addresses in a feed or map must be whole.
core::Expected<std::string> address_of(const Site& site) {
  if (site.is_secure()) return site.workspace.settings().web_url;
  return core::fail(core::Problem{.code = "not_found",
                                  .message = {.sv = "webbplatsens adress är inte satt", .en = "the address of the site is not set"},
                                  .hint = {.sv = "sätt url under [web] i rodtrad.toml", .en = "set url under [web] in rodtrad.toml"}});
}

/// A day as the moment that Atom asks for.
std::string moment(const std::string& day) { return day + "T00:00:00Z"; }

void write_entry(core::Markup& out, const std::string& address, const ops::Publication& publication, core::Language language) {
  const std::string link = fmt::format("{}/publications/{}", address, publication.file);
  out.open("entry").leaf("id", link).leaf("title", fmt::format("{}: {}", publication.title, publication.form_label.in(language)));
  out.leaf("updated", moment(publication.date)).empty("link", {{"href", link}, {"hreflang", publication.language}});
  out.close();
}

}  // namespace

Answer Feed::operator()(const http::Request& request) const {
  const std::string address = TRY(address_of(site));
  const core::Language language = http::preferred_language(request);
  const std::vector<ops::Publication> publications = TRY(site.visitors.publications(kMostEntries));
  core::Markup out(core::Dialect::xml);
  out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
      .open("feed", {{"xmlns", "http://www.w3.org/2005/Atom"}, {"xml:lang", core::language_tag(language)}});
  out.leaf("id", address + "/feed.atom").leaf("title", site.visitors.region());
  out.leaf("updated", moment(publications.empty() ? "1970-01-01" : publications.front().date));
  out.empty("link", {{"rel", "self"}, {"href", address + "/feed.atom"}}).open("author").leaf("name", site.visitors.region()).close();
  for (const ops::Publication& publication : publications) write_entry(out, address, publication, language);
  return http::Response{.content_type = "application/atom+xml; charset=utf-8",
                        .body = out.close().take(),
                        .headers = {{"Content-Language", std::string(core::language_tag(language))}, {"Vary", "Accept-Language"}}};
}

Answer SiteMap::operator()(const http::Request&) const {
  const std::string address = TRY(address_of(site));
  core::Markup out(core::Dialect::xml);
  out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").open("urlset", {{"xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"}});
  const auto add = [&](const std::string& path) { out.open("url").leaf("loc", address + path).close(); };
  add("/");
  for (const ops::OpenPlan& plan : TRY(site.visitors.plans())) {
    add("/" + plan.id);
    for (const ops::OpenAssignment& assignment : TRY(site.visitors.plan(plan.id)).assignments) add("/" + assignment.id);
  }
  for (const ops::Publication& publication : TRY(site.visitors.publications())) {
    if (publication.file.ends_with(".html")) add("/publications/" + publication.file);
  }
  return http::Response{.content_type = "application/xml; charset=utf-8", .body = out.close().take()};
}

Answer Robots::operator()(const http::Request&) const {
  std::string body = "User-agent: *\nDisallow: /login\nDisallow: /search\n";
  if (const auto address = address_of(site)) body += fmt::format("Sitemap: {}/sitemap.xml\n", *address);
  return http::Response{.content_type = "text/plain; charset=utf-8", .body = std::move(body)};
}

Answer Health::operator()(const http::Request&) const {
  TRY(site.visitors.plans());  // the register answers, or a Failure tells the client to wait
  core::JsonWriter out;
  out.begin_object().member("status", "ok").end_object();
  return http::Response{.content_type = "application/json", .body = out.take(), .headers = {{"Cache-Control", "no-store"}}};
}

}  // namespace rodtrad::web
