// The footer stands last in the file, before its length and the file's mark.
#include "engine/kernels/footer.h"

#include <algorithm>
#include <array>
#include <limits>

#include "engine/kernels/compact.h"

namespace rodtrad::engine::kernels {

using namespace compact;
using table::ColumnType;

namespace {

enum Physical : std::int64_t { kInt32 = 1, kInt64 = 2, kByteArray = 6 };
enum Converted : std::int64_t { kUtf8 = 0, kUint8 = 11, kUint16 = 12, kUint32 = 13, kInt8 = 15, kInt64Signed = 18 };
enum Repetition : std::int64_t { kRequired = 0, kOptional = 1 };
enum Codec : std::int64_t { kPlain = 0, kZstd = 6 };
constexpr std::int64_t kNothing = -1;

struct Element {
  std::string name;
  std::int64_t physical = kNothing, repetition = kNothing, converted = kNothing;
  std::size_t children = 0;
  bool described_otherwise = false;  // by a logical type
};

Element take_element(PageInput& input) {
  Element element;
  each_field(input, [&](std::int64_t field, unsigned type) {
    if (field == 1)
      element.physical = take_number(input);
    else if (field == 3)
      element.repetition = take_number(input);
    else if (field == 4)
      element.name = take_text(input);
    else if (field == 5)
      element.children = take_size(input);
    else if (field == 6)
      element.converted = take_number(input);
    else if (skip(input, type); field == 10)
      element.described_otherwise = true;
  });
  return element;
}

bool is_flat(const Element& element) { return element.children == 0 && (element.repetition == kRequired || element.repetition == kOptional); }

std::optional<ColumnType> type_of(const Element& element) {
  if (!is_flat(element)) return std::nullopt;
  if (element.physical == kByteArray) return element.converted == kUtf8 ? std::optional(ColumnType::text) : std::nullopt;
  if (element.physical != kInt32 && element.physical != kInt64) return std::nullopt;
  const bool bare = element.converted == kNothing && !element.described_otherwise;
  const bool whole =
      (element.converted >= kUint8 && element.converted <= kUint32) || (element.converted >= kInt8 && element.converted <= kInt64Signed);
  return bare || whole ? std::optional(ColumnType::integer) : std::nullopt;
}

/// A chunk reads numbers as if they had a sign, which changes nothing for those that leave the highest bit free.
bool is_for_chunks(const Element& element) { return type_of(element) && element.converted != kUint32; }

std::int64_t bytes_of(const Element& element) { return element.physical == kByteArray ? 2 : element.physical == kInt64 ? 8 : 4; }

struct Limits {
  std::optional<std::int64_t> least, most, missing;
};

std::optional<std::int64_t> take_limit(PageInput& input) {
  PageInput bytes(take_bytes(input));
  if (bytes.size() == sizeof(std::int32_t)) return bytes.little<std::int32_t>();
  if (bytes.size() == sizeof(std::int64_t)) return bytes.little<std::int64_t>();
  return std::nullopt;
}

Limits take_limits(PageInput& input) {
  Limits limits;
  each_field(input, [&](std::int64_t field, unsigned type) {
    if (field == 3)
      limits.missing = take_number(input);
    else if (field == 5)
      limits.most = take_limit(input);
    else if (field == 6)
      limits.least = take_limit(input);
    else
      skip(input, type);
  });
  return limits;
}

/// One column of one group of rows.
struct Stored {
  std::string name;  // "" of a column inside another
  std::int64_t physical = kNothing, codec = kNothing;
  std::size_t bytes = 0, first_page = 0, dictionary_page = 0;
  bool simple = true;  // in ways of writing that chunks are read in
  Limits limits;
};

void take_encodings(PageInput& input, Stored& stored) {
  each_element(input, [&](unsigned) {
    constexpr std::array<std::int64_t, 5> kRead = {0, 2, 3, 4, 8};  // plain, dictionary (twice), runs, packed
    stored.simple = std::find(kRead.begin(), kRead.end(), take_number(input)) != kRead.end() && stored.simple;
  });
}

void take_name(PageInput& input, Stored& stored) {
  std::size_t parts = 0;
  each_element(input, [&](unsigned) {
    stored.name = take_text(input);
    ++parts;
  });
  if (parts != 1) stored.name.clear();
}

void take_column(PageInput& input, Stored& stored) {
  each_field(input, [&](std::int64_t field, unsigned type) {
    if (field == 1)
      stored.physical = take_number(input);
    else if (field == 2)
      take_encodings(input, stored);
    else if (field == 3)
      take_name(input, stored);
    else if (field == 4)
      stored.codec = take_number(input);
    else if (field == 7)
      stored.bytes = take_size(input);
    else if (field == 9)
      stored.first_page = take_size(input);
    else if (field == 11)
      stored.dictionary_page = take_size(input);
    else if (field == 12)
      stored.limits = take_limits(input);
    else
      skip(input, type);
  });
}

Stored take_stored(PageInput& input) {
  Stored stored;
  each_field(input, [&](std::int64_t field, unsigned type) {
    if (field == 1) throw Unfit{"a column lies in another file"};
    if (field == 3)
      take_column(input, stored);
    else
      skip(input, type);
  });
  return stored;
}

/// Puts together what a footer says.
class FileMaker {
 public:
  FileMaker(const std::filesystem::path& path, std::size_t size) : size_(size) { file_.path = path; }

  File make(PageInput& input) {
    each_field(input, [&](std::int64_t field, unsigned type) {
      if (field == 2)
        take_schema(input);
      else if (field == 4)
        each_element(input, [&](unsigned) { take_group(input); });
      else
        skip(input, type);
    });
    for (auto& [name, column] : file_.columns) {
      if (column.chunks.size() != file_.groups.size()) column.chunks.clear();
      const Said& said = said_[name];
      if (said.same != file_.groups.size()) column.same.reset();
      if (said.groups > 0 && said.groups == file_.groups.size()) column.bytes = Numbers::bytes_of_each(said.least, said.most);
    }
    return std::move(file_);
  }

 private:
  void take_schema(PageInput& input) {
    std::vector<Element> all;
    each_element(input, [&](unsigned) { all.push_back(take_element(input)); });
    for (std::size_t at = 1; at < all.size(); ++at) {  // the first is the whole
      const Element& element = all[at];
      file_.columns[element.name] = {.type = type_of(element), .bytes = bytes_of(element), .same = {}, .chunks = {}};
      elements_[element.name] = element;
      for (std::size_t inside = element.children; inside > 0 && at + 1 < all.size(); --inside) inside += all[++at].children;
    }
  }

  void take_group(PageInput& input) {
    std::vector<Stored> columns;
    std::size_t rows = 0;
    each_field(input, [&](std::int64_t field, unsigned type) {
      if (field == 1)
        each_element(input, [&](unsigned) { columns.push_back(take_stored(input)); });
      else if (field == 3)
        rows = take_size(input);
      else
        skip(input, type);
    });
    file_.rows += rows;
    if (rows > kMostRows || file_.rows > kMostRows) throw Unfit{"more rows than places have numbers"};
    for (const Stored& stored : columns) add(stored);
    file_.groups.push_back(rows);
  }

  void add(const Stored& stored) {
    const auto found = elements_.find(stored.name);
    if (found == elements_.end() || !is_for_chunks(found->second) || stored.physical != found->second.physical) return;
    File::Column& column = file_.columns[stored.name];
    note_limits(stored.limits, column, said_[stored.name]);
    if (!stored.simple || (stored.codec != kPlain && stored.codec != kZstd) || column.chunks.size() != file_.groups.size()) return;
    const std::size_t first = stored.dictionary_page > 0 ? std::min(stored.dictionary_page, stored.first_page) : stored.first_page;
    if (first > size_ || stored.bytes > size_ - first) throw Unfit{"a column ends after its file"};
    using Form = Chunk::Stored;
    column.chunks.push_back({.first_byte = first,
                             .bytes = stored.bytes,
                             .stored = stored.physical == kInt32   ? Form::int32
                                       : stored.physical == kInt64 ? Form::int64
                                                                   : Form::text,
                             .optional = found->second.repetition == kOptional,
                             .packed = stored.codec == kZstd});
  }

  /// What groups say of the numbers of a column.
  struct Said {
    std::size_t groups = 0, same = 0;  // that say anything; in which it holds its one number only
    std::int64_t least = std::numeric_limits<std::int64_t>::max(), most = std::numeric_limits<std::int64_t>::min();
  };

  static void note_limits(const Limits& limits, File::Column& column, Said& said) {
    if (column.type != ColumnType::integer || !limits.least || !limits.most) return;
    ++said.groups;
    said.least = std::min(said.least, *limits.least);
    said.most = std::max(said.most, *limits.most);
    if (limits.missing != 0 || limits.least != limits.most) return;
    if (said.same == 0) column.same = limits.least;
    said.same += column.same == limits.least;
  }

  static constexpr std::size_t kMostRows = std::numeric_limits<std::uint32_t>::max();
  std::size_t size_;
  File file_;
  std::map<std::string, Element> elements_;
  std::map<std::string, Said> said_;
};

}  // namespace

File read_footer(const std::filesystem::path& path) {
  constexpr std::string_view kMark = "PAR1";
  constexpr std::size_t kEnd = sizeof(std::uint32_t) + kMark.size();
  const ChunkFile file(path);
  const std::size_t size = file.size();
  if (size < kEnd + kMark.size()) throw Unfit{"a file is too small"};
  std::vector<std::byte> memory;
  PageInput end(file.load(size - kEnd, kEnd, memory));
  const auto length = end.little<std::uint32_t>();
  if (std::memcmp(end.take(kMark.size()).data(), kMark.data(), kMark.size()) != 0) throw Unfit{"a file has another form"};
  if (length > size - kEnd - kMark.size()) throw Unfit{"a footer is longer than its file"};
  PageInput footer(file.load(size - kEnd - length, length, memory));
  return FileMaker(path, size).make(footer);
}

}  // namespace rodtrad::engine::kernels
