// The rows of a year while a file is read: a part in memory, the rest on disk, column by column. Missing numbers are
// kNoNumber, in 32 bits kNoNarrow.
#pragma once

#include <filesystem>
#include <span>

#include "lake/checked_rows.h"

namespace rodtrad::lake {

inline constexpr std::int32_t kNoNarrow = std::numeric_limits<std::int32_t>::min();
inline constexpr std::uint32_t kNoLength = std::numeric_limits<std::uint32_t>::max();

/// Bytes that are put aside and read again. Throws Failure.
class SpillFile {
 public:
  explicit SpillFile(std::filesystem::path path) : path_(std::move(path)) {}
  ~SpillFile();
  SpillFile(const SpillFile&) = delete;
  SpillFile& operator=(const SpillFile&) = delete;
  /// Gives where they lie.
  std::uint64_t append(std::string_view bytes);
  void read(std::uint64_t at, std::span<char> bytes) const;

 private:
  std::filesystem::path path_;
  int descriptor_ = -1;
  std::uint64_t size_ = 0;
};

class YearSpill {
 public:
  YearSpill(std::filesystem::path path, const std::vector<StagedColumn>& columns);

  /// The chosen rows of a column; `pool` leads from its pooled numbers to those of all readers.
  void add(std::size_t column, const CheckedColumn& from, std::span<const std::uint32_t> rows, const std::vector<std::uint32_t>* pool);
  /// After all columns of some rows.
  void end_rows(std::size_t rows);

  std::size_t rows() const { return rows_; }
  /// What a year takes in memory at most, about.
  std::size_t bytes() const { return bytes_; }

  /// The values of a column so far, in the order of the rows; all forms may follow each other in a column of texts.
  using TakeNarrow = std::function<void(std::span<const std::int32_t>)>;
  using TakeWide = std::function<void(std::span<const std::int64_t>)>;
  using TakeTexts = std::function<void(std::span<const std::uint32_t> lengths, std::string_view bytes)>;
  void read(std::size_t column, const TakeNarrow& narrow, const TakeWide& wide, const TakeTexts& texts) const;

 private:
  /// Some values of a column, all of one form.
  struct Buffer {
    bool is_wide = false;
    bool is_plain = false;
    std::vector<std::int32_t> narrow;
    std::vector<std::int64_t> wide;
    std::vector<std::uint32_t> lengths;
    std::string bytes;

    std::size_t size() const { return is_plain ? lengths.size() : is_wide ? wide.size() : narrow.size(); }
  };
  struct Piece {
    bool is_plain = false;
    std::size_t size = 0;
    std::uint64_t at = 0;     // of the numbers or lengths
    std::uint64_t texts = 0;  // bytes after the lengths
  };
  struct Column {
    Buffer buffer;
    std::vector<Piece> pieces;
  };
  void flush(Column& column);
  static void hand_on(const Buffer& buffer, const TakeNarrow& narrow, const TakeWide& wide, const TakeTexts& texts);
  Buffer load(const Column& column, const Piece& piece) const;

  SpillFile file_;
  std::vector<Column> columns_;
  std::size_t rows_ = 0;
  std::size_t bytes_ = 0;
};

}  // namespace rodtrad::lake
