// gzip with zlib.
#include "http/compress.h"

#include <zlib.h>

#include <algorithm>

#include "core/failure.h"
#include "core/unicode.h"

namespace rodtrad::http {

namespace {

constexpr std::size_t kSmall = 1024;  // below this a packed body saves no packet

bool is_text(std::string_view type) {
  return type.starts_with("text/") || type.starts_with("application/json") || type.starts_with("application/problem+json") ||
         type.starts_with("application/atom+xml") || type.starts_with("application/rdf+xml") || type.starts_with("application/jsonl") ||
         type.starts_with("application/xml") || type.starts_with("image/svg+xml");
}

/// "gzip;q=0" means that it is not taken.
bool takes_gzip(const Request& request) {
  for (const std::string_view coding : core::split(request.header("accept-encoding"), ',')) {
    const std::string_view name = core::trim(coding.substr(0, coding.find(';')));
    if (name != "gzip" && name != "*") continue;
    const std::size_t weight = coding.find("q=");
    return weight == std::string_view::npos || coding.substr(weight + 2).find_first_of("123456789") != std::string_view::npos;
  }
  return false;
}

std::string* header(Response& response, std::string_view name) {
  const auto found = std::find_if(response.headers.begin(), response.headers.end(), [&](const auto& pair) { return pair.first == name; });
  return found == response.headers.end() ? nullptr : &found->second;
}

std::string gzip(std::string_view body, int level) {
  constexpr int kGzip = 15 + 16;  // the largest window, with the header of gzip
  constexpr int kMemory = 8;
  z_stream stream{};
  if (deflateInit2(&stream, level, Z_DEFLATED, kGzip, kMemory, Z_DEFAULT_STRATEGY) != Z_OK)
    throw core::Failure(core::FailureKind::internal, core::same_text("zlib"));
  std::string packed(deflateBound(&stream, body.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
  stream.avail_in = static_cast<uInt>(body.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const int ended = deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  if (ended != Z_STREAM_END) throw core::Failure(core::FailureKind::internal, core::same_text("zlib"));
  return packed;
}

/// At the fastest level, a page that is packed again at each request is a fifth larger than one that is packed once.
std::string packed(const Response& response, KeptBodies* kept) {
  if (!kept || response.hash.empty()) return gzip(response.bytes(), Z_BEST_SPEED);
  if (const KeptBodies::Body found = kept->find(response.hash)) return *found;
  const auto made = std::make_shared<const std::string>(gzip(response.bytes(), Z_DEFAULT_COMPRESSION));
  kept->keep(response.hash, made);
  return *made;
}

}  // namespace

void compress(const Request& request, Response& response, KeptBodies* kept) {
  const std::string* cache = header(response, "Cache-Control");
  if (!is_text(response.content_type) || (cache && *cache == "no-store")) return;
  if (std::string* vary = header(response, "Vary"))
    *vary += ", Accept-Encoding";
  else
    response.headers.emplace_back("Vary", "Accept-Encoding");
  if (response.bytes().size() < kSmall || !takes_gzip(request)) return;
  response.body = packed(response, kept);
  response.held.reset();
  response.headers.emplace_back("Content-Encoding", "gzip");
  if (std::string* tag = header(response, "ETag")) *tag = "W/" + *tag;  // the same page in other bytes
}

}  // namespace rodtrad::http
