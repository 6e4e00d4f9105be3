// A request and a response, as endpoints see them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/text.h"

namespace rodtrad::http {

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// A file in a form: a part of the file that the body was written to, which lives as long as the request.
struct SentFile {
  std::string name;  // as the client calls it, without folders
  std::filesystem::path path;
  std::uint64_t offset = 0;
  std::uint64_t length = 0;
};

struct Request {
  std::string method;                   // "GET"
  std::string target;                   // as sent
  std::string path = {};                // decoded, begins with "/"
  Pairs query = {};                     // decoded
  Pairs headers = {};                   // names in small letters
  std::vector<std::string> parts = {};  // what stands where the route's pattern has #, * or **
  std::string body = {};
  Pairs form = {};                       // of a body that is a web form, decoded
  std::filesystem::path body_file = {};  // instead of `body`, where the route takes files
  SentFile file = {};                    // of a body that is a form with a file
  std::string peer = {};                 // address of the client

  /// The first of that name; "" when there is none.
  std::string_view query_value(std::string_view name) const;
  std::string_view header(std::string_view name) const;
  std::string_view form_value(std::string_view name) const;
  std::string_view cookie(std::string_view name) const;
};

struct Response {
  int status = 200;
  std::string content_type;
  std::string body;
  Pairs headers = {};     // those of the router are added where they are not given
  std::string hash = {};  // SHA-256 of the body, where the endpoint knows it: the same body is asked for again
  /// The body instead, where it is kept for more than this answer; it has a hash then. Copied only when it must be sent as it is.
  std::shared_ptr<const std::string> held = {};

  const std::string& bytes() const { return held ? *held : body; }
};

/// The weight in "en-GB;q=0.8", one range of an Accept header; 1 when it has none.
double weight_of(std::string_view range);

/// See another page instead (303), also after a form: loading that one again sends nothing twice.
Response see_other(std::string path);

/// Whether the request comes from a page of ours, as far as the browser tells: no other page may send forms here.
bool is_same_origin(const Request& request);

/// ?lang=, else the first of sv and en that Accept-Language prefers, else Swedish.
core::Language preferred_language(const Request& request);

}  // namespace rodtrad::http
