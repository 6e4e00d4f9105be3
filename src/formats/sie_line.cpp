// The grammar of lines: fields between blanks or tabs, in quotation marks when they hold blanks, \" for a mark inside.
#include "formats/sie_line.h"

#include <zlib.h>

#include <algorithm>
#include <limits>

namespace rodtrad::formats {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\x1A'; }

bool is_of_label(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

void skip_blanks(std::string_view text, std::size_t& at) {
  while (at < text.size() && is_blank(text[at])) ++at;
}

/// A field that begins at `at`; false when its quotation mark is not closed before the line's end (some programs cut texts).
bool read_field(std::string_view text, std::size_t& at, std::string& out) {
  const bool quoted = text[at] == '"';
  if (quoted) ++at;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\\' && at + 1 < text.size() && (text[at + 1] == '"' || (quoted && text[at + 1] == '\\'))) {
      out += text[++at];
    } else if (quoted ? c == '"' : is_blank(c) || c == '{' || c == '}') {
      at += quoted;
      return true;
    } else {
      out += c;
    }
  }
  return !quoted;
}

bool read_objects(std::string_view text, std::size_t& at, std::vector<SieObject>& out) {
  std::vector<std::string> parts;
  for (++at, skip_blanks(text, at); at < text.size() && text[at] != '}'; skip_blanks(text, at)) {
    if (text[at] == '{' || !read_field(text, at, parts.emplace_back())) return false;
  }
  if (at >= text.size() || parts.size() % 2 != 0) return false;
  ++at;
  for (std::size_t i = 0; i < parts.size(); i += 2) out.push_back({std::move(parts[i]), std::move(parts[i + 1])});
  return true;
}

}  // namespace

const std::string& SieLine::field(std::size_t index) const {
  static const std::string kNone;
  return index < fields.size() ? fields[index] : kNone;
}

bool read_sie_line(std::string_view text, SieLine& out) {
  out.label = {};
  out.fields.clear();
  out.objects.clear();
  out.has_objects = false;
  out.is_cut = false;
  std::size_t at = 0;
  skip_blanks(text, at);
  if (at >= text.size() || text[at] != '#') return true;
  const std::size_t begin = ++at;
  while (at < text.size() && !is_blank(text[at]) && text[at] != '{' && text[at] != '"') ++at;
  const std::string_view label = text.substr(begin, at - begin);
  if (!std::all_of(label.begin(), label.end(), is_of_label)) return true;  // no record: such a name could not be written again
  out.label = label;
  for (skip_blanks(text, at); at < text.size(); skip_blanks(text, at)) {
    if (text[at] == '{') {
      out.has_objects = true;
      out.objects_at = out.fields.size();
      if (!read_objects(text, at, out.objects)) return false;
    } else if (text[at] == '}') {
      return false;
    } else {
      out.is_cut = !read_field(text, at, out.fields.emplace_back());
    }
  }
  return true;
}

std::optional<std::int64_t> sie_amount(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  constexpr std::int64_t kLargest = std::numeric_limits<std::int64_t>::max() / 1000;
  std::int64_t amount = 0;
  int decimals = -1;
  bool any = false;
  for (const char c : text) {
    if ((c == '.' || c == ',') && decimals < 0) {
      decimals = 0;
      continue;
    }
    if (c < '0' || c > '9' || amount > kLargest) return std::nullopt;
    any = true;
    if (decimals == 2 && c != '0') return std::nullopt;
    if (decimals == 2) continue;
    amount = amount * 10 + (c - '0');
    decimals += decimals >= 0;
  }
  if (!any) return std::nullopt;
  for (int i = std::max(decimals, 0); i < 2; ++i) amount *= 10;
  return negative ? -amount : amount;
}

std::optional<SieChecksum> sie_checksum(std::string_view bytes) {
  if (bytes.find("#KSUMMA") == std::string_view::npos) return std::nullopt;
  std::optional<SieChecksum> sum;
  uLong crc = crc32(0, nullptr, 0);
  SieLine line;
  const auto add = [&](std::string_view text) { crc = crc32(crc, reinterpret_cast<const Bytef*>(text.data()), static_cast<uInt>(text.size())); };
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find_first_of("\n\r", at), bytes.size());
    const bool whole = read_sie_line(bytes.substr(at, end - at), line);
    at = end + 1;
    if (!whole || line.label.empty()) continue;
    if (line.label == "KSUMMA") {
      if (sum) {
        sum->computed = static_cast<std::uint32_t>(crc);
        sum->stated = line.field(0);
        return sum;
      }
      sum.emplace();
      continue;
    }
    if (!sum) continue;
    add("#");
    add(line.label);
    for (std::size_t i = 0; i <= line.fields.size(); ++i) {
      if (line.has_objects && i == line.objects_at) {
        for (const SieObject& object : line.objects) {
          add(object.dimension);
          add(object.code);
        }
      }
      if (i < line.fields.size()) add(line.fields[i]);
    }
  }
  return std::nullopt;
}

}  // namespace rodtrad::formats
