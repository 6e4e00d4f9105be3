// Walks from keyword to keyword. A text may hold semicolons and line breaks; two texts after one another are one.
#include "formats/px_scan.h"

#include "core/unicode.h"

namespace rodtrad::formats {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
bool is_keyword(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_'; }

class PxScanner {
 public:
  PxScanner(std::string_view text, const std::string& file, core::Problems& problems) : text_(text), file_(file), problems_(problems) {}

  PxText scan() {
    for (skip_space(); !at_end(); skip_space()) {
      constexpr int kMostDamaged = 500;
      if (text_[at_] == '\x1A' || damaged_ > kMostDamaged) break;  // \x1A: the end mark of DOS
      read_entry();
    }
    return std::move(out_);
  }

 private:
  bool at_end() const { return at_ >= text_.size(); }
  bool is_at(char c) const { return !at_end() && text_[at_] == c; }

  void skip_space() {
    for (; !at_end() && is_space(text_[at_]); ++at_) line_ += text_[at_] == '\n' || (text_[at_] == '\r' && !text_.substr(at_ + 1).starts_with('\n'));
  }

  void read_entry() {
    entry_ = {.line = line_};
    const std::size_t begin = at_;
    while (!at_end() && is_keyword(text_[at_])) ++at_;
    entry_.keyword = text_.substr(begin, at_ - begin);
    const bool whole = !entry_.keyword.empty() && read_language() && read_parts() && read_equals();
    if (whole && entry_.keyword == "DATA" && entry_.language.empty()) return read_data();
    if (!whole || !read_values()) recover();
    out_.entries.push_back(std::move(entry_));
  }

  bool read_language() {
    skip_space();
    if (!is_at('[')) return true;
    const std::size_t end = text_.find_first_of("]\n", at_);
    if (end == std::string_view::npos || text_[end] != ']') return false;
    entry_.language = text_.substr(at_ + 1, end - at_ - 1);
    if (entry_.language.starts_with('"')) entry_.language = entry_.language.substr(1, entry_.language.size() - 2);
    at_ = end + 1;
    return true;
  }

  bool read_parts() {
    skip_space();
    if (!is_at('(')) return true;
    do {
      ++at_;
      skip_space();
      std::string part;
      if (!is_at('"') || !read_quoted(part)) return false;
      entry_.parts.push_back(std::move(part));
      skip_space();
    } while (is_at(','));
    if (!is_at(')')) return false;
    ++at_;
    return true;
  }

  bool read_equals() {
    skip_space();
    if (!is_at('=')) return false;
    ++at_;
    return true;
  }

  /// Texts after one another, joined.
  bool read_quoted(std::string& out) {
    while (is_at('"')) {
      const std::size_t end = text_.find('"', at_ + 1);
      if (end == std::string_view::npos) return false;
      const std::string_view inside = text_.substr(at_ + 1, end - at_ - 1);
      line_ += static_cast<int>(std::count(inside.begin(), inside.end(), '\n'));
      out += inside;
      at_ = end + 1;
      const auto kept = std::pair(at_, line_);
      skip_space();
      if (!is_at('"')) std::tie(at_, line_) = kept;
    }
    return true;
  }

  bool read_values() {
    for (char before = ',';;) {
      skip_space();
      PxEntry::Value value{.before = before};
      if (is_at('"')) {
        value.quoted = true;
        if (!read_quoted(value.text)) return false;
      } else {
        const std::size_t begin = at_;
        while (!at_end() && std::string_view(",;()\"\n").find(text_[at_]) == std::string_view::npos && !(text_[at_] == ':' && value.quoted)) ++at_;
        value.text = core::trim(text_.substr(begin, at_ - begin));
      }
      if (value.quoted || !value.text.empty()) entry_.values.push_back(std::move(value));
      skip_space();
      while (is_at(')')) {
        ++at_;
        skip_space();
      }
      if (at_end()) return false;
      before = text_[at_++];
      if (before == ';') return true;
      if (before != ',' && before != '-' && before != ':' && before != '(') {
        --at_;
        return false;
      }
    }
  }

  /// Tells the fault and goes on behind the next semicolon that ends a line.
  void recover() {
    entry_.damaged = true;
    ++damaged_;
    const int fault_line = line_;
    const std::string shown = entry_.keyword.empty() ? "?" : entry_.keyword;
    core::tell(problems_, {.file = file_, .line = fault_line}, "damaged_keyword",
               core::say("nyckelordet {} är inte rätt skrivet", "the keyword {} is not written correctly", shown),
               {.sv = "texter står inom citattecken, utan citattecken inuti, och raden slutar med semikolon",
                .en = "texts stand in quotation marks, with none inside, and the line ends with a semicolon"});
    for (; !at_end(); ++at_) {
      if (text_[at_] == '\n') ++line_;
      if (text_[at_] == ';' && (at_ + 1 == text_.size() || is_space(text_[at_ + 1]))) break;
    }
    if (!at_end()) ++at_;
  }

  /// Up to a semicolon that no more cells follow; some writers end each row with one.
  void read_data() {
    out_.has_data = true;
    skip_space();
    out_.data_line = line_;
    const std::size_t begin = at_;
    bool in_quotes = false;
    for (; !at_end(); ++at_) {
      in_quotes ^= text_[at_] == '"';
      if (in_quotes || text_[at_] != ';') continue;
      const std::size_t next = text_.find_first_not_of(" \t\r\n;", at_);
      if (is_behind_data(next)) break;
      at_ = next - 1;
    }
    out_.data = text_.substr(begin, at_ - begin);
    line_ += static_cast<int>(std::count(out_.data.begin(), out_.data.end(), '\n'));
    if (!at_end()) {
      ++at_;
      return;
    }
    core::tell(problems_, {.file = file_, .line = line_}, "data_not_closed",
               {.sv = "DATA slutar inte med semikolon", .en = "DATA does not end with a semicolon"},
               {.sv = "om värden saknas är filen avklippt: hämta den på nytt", .en = "if values are missing the file is cut off: fetch it again"});
    problems_.back().severity = core::Severity::warning;
  }
  /// What stands there is no cell: the end, or another keyword.
  bool is_behind_data(std::size_t next) const {
    return next == std::string_view::npos || text_[next] == '\x1A' ||
           (is_keyword(text_[next]) && !(text_[next] >= '0' && text_[next] <= '9') && text_[next] != '-' && text_[next] != '.');
  }

  std::string_view text_;
  const std::string& file_;
  core::Problems& problems_;
  std::size_t at_ = 0;
  int line_ = 1;
  int damaged_ = 0;
  PxEntry entry_;
  PxText out_;
};

}  // namespace

const std::string& PxEntry::text() const {
  static const std::string kNone;
  return values.empty() ? kNone : values.front().text;
}

PxText scan_px(std::string_view text, const std::string& file, core::Problems& problems) { return PxScanner(text, file, problems).scan(); }

}  // namespace rodtrad::formats
