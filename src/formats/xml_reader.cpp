// Walks the text once; every step moves forward, so any bytes come to an end.
#include "formats/xml_reader.h"

#include <charconv>

#include "core/unicode.h"

namespace rodtrad::formats {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// The character of "lt", "#65" or "#x41"; nothing when it is none.
std::string referenced(std::string_view name) {
  constexpr std::pair<std::string_view, std::string_view> kNamed[] = {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}};
  for (const auto& [known, character] : kNamed) {
    if (name == known) return std::string(character);
  }
  if (!name.starts_with('#')) return {};
  const bool hexadecimal = name.starts_with("#x");
  const std::string_view digits = name.substr(hexadecimal ? 2 : 1);
  std::uint32_t point = 0;
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), point, hexadecimal ? 16 : 10);
  const bool whole = fault == std::errc() && end == digits.data() + digits.size();
  const bool is_character = point > 0 && point <= 0x10FFFF && (point < 0xD800 || point > 0xDFFF);
  return whole && is_character ? core::to_utf8(static_cast<char32_t>(point)) : std::string();
}

}  // namespace

std::string resolve_references(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    constexpr std::size_t kLongestReference = 12;
    const std::size_t end = text[at] == '&' ? text.substr(0, at + kLongestReference).find(';', at) : std::string_view::npos;
    const std::string character = end == std::string_view::npos ? "" : referenced(text.substr(at + 1, end - at - 1));
    if (character.empty())
      out += text[at++];
    else {
      out += character;
      at = end + 1;
    }
  }
  return out;
}

XmlReader::Event XmlReader::fault() {
  broken_ = true;
  return Event::end;
}

XmlReader::Event XmlReader::next() {
  if (broken_) return Event::end;
  if (close_next_) {
    close_next_ = false;
    return Event::close;
  }
  while (at_ < xml_.size()) {
    if (xml_[at_] != '<') return read_text(std::min(xml_.find('<', at_), xml_.size()));
    const std::string_view rest = xml_.substr(at_);
    if (rest.starts_with("<![CDATA[")) {
      constexpr std::size_t kBegin = 9;
      const std::size_t end = xml_.find("]]>", at_ + kBegin);
      if (end == std::string_view::npos) return fault();
      text_ = xml_.substr(at_ + kBegin, end - at_ - kBegin);
      at_ = end + 3;
      return Event::text;
    }
    const bool skipped = rest.starts_with("<!--") ? skip_past("-->")
                         : rest.starts_with("<?") ? skip_past("?>")
                                                  : rest.starts_with("<!") && skip_past(">");
    if (!skipped) return broken_ ? Event::end : read_markup();
  }
  return Event::end;
}

/// Moves behind the end mark; false and broken when there is none.
bool XmlReader::skip_past(std::string_view end) {
  const std::size_t found = xml_.find(end, at_);
  broken_ = found == std::string_view::npos;
  if (!broken_) at_ = found + end.size();
  return !broken_;
}

XmlReader::Event XmlReader::read_text(std::size_t end) {
  text_ = resolve_references(xml_.substr(at_, end - at_));
  at_ = end;
  return Event::text;
}

XmlReader::Event XmlReader::read_markup() {
  if (xml_.substr(at_).starts_with("</")) {
    at_ += 2;
    name_ = read_name();
    skip_space();
    if (name_.empty() || at_ >= xml_.size() || xml_[at_] != '>') return fault();
    ++at_;
    return Event::close;
  }
  ++at_;
  return read_open();
}

XmlReader::Event XmlReader::read_open() {
  attributes_.clear();
  name_ = read_name();
  if (name_.empty()) return fault();
  for (;;) {
    skip_space();
    if (at_ >= xml_.size()) return fault();
    if (xml_[at_] == '>') break;
    if (xml_.substr(at_).starts_with("/>")) {
      close_next_ = true;
      ++at_;
      break;
    }
    if (!read_attribute()) return fault();
  }
  ++at_;
  return Event::open;
}

bool XmlReader::read_attribute() {
  const std::string_view name = read_name();
  skip_space();
  if (name.empty() || at_ >= xml_.size() || xml_[at_] != '=') return false;
  ++at_;
  skip_space();
  if (at_ >= xml_.size() || (xml_[at_] != '"' && xml_[at_] != '\'')) return false;
  const std::size_t end = xml_.find(xml_[at_], at_ + 1);
  if (end == std::string_view::npos) return false;
  attributes_.emplace_back(name, xml_.substr(at_ + 1, end - at_ - 1));
  at_ = end + 1;
  return true;
}

std::string_view XmlReader::read_name() {
  const std::size_t begin = at_;
  while (at_ < xml_.size() && !is_space(xml_[at_]) && xml_[at_] != '>' && xml_[at_] != '/' && xml_[at_] != '=' && xml_[at_] != '<') ++at_;
  return without_prefix(xml_.substr(begin, at_ - begin));
}

void XmlReader::skip_space() {
  while (at_ < xml_.size() && is_space(xml_[at_])) ++at_;
}

std::string XmlReader::attribute(std::string_view name) const {
  for (const auto& [known, value] : attributes_) {
    if (known == name) return resolve_references(value);
  }
  return {};
}

std::vector<std::string> XmlReader::attributes(std::string_view name) const {
  std::vector<std::string> values;
  for (const auto& [known, value] : attributes_) {
    if (known == name) values.push_back(resolve_references(value));
  }
  return values;
}

}  // namespace rodtrad::formats
