// Kolada version 3: at most 25 ids in each part of the path, at most 5 000 rows in a page, pages linked by next_url.
#include <set>

#include "core/json.h"
#include "core/unicode.h"
#include "formats/answers.h"
#include "lake/fetch_services.h"

namespace rodtrad::lake {
namespace {

using core::Expected;
using core::Problem;

constexpr std::size_t kMostIds = 25;
constexpr int kRowsOfPage = 5000;

/// The addresses with at most 25 ids in each segment that together ask for the same.
std::vector<std::string> chunked(const std::string& url) {
  const std::size_t question = url.find('?');
  std::vector<std::string> urls = {""};
  bool first = true;
  for (const std::string_view segment : core::split(std::string_view(url).substr(0, question), '/')) {
    const std::vector<std::string_view> ids = core::split(segment, ',');
    std::vector<std::string> longer;
    for (const std::string& begun : urls) {
      for (std::size_t from = 0; from < ids.size(); from += kMostIds) {
        const auto begin = ids.begin() + static_cast<std::ptrdiff_t>(from);
        const auto end = ids.begin() + static_cast<std::ptrdiff_t>(std::min(from + kMostIds, ids.size()));
        longer.push_back(fmt::format("{}{}{}", begun, first ? "" : "/", fmt::join(begin, end, ",")));
      }
    }
    urls = std::move(longer);
    first = false;
  }
  std::string query = question == std::string::npos ? "" : url.substr(question + 1);
  if (query.find("per_page=") == std::string::npos) query += fmt::format("{}per_page={}", query.empty() ? "" : "&", kRowsOfPage);
  for (std::string& one : urls) one += "?" + query;
  return urls;
}

/// "https://server:8443"
std::string server_of(const std::string& url) { return url.substr(0, url.find('/', url.find("//") + 2)); }
std::string host_of(const std::string& url) { return core::to_lower(server_of(url).substr(url.find("//") + 2)); }

Problem about_page(const std::string& url, std::string code, core::Text message) {
  return {.code = std::move(code), .place = {.file = core::shown_url(url)}, .message = std::move(message)};
}

}  // namespace

Expected<Fetched> fetch_kolada(core::HttpClient& client, const std::string& url, const std::filesystem::path& target) {
  formats::AnswersWriter writer(target);
  std::set<std::string> asked;
  for (std::string next : chunked(url.substr(0, url.find('#')))) {
    while (!next.empty()) {
      if (!asked.insert(next).second)
        return core::fail(
            about_page(next, "paging_loops", {.sv = "sidorna pekar på varandra utan slut", .en = "the pages point at each other without end"}));
      const core::HttpAnswer answer = TRY(client.fetch_text({.url = next, .accept = "application/json", .wants_json = true}));
      if (!answer.is_ok()) return core::fail(answer.refusal());
      TRY(writer.add(answer.url, answer.body));
      const core::Json page = TRY(core::parse_json(answer.body, answer.url));
      const core::Json& link = page.has("next_url") ? page["next_url"] : page["next_page"];
      next = link.string();
      if (next.empty()) continue;
      if (next.starts_with('/')) next.insert(0, server_of(url));
      if (host_of(next) != host_of(url))
        return core::fail(
            about_page(next, "other_server", {.sv = "nästa sida ligger på en annan server", .en = "the next page is on another server"}));
      next = server_of(url) + next.substr(server_of(next).size());  // a service behind a proxy may say http of itself
    }
  }
  writer.commit();
  return Fetched{.service = Service::kolada,
                 .source = {.sv = "Kolada", .en = "Kolada"},
                 .processed = {.sv = "Egen bearbetning av uppgifter ur Kolada", .en = "Own processing of data from Kolada"}};
}

}  // namespace rodtrad::lake
