// Part: the values of a column in some rows, and the writer that makes it.
#pragma once

#include "engine/kernels/dictionary.h"

namespace rodtrad::engine::kernels {

struct Part {
  bool coded = true;
  Numbers numbers;
  std::vector<std::uint8_t> present;  // not coded: 1 where there is a value; empty when there is one everywhere
};

/// Most values that are handed over at a time.
inline constexpr std::size_t kBlockRows = 2048;

/// Writes a part with codes, and goes over to plain numbers when the dictionary is full.
class PartWriter {
 public:
  PartWriter(Dictionary& dictionary, std::size_t rows) : dictionary_(dictionary), coder_(dictionary) { restart(rows); }
  /// Begins another part of the same column, in the memory of the one before and in its form: a column that was plain stays so.
  void restart(std::size_t rows);

  /// `present`: 1 where there is a value; null pointer when there is one everywhere.
  void add_numbers(std::span<const std::int64_t> values, const std::uint8_t* present);
  void add_raw(const sql::RawColumn& column, std::size_t rows);
  /// Codes of values that follow; when not all have one the part becomes plain, and there are none.
  std::vector<std::int64_t> codes_of(std::span<const std::int64_t> values);
  std::uint32_t code_of(std::string_view text);
  std::uint32_t code_of_nothing() { return coder_.nothing(); }
  bool is_coded() const { return part_.coded; }
  bool is_plain_without_gaps() const { return !part_.coded && part_.present.empty(); }
  /// More of a part that is plain without gaps, and stays so.
  void add_plain(std::span<const std::int32_t> values) { part_.numbers.append(values); }
  void add_codes(std::span<const std::uint32_t> codes) { part_.numbers.append(codes); }
  /// Values, or codes where the part is coded, by their places in a list with these bounds; none is missing.
  void add_listed(std::span<const std::uint32_t> places, std::span<const std::int64_t> list, std::int64_t least, std::int64_t most);
  /// The same value, or nothing, for so many rows.
  void add_same(std::optional<std::int64_t> value, std::size_t rows);
  void add_nothing(std::size_t rows) { add_same(std::nullopt, rows); }
  const Part& part() const { return part_; }

 private:
  void add_texts(const sql::RawColumn& column, std::size_t rows);
  void add_plain(std::span<const std::int64_t> values, const std::uint8_t* present);
  Dictionary& dictionary_;
  Coder coder_;
  Part part_;
};

/// Codes as the numbers that they stand for; what stands for none, also where nothing was put yet, is missing.
void make_plain(Part& part, const std::vector<Value>& values);

}  // namespace rodtrad::engine::kernels
