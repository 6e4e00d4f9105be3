// UTF-8 helpers on ICU: decoding, code points, case folding. All our strings are valid UTF-8 (NFC not assumed).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rodtrad::core {

bool is_valid_utf8(std::string_view bytes);
std::u32string to_code_points(std::string_view utf8);
std::string to_utf8(std::u32string_view code_points);
std::string to_utf8(char32_t code_point);

/// Number of code points in valid UTF-8.
std::size_t count_code_points(std::string_view utf8);

/// Bytes in ISO 8859-1 or Windows-1252 (the superset used in practice) as UTF-8; total.
std::string from_windows_1252(std::string_view bytes);
/// Bytes in a code page that ICU knows by this name ("ibm-437", "iso-8859-15"); bytes that are no characters become
/// U+FFFD. Nothing when the name is unknown.
std::optional<std::string> from_code_page(std::string_view bytes, const std::string& name);

/// UTF-8 text in a code page that ICU knows; characters that it lacks become "?". `lost` says how many.
std::string to_code_page(std::string_view utf8, const std::string& name, std::size_t& lost);

/// Full Unicode case folding ("ÅSA" → "åsa"), for comparisons.
std::string fold_case(std::string_view utf8);
std::string to_lower(std::string_view utf8);
/// First letter upper-cased, the rest as it is.
std::string capitalise(std::string_view utf8);

/// Lower case of one code point, so that places stay where they are.
char32_t to_lower(char32_t c);
/// Edits (a code point put in, taken out or changed) that turn one text into the other; case counts.
std::size_t edit_distance(std::u32string_view a, std::u32string_view b);

bool is_letter(char32_t c);
bool is_upper(char32_t c);
bool is_digit(char32_t c);
bool is_space(char32_t c);  // also no-break and other Unicode spaces

/// Without leading and trailing white space (ASCII and no-break).
std::string_view trim(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
std::string replace_all(std::string text, std::string_view from, std::string_view to);

/// ASCII letters, digits and hyphens only: "Älvsby nord" → "alvsby-nord".
std::string slug(std::string_view text);

}  // namespace rodtrad::core
