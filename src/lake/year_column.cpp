// Loading a column from what was put aside, and putting its values in order.
#include "lake/year_column.h"

#include <bit>
#include <numeric>

#include "core/date.h"
#include "core/failure.h"

namespace rodtrad::lake {

using schema::ValueType;

namespace {

void add_texts(std::span<const std::uint32_t> lengths, std::string_view bytes, const std::function<void(const std::string_view*)>& take) {
  for (const std::uint32_t length : lengths) {
    const std::string_view text = length == kNoLength ? std::string_view() : bytes.substr(0, length);
    take(length == kNoLength ? nullptr : &text);
    bytes.remove_prefix(text.size());
  }
}

}  // namespace

YearColumn::YearColumn(const YearSpill& spill, std::size_t at, const YearContext& context) {
  const StagedColumn& column = context.columns[at];
  if (column.is_text()) {
    if (!list_texts(spill, at, context)) load_texts(spill, at, context.pools[at]);
    return;
  }
  form_ = column.is_wide() ? Form::wide : Form::narrow;
  load_numbers(spill, at);
  if (form_ == Form::wide) make_narrow();
  if (column.type == ValueType::date) list_days(context.most_texts);
  if (column.type != ValueType::person) return;
  for (std::int32_t& one : narrow_) {
    if (one != kNoNarrow) one = static_cast<std::int32_t>(context.persons[static_cast<std::size_t>(one)]);
  }
}

bool YearColumn::has_values() const {
  for (std::size_t row = 0; row < size(); ++row) {
    if (!is_null(row)) return true;
  }
  return false;
}

void YearColumn::load_numbers(const YearSpill& spill, std::size_t at) {
  narrow_.reserve(form_ == Form::narrow ? spill.rows() : 0);
  wide_.reserve(form_ == Form::wide ? spill.rows() : 0);
  spill.read(
      at, [&](std::span<const std::int32_t> values) { narrow_.insert(narrow_.end(), values.begin(), values.end()); },
      [&](std::span<const std::int64_t> values) { wide_.insert(wide_.end(), values.begin(), values.end()); }, {});
}

/// Numbers that all fit in 32 bits are stored so: they are most of what is read, and half as many bytes are unpacked.
void YearColumn::make_narrow() {
  const auto fits = [](std::int64_t value) { return value == kNoNumber || (value > kNoNarrow && value <= std::numeric_limits<std::int32_t>::max()); };
  if (!std::all_of(wide_.begin(), wide_.end(), fits)) return;
  narrow_.reserve(wide_.size());
  for (const std::int64_t value : wide_) narrow_.push_back(value == kNoNumber ? kNoNarrow : static_cast<std::int32_t>(value));
  wide_ = {};
  form_ = Form::narrow;
}

/// False when there are more texts than an enumeration may have.
bool YearColumn::list_texts(const YearSpill& spill, std::size_t at, const YearContext& context) {
  const TextNumbers& pool = context.pools[at];
  TextNumbers found;
  std::vector<std::int32_t> of_pool(pool.size(), kNoNarrow);
  bool fits = true;
  narrow_.reserve(spill.rows());
  const auto number_of = [&](std::string_view text) {
    const auto number = static_cast<std::int32_t>(found.of(text));
    fits = found.size() <= context.most_texts;
    return number;
  };
  spill.read(
      at,
      [&](std::span<const std::int32_t> numbers) {
        for (std::size_t i = 0; fits && i < numbers.size(); ++i) {
          std::int32_t own = kNoNarrow;
          if (numbers[i] != kNoNarrow) {
            std::int32_t& known = of_pool[static_cast<std::size_t>(numbers[i])];
            if (known == kNoNarrow) known = number_of(pool.text(static_cast<std::uint32_t>(numbers[i])));
            own = known;
          }
          narrow_.push_back(own);
        }
      },
      {},
      [&](std::span<const std::uint32_t> lengths, std::string_view bytes) {
        if (!fits) return;
        add_texts(lengths, bytes, [&](const std::string_view* text) { narrow_.push_back(text && fits ? number_of(*text) : kNoNarrow); });
      });
  if (!fits) {
    narrow_ = {};
    return false;
  }
  form_ = Form::listed;
  sort_texts(found);
  return true;
}

/// Numbers of texts as they were found become their positions in order.
void YearColumn::sort_texts(const TextNumbers& found) {
  std::vector<std::uint32_t> order(found.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return found.text(a) < found.text(b); });
  std::vector<std::int32_t> positions(found.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    positions[order[i]] = static_cast<std::int32_t>(i);
    texts_.emplace_back(found.text(order[i]));
  }
  for (std::int32_t& one : narrow_) {
    if (one != kNoNarrow) one = positions[static_cast<std::size_t>(one)];
  }
}

void YearColumn::load_texts(const YearSpill& spill, std::size_t at, const TextNumbers& pool) {
  form_ = Form::plain;
  plain_.reserve(spill.rows());
  spill.read(
      at,
      [&](std::span<const std::int32_t> numbers) {
        for (const std::int32_t number : numbers) {
          const std::string_view text = number == kNoNarrow ? std::string_view() : pool.text(static_cast<std::uint32_t>(number));
          add_plain(number == kNoNarrow ? nullptr : &text);
        }
      },
      {},
      [&](std::span<const std::uint32_t> lengths, std::string_view bytes) {
        add_texts(lengths, bytes, [&](const std::string_view* text) { add_plain(text); });
      });
}

void YearColumn::add_plain(const std::string_view* given) {
  const std::string_view text = given ? *given : std::string_view();
  sql::PackedText packed = {.near = {.length = given ? static_cast<std::uint32_t>(text.size()) : kNoLength, .bytes = {}}};
  if (text.size() <= sizeof packed.near.bytes) {
    if (!text.empty()) std::memcpy(packed.near.bytes, text.data(), text.size());
  } else {
    char* kept = long_texts_.emplace_back(std::make_unique<char[]>(text.size())).get();
    std::memcpy(kept, text.data(), text.size());
    packed.far.bytes = kept;
  }
  plain_.push_back(packed);
}

/// Days are stored as texts, and their order is that of their texts.
void YearColumn::list_days(std::size_t most_texts) {
  std::int32_t first = std::numeric_limits<std::int32_t>::max(), last = kNoNarrow;
  for (const std::int32_t day : narrow_) {
    if (day == kNoNarrow) continue;
    first = std::min(first, day);
    last = std::max(last, day);
  }
  const std::size_t span = last == kNoNarrow ? 0 : static_cast<std::size_t>(last - first) + 1;
  std::vector<std::int32_t> positions(span, kNoNarrow);
  for (const std::int32_t day : narrow_) {
    if (day != kNoNarrow) positions[static_cast<std::size_t>(day - first)] = 0;
  }
  for (std::size_t i = 0; i < span; ++i) {
    if (positions[i] == kNoNarrow) continue;
    positions[i] = static_cast<std::int32_t>(texts_.size());
    texts_.push_back(core::to_iso(core::from_days(first + static_cast<std::int32_t>(i))));
  }
  for (std::int32_t& day : narrow_) {
    if (day != kNoNarrow) day = positions[static_cast<std::size_t>(day - first)];
  }
  form_ = Form::listed;
  if (texts_.size() <= most_texts) return;
  form_ = Form::plain;
  for (const std::int32_t position : narrow_) {
    const std::string_view text = position == kNoNarrow ? std::string_view() : texts_[static_cast<std::size_t>(position)];
    add_plain(position == kNoNarrow ? nullptr : &text);
  }
}

int YearColumn::compare(std::size_t one, std::size_t other) const {
  if (form_ != Form::plain) {
    const std::int64_t a = number(one), b = number(other);
    return a < b ? -1 : a > b;  // what stands for no value is the smallest number
  }
  const bool first = is_null(one), second = is_null(other);
  if (first || second) return static_cast<int>(second) - static_cast<int>(first);
  return text(one).compare(text(other));
}

/// How many bytes all texts have in common at their start.
std::size_t YearColumn::common_start() const {
  std::optional<std::string_view> start;
  for (std::size_t row = 0; row < plain_.size(); ++row) {
    if (is_null(row)) continue;
    const std::string_view other = text(row);
    if (!start) start = other;
    const auto [end, at] = std::mismatch(start->begin(), start->end(), other.begin(), other.end());
    start = start->substr(0, static_cast<std::size_t>(end - start->begin()));
  }
  return start ? start->size() : 0;
}

std::vector<std::uint64_t> YearColumn::ranks(unsigned& bits) const {
  const std::size_t rows = size();
  std::vector<std::uint64_t> ranks(rows, 0);
  if (form_ == Form::plain) {
    bits = 64;
    const std::size_t start = common_start();
    for (std::size_t row = 0; row < rows; ++row) {
      const std::string_view rest = is_null(row) ? std::string_view() : text(row).substr(start);
      for (std::size_t i = 0; i < sizeof(std::uint64_t); ++i)
        ranks[row] = ranks[row] << 8 | (i < rest.size() ? static_cast<unsigned char>(rest[i]) : 0U);
    }
    return ranks;
  }
  std::int64_t least = std::numeric_limits<std::int64_t>::max(), most = kNoNumber;
  for (std::size_t row = 0; row < rows; ++row) {
    if (is_null(row)) continue;
    const std::int64_t value = number(row);
    least = std::min(least, value);
    most = std::max(most, value);
  }
  for (std::size_t row = 0; row < rows; ++row) {
    if (is_null(row)) continue;
    const std::int64_t value = number(row);
    ranks[row] = static_cast<std::uint64_t>(value) - static_cast<std::uint64_t>(least) + 1;
  }
  bits = most == kNoNumber ? 0 : static_cast<unsigned>(std::bit_width(static_cast<std::uint64_t>(most) - static_cast<std::uint64_t>(least) + 1));
  return ranks;
}

std::int64_t YearColumn::sum(const std::string& name) const {
  std::int64_t sum = 0;
  for (std::size_t row = 0; row < size(); ++row) {
    if (is_null(row) || !__builtin_add_overflow(sum, number(row), &sum)) continue;
    throw core::Failure(core::FailureKind::database, core::say("summan av {} ryms inte i 64 bitar", "the sum of {} does not fit in 64 bits", name));
  }
  return sum;
}

}  // namespace rodtrad::lake
