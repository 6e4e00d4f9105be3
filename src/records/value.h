// Values and records of the register, as plain value types that pages, API and commands can use.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/money.h"

namespace rodtrad::records {

/// "assignment-7": never reused, also the address of the record.
struct RecordId {
  std::string type;
  std::int64_t number = 0;  // from 1, in one sequence per type
  auto operator<=>(const RecordId&) const = default;
};

std::string to_text(const RecordId& id);
/// Nothing when the text has not exactly the form type-number.
std::optional<RecordId> parse_record_id(std::string_view text);

/// By kind: text, long_text, date, fuzzy_date, time, code and file are strings; number is a double; link is an id.
using Value = std::variant<std::monostate, std::string, std::int64_t, double, bool, core::Money, RecordId>;
/// Members of a group, by name.
using Row = std::vector<std::pair<std::string, Value>>;

/// Nothing, or a text without a character: not a value.
bool is_absent(const Value& value);

/// Half-open, in code points of the text that the record was read from.
struct Span {
  std::int64_t start = 0;
  std::int64_t end = 0;
  bool operator==(const Span&) const = default;
};

/// One value of a field and where it comes from: read (has spans), derived (has a rule), or given by hand (neither).
struct Entry {
  Value value;  // nothing for a row of a group
  Row row;
  std::vector<Span> spans;
  std::string rule;

  Entry& span(std::int64_t start, std::int64_t end);
  Entry& derived(std::string by_rule);
  /// Member of the row; nothing when it has none.
  const Value& member(std::string_view name) const;
  bool operator==(const Entry&) const = default;
};

/// `record.set("title", title).span(10, 25);  record.add("departments", Row{{"department", d}, {"unit", u}});`
/// The Entry& is good until the next set or add.
class Record {
 public:
  struct Field {
    std::string name;
    std::vector<Entry> entries;
    bool operator==(const Field&) const = default;
  };

  explicit Record(std::string type) : id{.type = std::move(type)} {}

  Entry& set(std::string_view field, Value value);  // instead of what is there
  Entry& set(std::string_view field, Row row);
  Entry& add(std::string_view field, Value value);  // after what is there
  Entry& add(std::string_view field, Row row);

  /// These instead of what is there; none: in a change, the field is emptied.
  void put(std::string_view field, std::vector<Entry> entries);

  const std::vector<Entry>& entries(std::string_view field) const;
  /// The value at a position; nullptr when there is none.
  Entry* entry(std::string_view field, std::size_t position);
  /// The first value, or nothing.
  const Value& value(std::string_view field) const;
  /// The first value when it is a T: `record.get<core::Money>("amount")`.
  template <class T>
  std::optional<T> get(std::string_view field) const {
    const T* held = std::get_if<T>(&value(field));
    return held ? std::optional(*held) : std::nullopt;
  }
  /// The first value when it is text, else "".
  std::string text(std::string_view field) const;
  /// All values that are text.
  std::vector<std::string> texts(std::string_view field) const;

  const std::vector<Field>& fields() const { return fields_; }
  bool operator==(const Record&) const = default;

  RecordId id;  // number 0 until created

 private:
  std::vector<Entry>& made(std::string_view field);
  std::vector<Field> fields_;
};

}  // namespace rodtrad::records
