// Each row to its year; then the years, several at a time as long as memory lasts.
#include "lake/stage.h"

#include <condition_variable>
#include <mutex>
#include <thread>

#include "core/failure.h"

namespace rodtrad::lake {
namespace {

constexpr std::size_t kMemory = std::size_t{600} << 20;  // bytes of years that are written at the same time

/// Years that wait to be written, and the memory that those in work take.
class Queue {
 public:
  explicit Queue(const std::map<int, YearSpill>& years) {
    for (const auto& [number, year] : years) waiting_.push_back({number, &year});
  }

  /// The next year that there is memory for; nothing when all are taken or one has failed.
  std::optional<std::pair<int, const YearSpill*>> take() {
    std::unique_lock lock(mutex_);
    freed_.wait(lock, [&] { return waiting_.empty() || failure_ || in_use_ == 0 || in_use_ + waiting_.back().second->bytes() <= kMemory; });
    if (waiting_.empty() || failure_) return std::nullopt;
    const auto next = waiting_.back();
    waiting_.pop_back();
    in_use_ += next.second->bytes();
    return next;
  }

  void give_back(const YearSpill& year, DataFile file) {
    const std::lock_guard lock(mutex_);
    in_use_ -= year.bytes();
    files_.push_back(std::move(file));
    freed_.notify_all();
  }

  void fail(std::exception_ptr failure) {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::move(failure);
    freed_.notify_all();
  }

  std::vector<DataFile> files() {
    if (failure_) std::rethrow_exception(failure_);
    std::sort(files_.begin(), files_.end(), [](const DataFile& a, const DataFile& b) { return a.year < b.year; });
    return std::move(files_);
  }

 private:
  std::mutex mutex_;
  std::condition_variable freed_;
  std::vector<std::pair<int, const YearSpill*>> waiting_;
  std::size_t in_use_ = 0;
  std::vector<DataFile> files_;
  std::exception_ptr failure_;
};

}  // namespace

void Stage::start(const std::vector<StagedColumn>& columns) {
  columns_ = columns;
  const auto is_year = [&](const StagedColumn& one) { return one.id == contract_.file_by; };
  year_column_ = static_cast<std::size_t>(std::find_if(columns_.begin(), columns_.end(), is_year) - columns_.begin());
  pools_ = std::vector<TextNumbers>(columns.size());
  translations_.resize(columns.size());
}

YearSpill& Stage::year(int year) { return years_.try_emplace(year, options_.folder / fmt::format("{}.rows", year), columns_).first->second; }

const Stage::Translation* Stage::translation(std::size_t column, const TextNumbers* pool) {
  if (!pool) return nullptr;
  Translation& known = translations_[column][pool];
  while (known.size() < pool->size()) known.push_back(pools_[column].of(pool->text(static_cast<std::uint32_t>(known.size()))));
  return &known;
}

void Stage::take(const std::vector<const CheckedColumn*>& columns, const std::vector<std::uint32_t>& kept) {
  std::map<int, std::vector<std::uint32_t>> rows;
  for (const std::uint32_t row : kept) rows[static_cast<int>(columns[year_column_]->numbers[row])].push_back(row);
  for (const auto& [number, chosen] : rows) {
    YearSpill& spill = year(number);
    for (std::size_t i = 0; i < columns.size(); ++i) spill.add(i, *columns[i], chosen, translation(i, columns[i]->pool));
    spill.end_rows(chosen.size());
  }
}

std::vector<DataFile> Stage::write(const std::filesystem::path& folder) {
  const YearContext context{.contract = contract_, .columns = columns_, .pools = pools_, .persons = persons_, .most_texts = options_.most_texts};
  Queue queue(years_);
  const auto work = [&](sql::DuckdbConnection& database) {
    try {
      while (const auto next = queue.take()) queue.give_back(*next->second, write_year(next->first, *next->second, context, database, folder));
    } catch (...) {
      queue.fail(std::current_exception());
    }
  };
  std::vector<std::jthread> others;
  for (int i = 1; i < options_.threads && i < static_cast<int>(years_.size()); ++i) {
    others.emplace_back([&work, own = std::shared_ptr<sql::DuckdbConnection>(database_->another())] { work(*own); });
  }
  work(*database_);
  others.clear();
  return queue.files();
}

}  // namespace rodtrad::lake
