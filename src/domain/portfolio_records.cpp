// Storing of portfolios.
#include "domain/portfolio_records.h"

namespace rodtrad::domain {

using core::Done;
using core::Expected;
using records::Record;

namespace {

constexpr std::int64_t kOrePerTenth = 10'000'000;  // 0,1 million kronor

/// As on the slide: "6,3 mkr externt, 3,0 mkr eget", with how exact it is.
std::string amounts_as_written(const FinancingRow& row) {
  const auto tenths = [](Tenths value) { return fmt::format("{},{}", value / 10, value % 10); };
  return fmt::format("{} mkr externt, {} mkr eget, avrundat till 0,1 mkr", tenths(*row.external), tenths(*row.own));
}

Record project_record(const std::string& title, const std::string& programme) {
  Record record("project");
  record.set("title", title);
  record.set("direction", "received");
  set_text(record, "funding_programme", programme);
  return record;
}

/// What the slide does not tell is held to be going on, and says that this is only supposed.
void set_state(Record& record, const std::string& status) {
  records::Entry& state = record.set("state", status == "completed" ? "closed" : status == "planned" ? "applied" : "ongoing");
  if (status.empty()) state.derived("status_not_told");
}

std::string programme_of(const PortfolioDocument& portfolio, const FinancingRow& row) {
  for (const ListedProject& project : portfolio.projects) {
    if (project.in_table == row.name) return project.programme;
  }
  return {};
}

}  // namespace

Expected<Done> store_portfolio(RecordImport& import, const PortfolioDocument& portfolio) {
  for (const FinancingRow& row : portfolio.rows) {
    if (row.kind != "project") continue;
    Record record = project_record(row.name, programme_of(portfolio, row));
    if (row.external && row.own) {
      record.set("external_money", core::Money{.minor = *row.external * kOrePerTenth});
      record.set("own_money", core::Money{.minor = *row.own * kOrePerTenth});
      record.set("amounts_written", amounts_as_written(row));
    }
    set_state(record, row.status);
    TRY(import.put(record, {"title", "direction"}, row.evidence));
  }
  for (const ListedProject& project : portfolio.projects) {
    if (!project.in_table.empty()) continue;
    Record record = project_record(project.name, project.programme);
    set_state(record, "");
    TRY(import.put(record, {"title", "direction"}, project.evidence));
  }
  return Done{};
}

}  // namespace rodtrad::domain
