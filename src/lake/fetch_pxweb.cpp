// A table of PxWebApi: what it has, what is allowed, then the parts, no faster than the service wants.
#include <chrono>
#include <deque>

#include "core/failure.h"
#include "formats/answers.h"
#include "formats/pxweb.h"
#include "lake/fetch_services.h"

namespace rodtrad::lake {
namespace {

using core::Expected;
using formats::PxWebQuery;

constexpr std::int64_t kMostPages = 10'000;

/// At most so many calls in a window of time.
class Pace {
 public:
  void allow(int calls, double seconds) {
    calls_ = calls;
    window_ = std::chrono::duration<double>(seconds);
  }
  void wait() {
    while (made_.size() >= static_cast<std::size_t>(calls_)) {
      const std::chrono::duration<double> since = std::chrono::steady_clock::now() - made_.front();
      core::sleep_for((window_ - since).count());
      made_.pop_front();
    }
    made_.push_back(std::chrono::steady_clock::now());
  }

 private:
  int calls_ = 1;
  std::chrono::duration<double> window_{0};
  std::deque<std::chrono::steady_clock::time_point> made_;
};

class TableFetcher {
 public:
  TableFetcher(core::HttpClient& client, formats::PxWebAddress address, std::filesystem::path target)
      : client_(client), address_(std::move(address)), target_(std::move(target)) {}

  Expected<Fetched> run(const std::string& url) {
    const core::HttpAnswer about = TRY(ask({.url = address_.metadata_url()}));
    if (!about.is_ok()) return core::fail(about.refusal());
    const auto json = core::parse_json(about.body, address_.table);
    const auto table = json ? formats::pxweb_table(*json) : std::nullopt;
    if (!table) return TRY(other(url, json ? *json : core::Json()));
    TRY(read_limits());
    TRY(fetch(TRY(formats::choose(*table, address_))));
    return Fetched{.service = Service::pxweb, .source = limits_.source};
  }

 private:
  Expected<core::HttpAnswer> ask(const core::HttpRequest& request) {
    pace_.wait();
    return client_.fetch_text(request);
  }

  /// Something else lies there: a list of tables is told, all else is a file.
  Expected<Fetched> other(const std::string& url, const core::Json& json) {
    std::vector<std::string> ids;
    for (const core::Json& one : json.array()) {
      if (one.has("id") && one.has("type")) ids.push_back(one["id"].string());
    }
    if (ids.empty()) return TRY(fetch_file(client_, url, target_));
    return core::fail(
        core::Problem{.code = "not_a_table",
                      .place = {.file = address_.table},
                      .message = {.sv = "adressen är en nivå, ingen tabell", .en = "the address is a level, not a table"},
                      .hint = core::say("gå vidare till något av: {}", "go on to one of: {}", fmt::format("{}", fmt::join(ids, ", ")))});
  }

  Expected<core::Done> read_limits() {
    const core::HttpAnswer answer = TRY(ask({.url = address_.config_url()}));
    const auto config = core::parse_json(answer.body, address_.config_url());
    if (answer.is_ok() && config) limits_ = formats::pxweb_limits(*config);
    pace_.allow(limits_.calls, limits_.seconds);
    return core::Done{};
  }

  static bool is_too_many(const core::HttpAnswer& answer) {
    return (answer.status == 400 || answer.status == 403 || answer.status == 413) && answer.told.find("oo many") != std::string::npos;
  }

  Expected<core::HttpAnswer> ask_part(const PxWebQuery& part) {
    return ask({.url = address_.data_url(), .body = formats::query_text(address_.version, part), .accept = "application/json", .wants_json = true});
  }

  /// One part is kept as it is; several as answers. A service that finds the parts too large gets smaller ones.
  Expected<core::Done> fetch(const PxWebQuery& query) {
    std::size_t cells = limits_.cells;
    std::vector<core::HttpAnswer> answers;
    std::vector<PxWebQuery> parts = formats::split(query, cells);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      core::HttpAnswer answer = TRY(ask_part(parts[i]));
      if (is_too_many(answer) && answers.empty() && formats::cells_of(parts[i]) > 1) {
        cells = formats::cells_of(parts[i]) / 2;
        parts = formats::split(query, cells);
        i = static_cast<std::size_t>(-1);
        continue;
      }
      if (!answer.is_ok()) return core::fail(answer.refusal());
      answers.push_back(std::move(answer));
    }
    return keep(answers);
  }

  Expected<core::Done> keep(const std::vector<core::HttpAnswer>& answers) {
    if (answers.size() == 1) {
      core::write_file(target_, answers.front().body, 0600);
      return core::Done{};
    }
    formats::AnswersWriter writer(target_);
    for (const core::HttpAnswer& answer : answers) TRY(writer.add(answer.url, answer.body));
    writer.commit();
    return core::Done{};
  }

  core::HttpClient& client_;
  formats::PxWebAddress address_;
  std::filesystem::path target_;
  formats::PxWebLimits limits_;
  Pace pace_;
};

}  // namespace

Expected<Fetched> fetch_pxweb(core::HttpClient& client, const std::string& url, const std::filesystem::path& target) {
  return TableFetcher(client, *formats::pxweb_address(url), target).run(url);
}

Expected<Fetched> fetch_pxweb_tables(core::HttpClient& client, const std::string& url, const std::filesystem::path& target) {
  formats::AnswersWriter writer(target);
  const std::string first = url.substr(0, url.find('#'));
  std::int64_t pages = 1;
  for (std::int64_t page = 1; page <= pages; ++page) {
    const std::string next = page == 1 ? first : fmt::format("{}{}pageNumber={}", first, first.find('?') == std::string::npos ? '?' : '&', page);
    const core::HttpAnswer answer = TRY(client.fetch_text({.url = next, .accept = "application/json", .wants_json = true}));
    if (!answer.is_ok()) return core::fail(answer.refusal());
    TRY(writer.add(answer.url, answer.body));
    const core::Json json = TRY(core::parse_json(answer.body, answer.url));
    if (page == 1 && first.find("pageNumber=") == std::string::npos)
      pages = std::clamp<std::int64_t>(json["page"]["totalPages"].integer(), 1, kMostPages);
  }
  writer.commit();
  return Fetched{.service = Service::pxweb_tables};
}

}  // namespace rodtrad::lake
