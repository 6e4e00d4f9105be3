// One function per kind of service; fetch_source chooses.
#pragma once

#include "lake/fetch_source.h"

namespace rodtrad::lake {

core::Expected<Fetched> fetch_file(core::HttpClient& client, const std::string& url, const std::filesystem::path& target);
/// Problems also: those of formats::choose. An address of version 1 that is no table is fetched as a file.
core::Expected<Fetched> fetch_pxweb(core::HttpClient& client, const std::string& url, const std::filesystem::path& target);
/// The list of tables, all its pages.
core::Expected<Fetched> fetch_pxweb_tables(core::HttpClient& client, const std::string& url, const std::filesystem::path& target);
/// Problems also: paging_loops, other_server.
core::Expected<Fetched> fetch_kolada(core::HttpClient& client, const std::string& url, const std::filesystem::path& target);
/// Problems also: unfiltered, extraction_too_big.
core::Expected<Fetched> fetch_eurostat(core::HttpClient& client, const std::string& url, const std::filesystem::path& target,
                                       const core::FetchLimits& limits);

}  // namespace rodtrad::lake
