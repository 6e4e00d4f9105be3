// Each column has a buffer of its own; a full one goes to the file, one piece after another.
#include "lake/year_spill.h"

#include <fcntl.h>
#include <unistd.h>

#include "core/failure.h"

namespace rodtrad::lake {
namespace {

constexpr std::size_t kBufferedRows = std::size_t{1} << 14;
const core::Text kNotWritten{.sv = "kunde inte skriva", .en = "could not write"};
const core::Text kNotRead{.sv = "kunde inte läsa", .en = "could not read"};

template <class Value>
std::string_view bytes_of(const std::vector<Value>& values) {
  return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(Value)};
}

template <class Value>
std::span<char> room_of(std::vector<Value>& values) {
  return {reinterpret_cast<char*>(values.data()), values.size() * sizeof(Value)};
}

}  // namespace

SpillFile::~SpillFile() {
  if (descriptor_ < 0) return;
  ::close(descriptor_);
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
}

std::uint64_t SpillFile::append(std::string_view bytes) {
  if (descriptor_ < 0) descriptor_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor_ < 0) core::throw_errno(kNotWritten, path_.string());
  const std::uint64_t at = size_;
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) core::throw_errno(kNotWritten, path_.string());
    bytes.remove_prefix(static_cast<std::size_t>(written));
    size_ += static_cast<std::uint64_t>(written);
  }
  return at;
}

void SpillFile::read(std::uint64_t at, std::span<char> bytes) const {
  while (!bytes.empty()) {
    const ssize_t got = ::pread(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(at));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) core::throw_errno(kNotRead, path_.string());
    bytes = bytes.subspan(static_cast<std::size_t>(got));
    at += static_cast<std::uint64_t>(got);
  }
}

YearSpill::YearSpill(std::filesystem::path path, const std::vector<StagedColumn>& columns) : file_(std::move(path)), columns_(columns.size()) {
  for (std::size_t i = 0; i < columns.size(); ++i) columns_[i].buffer.is_wide = columns[i].is_wide();
}

void YearSpill::add(std::size_t at, const CheckedColumn& from, std::span<const std::uint32_t> rows, const std::vector<std::uint32_t>* pool) {
  Column& column = columns_[at];
  Buffer& buffer = column.buffer;
  const bool is_plain = from.form == CheckedColumn::Form::texts;
  if (buffer.is_plain != is_plain) flush(column);
  buffer.is_plain = is_plain;
  if (is_plain) {
    for (const std::uint32_t row : rows) {
      const std::string_view text = from.texts[row];
      buffer.lengths.push_back(text.data() ? static_cast<std::uint32_t>(text.size()) : kNoLength);
      buffer.bytes += text;
    }
  } else if (buffer.is_wide) {
    for (const std::uint32_t row : rows) buffer.wide.push_back(from.numbers[row]);
  } else if (from.form == CheckedColumn::Form::pooled) {
    for (const std::uint32_t row : rows) {
      const std::int64_t number = from.numbers[row];
      buffer.narrow.push_back(number == kNoNumber ? kNoNarrow : static_cast<std::int32_t>((*pool)[static_cast<std::size_t>(number)]));
    }
  } else {
    for (const std::uint32_t row : rows)
      buffer.narrow.push_back(from.numbers[row] == kNoNumber ? kNoNarrow : static_cast<std::int32_t>(from.numbers[row]));
  }
  if (buffer.size() >= kBufferedRows) flush(column);
}

void YearSpill::end_rows(std::size_t rows) { rows_ += rows; }

void YearSpill::flush(Column& column) {
  Buffer& buffer = column.buffer;
  Piece piece{.is_plain = buffer.is_plain, .size = buffer.size()};
  if (piece.size == 0) return;
  constexpr std::size_t kOfText = 16;  // beside the text itself, when it is loaded
  if (buffer.is_plain) {
    piece.at = file_.append(bytes_of(buffer.lengths));
    file_.append(buffer.bytes);
    piece.texts = buffer.bytes.size();
    bytes_ += buffer.bytes.size() + piece.size * kOfText;
  } else {
    const std::string_view bytes = buffer.is_wide ? bytes_of(buffer.wide) : bytes_of(buffer.narrow);
    piece.at = file_.append(bytes);
    bytes_ += bytes.size();
  }
  column.pieces.push_back(piece);
  buffer.narrow.clear();
  buffer.wide.clear();
  buffer.lengths.clear();
  buffer.bytes.clear();
}

YearSpill::Buffer YearSpill::load(const Column& column, const Piece& piece) const {
  Buffer buffer{.is_wide = column.buffer.is_wide, .is_plain = piece.is_plain};
  if (piece.is_plain) {
    buffer.lengths.resize(piece.size);
    file_.read(piece.at, room_of(buffer.lengths));
    buffer.bytes.resize(static_cast<std::size_t>(piece.texts));
    file_.read(piece.at + piece.size * sizeof(std::uint32_t), {buffer.bytes.data(), buffer.bytes.size()});
  } else if (buffer.is_wide) {
    buffer.wide.resize(piece.size);
    file_.read(piece.at, room_of(buffer.wide));
  } else {
    buffer.narrow.resize(piece.size);
    file_.read(piece.at, room_of(buffer.narrow));
  }
  return buffer;
}

void YearSpill::hand_on(const Buffer& buffer, const TakeNarrow& narrow, const TakeWide& wide, const TakeTexts& texts) {
  if (buffer.size() == 0) return;
  if (buffer.is_plain)
    texts(buffer.lengths, buffer.bytes);
  else if (buffer.is_wide)
    wide(buffer.wide);
  else
    narrow(buffer.narrow);
}

void YearSpill::read(std::size_t at, const TakeNarrow& narrow, const TakeWide& wide, const TakeTexts& texts) const {
  const Column& column = columns_[at];
  for (const Piece& piece : column.pieces) hand_on(load(column, piece), narrow, wide, texts);
  hand_on(column.buffer, narrow, wide, texts);
}

}  // namespace rodtrad::lake
