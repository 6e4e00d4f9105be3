// Small code lists that the program carries (data/codes/*.toml): codes with labels, and where a code stands for ages or
// for a range of ICD-10 codes, its bounds.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/expected.h"

namespace rodtrad::schema {

using core::Text;

/// The last age of a group without upper bound.
inline constexpr int kOpenAge = 999;

struct AgeRange {
  int first = 0;
  int last = kOpenAge;  // included
  bool operator==(const AgeRange&) const = default;
};

struct ListedCode {
  std::string code;
  Text label;
  std::vector<std::string> also;  // texts of sources that mean this code
  std::optional<AgeRange> ages;
  std::string from;  // first and last ICD-10 category, "A00" and "B99"; "" in other lists
  std::string to;
  std::string parent;
  std::string valid_from;  // ISO day; "" = always
  std::string valid_to;    // the last day
};

struct CodeList {
  std::string id;
  Text label;
  Text source;
  std::vector<ListedCode> codes;  // in the order of the file, which is the order of showing

  const ListedCode* find(std::string_view code) const;
  std::vector<std::string> names() const;
};

/// A list from TOML: id, label, source and [[codes]] with code, label, perhaps also = ["other text"], and one of ages = [first, last] (no last:
/// open), or from and to. All mistakes are told.
core::Expected<CodeList> read_code_list(std::string_view toml, const std::string& file);

/// A list that the program carries; nullptr when there is none with this id.
const CodeList* code_list(std::string_view id);
std::vector<std::string> code_list_names();

/// Chapter of an ICD-10 code: the first three characters (a letter and two digits) decide, and the rest must be letters,
/// digits and points. "" for what is no such code.
std::string_view chapter_of(std::string_view diagnosis);

}  // namespace rodtrad::schema
