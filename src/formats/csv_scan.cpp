// The scanner looks at 64 bytes at a time for the three characters that matter and walks from one to the next.
#include "formats/csv_scan.h"

#include <bit>

#include "core/unicode.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace rodtrad::formats {
namespace {

/// Bit i is set when byte i is one of the three.
#ifdef __SSE2__
std::uint64_t special_bytes(const char* at, char a, char b, char c) {
  std::uint64_t mask = 0;
  for (std::ptrdiff_t i = 0; i < 4; ++i) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + 16 * i));
    const __m128i found = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(a)), _mm_cmpeq_epi8(bytes, _mm_set1_epi8(b))),
                                       _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)));
    mask |= static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(found))) << (16 * i);
  }
  return mask;
}
#else
std::uint64_t special_bytes(const char* at, char a, char b, char c) {
  std::uint64_t mask = 0;
  for (int i = 0; i < 64; ++i) mask |= static_cast<std::uint64_t>(at[i] == a || at[i] == b || at[i] == c) << i;
  return mask;
}
#endif

std::string without_doubled_quotes(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    out += text[i];
    if (text[i] == '"') ++i;
  }
  return out;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r") == std::string_view::npos; }

}  // namespace

core::Place place_after(const std::string& file, std::int64_t line, std::string_view before) {
  const char row_end = before.find('\n') == std::string_view::npos ? '\r' : '\n';
  const auto breaks = std::count(before.begin(), before.end(), row_end);
  const std::size_t characters = core::count_code_points(before.substr(before.rfind(row_end) + 1));
  return {.file = file, .line = static_cast<int>(line + breaks), .column = static_cast<int>(characters) + 1};
}

std::size_t RowScanner::scan(RowBlock& block, std::size_t size, bool at_end, std::size_t most, std::int64_t& line) {
  block_ = &block;
  text_ = block.bytes_.data();
  size_ = size;
  at_end_ = at_end;
  line_ = line;
  start_row(0);
  bool going = true;
  for (std::size_t base = 0; going && base < size; base += 64) {
    std::uint64_t mask = special_bytes(text_ + base, form_.delimiter, form_.row_end, '"');
    for (; going && mask != 0; mask &= mask - 1) {
      const std::size_t position = base + static_cast<std::size_t>(std::countr_zero(mask));
      going = position < size && take(position) && block.rows() < most;
    }
  }
  if (at_end && row_begin_ < size_ && block.rows() < most) {
    if (in_quotes_) {
      add_fault(
          field_begin_, "open_quote", {.sv = "citattecknet här stängs aldrig", .en = "the quotation mark here is never closed"},
          {.sv = "alla rader efter det har lästs som en enda text; stäng citattecknet", .en = "all lines after it were read as one text; close it"});
      quote_end_ = size_;
    }
    end_row(size_);
    row_begin_ = size_;
  }
  line = row_line_;
  return row_begin_;
}

/// One special character; false when the text ends where the next byte decides what it means.
bool RowScanner::take(std::size_t position) {
  const char c = text_[position];
  if (c == '"') {
    if (!in_quotes_) {
      if (position == field_begin_) in_quotes_ = quoted_ = true;
      return true;
    }
    if (position == skip_) return true;
    if (position + 1 == size_ && !at_end_) return false;
    if (position + 1 < size_ && text_[position + 1] == '"') {
      escaped_ = true;
      skip_ = position + 1;
    } else {
      in_quotes_ = false;
      quote_end_ = position;
    }
    return true;
  }
  if (c == form_.row_end) ++line_;
  if (in_quotes_) return true;
  if (c == form_.delimiter) {
    end_field(position);
  } else {
    end_row(position);
    start_row(position + 1);
  }
  return true;
}

void RowScanner::end_field(std::size_t position) {
  std::string_view field(text_ + field_begin_, position - field_begin_);
  if (quoted_) {
    const std::string_view tail(text_ + quote_end_ + 1, position > quote_end_ ? position - quote_end_ - 1 : 0);
    if (!is_blank(tail)) {
      add_fault(quote_end_ + 1, "text_after_quote", {.sv = "text efter ett avslutande citattecken", .en = "text after a closing quotation mark"},
                {.sv = "ett citattecken inne i en text skrivs dubbelt: \"\"", .en = "a quotation mark inside a text is doubled: \"\""});
    }
    field = field.substr(1, quote_end_ - field_begin_ - 1);
    if (escaped_) field = block_->texts_.emplace_back(without_doubled_quotes(field));
  }
  block_->fields_.push_back(field);
  block_->begins_.push_back(text_ + field_begin_);
  field_begin_ = position + 1;
  quoted_ = escaped_ = in_quotes_ = false;
}

void RowScanner::end_row(std::size_t position) {
  const bool carriage_return = position > row_begin_ && text_[position - 1] == '\r';
  const std::size_t end = carriage_return ? position - 1 : position;
  if (end == row_begin_) return;  // an empty line holds no row
  end_field(end);
  block_->starts_.push_back(block_->fields_.size());
  block_->raws_.emplace_back(text_ + row_begin_, end - row_begin_);
  block_->lines_.push_back(row_line_);
}

void RowScanner::start_row(std::size_t position) {
  row_begin_ = field_begin_ = position;
  row_line_ = line_;
  skip_ = 0;
  quoted_ = escaped_ = in_quotes_ = false;
}

void RowScanner::add_fault(std::size_t position, std::string code, core::Text message, core::Text hint) {
  const std::string_view before(text_ + row_begin_, position - row_begin_);
  block_->faults_.push_back(
      {block_->rows(),
       {.code = std::move(code), .place = place_after(name_, row_line_, before), .message = std::move(message), .hint = std::move(hint)}});
}

}  // namespace rodtrad::formats
