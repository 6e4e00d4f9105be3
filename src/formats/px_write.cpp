// Keywords as text, then DATA row by row.
#include "formats/px_write.h"

#include <charconv>

#include "core/unicode.h"

namespace rodtrad::formats {
namespace {

constexpr std::size_t kQuotes = 2;
constexpr std::size_t kLongestLine = 200;  // bytes; the format allows 256 characters

class PxTextWriter {
 public:
  explicit PxTextWriter(const PxFile& px) : px_(px), cells_(px.table.cells) {}

  std::string write(PxEncoding encoding) {
    write_encoding(encoding);
    for (const PxEntry& entry : px_.entries) {
      if (!entry.damaged && !entry.keyword.empty() && entry.keyword != "CHARSET" && entry.keyword != "CODEPAGE") write_entry(entry);
    }
    out_ += "DATA=\n";
    px_.keyed.empty() ? write_all() : write_keyed();
    out_ += ";\n";
    return std::move(out_);
  }

 private:
  void write_encoding(PxEncoding encoding) {
    out_ += "CHARSET=\"ANSI\";\n";
    out_ += encoding == PxEncoding::utf8 ? "CODEPAGE=\"utf-8\";\n" : "CODEPAGE=\"windows-1252\";\n";
  }

  /// A text in quotation marks; a long one as several after one another, cut between characters.
  void write_text(std::string_view text) {
    line_ += '"';
    while (line_.size() + text.size() > kLongestLine) {
      std::size_t most = kLongestLine > line_.size() ? kLongestLine - line_.size() : 1;
      while (most < text.size() && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) ++most;
      if (most >= text.size()) break;
      line_ += text.substr(0, most);
      line_ += '"';
      end_line();
      line_ += '"';
      text.remove_prefix(most);
    }
    line_ += text;
    line_ += '"';
  }
  void end_line() {
    out_ += line_;
    out_ += '\n';
    line_.clear();
  }

  void write_entry(const PxEntry& entry) {
    line_ = entry.keyword;
    if (!entry.language.empty()) line_ += "[" + entry.language + "]";
    for (std::size_t i = 0; i < entry.parts.size(); ++i) line_ += (i == 0 ? "(\"" : ",\"") + entry.parts[i] + "\"";
    line_ += entry.parts.empty() ? "=" : ")=";
    const bool spans = std::any_of(entry.values.begin(), entry.values.end(), [](const PxEntry::Value& one) { return one.before == '-'; });
    bool open = false;  // behind TLIST(
    for (std::size_t i = 0; i < entry.values.size(); ++i) {
      const PxEntry::Value& value = entry.values[i];
      if (i > 0) line_ += value.before;
      open |= i > 0 && value.before == '(';
      if (i > 0 && value.before == ',' && line_.size() + value.text.size() + kQuotes > kLongestLine) end_line();
      value.quoted ? write_text(value.text) : void(line_ += value.text);
      if (open && !spans) line_ += ')';
      open &= spans;
    }
    line_ += open ? ");" : ";";
    end_line();
  }

  void write_cell(std::size_t cell) {
    if (cells_.states[cell] == StatisticsCells::number) {
      char digits[400];  // the longest double without an exponent has 309 digits before the point
      const auto end = std::to_chars(std::begin(digits), std::end(digits), cells_.values[cell], std::chars_format::fixed).ptr;
      out_.append(digits, end);
      return;
    }
    const std::string& mark = cells_.words[cells_.statuses[cell]];
    out_ += '"';
    out_ += cells_.states[cell] == StatisticsCells::absent || mark.empty() ? ".." : mark;
    out_ += '"';
  }

  /// A line for each combination of the variables in the stub.
  void write_all() {
    std::size_t row = 1;
    for (std::size_t i = px_.stub.size(); i < px_.table.dimensions.size(); ++i)
      row *= std::max<std::size_t>(1, px_.table.dimensions[i].categories.size());
    for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
      write_cell(cell);
      out_ += (cell + 1) % row == 0 ? '\n' : ' ';
    }
  }

  struct Axis {
    std::size_t step = 1;
    std::size_t dimension = 0;
  };

  /// Cells that a row has besides its keys, counted from its first, and the axes of its keys.
  void plan_rows(std::vector<std::size_t>& row, std::vector<Axis>& axes) const {
    const auto& dimensions = px_.table.dimensions;
    std::vector<std::size_t> steps(dimensions.size(), 1);
    for (std::size_t i = steps.size(); i-- > 1;) steps[i - 1] = steps[i] * dimensions[i].categories.size();
    row = {0};
    for (std::size_t i = 0; i < dimensions.size(); ++i) {
      if (std::find(px_.keyed.begin(), px_.keyed.end(), dimensions[i].id) != px_.keyed.end()) {
        axes.push_back({steps[i], i});
        continue;
      }
      std::vector<std::size_t> longer;
      for (const std::size_t from : row) {
        for (std::size_t category = 0; category < dimensions[i].categories.size(); ++category) longer.push_back(from + category * steps[i]);
      }
      row = std::move(longer);
    }
  }

  bool by_code(const std::string& variable) const {
    for (const PxEntry& entry : px_.entries) {
      if (entry.keyword == "KEYS" && entry.language.empty() && !entry.parts.empty() && entry.parts[0] == variable) return entry.text() == "CODES";
    }
    return false;
  }

  void write_keyed() {
    std::vector<std::size_t> row;
    std::vector<Axis> axes;
    plan_rows(row, axes);
    std::vector<std::vector<std::string>> keys;
    std::size_t rows = 1;
    for (const Axis& axis : axes) {
      const table::Dimension& dimension = px_.table.dimensions[axis.dimension];
      auto& of = keys.emplace_back();
      const bool codes = by_code(dimension.id);
      for (const table::Category& one : dimension.categories) of.push_back(codes ? one.code : words_in(one.label, px_.table.language));
      rows *= dimension.categories.size();
    }
    for (std::size_t index = 0; index < rows; ++index) {
      std::size_t rest = index, base = 0;
      std::string head;
      for (std::size_t i = axes.size(); i-- > 0;) {
        const std::size_t category = rest % keys[i].size();
        rest /= keys[i].size();
        base += category * axes[i].step;
        head.insert(0, "\"" + keys[i][category] + "\",");
      }
      write_row(head, base, row);
    }
  }
  void write_row(const std::string& head, std::size_t base, const std::vector<std::size_t>& row) {
    const bool zeros = std::all_of(row.begin(), row.end(), [&](std::size_t cell) {
      return cells_.states[base + cell] == StatisticsCells::number && cells_.values[base + cell] == 0;
    });
    if (zeros) return;
    out_ += head;
    for (const std::size_t cell : row) {
      write_cell(base + cell);
      out_ += ' ';
    }
    out_.back() = '\n';
  }

  const PxFile& px_;
  const StatisticsCells& cells_;
  std::string out_;
  std::string line_;
};

}  // namespace

std::string write_px(const PxFile& px, PxEncoding encoding, std::size_t& lost) {
  std::string text = PxTextWriter(px).write(encoding);
  lost = 0;
  return encoding == PxEncoding::utf8 ? text : core::to_code_page(text, "windows-1252", lost);
}

std::string write_px(const PxFile& px) {
  std::size_t lost = 0;
  return write_px(px, PxEncoding::utf8, lost);
}

}  // namespace rodtrad::formats
