// PxWebApi 1 and 2 over the open tables: what R, Python, spreadsheets and PxWeb's own pages ask statistics offices for.
#pragma once

#include "api/pxweb/selection.h"
#include "api/resources.h"
#include "ops/callers.h"
#include "ops/open_tables.h"

namespace rodtrad::api::pxweb {

/// What every answer is made with.
struct Service {
  ops::Workspace& workspace;
  ops::TableShelf& shelf;
  ops::Callers& callers;  // by address

  ops::OpenTables tables() const { return {workspace, shelf}; }
  std::size_t most_cells() const { return static_cast<std::size_t>(workspace.settings().pxweb_cells); }
};

using Answer = core::Expected<http::Response>;

/// One endpoint: counts the call, lets pages of others read the answer (CORS), and shows problems as the version does.
using Handler = Answer (*)(const Service& service, const http::Request& request);
http::Endpoint endpoint(const Service& service, Version version, Handler handler);

/// Every route of both versions.
std::vector<http::Route> routes(const Service& service);

Answer version_one(const Service& service, const http::Request& request);       // GET /api/v1/**: levels, a table, ?config, ?query=
Answer version_one_data(const Service& service, const http::Request& request);  // POST /api/v1/**
Answer preflight(const Service& service, const http::Request& request);         // OPTIONS

Answer config(const Service& service, const http::Request& request);
Answer tables(const Service& service, const http::Request& request);
Answer table(const Service& service, const http::Request& request);
Answer metadata(const Service& service, const http::Request& request);
Answer default_selection(const Service& service, const http::Request& request);
Answer data(const Service& service, const http::Request& request);  // GET and POST
Answer codelist(const Service& service, const http::Request& request);
Answer save_query(const Service& service, const http::Request& request);
Answer saved_query(const Service& service, const http::Request& request);
Answer saved_data(const Service& service, const http::Request& request);
Answer saved_selection(const Service& service, const http::Request& request);

/// GET /datasets/dcat: the same tables for catalogues of open data (DCAT-AP-SE 3, RDF/XML).
Answer dcat(const Service& service, const http::Request& request);

// ---- shared by the endpoints ------------------------------------------------------------------------------------------

/// A parameter of the address by its name, case aside.
std::string parameter(const http::Request& request, std::string_view name);
/// ?lang=, else Swedish. Problem: Unsupported language.
core::Expected<std::string> language_of(const http::Request& request);
/// "https://…": where the client has found us.
std::string site_of(const Service& service, const http::Request& request);
/// The same, of version 2.
std::string address_of(const Service& service, const http::Request& request);
/// Problem with this status and the reference's title.
core::Fail refuse(int status, const char* title);
http::Response json(core::JsonWriter& out, int status = 200);

/// The part in a format of either version, with the format's options. Problem: Unsupported output format.
core::Expected<http::Response> write_part(const Part& part, const ops::OpenTable& table, std::string format, const std::string& options,
                                          const std::string& language);

}  // namespace rodtrad::api::pxweb
