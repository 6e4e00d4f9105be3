// Percent-decoding with suspicion.
#include "http/target.h"

#include <algorithm>
#include <optional>

#include "core/unicode.h"

namespace rodtrad::http {

namespace {

core::Fail bad_target() {
  return core::fail({.code = "bad_target",
                     .message = {.sv = "adressen är inte skriven som en webbadress", .en = "the address is not written as a web address"},
                     .hint = {.sv = "börja om från startsidan: /", .en = "start again from the first page: /"}});
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

enum class Plus { plain, space };

/// Nothing for a broken escape.
std::optional<std::string> unescape(std::string_view escaped, Plus plus) {
  std::string out;
  for (std::size_t i = 0; i < escaped.size(); ++i) {
    if (escaped[i] != '%') {
      out += escaped[i] == '+' && plus == Plus::space ? ' ' : escaped[i];
      continue;
    }
    if (i + 2 >= escaped.size() || hex_digit(escaped[i + 1]) < 0 || hex_digit(escaped[i + 2]) < 0) return std::nullopt;
    out += static_cast<char>(hex_digit(escaped[i + 1]) * 16 + hex_digit(escaped[i + 2]));
    i += 2;
  }
  return out;
}

bool is_text(std::string_view bytes, std::string_view allowed) {
  const auto is_control = [&](unsigned char c) { return (c < 0x20 || c == 0x7F) && allowed.find(static_cast<char>(c)) == std::string_view::npos; };
  return std::none_of(bytes.begin(), bytes.end(), is_control) && core::is_valid_utf8(bytes);
}

core::Expected<std::string> decode(std::string_view escaped, Plus plus) {
  std::optional<std::string> out = unescape(escaped, plus);
  if (!out || !is_text(*out, "")) return bad_target();
  return *std::move(out);
}

core::Expected<std::string> decode_form_text(std::string_view escaped) {
  const std::optional<std::string> out = unescape(escaped, Plus::space);
  if (out && is_text(*out, "\r\n\t")) return core::replace_all(core::replace_all(*out, "\r\n", "\n"), "\r", "\n");
  return core::fail({.code = "bad_form",
                     .message = {.sv = "formuläret går inte att läsa", .en = "the form cannot be read"},
                     .hint = {.sv = "ladda om sidan och försök igen", .en = "load the page again and try once more"}});
}

core::Expected<std::string> decode_path(std::string_view escaped) {
  if (!escaped.starts_with('/')) return bad_target();
  std::string path;
  for (const std::string_view segment : core::split(escaped.substr(1), '/')) {
    const std::string decoded = TRY(decode(segment, Plus::plain));
    if (decoded == "." || decoded == ".." || decoded.find_first_of("/\\") != std::string::npos) return bad_target();
    path += "/" + decoded;
  }
  return path;
}

}  // namespace

core::Expected<Target> parse_target(std::string_view target) {
  const std::size_t question = std::min(target.find('?'), target.size());
  Target parsed{.path = TRY(decode_path(target.substr(0, question)))};
  if (question + 1 >= target.size()) return parsed;
  for (const std::string_view pair : core::split(target.substr(question + 1), '&')) {
    const std::size_t equals = std::min(pair.find('='), pair.size());
    std::string name = TRY(decode(pair.substr(0, equals), Plus::space));
    parsed.query.emplace_back(std::move(name), TRY(decode(pair.substr(std::min(equals + 1, pair.size())), Plus::space)));
  }
  return parsed;
}

core::Expected<Pairs> parse_form(std::string_view body) {
  Pairs form;
  if (body.empty()) return form;
  for (const std::string_view pair : core::split(body, '&')) {
    const std::size_t equals = std::min(pair.find('='), pair.size());
    std::string name = TRY(decode_form_text(pair.substr(0, equals)));
    form.emplace_back(std::move(name), TRY(decode_form_text(pair.substr(std::min(equals + 1, pair.size())))));
  }
  return form;
}

}  // namespace rodtrad::http
