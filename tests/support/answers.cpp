// Comparing with answers.
#include "support/answers.h"

#include <set>

#include "core/unicode.h"

namespace rodtrad::test {

using core::Json;

namespace {

class Comparer {
 public:
  explicit Comparer(const std::function<bool(const std::string&)>& skipped) : skipped_(skipped) {}

  void compare(const Json& answer, const Json& ours, const std::string& path) {
    if (skipped_(path)) return;
    if (answer.is_object()) {
      if (!ours.is_object()) found.push_back(path);
      for (const auto& [key, value] : answer.object()) compare(value, ours[key], path + "." + key);
    } else if (answer.is_array()) {
      compare_lists(answer.array(), ours.array(), path);
    } else if (!same(answer, ours)) {
      found.push_back(path);
    }
  }

  std::vector<std::string> found;

 private:
  void compare_lists(const Json::Array& answers, const Json::Array& ours, const std::string& path) {
    if (path.ends_with("lost_in_source")) {
      std::set<std::string> theirs, mine;
      for (const Json& value : answers) theirs.insert(value.string());
      for (const Json& value : ours) mine.insert(value.string());
      if (theirs != mine) found.push_back(path);
      return;
    }
    if (answers.size() != ours.size()) found.push_back(path);
    for (std::size_t i = 0; i < std::min(answers.size(), ours.size()); ++i) compare(answers[i], ours[i], fmt::format("{}[{}]", path, i));
  }

  static std::string written(const Json& value) {
    core::JsonWriter out;
    core::write(out, value);
    const std::string text = out.take();
    return text == "false" ? "null" : text;  // not so, and nothing said about it
  }

  /// Whole numbers are the same however they are written.
  static bool same(const Json& a, const Json& b) {
    if (a.is_number() && b.is_number()) return std::abs(a.number() - b.number()) < 1e-9;
    return written(a) == written(b);
  }

  const std::function<bool(const std::string&)>& skipped_;
};

std::string without_space(std::u32string_view text) {
  std::u32string kept;
  for (const char32_t c : text) {
    if (!core::is_space(c)) kept += c;
  }
  return core::to_utf8(kept);
}

void check_quotes_in(const Json& json, const std::u32string& source) {
  for (const Json& value : json.array()) check_quotes_in(value, source);
  for (const auto& [key, value] : json.object()) check_quotes_in(value, source);
  if (!json.has("quote") || !json.has("start")) return;
  const auto start = static_cast<std::size_t>(json["start"].integer()), end = static_cast<std::size_t>(json["end"].integer());
  REQUIRE(end <= source.size());
  const std::string there = without_space(std::u32string_view(source).substr(start, end - start));
  const std::string said = without_space(core::to_code_points(json["quote"].string()));
  // Words of a page may stand between; the quote begins and ends there.
  const bool is_there = there == said || (there.starts_with(said.substr(0, 10)) && there.ends_with(said.substr(said.size() - 5)));
  CHECK_MESSAGE(is_there, said, "\n", there);
}

}  // namespace

void check_answers(const Json& answers, const Json& ours, const std::vector<std::string>& parts,
                   const std::function<bool(const std::string&)>& is_written_by_people) {
  Comparer comparer(is_written_by_people);
  for (const std::string& part : parts) {
    REQUIRE(answers.has(part));
    comparer.compare(answers[part], ours[part], part);
  }
  for (const std::string& path : comparer.found) FAIL_CHECK(path);
}

void check_quotes(const Json& json, const std::string& source) { check_quotes_in(json, core::to_code_points(source)); }

}  // namespace rodtrad::test
