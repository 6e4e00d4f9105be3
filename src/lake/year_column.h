// A column of one year in memory. What it looks like depends on the values of the year alone: not on other years, nor on
// the numbers that its texts had on the way.
#pragma once

#include "lake/year_spill.h"
#include "sql/raw_block.h"

namespace rodtrad::lake {

/// What the stage knows beside the rows of a year.
struct YearContext {
  const schema::Contract& contract;
  const std::vector<StagedColumn>& columns;
  const std::vector<TextNumbers>& pools;     // of the columns
  const std::vector<std::int64_t>& persons;  // number to store for each position
  std::size_t most_texts;                    // of an enumeration
};

class YearColumn {
 public:
  enum class Form {
    narrow,  // numbers of 32 bits
    wide,    // of 64 bits
    listed,  // positions in `texts`, which are in order
    plain,   // texts
  };

  YearColumn(const YearSpill& spill, std::size_t at, const YearContext& context);

  Form form() const { return form_; }
  std::size_t size() const { return form_ == Form::wide ? wide_.size() : form_ == Form::plain ? plain_.size() : narrow_.size(); }
  bool has_values() const;
  bool is_null(std::size_t row) const {
    if (form_ == Form::wide) return wide_[row] == kNoNumber;
    return form_ == Form::plain ? plain_[row].near.length == kNoLength : narrow_[row] == kNoNarrow;
  }
  std::int32_t narrow(std::size_t row) const { return narrow_[row]; }
  std::int64_t wide(std::size_t row) const { return wide_[row]; }
  std::string_view text(std::size_t row) const { return plain_[row].view(); }
  const std::vector<std::string>& texts() const { return texts_; }

  /// Below 0, 0 or above 0; no value comes first.
  int compare(std::size_t one, std::size_t other) const;
  /// Of each row a number that never goes down where the values go up, and the bits it takes.
  std::vector<std::uint64_t> ranks(unsigned& bits) const;
  /// Throws Failure when the sum does not fit in 64 bits.
  std::int64_t sum(const std::string& name) const;

 private:
  std::int64_t number(std::size_t row) const { return form_ == Form::wide ? wide_[row] : narrow_[row]; }
  void load_numbers(const YearSpill& spill, std::size_t at);
  void make_narrow();
  bool list_texts(const YearSpill& spill, std::size_t at, const YearContext& context);
  void load_texts(const YearSpill& spill, std::size_t at, const TextNumbers& pool);
  void list_days(std::size_t most_texts);
  void sort_texts(const TextNumbers& found);
  void add_plain(const std::string_view* text);  // nullptr: no value
  std::size_t common_start() const;

  Form form_ = Form::narrow;
  std::vector<std::int32_t> narrow_;
  std::vector<std::int64_t> wide_;
  std::vector<sql::PackedText> plain_;
  std::vector<std::unique_ptr<char[]>> long_texts_;
  std::vector<std::string> texts_;
};

}  // namespace rodtrad::lake
