// A dictionary page comes first, if any; data pages then name its values by index, or hold values themselves.
#include "engine/kernels/chunk.h"

#include <fcntl.h>
#include <unistd.h>
#include <zstd.h>

#include "core/failure.h"
#include "engine/kernels/hybrid.h"
#include "engine/kernels/page_header.h"
#include "engine/kernels/unfit.h"

namespace rodtrad::engine::kernels {

namespace {

constexpr std::size_t kSpare = 8;  // bytes behind a page, which packed numbers may touch
constexpr std::size_t kLargestPage = std::size_t{1} << 30;

using Numbers64 = std::array<std::int64_t, kBlockRows>;
using Indices = std::array<std::uint32_t, kBlockRows>;
using Present = std::array<std::uint8_t, kBlockRows>;

std::int64_t take_value(PageInput& input, Chunk::Stored stored) {
  return stored == Chunk::Stored::int32 ? input.little<std::int32_t>() : input.little<std::int64_t>();
}

template <class T>
void take_values(PageInput& input, std::span<std::int64_t> to) {
  const Bytes bytes = input.take(to.size() * sizeof(T));
  for (std::size_t i = 0; i < to.size(); ++i) {
    T value;
    std::memcpy(&value, bytes.data() + i * sizeof value, sizeof value);
    to[i] = value;
  }
}

std::string_view take_text(PageInput& input) {
  const Bytes bytes = input.take(input.little<std::uint32_t>());
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// The values that a chunk's data pages name by index: as numbers, and as codes where the part has codes.
class Listed {
 public:
  void read(Bytes page, std::size_t count, Chunk::Stored stored, PartWriter& to) {
    PageInput input(page);
    if (count > page.size()) throw Unfit{"a dictionary page ends too early"};
    if (stored == Chunk::Stored::text) {
      for (std::size_t i = 0; i < count; ++i) codes_.add(to.code_of(take_text(input)));
      return;
    }
    for (std::size_t i = 0; i < count; ++i) numbers_.add(take_value(input, stored));
    for (const std::int64_t code : to.codes_of(numbers_.values)) codes_.add(code);
  }

  /// `places`: an index per row, whatever stands where a value is missing.
  void add(std::span<const std::uint32_t> places, const std::uint8_t* present, PartWriter& to) const {
    const List& list = to.is_coded() ? codes_ : numbers_;
    const std::uint32_t last = places.empty() ? 0 : *std::max_element(places.begin(), places.end());
    if (last >= list.values.size()) throw Unfit{"a page names a value that is not in its dictionary"};
    if (!present) return to.add_listed(places, list.values, list.least, list.most);
    if (to.is_coded()) {
      Indices codes;
      for (std::size_t i = 0; i < places.size(); ++i) {
        codes[i] = present[i] ? static_cast<std::uint32_t>(list.values[places[i]]) : to.code_of_nothing();
      }
      return to.add_codes(std::span(codes).first(places.size()));
    }
    Numbers64 values;
    for (std::size_t i = 0; i < places.size(); ++i) values[i] = present[i] ? list.values[places[i]] : 0;
    to.add_numbers(std::span(values).first(places.size()), present);
  }

 private:
  struct List {
    std::vector<std::int64_t> values;
    std::int64_t least = 0, most = 0;
    void add(std::int64_t value) {
      values.push_back(value);
      least = std::min(least, value);
      most = std::max(most, value);
    }
  };
  List numbers_;
  List codes_;
};

/// Values that stand in a page themselves.
void add_plain(PageInput& input, Chunk::Stored stored, std::size_t rows, const std::uint8_t* present, PartWriter& to) {
  if (stored == Chunk::Stored::text) {
    Indices codes;
    for (std::size_t i = 0; i < rows; ++i) codes[i] = present && !present[i] ? to.code_of_nothing() : to.code_of(take_text(input));
    return to.add_codes(std::span(codes).first(rows));
  }
  if (stored == Chunk::Stored::int32 && !present && to.is_plain_without_gaps()) {
    std::array<std::int32_t, kBlockRows> values;
    const Bytes bytes = input.take(rows * sizeof values[0]);
    std::memcpy(values.data(), bytes.data(), bytes.size());
    return to.add_plain(std::span(values).first(rows));
  }
  const std::size_t there = present ? static_cast<std::size_t>(std::count(present, present + rows, 1)) : rows;
  Numbers64 values;
  if (stored == Chunk::Stored::int32)
    take_values<std::int32_t>(input, std::span(values).first(there));
  else
    take_values<std::int64_t>(input, std::span(values).first(there));
  for (std::size_t i = rows, next = there; present && i-- > 0;) values[i] = present[i] ? values[--next] : 0;
  to.add_numbers(std::span(values).first(rows), present);
}

/// Which of a page's rows have a value.
class Levels {
 public:
  Levels(Bytes bytes, std::size_t rows) : levels_(bytes, 1), all_(rows > 0 && levels_.is_run_of(1, rows)) {}
  /// Null pointer when all of them have.
  const std::uint8_t* take(std::size_t rows) {
    if (all_) return nullptr;
    Indices levels;
    levels_.take(std::span(levels).first(rows));
    for (std::size_t i = 0; i < rows; ++i) present_[i] = levels[i] == 1;
    return present_.data();
  }

 private:
  Hybrid levels_;
  bool all_;
  Present present_;
};

/// The data pages of one chunk.
class Pages {
 public:
  Pages(const Chunk& chunk, PartWriter& to) : chunk_(chunk), to_(to) {}

  void read_list(const PageHeader& header, Bytes page) { listed_.read(page, header.values, chunk_.stored, to_); }

  void read_data(const PageHeader& header, Bytes page, Bytes level_bytes) {
    PageInput input(page);
    if (chunk_.optional && header.kind == PageHeader::data) level_bytes = input.take(input.little<std::uint32_t>());
    std::optional<Levels> levels;
    if (chunk_.optional) levels.emplace(level_bytes, header.values);
    std::optional<Hybrid> indices;
    if (header.encoding != PageHeader::plain) {
      const unsigned width = input.size() > 0 ? input.little<std::uint8_t>() : 0;  // a page without values may lack it
      indices.emplace(input.take(input.size()), width);
    }
    for (std::size_t left = header.values; left > 0; left -= std::min(left, kBlockRows)) {
      const std::size_t rows = std::min(left, kBlockRows);
      const std::uint8_t* present = levels ? levels->take(rows) : nullptr;
      if (indices)
        add_indices(*indices, rows, present);
      else
        add_plain(input, chunk_.stored, rows, present, to_);
    }
  }

 private:
  void add_indices(Hybrid& indices, std::size_t rows, const std::uint8_t* present) {
    Indices places;
    if (!present) {
      indices.take(std::span(places).first(rows));
    } else if (std::find(present, present + rows, 1) == present + rows) {
      return to_.add_nothing(rows);  // there may be no dictionary at all
    } else {
      Indices dense;
      const auto count = static_cast<std::size_t>(std::count(present, present + rows, 1));
      indices.take(std::span(dense).first(count));
      for (std::size_t i = 0, next = 0; i < rows; ++i) places[i] = present[i] ? dense[next++] : 0;
    }
    listed_.add(std::span(places).first(rows), present, to_);
  }

  const Chunk& chunk_;
  PartWriter& to_;
  Listed listed_;
};

void unpack(Bytes from, std::size_t whole, bool packed, std::vector<std::byte>& to) {
  if (whole > kLargestPage) throw Unfit{"a page is too large"};
  if (to.size() < whole + kSpare) to.resize(whole + kSpare);
  if (!packed) {
    if (from.size() != whole) throw Unfit{"a page has another size than it says"};
    std::copy(from.begin(), from.end(), to.begin());
    return;
  }
  const std::size_t made = ZSTD_decompress(to.data(), whole, from.data(), from.size());
  if (ZSTD_isError(made) || made != whole) throw Unfit{"a page cannot be unpacked"};
}

[[noreturn]] void fail(const std::filesystem::path& path) { core::throw_errno({"kunde inte läsa", "could not read"}, path.string()); }

}  // namespace

ChunkFile::ChunkFile(const std::filesystem::path& path) : path_(path), descriptor_(open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
  if (descriptor_ < 0) fail(path_);
}

ChunkFile::~ChunkFile() { close(descriptor_); }

std::size_t ChunkFile::size() const {
  const off_t size = lseek(descriptor_, 0, SEEK_END);
  if (size < 0) fail(path_);
  return static_cast<std::size_t>(size);
}

Bytes ChunkFile::load(std::size_t first, std::size_t bytes, std::vector<std::byte>& memory) const {
  if (memory.size() < bytes + kSpare) memory.resize(bytes + kSpare);
  for (std::size_t done = 0; done < bytes;) {
    const ssize_t got = pread(descriptor_, memory.data() + done, bytes - done, static_cast<off_t>(first + done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(path_);
    if (got == 0) throw Unfit{"a file ends too early"};
    done += static_cast<std::size_t>(got);
  }
  return Bytes(memory).first(bytes);
}

void ChunkReader::read(const ChunkFile& file, const Chunk& chunk, std::size_t rows, PartWriter& to) {
  PageInput input(file.load(chunk.first_byte, chunk.bytes, loaded_));
  Pages pages(chunk, to);
  for (std::size_t done = 0; done < rows;) {
    const PageHeader header = take_page_header(input);
    PageInput stored(input.take(header.stored));
    const Bytes levels = stored.take(header.level_bytes);
    if (header.level_bytes > header.whole) throw Unfit{"a page is smaller than its levels"};
    unpack(stored.take(stored.size()), header.whole - header.level_bytes, chunk.packed && header.packed, page_);
    const Bytes page = Bytes(page_).first(header.whole - header.level_bytes);
    if (header.kind == PageHeader::dictionary) {
      pages.read_list(header, page);
    } else if (header.kind == PageHeader::data || header.kind == PageHeader::data_v2) {
      if (header.values > rows - done) throw Unfit{"a page has more rows than its group"};
      pages.read_data(header, page, levels);
      done += header.values;
    }
  }
}

}  // namespace rodtrad::engine::kernels
