// Names are compared without case, spaces and marks, against the contract's ids, labels and other known names; then the
// values must fit the column's type. Each column of the file is used once.
#include "lake/propose_mapping.h"

#include <set>

#include "core/unicode.h"

namespace rodtrad::lake {
namespace {

using schema::ContractColumn;
using schema::ValueType;

constexpr std::size_t kSampleRows = 2000;
constexpr std::size_t kMostValues = 50;  // kinds of values of a coded column that are looked at

struct SourceColumn {
  std::string name;
  std::set<std::string> values;  // the first kinds of them
  std::size_t present = 0;
  std::size_t numbers = 0;
  std::size_t dates = 0;
  bool per_cent = false;
  std::set<std::string> marks;  // of published tables, in place of a number
  std::string column;           // of the contract
};

/// "Utskrivnings-datum" → "utskrivningsdatum".
std::string bare(std::string_view name) { return core::replace_all(core::slug(name), "-", ""); }

std::vector<std::string> known_names(const ContractColumn& column) {
  std::vector<std::string> names = {bare(column.id), bare(column.label.sv), bare(column.label.en)};
  for (const std::string& other : column.also) names.push_back(bare(other));
  return names;
}

std::string digits_of(const std::string& name) {
  std::string digits;
  for (const char c : name) digits += c >= '0' && c <= '9' ? std::string(1, c) : "";
  return digits;
}

/// 2: the same name; 1: most of one is the beginning of the other, or they differ in a letter or two; 0: no match. Who
/// someone is, is never guessed.
int likeness(const std::string& name, const ContractColumn& column) {
  int best = 0;
  for (const std::string& known : known_names(column)) {
    if (known.empty()) continue;
    if (name == known) return 2;
    constexpr std::size_t kFewestLetters = 4;
    const auto [shorter, longer] = std::minmax({name.size(), known.size()});  // values: a pair of references would dangle
    if (shorter < kFewestLetters || digits_of(name) != digits_of(known) || column.type == ValueType::person) continue;
    const bool begins = name.starts_with(known) || known.starts_with(name);
    if ((begins && 2 * shorter >= longer) || !core::nearest(name, {known}).empty()) best = 1;
  }
  return best;
}

/// The code that a text of the source stands for; "" when none is known.
std::string code_of(const std::string& text, const schema::CodeList& list) {
  const std::string wanted = core::fold_case(text);
  for (const schema::ListedCode& one : list.codes) {
    if (wanted == core::fold_case(one.code) || wanted == core::fold_case(one.label.sv) || wanted == core::fold_case(one.label.en)) return one.code;
    if (std::any_of(one.also.begin(), one.also.end(), [&](const std::string& other) { return wanted == core::fold_case(other); })) return one.code;
  }
  return {};
}

bool fits(const SourceColumn& source, const ContractColumn& column) {
  if (source.present == 0) return true;
  if (column.type == ValueType::date) return source.dates == source.present;
  if (column.is_number()) return 10 * source.numbers >= 9 * source.present;  // some texts may mean that there is no value
  const schema::CodeList* list = schema::code_list(column.codes);
  if (!list || column.codes_from_map) return true;
  return std::any_of(source.values.begin(), source.values.end(), [&](const std::string& value) { return !code_of(value, *list).empty(); });
}

class Proposal {
 public:
  Proposal(const schema::Contract& contract, formats::RowSource& source) : contract_(contract), decimal_(source.decimal()) {
    for (const std::string& name : source.header()) columns_.push_back({.name = name});
  }

  core::Expected<core::Done> look(formats::RowSource& source) {
    formats::RowBlock block;
    for (std::size_t seen = 0; seen < kSampleRows && TRY(source.next(block));) {
      for (std::size_t row = 0; row < block.rows() && seen < kSampleRows; ++row, ++seen) {
        const auto fields = block.row(row);
        for (std::size_t i = 0; i < std::min(fields.size(), columns_.size()); ++i) look_at(columns_[i], std::string(core::trim(fields[i])));
      }
    }
    return core::Done{};
  }

  void match() {
    for (const int wanted : {2, 1}) {
      for (const ContractColumn& column : contract_.columns) {
        if (is_matched(column.id)) continue;
        for (SourceColumn& source : columns_) {
          if (!source.column.empty() || source.name.empty() || likeness(bare(source.name), column) != wanted || !fits(source, column)) continue;
          source.column = column.id;
          break;
        }
      }
    }
  }

  std::string text(const std::string& file) const {
    std::string out = fmt::format("# {} → {}: förslag ur namn och värden; läs igenom det / proposed from names and values; read it through\n", file,
                                  contract_.kind);
    if (contract_.has_money()) out += "currency = \"SEK\"\n";
    if (grouped_) out += "thousands = \" \"\n";
    out += "\n[columns]\n";
    for (const SourceColumn& one : columns_) {
      if (has_status(one))
        out += fmt::format("{} = [\"{}\", \"status\"]\n", quoted(one.name), one.column);
      else if (!one.column.empty())
        out += fmt::format("{} = \"{}\"\n", quoted(one.name), one.column);
    }
    for (const SourceColumn& one : columns_) {
      if (one.column.empty() && !one.name.empty()) out += fmt::format("# {} = \"\"  # används inte / not used\n", quoted(one.name));
    }
    return out + lacking() + units() + values() + marks();
  }

 private:
  /// A column of numbers with marks among them says two things: the value and its status.
  bool has_status(const SourceColumn& source) const {
    const ContractColumn* column = contract_.find(source.column);
    return column && column->is_number() && !source.marks.empty() && contract_.find("status") && !is_matched("status");
  }

  std::string units() const {
    std::string out;
    for (const SourceColumn& one : columns_) {
      const ContractColumn* column = contract_.find(one.column);
      if (one.per_cent && column && column->type == ValueType::decimal && column->unit.sv != "%") out += fmt::format("{} = \"%\"\n", one.column);
    }
    return out.empty() ? out : "\n[units]\n" + out;
  }

  std::string marks() const {
    const std::map<std::string, std::string> meanings = {{"-", "nil"}, {".", "not_applicable"}, {"..", "not_available"}};
    for (const SourceColumn& one : columns_) {
      if (!has_status(one)) continue;
      std::string values = fmt::format("\n[values.{}]\n", one.column), status = "\n[values.status]\n";
      for (const std::string& mark : one.marks) {
        values += fmt::format("{} = \"\"\n", quoted(mark));
        status += fmt::format("{} = \"{}\"\n", quoted(mark), meanings.at(mark));
      }
      return values + status + "\n[otherwise]\nstatus = \"\"\n";
    }
    return "";
  }

  void look_at(SourceColumn& column, std::string value) {
    if (value == ".." || value == "." || value == "-") column.marks.insert(value);
    if (value.empty() || value == ".." || value == "NA") return;
    ++column.present;
    const bool has_sign = value.ends_with('%');
    const std::string number(core::trim(std::string_view(value).substr(0, value.size() - has_sign)));
    const std::string plain = without_groups(number, ' ');
    const bool is_number = parse_scaled(plain, decimal_, 9, Rounding::half_even).fault != NumberFault::not_a_number;
    column.numbers += is_number || column.marks.contains(value);
    column.per_cent |= is_number && has_sign;
    grouped_ |= is_number && plain != number;
    column.dates += parse_day(value).has_value();
    if (column.values.size() < kMostValues) column.values.insert(std::move(value));
  }
  bool is_matched(const std::string& column) const {
    return std::any_of(columns_.begin(), columns_.end(), [&](const SourceColumn& one) { return one.column == column; });
  }
  static std::string quoted(const std::string& text) { return "\"" + core::replace_all(core::replace_all(text, "\\", "\\\\"), "\"", "\\\"") + "\""; }

  std::string lacking() const {
    std::string out;
    for (const ContractColumn& column : contract_.columns) {
      if (!column.required || is_matched(column.id)) continue;
      if (column.derived && is_matched(column.derived->from)) continue;
      out += fmt::format("# {} = \n", column.id);
    }
    return out.empty() ? out
                       : "\n[constants]  # krävs och hittades inte; ett värde för alla rader, eller en kolumn ovan / required and not found\n" + out;
  }

  /// Texts of the file as codes. Those not understood are left for the person.
  std::string values() const {
    std::string out;
    for (const SourceColumn& source : columns_) {
      const ContractColumn* column = contract_.find(source.column);
      const schema::CodeList* list = column ? schema::code_list(column->codes) : nullptr;
      if (!list || column->codes_from_map) continue;
      std::string lines;
      for (const std::string& value : source.values) {
        const std::string code = code_of(value, *list);
        if (code != value) lines += fmt::format("{}{} = \"{}\"\n", code.empty() ? "# " : "", quoted(value), code);
      }
      if (!lines.empty()) out += fmt::format("\n[values.{}]\n{}", column->id, lines);
    }
    return out;
  }

  const schema::Contract& contract_;
  char decimal_;
  bool grouped_ = false;  // numbers with spaces between groups of digits were seen
  std::vector<SourceColumn> columns_;
};

}  // namespace

core::Expected<std::string> propose_mapping(const std::filesystem::path& file, const std::string& name, const formats::RowOptions& options,
                                            const schema::Contract& contract) {
  const auto source = TRY(formats::open_rows(file, name, options));
  Proposal proposal(contract, *source);
  TRY(proposal.look(*source));
  proposal.match();
  return proposal.text(file.filename().string());
}

}  // namespace rodtrad::lake
