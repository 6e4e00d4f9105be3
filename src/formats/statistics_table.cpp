// Tables of statistics as rows.
#include "formats/statistics_table.h"

#include <limits>

namespace rodtrad::formats {
namespace {

constexpr std::size_t kBlockRows = 4096;

class StatisticsRows : public RowSource {
 public:
  StatisticsRows(StatisticsTable from, std::string name) : RowSource(std::move(name)), from_(std::move(from)), at_(from_.dimensions.size(), 0) {
    for (const table::Dimension& one : from_.dimensions) {
      header_.push_back(one.id);
      header_.push_back(one.id + " (text)");
    }
    header_.push_back("value");
    header_.push_back("status");
    fields_.resize(header_.size());
  }

  core::Expected<bool> next(RowBlock& block) override {
    block.clear();
    for (; cell_ < from_.cells.size() && block.rows() < kBlockRows; ++cell_, step()) {
      if (from_.cells.states[cell_] != StatisticsCells::absent) add(block);
    }
    return block.rows() > 0;
  }

 private:
  void add(RowBlock& block) {
    for (std::size_t i = 0; i < at_.size(); ++i) {
      const table::Category& category = from_.dimensions[i].categories[at_[i]];
      fields_[2 * i] = category.code;
      fields_[2 * i + 1] = category.label.sv;
    }
    const bool is_number = from_.cells.states[cell_] == StatisticsCells::number;
    fields_[2 * at_.size()] = is_number ? number_text(from_.cells.values[cell_]) : "";
    fields_[2 * at_.size() + 1] = from_.cells.words[from_.cells.statuses[cell_]];
    block.add_row(static_cast<std::int64_t>(cell_) + 2, fields_);
  }
  void step() {
    for (std::size_t i = at_.size(); i-- > 0;) {
      if (++at_[i] < from_.dimensions[i].categories.size()) return;
      at_[i] = 0;
    }
  }

  StatisticsTable from_;
  std::vector<std::size_t> at_;  // category of each dimension
  std::vector<std::string> fields_;
  std::size_t cell_ = 0;
};

}  // namespace

void StatisticsCells::resize(std::size_t count) {
  values.resize(count);
  states.resize(count);
  statuses.resize(count);
}

std::uint16_t StatisticsCells::word(std::string_view text) {
  const auto known = std::find(words.begin(), words.end(), text);
  if (known != words.end()) return static_cast<std::uint16_t>(known - words.begin());
  constexpr std::size_t kMostWords = 256;  // kinds of marks, not texts of cells
  if (words.size() >= kMostWords) return 0;
  words.emplace_back(text);
  return static_cast<std::uint16_t>(words.size() - 1);
}

std::optional<std::size_t> StatisticsTable::combinations() const {
  std::size_t product = 1;
  for (const table::Dimension& one : dimensions) {
    const std::size_t size = one.categories.size();
    if (size != 0 && product > std::numeric_limits<std::uint32_t>::max() / size) return std::nullopt;
    product *= size;
  }
  return product;
}

const std::string& words_in(const core::Text& text, const std::string& language) {
  if (language == "en") return text.en;
  const auto found = text.others.find(language);
  return found == text.others.end() ? text.sv : found->second;
}

std::unique_ptr<RowSource> statistics_rows(StatisticsTable table, std::string name) {
  return std::make_unique<StatisticsRows>(std::move(table), std::move(name));
}

std::string number_text(double number) { return fmt::format("{}", number); }

}  // namespace rodtrad::formats
