// Which service an address belongs to.
#include "lake/fetch_source.h"

#include "formats/pxweb.h"
#include "lake/fetch_services.h"

namespace rodtrad::lake {

std::string_view service_name(Service service) {
  constexpr std::string_view kNames[] = {"file", "pxweb", "pxweb_tables", "kolada", "eurostat"};
  return kNames[static_cast<std::size_t>(service)];
}

Service service_of(const std::string& url) {
  if (!core::is_url(url)) return Service::file;
  const std::string path = url.substr(0, url.find_first_of("?#"));
  const auto has = [&](std::string_view part) { return path.find(part) != std::string::npos; };
  for (const char* entity : {"/data/", "/oudata/", "/kpi", "/municipality", "/ou"}) {
    if (has(std::string("/v3") + entity)) return Service::kolada;
  }
  if (has("/dissemination/statistics/1.0/data/") || has("/dissemination/sdmx/2.1/data/")) return Service::eurostat;
  if (path.ends_with("/v2/tables")) return Service::pxweb_tables;
  return formats::pxweb_address(url) ? Service::pxweb : Service::file;
}

core::Expected<Fetched> fetch_file(core::HttpClient& client, const std::string& url, const std::filesystem::path& target) {
  const core::HttpAnswer answer = TRY(client.fetch({.url = url}, target));
  if (!answer.is_ok()) return core::fail(answer.refusal());
  return Fetched{};
}

core::Expected<Fetched> fetch_source(const std::string& url, const std::filesystem::path& target, const core::FetchLimits& limits) {
  core::HttpClient client(limits);
  switch (service_of(url)) {
    case Service::file:
      return TRY(fetch_file(client, url, target));
    case Service::pxweb:
      return TRY(fetch_pxweb(client, url, target));
    case Service::pxweb_tables:
      return TRY(fetch_pxweb_tables(client, url, target));
    case Service::kolada:
      return TRY(fetch_kolada(client, url, target));
    case Service::eurostat:
      return TRY(fetch_eurostat(client, url, target, limits));
  }
  return Fetched{};
}

}  // namespace rodtrad::lake
