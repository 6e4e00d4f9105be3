// Printing.
#include "cli/output.h"

#include <unistd.h>

#include <cerrno>

#include "core/failure.h"
#include "core/unicode.h"

namespace rodtrad::cli {

namespace {

std::string cut(const std::string& words, std::size_t widest) {
  if (core::count_code_points(words) <= widest) return words;
  return core::to_utf8(std::u32string_view(core::to_code_points(words)).substr(0, widest - 1)) + "…";
}

std::string pad(const std::string& words, std::size_t width, TextTable::Align align) {
  const std::size_t length = core::count_code_points(words);
  const std::string space(width > length ? width - length : 0, ' ');
  return align == TextTable::Align::right ? space + words : words + space;
}

}  // namespace

std::vector<std::size_t> TextTable::widths() const {
  std::vector<std::size_t> widths;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    std::size_t width = core::count_code_points(columns_[c].head);
    for (const auto& row : rows_) width = std::max(width, std::min(columns_[c].widest, core::count_code_points(row[c])));
    widths.push_back(width);
  }
  return widths;
}

std::string TextTable::text() const {
  const std::vector<std::size_t> wide = widths();
  std::string out;
  const auto add = [&](const auto& cell) {
    std::string line;
    for (std::size_t c = 0; c < columns_.size(); ++c) line += (c ? "  " : "") + pad(cell(c), wide[c], columns_[c].align);
    out += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  };
  add([&](std::size_t c) { return columns_[c].head; });
  add([&](std::size_t c) {
    std::string rule;
    for (std::size_t i = 0; i < wide[c]; ++i) rule += "─";
    return rule;
  });
  for (const auto& row : rows_) add([&](std::size_t c) { return cut(row[c], columns_[c].widest); });
  return out;
}

bool is_terminal(std::FILE* stream) { return isatty(fileno(stream)) == 1 && std::getenv("NO_COLOR") == nullptr; }

void Output::print(const std::string& text) const {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0) {
    if (errno == EPIPE) throw ReaderGone();
    core::throw_errno({.sv = "kan inte skriva svaret", .en = "cannot write the answer"}, "stdout");
  }
}

void Output::json(core::JsonWriter& writer) const { print(core::pretty(writer.take()) + "\n"); }

void Output::notes(const core::Problems& problems) const {
  if (is_json()) return;
  for (const core::Problem& problem : problems) {
    const core::Text word =
        problem.severity == core::Severity::error ? core::Text{.sv = "Fel", .en = "Error"} : core::Text{.sv = "Obs", .en = "Note"};
    fmt::print(stderr, "{}: {}\n", in(word), core::to_line(problem, language_));
  }
}

void Output::refused(const core::Problems& problems) const {
  if (is_json()) {
    // It may be told because standard output is gone: that must not be told again.
    std::fputs((core::pretty(core::to_json(problems)) + "\n").c_str(), stdout);
    std::fflush(stdout);
    return;
  }
  for (const core::Problem& problem : problems) fmt::print(stderr, "{}\n", core::to_line(problem, language_));
}

void write_problems(core::JsonWriter& out, const core::Problems& problems) {
  out.key("problems");
  const auto read = core::parse_json(core::to_json(problems));
  core::write(out, (*read)["problems"]);
}

}  // namespace rodtrad::cli
