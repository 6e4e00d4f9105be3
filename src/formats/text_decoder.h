// Foreign bytes to UTF-8, block by block: the encoding is declared or told from the first text beyond ASCII.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rodtrad::formats {

enum class Encoding { utf8, windows_1252, cp437 };  // Windows-1252 is read for Latin-1 too: it is the superset used in practice

/// "utf-8", "windows-1252", "cp437"; reading also takes "ibm437", "utf8", "latin-1", "latin1", "iso-8859-1", "cp1252" in any case.
std::string_view encoding_name(Encoding encoding);
std::optional<Encoding> encoding_from(std::string_view name);

class TextDecoder {
 public:
  /// Without an encoding: UTF-8 when the first block with a byte beyond ASCII is valid UTF-8; CP437 when more of its bytes are Swedish
  /// letters there than in Windows-1252; else Windows-1252.
  explicit TextDecoder(std::optional<Encoding> encoding) : encoding_(encoding) {}
  std::optional<Encoding> encoding() const { return encoding_; }
  void set_encoding(Encoding encoding) { encoding_ = encoding; }

  /// Bytes that the last block could not finish: they must stand first in the next one.
  std::string take_cut() { return std::exchange(cut_, {}); }

  /// Turns the bytes of `text` from `from` on into UTF-8. Bytes that are no text become '?', and their places are added
  /// to `invalid`.
  void decode(std::string& text, std::size_t from, bool at_end, std::vector<std::size_t>& invalid);

 private:
  std::optional<Encoding> encoding_;
  std::string cut_;
};

}  // namespace rodtrad::formats
