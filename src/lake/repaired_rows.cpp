// The repairs are held in memory, by line.
#include "lake/repaired_rows.h"

#include <charconv>

#include "core/unicode.h"
#include "formats/csv.h"

namespace rodtrad::lake {
namespace {

using core::Expected;
using core::Problem;
using formats::RowBlock;
using Fields = std::vector<std::string>;

constexpr std::size_t kOwnColumns = 2;  // line and reasons

struct Repair {
  Fields fields;
  core::Place place;
};

class RepairedRows : public formats::RowSource {
 public:
  RepairedRows(std::unique_ptr<RowSource> source, std::map<std::int64_t, Repair> repairs)
      : RowSource(source->name()), source_(std::move(source)), repairs_(std::move(repairs)) {
    header_ = source_->header();
  }
  char decimal() const override { return source_->decimal(); }
  char delimiter() const override { return source_->delimiter(); }

  Expected<bool> next(RowBlock& block) override {
    if (!TRY(source_->next(block))) return TRY(end());
    bool any = false;
    for (std::size_t row = 0; row < block.rows(); ++row) any |= repairs_.contains(block.line(row));
    if (any) replace(block);
    return true;
  }

 private:
  void replace(RowBlock& block) {
    RowBlock repaired;
    auto fault = block.faults().begin();
    for (std::size_t row = 0; row < block.rows(); ++row) {
      const auto repair = repairs_.find(block.line(row));
      const bool is_repaired = repair != repairs_.end();
      const Fields fields = is_repaired ? repair->second.fields : Fields(block.row(row).begin(), block.row(row).end());
      repaired.add_row(block.line(row), fields);
      for (; fault != block.faults().end() && fault->row == row; ++fault) {
        if (!is_repaired) repaired.add_fault(fault->problem);
      }
      if (is_repaired) repairs_.erase(repair);
    }
    block.swap(repaired);
  }

  /// All repairs must have found their rows.
  Expected<bool> end() const {
    if (repairs_.empty()) return false;
    const auto& [line, repair] = *repairs_.begin();
    return core::fail(Problem{.code = "unknown_line",
                              .place = repair.place,
                              .message = core::say("filen har ingen rad som börjar på rad {}", "the file has no row that begins on line {}", line),
                              .hint = {.sv = "hör karantänfilen till en annan fil?", .en = "does the quarantine file belong to another file?"}});
  }

  std::unique_ptr<RowSource> source_;
  std::map<std::int64_t, Repair> repairs_;
};

Problem not_a_quarantine(const std::string& name, int line) {
  return {.code = "not_a_quarantine",
          .place = {.file = name, .line = line},
          .message = {.sv = "filen är inte karantänen till den här filen", .en = "the file is not the quarantine of this file"},
          .hint = {.sv = "den ska ha kolumnerna rodtrad_line och rodtrad_reasons och sedan filens egna, i samma ordning",
                   .en = "it must have the columns rodtrad_line and rodtrad_reasons and then those of the file, in the same order"}};
}

}  // namespace

Expected<std::unique_ptr<formats::RowSource>> repaired_rows(std::unique_ptr<formats::RowSource> source, const std::filesystem::path& repairs,
                                                            const std::string& name) {
  formats::CsvReader rows = TRY(formats::CsvReader::open(TRY(formats::open_source(repairs, name)), name,
                                                         {.delimiter = source->delimiter(), .encoding = formats::Encoding::utf8}));
  Fields header = {"rodtrad_line", "rodtrad_reasons"};
  header.insert(header.end(), source->header().begin(), source->header().end());
  if (rows.header() != header) return core::fail(not_a_quarantine(name, 1));
  std::map<std::int64_t, Repair> found;
  RowBlock block;
  while (TRY(rows.next(block))) {
    if (!block.faults().empty()) return core::fail(block.faults().front().problem);
    for (std::size_t row = 0; row < block.rows(); ++row) {
      const auto fields = block.row(row);
      std::int64_t line = 0;
      const std::string_view text = fields.empty() ? std::string_view() : core::trim(fields[0]);
      std::from_chars(text.data(), text.data() + text.size(), line);
      if (line < 1 || fields.size() < kOwnColumns) return core::fail(not_a_quarantine(name, static_cast<int>(block.line(row))));
      found[line] = {.fields = Fields(fields.begin() + kOwnColumns, fields.end()),
                     .place = {.file = name, .line = static_cast<int>(block.line(row))}};
    }
  }
  return std::make_unique<RepairedRows>(std::move(source), std::move(found));
}

}  // namespace rodtrad::lake
