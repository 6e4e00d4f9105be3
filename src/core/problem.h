// Problem: what is wrong with something a person wrote (file, map, plan, request), where, and what to do about it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/text.h"

namespace rodtrad::core {

enum class Severity { error, warning };

/// Place in a file. Lines and columns count from 1 (columns in code points); 0 = not known.
struct Place {
  std::string file;
  int line = 0;
  int column = 0;
};

struct Problem {
  std::string code;  // snake_case, stable: "unknown_column"
  Severity severity = Severity::error;
  Place place = {};
  Text message = {};
  Text hint = {};
};

using Problems = std::vector<Problem>;

bool has_errors(const Problems& problems);

/// Adds an error to those that a reader collects.
void tell(Problems& problems, Place place, std::string code, Text message, Text hint = {});

/// `file:line:column: message. Tips: hint` in the language; parts that are not known are left out.
std::string to_line(const Problem& problem, Language language);

/// {"problems":[{"code","severity","file","line","column","message":{…},"hint":{…}}]}
std::string to_json(const Problems& problems);

/// The candidate nearest to `word` by edit distance (at most a third of its length), or "" when none is near.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

/// Hint "menade du "x"?" when a near candidate exists, else a list of what is allowed.
Text did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace rodtrad::core
