// One line per route of the table API.
#include "api/pxweb/service.h"

namespace rodtrad::api::pxweb {

std::vector<http::Route> routes(const Service& service) {
  const auto v1 = [&](Handler handler) { return endpoint(service, Version::one, handler); };
  const auto v2 = [&](Handler handler) { return endpoint(service, Version::two, handler); };
  return {
      {"GET", "/api/v1/**", v1(version_one)},
      {"POST", "/api/v1/**", v1(version_one_data)},
      {"OPTIONS", "/api/v1/**", v1(preflight)},
      {"GET", "/api/v2/config", v2(config)},
      {"GET", "/api/v2/tables", v2(tables)},
      {"GET", "/api/v2/tables/*", v2(table)},
      {"GET", "/api/v2/tables/*/metadata", v2(metadata)},
      {"GET", "/api/v2/tables/*/defaultselection", v2(default_selection)},
      {"GET", "/api/v2/tables/*/data", v2(data)},
      {"POST", "/api/v2/tables/*/data", v2(data)},
      {"GET", "/api/v2/codelists/*", v2(codelist)},
      {"POST", "/api/v2/savedqueries", v2(save_query)},
      {"GET", "/api/v2/savedqueries/*", v2(saved_query)},
      {"GET", "/api/v2/savedqueries/*/data", v2(saved_data)},
      {"GET", "/api/v2/savedqueries/*/selection", v2(saved_selection)},
      {"OPTIONS", "/api/v2/**", v2(preflight)},
  };
}

}  // namespace rodtrad::api::pxweb
