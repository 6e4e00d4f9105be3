// The register under load:
//   rodtrad_bench_register RECORDS FOLDER
// Fills a register with that many records, five entries of history each on the whole, then measures single durable writes, batched
// writes, opening by id, lists with a filter, search and the thread. Prints JSON: what, count per second or p50 and p99 in milliseconds.
#include <fcntl.h>
#include <unistd.h>

#include <chrono>

#include "core/file.h"
#include "core/json.h"
#include "domain/thread.h"
#include "records/erase.h"
#include "schema/read.h"

using namespace rodtrad;
using records::Record;
using records::RecordId;

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

/// splitmix64: the same register each time.
std::uint64_t mixed(std::uint64_t z) {
  z += 0x9e3779b97f4a7c15;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return z ^ (z >> 31);
}

constexpr const char* kWords[] = {"vård",     "skola",   "kultur",   "klimat",   "mobil",       "tjänst",    "kommun",
                                  "region",   "patient", "personal", "resultat", "förstudie",   "införande", "digital",
                                  "trygghet", "larm",    "behov",    "analys",   "uppföljning", "samverkan"};

constexpr const char* kBeginnings[] = {"kult", "kli", "mob", "regio", "pat", "perso", "res", "digi", "try", "ana"};

std::string words(std::uint64_t seed, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += (i ? " " : "") + std::string(kWords[mixed(seed + static_cast<std::uint64_t>(i) * 977) % std::size(kWords)]);
  return text;
}

class Bench {
 public:
  Bench(std::int64_t records, const std::filesystem::path& folder) : records_(records), folder_(folder) {
    std::filesystem::remove_all(folder_);
    core::make_folders(folder_);
    connection_ = sql::open_sqlite(folder_ / "register.db");
    store_.emplace(*records::Store::open(*connection_, *schema::load_schema({})));
    store_->act_as({.by = "bench", .source = "import:bench@1"});
  }

  void run() {
    out_.begin_object().member("records", records_);
    fill();
    durable_disk();
    durable_writes();
    reads();
    erasing();
    out_.member("bytes", static_cast<std::int64_t>(std::filesystem::file_size(folder_ / "register.db")));
    fmt::print("{}\n", out_.end_object().take());
  }

 private:
  RecordId made(const Record& record) { return *store_->create(record); }

  RecordId titled(const char* type, const std::string& title, const char* link = nullptr, const RecordId& to = {}) {
    Record record(type);
    record.set("title", title);
    if (link) record.set(link, to);
    return made(record);
  }

  /// Under a vision, a strategy and a target area: goals with a programme each, 4 decisions on each, a project on each decision, 40 vouchers
  /// for each project, 4 changes of each voucher and 10 of the project: five entries of history for each record.
  void fill() {
    const auto begin = Clock::now();
    std::int64_t count = 0, changes = 0;
    std::optional<sql::Transaction> transaction;
    transaction.emplace(*connection_);
    const auto next = [&] {
      if (++count % 5000 != 0) return;
      transaction->commit();
      transaction.emplace(*connection_);
    };
    const RecordId vision = titled("vision", "vision"), strategy = titled("strategy", "strategi", "vision", vision);
    const RecordId target = titled("target_area", "målområde", "strategy", strategy);
    for (std::int64_t i = 0; count < records_; ++i) {
      goals_.push_back(titled("goal", words(static_cast<std::uint64_t>(i), 4), "target_area", target));
      next();
      Record programme("programme");
      programme.set("title", words(static_cast<std::uint64_t>(i) + 3, 4));
      programme.add("goals", goals_.back());
      programme_ = made(programme);
      next();
      for (int d = 0; d < 4 && count < records_; ++d) add_decision(static_cast<std::uint64_t>(i * 4 + d), target, next, count, changes);
    }
    transaction->commit();
    const double seconds = seconds_since(begin);
    out_.member("history", count + changes).member("batched_writes_per_second", static_cast<double>(count + changes) / seconds);
  }

  template <class Next>
  void add_decision(std::uint64_t seed, const RecordId& target, const Next& next, std::int64_t& count, std::int64_t& changes) {
    Record decision("decision");
    decision.set("title", words(seed, 5));
    decision.set("target_area", target);
    decision.set("programme", programme_);
    decision.set("amount", core::Money{.minor = static_cast<std::int64_t>(seed % 1000) * 100'000});
    decision.set("date", "2025-03-26");
    const RecordId decided = made(decision);
    next();
    Record project("project");
    project.set("title", words(seed + 7, 5));
    project.set("direction", "given");
    project.set("aim", words(seed + 11, 30));
    project.set("decision", decided);
    project.set("state", seed % 3 == 0 ? "ongoing" : "closed");
    project.set("start", "2024-01-01");
    projects_.push_back(made(project));
    next();
    for (int change = 0; change < 10; ++change, ++changes) {
      Record edit("project");
      edit.id = projects_.back();
      edit.set("short_name", fmt::format("namn {}", change));
      (void)*store_->change(edit, change + 1, "");
    }
    for (int v = 0; v < 40 && count < records_; ++v) {
      Record cost("booked_cost");
      cost.set("project", projects_.back());
      cost.set("voucher", fmt::format("{}", v));
      cost.set("date", "2024-05-15");
      cost.set("account", "7010");
      cost.set("words", words(seed + static_cast<std::uint64_t>(v), 3));
      cost.set("amount", core::Money{.minor = 123'400 + v});
      RecordId id = made(cost);
      next();
      for (int change = 0; change < 4; ++change, ++changes) {
        Record edit("booked_cost");
        edit.id = id;
        edit.set("category", fmt::format("slag {}", change));
        (void)*store_->change(edit, change + 1, "");
      }
    }
  }

  /// What the disk allows: small appended writes, each made durable.
  void durable_disk() {
    const std::string file = (folder_ / "probe").string();
    const int descriptor = ::open(file.c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600);
    const std::string page(4096, 'x');
    const auto begin = Clock::now();
    int count = 0;
    while (seconds_since(begin) < 2) {
      if (::write(descriptor, page.data(), page.size()) < 0 || ::fdatasync(descriptor) != 0) break;
      ++count;
    }
    out_.member("disk_syncs_per_second", count / seconds_since(begin));
    ::close(descriptor);
  }

  void durable_writes() {
    const auto begin = Clock::now();
    int count = 0;
    while (seconds_since(begin) < 3) {
      titled("goal", words(static_cast<std::uint64_t>(count++), 4));
    }
    out_.member("durable_writes_per_second", count / seconds_since(begin));
  }

  template <class Work>
  void timed(const char* what, int times, const Work& work) {
    std::vector<double> milliseconds;
    for (int i = 0; i < times; ++i) {
      const auto begin = Clock::now();
      work(static_cast<std::uint64_t>(i));
      milliseconds.push_back(seconds_since(begin) * 1000);
    }
    std::sort(milliseconds.begin(), milliseconds.end());
    out_.key(what).begin_object().member("p50", milliseconds[milliseconds.size() / 2]);
    out_.member("p99", milliseconds[milliseconds.size() * 99 / 100]).end_object();
  }

  void reads() {
    const auto some = [](const std::vector<RecordId>& all, std::uint64_t i) { return all[mixed(i) % all.size()]; };
    timed("open_by_id", 2000, [&](std::uint64_t i) { (void)*store_->get(some(projects_, i)); });
    timed("list_with_filter", 500, [&](std::uint64_t i) {
      (void)*store_->list({.type = "booked_cost", .where = {{"project", some(projects_, i)}}, .order_by = "date", .limit = 100});
    });
    timed("list_by_state", 200, [&](std::uint64_t) {
      (void)*store_->list({.type = "project", .where = {{"state", std::string("ongoing")}}, .order_by = "start", .limit = 100});
    });
    timed("search_two_words", 300, [&](std::uint64_t i) { (void)*store_->search({.words = words(i, 2), .types = {"project"}}); });
    timed("search_everywhere", 300, [&](std::uint64_t i) { (void)*store_->search({.words = words(i, 2)}); });
    timed("search_beginnings", 300,
          [&](std::uint64_t i) { (void)*store_->search({.words = fmt::format("{} sam", kBeginnings[i % std::size(kBeginnings)])}); });
    timed("search_among_few", 300, [&](std::uint64_t i) {
      const records::Condition few{.text = R"("decision" = ?)", .parameters = {std::int64_t(mixed(i) % projects_.size())}};
      (void)*store_->search({.words = words(i, 2), .among = {{"project", {few}}}});
    });
    timed("search_reference", 300, [&](std::uint64_t i) { (void)*store_->search({.words = fmt::format("mobil{}", i)}); });
    timed("thread_from_voucher", 200, [&](std::uint64_t i) {
      const auto costs = store_->list({.type = "booked_cost", .where = {{"project", some(projects_, i)}}, .limit = 1});
      if (!costs->empty()) (void)*domain::follow_thread(*store_, costs->front().id);
    });
    timed("thread_from_goal", 100, [&](std::uint64_t i) { (void)*domain::follow_thread(*store_, some(goals_, i)); });
  }

  /// What is erased leaves the index of its type, which is written anew: a type with few records, and the one that has nearly all.
  void erasing() {
    const auto erase = [&](const RecordId& id) { (void)*records::erase_records(*connection_, *store_, {id}, {}, "bench"); };
    timed("erase_project", 3, [&](std::uint64_t i) { erase(projects_[i]); });
    timed("erase_voucher", 3, [&](std::uint64_t i) { erase({.type = "booked_cost", .number = static_cast<std::int64_t>(i + 1)}); });
  }

  std::int64_t records_;
  std::filesystem::path folder_;
  std::unique_ptr<sql::SqliteConnection> connection_;
  std::optional<records::Store> store_;
  std::vector<RecordId> goals_, projects_;
  RecordId programme_;
  core::JsonWriter out_;
};

}  // namespace

int main(int count, char** words) {
  if (count != 3) return 2;
  Bench(std::stoll(words[1]), words[2]).run();
  return 0;
}
