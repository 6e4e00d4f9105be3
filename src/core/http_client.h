// Outgoing HTTP: one request after another over libcurl (whose home is the .cpp), with limits, redirects that end, and
// retries with growing waits. Proxies and certificates are those that curl finds in the environment (HTTPS_PROXY,
// NO_PROXY, CURL_CA_BUNDLE, SSL_CERT_FILE, SSL_CERT_DIR). Cookies, credentials in addresses and compression are not used:
// the bytes handed on are those that the server sent.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "core/expected.h"

namespace rodtrad::core {

struct FetchLimits {
  std::uint64_t most_bytes = std::uint64_t{4} << 30;  // of one answer
  int connect_seconds = 30;
  int stall_seconds = 60;          // without a byte: given up
  int attempts = 4;                // of one request
  double wait_seconds = 1;         // before the second attempt; doubled for each further one
  int longest_wait_seconds = 120;  // a server that asks for more by Retry-After is not waited for
};

struct HttpRequest {
  std::string url;     // http or https
  std::string body;    // not "": sent by POST
  std::string accept;  // media type; "": any
  std::string body_type = "application/json";
  bool wants_json = false;  // a page of HTML or XML instead is a fault that may pass
};

struct HttpAnswer {
  int status = 0;
  std::string url;   // after redirects, without credentials
  std::string type;  // media type without parameters, small letters
  std::string told;  // beginning of the body when the status is no success
  std::string body;  // of fetch_text

  bool is_ok() const { return status >= 200 && status < 300; }
  /// What the server refused, with its status and the beginning of its own words.
  Problem refusal() const;
};

class HttpClient {
 public:
  explicit HttpClient(FetchLimits limits);
  ~HttpClient();
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  /// The answer's bytes into a new file, complete or not at all; also answers that refuse (4xx), whose file is not made.
  /// Problems: bad_url, too_many_redirects, answer_too_large. Throws Failure{network} when the server or the network
  /// fails after all attempts, Failure{cancelled}, Failure{disk_full} …
  Expected<HttpAnswer> fetch(const HttpRequest& request, const std::filesystem::path& target);
  /// The same with the bytes in `body`.
  Expected<HttpAnswer> fetch_text(const HttpRequest& request);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// Whether a text is an address that can be fetched: begins with http:// or https://, in any case.
bool is_url(std::string_view text);
/// Without user name, password and fragment, for showing and keeping.
std::string shown_url(std::string_view url);
/// The last part of an address's path, with its percent signs decoded and only characters that a file's name may have; "data" when there is none.
std::string file_name_of_url(std::string_view url);
/// Percent-decoded; + is a space. And the other way, for a value in a query.
std::string url_decoded(std::string_view text);
std::string url_encoded(std::string_view text);

}  // namespace rodtrad::core
