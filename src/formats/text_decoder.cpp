// UTF-8 is checked here rather than by ICU, since eight ASCII bytes at a time is what makes it cheap.
#include "formats/text_decoder.h"

#include "core/unicode.h"

namespace rodtrad::formats {
namespace {

struct Step {
  enum Kind { valid, invalid, cut } kind;
  std::size_t length;
};

/// First position from `at` on that is not ASCII; the text's size when all is.
std::size_t skip_ascii(std::string_view text, std::size_t at) {
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data() + at, 8);
    if ((eight & 0x8080808080808080ull) != 0) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

/// The sequence that begins at `at` with a byte beyond ASCII (Unicode 15, table 3-7).
Step step(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned char first = byte(0);
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4) return {Step::invalid, 1};
  for (std::size_t i = 1; i < length; ++i) {
    if (at + i == text.size()) return {Step::cut, i};
    const unsigned char least = i > 1 ? 0x80 : first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    const unsigned char most = i > 1 ? 0xBF : first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (byte(i) < least || byte(i) > most) return {Step::invalid, 1};
  }
  return {Step::valid, length};
}

bool looks_like_utf8(std::string_view text, std::size_t at, bool at_end) {
  while ((at = skip_ascii(text, at)) < text.size()) {
    const Step next = step(text, at);
    if (next.kind == Step::invalid || (next.kind == Step::cut && at_end)) return false;
    at += next.length;
  }
  return true;
}

/// Which of the two one-byte encodings makes more å, ä, ö and é of the bytes.
Encoding one_byte_encoding(std::string_view text) {
  constexpr std::string_view kDos = "\x84\x86\x94\x8E\x8F\x99\x82\x90", kWindows = "\xE4\xE5\xF6\xC4\xC5\xD6\xE9\xC9";
  std::size_t dos = 0, windows = 0;
  for (const char c : text) {
    dos += kDos.find(c) != std::string_view::npos;
    windows += kWindows.find(c) != std::string_view::npos;
  }
  return dos > windows ? Encoding::cp437 : Encoding::windows_1252;
}

}  // namespace

std::string_view encoding_name(Encoding encoding) {
  constexpr std::string_view kNames[] = {"utf-8", "windows-1252", "cp437"};
  return kNames[static_cast<std::size_t>(encoding)];
}

std::optional<Encoding> encoding_from(std::string_view name) {
  const std::string folded = core::fold_case(name);
  if (folded == "utf-8" || folded == "utf8") return Encoding::utf8;
  if (folded == "cp437" || folded == "ibm437" || folded == "ibm-437") return Encoding::cp437;
  for (const std::string_view known : {"windows-1252", "cp1252", "latin-1", "latin1", "iso-8859-1"}) {
    if (folded == known) return Encoding::windows_1252;
  }
  return std::nullopt;
}

void TextDecoder::decode(std::string& text, std::size_t from, bool at_end, std::vector<std::size_t>& invalid) {
  std::size_t at = skip_ascii(text, from);
  if (at == text.size()) return;
  if (!encoding_) encoding_ = looks_like_utf8(text, at, at_end) ? Encoding::utf8 : one_byte_encoding(std::string_view(text).substr(at));
  if (*encoding_ != Encoding::utf8) {
    const std::string_view bytes = std::string_view(text).substr(from);
    std::string decoded = *encoding_ == Encoding::cp437 ? core::from_code_page(bytes, "ibm-437").value_or("") : core::from_windows_1252(bytes);
    text.replace(from, std::string::npos, decoded);
    return;
  }
  for (; at < text.size(); at = skip_ascii(text, at)) {
    const Step next = step(text, at);
    if (next.kind == Step::cut && !at_end) {
      cut_ = text.substr(at);
      text.resize(at);
    } else if (next.kind == Step::valid) {
      at += next.length;
    } else {
      invalid.push_back(at);
      text[at++] = '?';
    }
  }
}

}  // namespace rodtrad::formats
