// Which encoding a PX file is in: its CODEPAGE is often wrong, so the bytes have the first word.
#pragma once

#include <string>
#include <string_view>

namespace rodtrad::formats {

struct PxDecoded {
  std::string text;      // UTF-8
  std::string encoding;  // "ascii", "utf-8", "latin-1", "windows-1252", "iso-8859-15", "cp437", "cp850", or the CODEPAGE's own name
  bool byte_order_mark = false;
};

/// Byte order mark, ASCII, valid UTF-8, CODEPAGE, CHARSET="ANSI"; without CHARSET the file is in a DOS code page, by the format.
PxDecoded decode_px(std::string_view bytes);

}  // namespace rodtrad::formats
