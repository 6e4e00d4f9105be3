// Eurostat: JSON-stat with filters. An answer that is being prepared has a key; the service is asked about it until it is
// there. Forms of the asynchronous answer after the service's documentation.
#include "core/failure.h"
#include "core/file.h"
#include "core/unicode.h"
#include "lake/fetch_services.h"

namespace rodtrad::lake {
namespace {

using core::Expected;
using core::HttpAnswer;
using core::Problem;

constexpr double kFirstWait = 2;  // times the wait between attempts; doubled after each question
constexpr int kMostQuestions = 12;

/// The key of an answer that is being prepared, a UUID; "" when there is none.
std::string key_in(std::string_view text) {
  constexpr std::string_view kForm = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  const auto fits = [&](std::string_view part) {
    return std::equal(part.begin(), part.end(), kForm.begin(),
                      [](char c, char form) { return form == '-' ? c == '-' : (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
  };
  for (std::size_t at = 0; at + kForm.size() <= text.size(); ++at) {
    if (fits(text.substr(at, kForm.size()))) return std::string(text.substr(at, kForm.size()));
  }
  return "";
}

bool has(const std::string& text, std::string_view word) { return text.find(word) != std::string::npos; }

bool is_filtered(const std::string& url) {
  const std::size_t question = url.find('?');
  if (has(url, "/sdmx/2.1/data/")) return has(url.substr(url.find("/data/") + 6, question), "/") || has(url, "startPeriod=");
  if (question == std::string::npos) return false;
  const std::string query = "&" + core::to_lower(url.substr(question + 1));
  for (const char* name : {"&geo", "&time", "&sincetimeperiod", "&untiltimeperiod", "&lasttimeperiod"}) {
    if (has(query, name)) return true;
  }
  return false;
}

std::string asking_for_json(std::string url) {
  url = url.substr(0, url.find('#'));
  if (!has(core::to_lower(url), "format=")) url += std::string(has(url, "?") ? "&" : "?") + "format=JSON";
  return url;
}

Problem about(const std::string& url, std::string code, core::Text message) {
  return {.code = std::move(code),
          .place = {.file = core::shown_url(url)},
          .message = std::move(message),
          .hint = {.sv = "begränsa med geo och tid, till exempel ?geo=SE332&sinceTimePeriod=2015",
                   .en = "narrow by geo and time, for example ?geo=SE332&sinceTimePeriod=2015"}};
}

Expected<HttpAnswer> wait_for(core::HttpClient& client, const std::string& url, const std::string& key, const core::FetchLimits& limits) {
  const std::string service = url.substr(0, url.find("/dissemination/")) + "/dissemination/1.0/async/";
  double seconds = std::min(kFirstWait * limits.wait_seconds, static_cast<double>(limits.longest_wait_seconds));
  for (int i = 0; i < kMostQuestions; ++i) {
    core::sleep_for(seconds);
    seconds = std::min(2 * seconds, static_cast<double>(limits.longest_wait_seconds));
    const HttpAnswer status = TRY(client.fetch_text({.url = fmt::format("{}status/{}", service, key)}));
    if (!status.is_ok()) return core::fail(status.refusal());
    if (has(status.body, "AVAILABLE")) return TRY(client.fetch_text({.url = fmt::format("{}data/{}", service, key)}));
    if (has(status.body, "EXPIRED") || has(status.body, "UNKNOWN")) break;
  }
  throw core::Failure(core::FailureKind::network,
                      core::say("{}: svaret blev inte klart i tid", "{}: the answer was not ready in time", core::shown_url(url)),
                      {.sv = "försök igen senare, eller begränsa urvalet", .en = "try again later, or narrow the selection"});
}

}  // namespace

Expected<Fetched> fetch_eurostat(core::HttpClient& client, const std::string& url, const std::filesystem::path& target,
                                 const core::FetchLimits& limits) {
  if (!is_filtered(url)) return core::fail(about(url, "unfiltered", {.sv = "adressen har inget urval", .en = "the address has no selection"}));
  HttpAnswer answer = TRY(client.fetch_text({.url = asking_for_json(url), .accept = "application/json"}));
  constexpr std::size_t kStart = 4096;
  const std::string words = answer.is_ok() ? answer.body.substr(0, kStart) : answer.told;
  const bool being_prepared = !has(words, "\"dimension\"") && (has(words, "SUBMITTED") || has(words, "PROCESSING"));
  if (being_prepared && !key_in(words).empty()) answer = TRY(wait_for(client, url, key_in(words), limits));
  const bool too_big = answer.status == 413 || answer.status == 416;
  if (too_big) {
    return core::fail(about(url, "extraction_too_big",
                            {.sv = "urvalet är större än vad tjänsten lämnar ut", .en = "the selection is larger than what the service gives out"}));
  }
  if (!answer.is_ok()) return core::fail(answer.refusal());
  core::write_file(target, answer.body, 0600);
  return Fetched{.service = Service::eurostat, .source = {.sv = "Eurostat", .en = "Eurostat"}};
}

}  // namespace rodtrad::lake
