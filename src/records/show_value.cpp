// Values to words.
#include "records/show_value.h"

#include <fmt/format.h>

#include "core/number_format.h"

namespace rodtrad::records {
namespace {

using core::Language;
using schema::Field;
using schema::Kind;

std::string show_amount(const core::Money& money, Language language) {
  const bool whole = money.minor % 100 == 0;
  const std::string unit = money.currency == "SEK" && language == Language::sv ? "kr" : money.currency;
  return core::show_number(static_cast<double>(money.minor) / 100, whole ? 0 : 2, language) + "\u00A0" + unit;
}

std::string show_real(double number, Language language) {
  const std::string text = fmt::format("{}", number);
  const std::size_t point = text.find('.');
  const std::size_t decimals = point == std::string::npos ? 0 : text.size() - point - 1;
  return core::show_number(number, static_cast<int>(std::min<std::size_t>(decimals, 6)), language);
}

std::string show_text(const Field& field, const std::string& text, Language language) {
  if (field.kind == Kind::fuzzy_date) return core::show_edtf(text, language);
  if (field.kind == Kind::date) {
    const auto day = core::parse_iso_date(text);
    return day ? core::show_date(*day, language) : text;
  }
  const schema::Code* code = field.kind == Kind::code ? field.code(text) : nullptr;
  return code ? code->label.in(language) : text;
}

}  // namespace

std::string show_value(const Field& field, const Value& value, Language language) {
  if (const auto* text = std::get_if<std::string>(&value)) return show_text(field, *text, language);
  if (const auto* money = std::get_if<core::Money>(&value)) return show_amount(*money, language);
  if (const auto* number = std::get_if<double>(&value)) return show_real(*number, language);
  if (const auto* id = std::get_if<RecordId>(&value)) return to_text(*id);
  if (const auto* truth = std::get_if<bool>(&value))
    return (*truth ? core::Text{.sv = "ja", .en = "yes"} : core::Text{.sv = "nej", .en = "no"}).in(language);
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return std::to_string(*integer);  // years and numbers of things: not grouped
  return {};
}

std::string show_entries(const Field& field, const std::vector<Entry>& entries, Language language) {
  std::string all;
  for (const Entry& entry : entries) {
    std::string one = show_value(field, entry.value, language);
    for (const Field& member : field.members) {
      const std::string part = show_value(member, entry.member(member.name), language);
      if (!part.empty()) one += (one.empty() ? "" : ", ") + part;
    }
    if (!one.empty()) all += (all.empty() ? "" : "; ") + one;
  }
  return all;
}

std::string title_of(const schema::RecordType& type, const Record& record) {
  const Field* field = type.find(type.title_field);
  const std::string title = field ? show_value(*field, record.value(field->name), Language::sv) : "";
  return title.empty() ? to_text(record.id) : title;
}

}  // namespace rodtrad::records
