// A row is a name and four numbers: "Namn 6,3 67,7% 3,0 32,3%". Headings between rows tell where the projects stand.
#include "domain/portfolio/table.h"

#include "core/unicode.h"

namespace rodtrad::domain {

namespace {

const WordList& list(const char* table, const char* name) { return portfolio_words().list(table, name); }

/// "6,3", "67,7%": tenths. Nothing for other words, or with more than one decimal.
std::optional<Tenths> tenths_of(std::u32string_view word, bool percent) {
  if (percent != word.ends_with(U'%')) return std::nullopt;
  if (percent) word.remove_suffix(1);
  const std::size_t comma = word.find_first_of(U",.");
  if (comma == word.npos || word.size() != comma + 2 || comma == 0 || comma > 9) return std::nullopt;
  Tenths value = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (i == comma) continue;
    if (!core::is_digit(word[i])) return std::nullopt;
    value = 10 * value + static_cast<Tenths>(word[i] - U'0');
  }
  return value;
}

struct Figures {
  Tenths external, external_percent, own, own_percent;
  std::size_t end;
};

/// Four numbers that begin at a word.
std::optional<Figures> figures_at(const Zone& slide, std::size_t at) {
  Tenths values[4];
  std::size_t end = at;
  for (int i = 0; i < 4; ++i, at = slide.next_word(at)) {
    const auto value = at < slide.size() ? tenths_of(slide.word_at(at), i % 2 == 1) : std::nullopt;
    if (!value) return std::nullopt;
    values[i] = *value;
    end = at + slide.word_at(at).size();
  }
  return Figures{values[0], values[1], values[2], values[3], end};
}

class TableReader {
 public:
  TableReader(const Zone& slide, PortfolioDocument& portfolio) : slide_(slide), out_(portfolio) {}

  bool read() {
    const auto external = slide_.find(list("table", "external"));
    const auto unit = external ? slide_.find(list("table", "unit"), external->end) : std::nullopt;
    const auto own_unit = unit ? slide_.find(list("table", "unit"), unit->end) : std::nullopt;
    if (!own_unit) return false;
    read_heads(*external, *unit, *own_unit);
    std::size_t begin = slide_.next_word(own_unit->end - 1);
    for (std::size_t at = begin; at < slide_.size();) {
      const auto figures = figures_at(slide_, at);
      if (!figures) {
        at = slide_.next_word(at);
        continue;
      }
      add_row(begin, at, *figures);
      at = begin = slide_.next_word(figures->end - 1);
    }
    return !out_.rows.empty();
  }

 private:
  void read_heads(Extent external, Extent unit, Extent own_unit) {
    const auto heading = slide_.at(list("table", "heading"), external.begin < 13 ? 0 : external.begin - 13);
    const std::size_t title_end = heading ? heading->begin : external.begin;
    out_.table_title = slide_.part(0, title_end).utf8();
    out_.own_name = slide_.part(unit.end, own_unit.begin).utf8();
    const std::string external_name = slide_.part(external.begin, external.end).utf8();
    if (heading) out_.columns.push_back(slide_.part(heading->begin, heading->end).utf8());
    out_.columns.push_back(slide_.part(external.begin, unit.end).utf8());
    out_.columns.push_back(external_name + " %");
    out_.columns.push_back(slide_.part(unit.end, own_unit.end).utf8());
    out_.columns.push_back(out_.own_name + " %");
    out_.table_block = quote_of(slide_.words.slice(0, own_unit.end), out_.source);
  }

  /// The heading above the projects, when one begins the name.
  void take_status(const Zone& name, std::size_t& begin) {
    for (const auto& [status, words] : portfolio_words().group("status")) {
      const auto found = name.at(words, 0);
      if (!found) continue;
      status_ = status;
      status_name_ = core::capitalise(core::to_utf8(words.front()));
      begin += found->end;
      while (begin < slide_.size() && slide_.words.text[begin] == U' ') ++begin;
      return;
    }
  }

  void add_row(std::size_t begin, std::size_t at, const Figures& figures) {
    const std::size_t row_begin = begin;
    take_status(slide_.part(begin, at), begin);
    const Zone name = slide_.part(begin, at);
    FinancingRow row{.status = status_,
                     .external = figures.external,
                     .external_percent = figures.external_percent,
                     .own = figures.own,
                     .own_percent = figures.own_percent};
    if (name.at(list("table", "total"), 0)) {
      row.kind = "total";
      row.status = "all";
      row.name = name.utf8();
    } else if (name.at(list("table", "sum"), 0)) {
      row.kind = "subtotal";
      row.name = status_name_ + " (summa)";
      begin = row_begin;
    } else {
      row.kind = "project";
      row.name = name.utf8();
      begin += add_name_without_figures(name, row);
    }
    row.evidence = quote_of(slide_.words.slice(begin, figures.end), out_.source);
    out_.rows.push_back(std::move(row));
  }

  /// "Alfa (Pilot) Beta": two names before one set of figures. They belong to the nearest name; which it is nobody can tell
  /// from the text, and that is told. Returns the length of the first name.
  std::size_t add_name_without_figures(const Zone& name, FinancingRow& row) {
    const std::size_t close = name.words.text.find(U')');
    if (close == kNowhere || close + 2 >= name.size() || !name.is_capital(close + 2)) return 0;
    FinancingRow first{.name = name.part(0, close + 1).utf8(), .kind = "project", .status = status_};
    first.missing = fmt::format("inga egna siffror i texten; se ambiguities[{}]", out_.ambiguities.size());
    first.evidence = quote_of(name.words.slice(0, close + 1), out_.source);
    row.name = name.part(close + 2).utf8();
    out_.ambiguities.push_back(core::say("\"{}\" och \"{}\" har en uppsättning siffror; de är lästa som den senares",
                                         "\"{}\" and \"{}\" have one set of figures; they are read as those of the latter", first.name, row.name));
    out_.rows.push_back(std::move(first));
    return close + 2;
  }

  const Zone& slide_;
  PortfolioDocument& out_;
  std::string status_, status_name_;
};

using Column = std::optional<Tenths> FinancingRow::*;

const FinancingRow* row_of(const std::vector<FinancingRow>& rows, const std::string& kind, const std::string& status) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const FinancingRow& row) { return row.kind == kind && row.status == status; });
  return found == rows.end() ? nullptr : &*found;
}

void add_term(SumCheck& check, const std::optional<Tenths>& value) {
  if (!value) return;
  check.computed += *value;
  ++check.terms;
  check.terms_above_zero += *value > 0 ? 1 : 0;
}

}  // namespace

const WordBook& portfolio_words() {
  static const WordBook book("data/portfolio_words.toml");
  return book;
}

bool read_table(const Zone& slide, PortfolioDocument& portfolio) { return TableReader(slide, portfolio).read(); }

std::vector<SumCheck> check_sums(const std::vector<FinancingRow>& rows) {
  std::vector<SumCheck> checks;
  const std::pair<const char*, Column> columns[] = {{"external", &FinancingRow::external}, {"own", &FinancingRow::own}};
  for (const auto& [status, words] : portfolio_words().group("status")) {
    const FinancingRow* sum = row_of(rows, "subtotal", status);
    for (const auto& [name, column] : columns) {
      SumCheck check{.check = fmt::format("{} {} = sum of projects", status, name), .stated = sum ? (sum->*column).value_or(0) : 0};
      for (const FinancingRow& row : rows) {
        if (row.kind == "project" && row.status == status) add_term(check, row.*column);
      }
      if (sum && check.terms > 0) checks.push_back(std::move(check));
    }
  }
  const FinancingRow* total = row_of(rows, "total", "all");
  for (const auto& [name, column] : columns) {
    SumCheck check{.stated = total ? (total->*column).value_or(0) : 0};
    std::string parts;
    for (const FinancingRow& row : rows) {
      if (row.kind != "subtotal") continue;
      add_term(check, row.*column);
      parts += (parts.empty() ? "" : " + ") + row.status;
    }
    check.check = fmt::format("total {} = {}", name, parts);
    if (total && check.terms > 0) checks.push_back(std::move(check));
  }
  return checks;
}

std::optional<ShareCheck> check_share(const FinancingRow& row) {
  if (!row.external || !row.own || !row.external_percent || *row.external + *row.own == 0) return std::nullopt;
  const double external = static_cast<double>(*row.external), own = static_cast<double>(*row.own), half = 0.5;
  const auto share = [](double part, double rest) { return 100 * part / (part + rest); };
  ShareCheck check{.recomputed = share(external, own)};
  check.low = share(std::max(0.0, external - half), own + half);
  check.high = share(external + half, std::max(0.0, own - half));
  const double stated = static_cast<double>(*row.external_percent) / 10, rounding = 0.05;
  check.is_consistent = stated + rounding >= check.low && stated - rounding <= check.high;
  return check;
}

}  // namespace rodtrad::domain
