// Both tables are far larger than the caches: what comes next is fetched ahead.
#include "lake/row_gate.h"

namespace rodtrad::lake {

using core::Problem;
using core::Severity;

namespace {
constexpr std::size_t kAhead = 16;  // rows
}

RowGate::RowGate(const RowPlan& plan) : plan_(plan) {
  for (std::size_t i = 0; i < plan.columns.size(); ++i) {
    if (plan.columns[i].column->type == schema::ValueType::person) person_column_ = i;
  }
}

void RowGate::check(const formats::RowBlock& block, RowReader& reader) {
  const std::vector<RowKey>& keys = reader.keys();
  for (std::size_t row = 0; row < keys.size(); ++row) {
    if (row + kAhead < keys.size()) seen_.prefetch(keys[row + kAhead].fingerprint);
    const RowKey& key = keys[row];
    if (key.by == RowKey::By::nothing) continue;
    const auto earlier = seen_.add(key.fingerprint, static_cast<std::uint32_t>(block.line(row)));
    if (!earlier) continue;
    const bool has_key = key.by == RowKey::By::key;
    reader.faults().add(row, std::nullopt, has_key ? "duplicate_key" : "duplicate_row", "", has_key ? Severity::error : Severity::warning,
                        [&] { return duplicate(key.by, *earlier); });
  }
  log_.add(reader.log());
}

Problem RowGate::duplicate(RowKey::By by, std::uint32_t earlier) const {
  if (by == RowKey::By::key) {
    const std::string names = fmt::format("{}", fmt::join(plan_.contract->key, ", "));
    return {.message = core::say("samma {} finns redan på rad {}", "the same {} stands on line {} already", names, earlier),
            .hint = {.sv = "ta bort den ena raden i källan", .en = "remove one of the rows in the source"}};
  }
  return {.message = core::say("raden är likadan som rad {}", "the row is the same as line {}", earlier),
          .hint = {.sv = "raden har tagits med; utan nummer på kontakten går det inte att veta om den är en dubblett",
                   .en = "the row is kept; without a contact number one cannot know whether it is a duplicate"}};
}

const std::vector<std::uint32_t>& RowGate::keep(RowReader& reader) {
  kept_.clear();
  for (std::size_t row = 0; row < reader.keys().size(); ++row) {
    if (!reader.faults().is_rejected(row)) kept_.push_back(static_cast<std::uint32_t>(row));
  }
  if (!person_column_) return kept_;
  CheckedColumn& column = reader.columns()[*person_column_];
  column.form = CheckedColumn::Form::numbers;
  column.numbers.assign(column.texts.size(), kNoNumber);
  for (std::size_t i = 0; i < kept_.size(); ++i) {
    if (i + kAhead < kept_.size()) persons_.prefetch(column.texts[kept_[i + kAhead]]);
    if (const std::string_view text = column.texts[kept_[i]]; text.data()) column.numbers[kept_[i]] = persons_.of(text);
  }
  return kept_;
}

}  // namespace rodtrad::lake
