// Data from an address: fetched by the parent, kept as the bytes that came, then read like any other file. Addresses of
// services that are known are asked the service's way: PxWebApi in parts within its limits, Kolada in chunks and pages,
// Eurostat until an answer that is being prepared is ready.
#pragma once

#include "core/http_client.h"

namespace rodtrad::lake {

enum class Service { file, pxweb, pxweb_tables, kolada, eurostat };

/// "file", "pxweb" …
std::string_view service_name(Service service);
/// By the address alone.
Service service_of(const std::string& url);

struct Fetched {
  Service service = Service::file;
  core::Text source;     // what the service wants to be named as; "" when it does not say
  core::Text processed;  // the same once its numbers have been worked on; "" when that is no different
};

/// What lies at the address, into a new file. Problems: those of HttpClient::fetch, address_refused, and of the service's
/// selections. Throws Failure.
core::Expected<Fetched> fetch_source(const std::string& url, const std::filesystem::path& target, const core::FetchLimits& limits);

}  // namespace rodtrad::lake
