// Addresses as text.
#include "core/http_client.h"
#include "core/unicode.h"

namespace rodtrad::core {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char small = static_cast<char>(c | 0x20);
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

}  // namespace

bool is_url(std::string_view text) {
  const std::string start = to_lower(std::string(text.substr(0, 8)));
  return start.starts_with("http://") || start.starts_with("https://");
}

std::string shown_url(std::string_view url) {
  url = url.substr(0, url.find('#'));
  const std::size_t host = url.find("//");
  if (host == std::string_view::npos) return std::string(url);
  const std::string_view authority = url.substr(host + 2, url.find_first_of("/?", host + 2) - host - 2);
  const std::size_t at = authority.rfind('@');
  if (at == std::string_view::npos) return std::string(url);
  return std::string(url.substr(0, host + 2)) + std::string(url.substr(host + 2 + at + 1));
}

std::string file_name_of_url(std::string_view url) {
  const std::size_t host = url.find("//");
  std::string_view path = url.substr(host == std::string_view::npos ? 0 : host + 2);
  path = path.substr(0, path.find_first_of("?#"));
  const std::size_t first = path.find('/');
  if (first == std::string_view::npos) return "data";
  while (path.ends_with('/')) path.remove_suffix(1);
  path = path.size() <= first ? std::string_view() : path.substr(path.rfind('/') + 1);
  std::string name;
  constexpr std::size_t kLongest = 100;
  for (const char c : url_decoded(path).substr(0, kLongest)) {
    const bool fits = is_letter_or_digit(c) || c == '.' || c == '-' || c == '_' || static_cast<unsigned char>(c) >= 0x80;
    name += fits ? c : '_';
  }
  while (name.starts_with('.')) name.erase(0, 1);
  return name.empty() ? "data" : name;
}

std::string url_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool coded = text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0;
    if (coded) {
      out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      i += 2;
    } else {
      out += text[i] == '+' ? ' ' : text[i];
    }
  }
  return out;
}

std::string url_encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = is_letter_or_digit(c) || c == '-' || c == '_' || c == '.' || c == '~';
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

}  // namespace rodtrad::core
