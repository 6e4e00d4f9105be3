// One pass over the text; numbers by from_chars.
#include "formats/px_data.h"

#include <charconv>
#include <cmath>
#include <unordered_map>

namespace rodtrad::formats {
namespace {

using State = StatisticsCells::State;

bool is_between(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ',' || c == ';'; }

struct Token {
  std::string_view text;
  bool quoted = false;
};

class DataReader {
 public:
  DataReader(std::string_view data, int line, const std::string& file, const PxDataForm& form, StatisticsTable& table, core::Problems& problems)
      : data_(data), line_(line), file_(file), form_(form), table_(table), cells_(table.cells), problems_(problems) {}

  PxDataCount read() {
    expected_ = table_.combinations().value_or(0);
    form_.keyed.empty() ? read_all() : read_keyed();
    const std::size_t kept = std::min(count_.found, kLastKept);
    for (std::size_t back = kept; back > 0; --back) count_.last.emplace_back(last_[(count_.found - back) % kLastKept]);
    return std::move(count_);
  }

 private:
  bool next(Token& token) {
    while (at_ < data_.size() && is_between(data_[at_])) line_ += data_[at_++] == '\n';
    if (at_ >= data_.size()) return false;
    token.quoted = data_[at_] == '"';
    const std::size_t begin = token.quoted ? ++at_ : at_;
    if (token.quoted) {
      at_ = std::min(data_.find('"', at_), data_.size());
      token.text = data_.substr(begin, at_ - begin);
      if (at_ < data_.size()) ++at_;
      return true;
    }
    while (at_ < data_.size() && !is_between(data_[at_]) && data_[at_] != '"') ++at_;
    token.text = data_.substr(begin, at_ - begin);
    return true;
  }

  /// One more cell of the file.
  void found(const Token& token) {
    constexpr std::size_t kFirstKept = 4;
    if (count_.found < kFirstKept) count_.first.emplace_back(token.text);
    last_[count_.found % kLastKept] = token.text;
    ++count_.found;
  }

  void put(std::size_t cell, const Token& token) {
    double number = 0;
    const char* end = token.text.data() + token.text.size();
    const auto [stop, fault] = std::from_chars(token.text.data(), end, number);
    if (!token.quoted && fault == std::errc() && stop == end && std::isfinite(number)) {
      cells_.values[cell] = number;
      cells_.states[cell] = State::number;
      return;
    }
    cells_.states[cell] = State::marked;
    cells_.statuses[cell] = cells_.word(token.text);
    if (is_px_mark(token.text) || std::find(count_.others.begin(), count_.others.end(), token.text) != count_.others.end()) return;
    if (count_.others.size() == kMostTold) return;
    count_.others.emplace_back(token.text);
    core::tell(
        problems_, {.file = file_, .line = line_}, "not_a_cell",
        core::say("\"{}\" är varken ett tal eller en känd markering", "\"{}\" is neither a number nor a known mark",
                  std::string(token.text.substr(0, 40))),
        {.sv = "värden skiljs åt med blanksteg, decimaltecknet är punkt", .en = "values are separated by spaces, the decimal sign is a point"});
    problems_.back().severity = core::Severity::warning;
  }

  void read_all() {
    // Every cell takes two bytes or more: what is claimed beyond that cannot be there.
    cells_.resize(std::min(expected_, data_.size() / 2 + 1));
    Token token;
    while (next(token)) {
      if (count_.found < cells_.size()) put(count_.found, token);
      found(token);
    }
    if (count_.found != expected_) wrong_count(expected_);
  }

  void read_keyed() {
    constexpr std::size_t kMostPerByte = 64;  // cells that may be left out per byte of the file
    if (expected_ > (data_.size() + 1024) * kMostPerByte) return wrong_count(expected_);
    cells_.resize(expected_);
    std::fill(cells_.states.begin(), cells_.states.end(), State::number);
    plan_keys();
    find_order();
    Token token;
    while (next(token)) {
      if (!read_row(token)) return;
    }
  }

  /// Steps of the dimensions, and which cells a row has besides its keys.
  void plan_keys() {
    std::vector<std::size_t> steps(table_.dimensions.size(), 1);
    for (std::size_t i = steps.size(); i-- > 1;) steps[i - 1] = steps[i] * table_.dimensions[i].categories.size();
    row_ = {0};
    for (std::size_t i = 0; i < steps.size(); ++i) {
      if (std::find(form_.keyed.begin(), form_.keyed.end(), i) != form_.keyed.end()) continue;
      std::vector<std::size_t> longer;
      for (const std::size_t from : row_) {
        for (std::size_t category = 0; category < table_.dimensions[i].categories.size(); ++category) longer.push_back(from + category * steps[i]);
      }
      row_ = std::move(longer);
    }
    for (std::size_t i = 0; i < form_.keyed.size(); ++i) {
      auto& places = places_.emplace_back();
      for (std::size_t category = 0; category < form_.keys[i].size(); ++category)
        places.emplace(form_.keys[i][category], category * steps[form_.keyed[i]]);
    }
  }

  /// Keys mostly stand in the order of the STUB, by some writers in another: the first row tells.
  void find_order() {
    const auto kept = std::pair(at_, line_);
    std::vector<std::string> first(places_.size());
    Token token;
    for (std::string& key : first) {
      if (next(token)) key = token.text;
    }
    std::tie(at_, line_) = kept;
    for (const std::string& key : first) {
      for (std::size_t i = 0; i < places_.size(); ++i) {
        if (!places_[i].contains(key) || std::find(order_.begin(), order_.end(), i) != order_.end()) continue;
        order_.push_back(i);
        break;
      }
    }
    if (order_.size() == places_.size()) return;
    order_.clear();
    for (std::size_t i = 0; i < places_.size(); ++i) order_.push_back(i);
  }

  bool read_row(Token token) {
    std::size_t base = 0;
    for (std::size_t i = 0; i < places_.size(); ++i) {
      if (i > 0 && !next(token)) return wrong_row();
      const auto& places = places_[order_[i]];
      const auto place = places.find(std::string(token.text));
      if (place == places.end()) {
        core::tell(problems_, {.file = file_, .line = line_}, "unknown_key",
                   core::say("\"{}\" är inget värde i {}", "\"{}\" is no value of {}", std::string(token.text.substr(0, 40)),
                             table_.dimensions[form_.keyed[order_[i]]].id),
                   {.sv = "nycklarna ska vara variabelns koder eller värden, som KEYS säger",
                    .en = "keys must be the variable's codes or values, as KEYS says"});
        return false;
      }
      base += place->second;
    }
    for (const std::size_t cell : row_) {
      if (!next(token)) return wrong_row();
      put(base + cell, token);
      found(token);
    }
    ++count_.key_rows;
    return true;
  }

  bool wrong_row() {
    core::tell(problems_, {.file = file_, .line = line_}, "wrong_cell_count",
               core::say("raden slutar för tidigt: den ska ha {} värden", "the row ends too early: it must have {} values", row_.size()),
               {.sv = "filen kan vara avklippt; hämta den på nytt", .en = "the file may be cut off; fetch it again"});
    return false;
  }
  void wrong_count(std::size_t expected) {
    core::tell(problems_, {.file = file_, .line = line_}, "wrong_cell_count",
               core::say("DATA har {} värden, men variablernas värden ger {}", "DATA has {} values, but the values of the variables make {}",
                         count_.found, expected),
               {.sv = "hämta filen på nytt; VALUES och DATA hör inte ihop", .en = "fetch the file again; VALUES and DATA do not belong together"});
  }

  static constexpr std::size_t kMostTold = 20;
  static constexpr std::size_t kLastKept = 3;
  std::string_view data_;
  int line_;
  const std::string& file_;
  const PxDataForm& form_;
  StatisticsTable& table_;
  StatisticsCells& cells_;
  core::Problems& problems_;
  std::size_t at_ = 0;
  std::size_t expected_ = 0;
  PxDataCount count_;
  std::string_view last_[kLastKept];  // the last cells, by number
  std::vector<std::size_t> row_;      // cells of a row, counted from its first
  std::vector<std::size_t> order_;    // of the keys in a row
  std::vector<std::unordered_map<std::string, std::size_t>> places_;
};

}  // namespace

bool is_px_mark(std::string_view text) { return text == "-" || (!text.empty() && text.find_first_not_of('.') == std::string_view::npos); }

PxDataCount read_px_data(std::string_view data, int line, const std::string& file, const PxDataForm& form, StatisticsTable& table,
                         core::Problems& problems) {
  return DataReader(data, line, file, form, table, problems).read();
}

}  // namespace rodtrad::formats
