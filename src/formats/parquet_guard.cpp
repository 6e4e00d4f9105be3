// The footer is a structure in Thrift's compact protocol, https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md;
// numbers of its fields after https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift.
#include "formats/parquet_guard.h"

#include <fstream>

namespace rodtrad::formats {
namespace {

constexpr int kDeepest = 32;
constexpr std::string_view kMark = "PAR1";
constexpr std::size_t kEnd = 8;  // length of the footer and the mark
constexpr std::uint64_t kLargestFooter = std::uint64_t{1} << 28;

enum Wire : unsigned { stop, yes, no, byte, i16, i32, i64, real, binary, list, set, map, structure };

/// Walks through all fields; what is asked for is told with the way there: {4, 1, 3, 9} is a column's data_page_offset.
class Walker {
 public:
  using Path = std::vector<int>;
  using Told = std::function<bool(const Path&, std::int64_t)>;
  using Ended = std::function<bool(const Path&)>;
  Walker(std::string_view bytes, Told told, Ended ended) : left_(bytes), told_(std::move(told)), ended_(std::move(ended)) {}

  bool walk() { return read_structure(); }

 private:
  bool read_byte(unsigned& value) {
    if (left_.empty()) return false;
    value = static_cast<unsigned char>(left_.front());
    left_.remove_prefix(1);
    return true;
  }

  bool read_varint(std::uint64_t& value) {
    value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      unsigned next = 0;
      if (!read_byte(next)) return false;
      value |= std::uint64_t{next & 0x7F} << shift;
      if (next < 0x80) return true;
    }
    return false;
  }

  bool read_integer(std::int64_t& value) {
    std::uint64_t folded = 0;
    if (!read_varint(folded)) return false;
    value = static_cast<std::int64_t>(folded >> 1) ^ -static_cast<std::int64_t>(folded & 1);
    return true;
  }

  bool skip(std::uint64_t bytes) {
    if (bytes > left_.size()) return false;
    left_.remove_prefix(static_cast<std::size_t>(bytes));
    return true;
  }

  bool read_structure() {
    if (static_cast<int>(path_.size()) >= kDeepest) return false;
    std::int64_t id = 0;
    for (;;) {
      unsigned head = 0;
      if (!read_byte(head)) return false;
      if (head == Wire::stop) return ended_(path_);
      if (head >> 4)
        id += head >> 4;
      else if (!read_integer(id))
        return false;
      if (id < 0 || id > 0x7FFF) return false;
      path_.push_back(static_cast<int>(id));
      if (!read_value(head & 0xF, false)) return false;
      path_.pop_back();
    }
  }

  bool read_value(unsigned type, bool in_list) {
    std::int64_t number = 0;
    std::uint64_t size = 0;
    switch (type) {
      case Wire::yes:
      case Wire::no:
        return !in_list || skip(1);
      case Wire::byte:
        return skip(1);
      case Wire::i16:
      case Wire::i32:
      case Wire::i64:
        return read_integer(number) && told_(path_, number);
      case Wire::real:
        return skip(8);
      case Wire::binary:
        return read_varint(size) && skip(size);
      case Wire::list:
      case Wire::set:
        return read_list();
      case Wire::map:
        return read_map();
      case Wire::structure:
        return read_structure();
      default:
        return false;
    }
  }

  /// Every element takes at least a byte, so that the size cannot promise more than there is.
  bool read_list() {
    unsigned head = 0;
    if (!read_byte(head)) return false;
    std::uint64_t size = head >> 4;
    if (size == 15 && !read_varint(size)) return false;
    return size <= left_.size() && read_elements(head & 0xF, size);
  }

  bool read_map() {
    std::uint64_t size = 0;
    unsigned types = 0;
    if (!read_varint(size)) return false;
    if (size == 0) return true;
    if (!read_byte(types) || size > left_.size()) return false;
    for (std::uint64_t i = 0; i < size; ++i) {
      if (!read_elements(types >> 4, 1) || !read_elements(types & 0xF, 1)) return false;
    }
    return true;
  }

  /// Lists within lists have no place in this file format.
  bool read_elements(unsigned type, std::uint64_t size) {
    if (type == Wire::list || type == Wire::set || type == Wire::map) return false;
    for (std::uint64_t i = 0; i < size; ++i) {
      if (!read_value(type, true)) return false;
    }
    return true;
  }

  std::string_view left_;
  Told told_;
  Ended ended_;
  Path path_;
};

/// Holds what is said of columns and row groups against the size of the data.
class FooterCheck {
 public:
  explicit FooterCheck(std::uint64_t data_size) : data_size_(data_size) {}

  bool take(const Walker::Path& path, std::int64_t value) {
    if (path == kRows) return value >= 0 && (rows_ = value, has_rows_ = true);
    if (path == kRowsOfGroup) return value >= 0 && value <= kMost - in_groups_ && (in_groups_ += value, true);
    if (path == kBytes) return value >= 0 && (bytes_ = static_cast<std::uint64_t>(value), true);
    if (path == kData || path == kDictionary) return value >= 0 && (begin_ = std::min(begin_, static_cast<std::uint64_t>(value)), true);
    return (path != kValues && path != kUnpacked) || value >= 0;
  }

  bool end(const Walker::Path& path) {
    if (path != kColumn) return true;
    const bool fits = begin_ <= data_size_ && bytes_ <= data_size_ - begin_;
    begin_ = kNone;
    bytes_ = 0;
    return fits;
  }

  bool is_sound() const { return has_rows_ && rows_ == in_groups_; }

 private:
  static constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  static constexpr std::uint64_t kNone = std::numeric_limits<std::uint64_t>::max();
  inline static const Walker::Path kRows = {3}, kRowsOfGroup = {4, 3}, kColumn = {4, 1, 3}, kValues = {4, 1, 3, 5}, kUnpacked = {4, 1, 3, 6},
                                   kBytes = {4, 1, 3, 7}, kData = {4, 1, 3, 9}, kDictionary = {4, 1, 3, 11};
  std::uint64_t data_size_;
  std::int64_t rows_ = 0;
  std::int64_t in_groups_ = 0;
  bool has_rows_ = false;
  std::uint64_t begin_ = kNone;
  std::uint64_t bytes_ = 0;
};

}  // namespace

core::Problem parquet_broken(const std::string& name) {
  return {.code = "parquet_broken",
          .place = {.file = name},
          .message = {.sv = "filen är ingen hel Parquet-fil", .en = "the file is no complete Parquet file"},
          .hint = {.sv = "hämta eller skriv filen på nytt", .en = "fetch or write the file again"}};
}

bool is_parquet_footer(std::string_view footer, std::uint64_t data_size) {
  FooterCheck check(data_size);
  Walker walker(
      footer, [&](const auto& path, std::int64_t value) { return check.take(path, value); }, [&](const auto& path) { return check.end(path); });
  return walker.walk() && check.is_sound();
}

core::Expected<core::Done> check_parquet(const std::filesystem::path& path, const std::string& name) {
  const std::uint64_t size = std::filesystem::file_size(path);
  std::ifstream file(path, std::ios::binary);
  const auto bytes_at = [&](std::uint64_t at, std::uint64_t count) {
    std::string bytes(static_cast<std::size_t>(count), '\0');
    file.seekg(static_cast<std::streamoff>(at)).read(bytes.data(), static_cast<std::streamsize>(count));
    return file ? bytes : std::string();
  };
  if (size < kMark.size() + kEnd || bytes_at(0, kMark.size()) != kMark) return core::fail(parquet_broken(name));
  const std::string end = bytes_at(size - kEnd, kEnd);
  std::uint32_t length = 0;
  if (end.size() == kEnd) std::memcpy(&length, end.data(), sizeof length);
  const bool fits = end.ends_with(kMark) && length <= kLargestFooter && length <= size - kEnd - kMark.size();
  if (!fits) return core::fail(parquet_broken(name));
  const std::uint64_t data = size - kEnd - length;
  if (!is_parquet_footer(bytes_at(data, length), data)) return core::fail(parquet_broken(name));
  return core::Done{};
}

}  // namespace rodtrad::formats
