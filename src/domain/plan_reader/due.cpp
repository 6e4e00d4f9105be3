// Parsing of times.
#include "domain/plan_reader/due.h"

#include "core/date.h"
#include "core/unicode.h"
#include "domain/plan_reader/passage.h"
#include "domain/plan_reader/words.h"

namespace rodtrad::domain {

namespace {

constexpr std::size_t kLongestDue = 1000;

/// A word, a number, or a sign that parts them.
std::vector<std::u32string> tokens_of(std::u32string_view text) {
  std::vector<std::u32string> tokens;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_word_part(text[end])) ++end;
    if (end == at) ++end;
    if (!core::is_space(text[at])) tokens.emplace_back(text.substr(at, end - at));
    at = end;
  }
  return tokens;
}

bool is_dash(const std::u32string& token) { return token == U"-" || token == U"\u2013" || token == U"\u2014"; }

int number_of(const std::u32string& token) {
  if (token.empty() || token.size() > 4 || !std::all_of(token.begin(), token.end(), core::is_digit)) return -1;
  int number = 0;
  for (const char32_t c : token) number = 10 * number + static_cast<int>(c - U'0');
  return number;
}

bool is_year(const std::u32string& token) { return token.size() == 4 && number_of(token) >= 1900 && number_of(token) < 2200; }

/// A time whose year is still to come.
struct Point {
  std::string first;  // "03", "03-31", "21"
  std::string last;   // of a range
  bool approximate = false;
};

class DueParser {
 public:
  explicit DueParser(std::u32string_view clause) : tokens_(tokens_of(clause)) {}

  Due parse() {
    while (at_ < tokens_.size()) {
      if (!take_iso() && !take_year() && !take_part() && !take_season() && !take_month()) ++at_;
    }
    if (last_year_) finish(*last_year_);
    return std::move(due_);
  }

 private:
  std::u32string token(std::size_t offset = 0) const { return at_ + offset < tokens_.size() ? tokens_[at_ + offset] : std::u32string(); }

  void add(std::string edtf, bool approximate) {
    if (!core::latest_day(edtf)) return;
    due_.edtf.push_back(std::move(edtf));
    due_.approximate |= approximate;
  }

  /// "2020-03-31" or "2020-03".
  bool take_iso() {
    if (!is_year(token()) || token(1) != U"-" || token(2).size() != 2 || number_of(token(2)) < 1 || number_of(token(2)) > 12) return false;
    const bool day = token(3) == U"-" && token(4).size() == 2 && number_of(token(4)) >= 1;
    std::string edtf = fmt::format("{:04}-{:02}", number_of(token()), number_of(token(2)));
    if (day) edtf += fmt::format("-{:02}", number_of(token(4)));
    add(std::move(edtf), false);
    at_ += day ? 5 : 3;
    return true;
  }

  /// A year closes the times before it. "2019/2020" is the year in which a winter begins.
  bool take_year() {
    if (!is_year(token())) return false;
    const int year = number_of(token());
    const bool pair = token(1) == U"/" && is_year(token(2));
    at_ += pair ? 3 : 1;
    if (points_.empty()) {
      last_year_ = year;
      year_alone_ = true;
      return true;
    }
    finish(year);
    last_year_ = year;
    return true;
  }

  void finish(int year) {
    if (points_.empty() && year_alone_) add(fmt::format("{:04}", year), true);
    for (const Point& point : points_) {
      std::string edtf = fmt::format("{:04}-{}", year, point.first);
      if (!point.last.empty()) edtf += fmt::format("/{:04}-{}", year, point.last);
      add(std::move(edtf), point.approximate);
    }
    points_.clear();
    year_alone_ = false;
  }

  /// "slutet av", "första halvåret".
  bool take_part() {
    for (const auto& [months, phrases] : word_group("parts_of_year")) {
      for (const std::u32string& phrase : phrases) {
        const auto wanted = tokens_of(phrase);
        if (tokens_.size() - at_ < wanted.size() || !std::equal(wanted.begin(), wanted.end(), tokens_.begin() + static_cast<std::ptrdiff_t>(at_)))
          continue;
        points_.push_back({months.substr(0, 2), months.substr(3), true});
        at_ += wanted.size();
        return true;
      }
    }
    return false;
  }

  bool take_season() {
    const std::string season = name_of("seasons", token());
    if (season.empty()) return false;
    points_.push_back({season, "", true});
    ++at_;
    return true;
  }

  /// "31 mars", "mars", "mars–maj".
  bool take_month() {
    const auto month = month_at(0);
    if (!month) return false;
    const int day = at_ > 0 ? number_of(tokens_[at_ - 1]) : -1;
    const auto last = is_dash(token(1)) ? month_at(2) : std::nullopt;
    if (last) {
      points_.push_back({fmt::format("{:02}", *month), fmt::format("{:02}", *last), true});
      at_ += 3;
      return true;
    }
    const bool has_day = day >= 1 && day <= 31 && tokens_[at_ - 1].size() <= 2;
    points_.push_back({has_day ? fmt::format("{:02}-{:02}", *month, day) : fmt::format("{:02}", *month), "", false});
    ++at_;
    return true;
  }

  std::optional<int> month_at(std::size_t offset) const { return core::month_number(core::to_utf8(token(offset))); }

  std::vector<std::u32string> tokens_;
  std::size_t at_ = 0;
  std::vector<Point> points_;
  std::optional<int> last_year_;
  bool year_alone_ = false;
  Due due_;
};

std::vector<std::u32string_view> clauses_of(std::u32string_view text) {
  std::vector<std::u32string_view> clauses;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of(U",;.", begin), text.size());
    clauses.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return clauses;
}

/// The clauses that speak of being finished, or the whole text.
std::u32string that_counts(const std::u32string& text) {
  std::u32string finished;
  for (const std::u32string_view clause : clauses_of(text)) {
    if (has_word(clause, words("due", "finished"))) finished += std::u32string(clause) + U";";
  }
  return finished.empty() ? text : finished;
}

}  // namespace

Due read_due(std::u32string_view raw) {
  const std::u32string text = lower(raw.substr(0, kLongestDue));
  Due due = DueParser(that_counts(text)).parse();
  std::optional<core::Date> latest;
  for (const std::string& edtf : due.edtf) latest = std::max(latest, core::latest_day(edtf));
  if (latest) due.latest = core::to_iso(*latest);
  return due;
}

}  // namespace rodtrad::domain
