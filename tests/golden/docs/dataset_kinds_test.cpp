// docs/reference/dataset-kinds.md is made from the contracts; RODTRAD_UPDATE=1 writes it anew.
#include "core/file.h"
#include "schema/code_list.h"
#include "schema/contract.h"
#include "support/support.h"

using namespace rodtrad;
using schema::Contract;
using schema::ContractColumn;

namespace {

std::string codes_of(const ContractColumn& column) {
  const schema::CodeList* list = schema::code_list(column.codes);
  if (!list) return "";
  constexpr std::size_t kMostShown = 12;
  if (list->codes.size() > kMostShown) return fmt::format(" Codes: list `{}`.", column.codes);
  return fmt::format(" Codes: `{}`.", fmt::join(list->names(), "` `"));
}

std::string type_of(const ContractColumn& column) {
  std::string type(schema::type_name(column.type));
  if (column.type == schema::ValueType::decimal) type += fmt::format(", {} decimals", column.decimals);
  if (!column.unit.en.empty()) type += ", " + column.unit.en;
  return type;
}

std::string row_of(const ContractColumn& column) {
  constexpr std::string_view kPrivacies[] = {"", " Personal.", " Sensitive.", " Identifying: never shown."};
  return fmt::format("| `{}` | {} | {} | {}{}{} |\n", column.id, type_of(column), column.required ? "yes" : "", column.description.en,
                     codes_of(column), kPrivacies[static_cast<std::size_t>(column.privacy)]);
}

std::string checks_of(const Contract& kind) {
  std::string out;
  const auto add = [&](const std::string& code, core::Severity severity, const core::Text& message) {
    out += fmt::format("- `{}`{}: {}\n", code, severity == core::Severity::warning ? " (warning)" : "", message.en);
  };
  for (const schema::Rule& rule : kind.rules) add(rule.code, rule.severity, rule.message);
  for (const schema::Reference& one : kind.references)
    add(one.code, one.severity, {.en = fmt::format("{}; `{}` is looked up in `{}`", one.message.en, one.column, one.kind)});
  for (const schema::Balance& one : kind.balances) add(one.code, one.severity, one.message);
  return out.empty() ? out : "\n" + out;
}

std::string section_of(const Contract& kind) {
  std::string out = fmt::format("\n## {} · {}\n{} {}\n\n", kind.kind, kind.label.sv, kind.description.en,
                                kind.personal ? "Personal data: taken in for a stated purpose only." : "");
  out += fmt::format("Version {}. One file per {}.{} {}\n\n", kind.version, kind.file_by,
                     kind.key.empty() ? std::string() : fmt::format(" Key: `{}`.", fmt::join(kind.key, "` `")), kind.retention.en);
  out += "| column | type | required | |\n|---|---|---|---|\n";
  for (const ContractColumn& column : kind.columns) out += row_of(column);
  return out + checks_of(kind);
}

std::string page() {
  std::string out =
      "# Dataset kinds\n\nMade from `data/datasets/*.toml` (`RODTRAD_UPDATE=1 build/dev/rodtrad_tests -sf='*golden/docs*'`); `rodtrad data kinds "
      "KIND` shows the same in\n"
      "Swedish. How a file's columns become these: [mapping.md](mapping.md). Amounts are kept in minor units, decimals as whole numbers of the last "
      "decimal.\n";
  for (const Contract& kind : schema::contracts()) out += section_of(kind);
  return out;
}

}  // namespace

TEST_CASE("the page of dataset kinds says what the contracts say") {
  const std::filesystem::path place = test::source_dir() / "docs/reference/dataset-kinds.md";
  if (std::getenv("RODTRAD_UPDATE")) core::write_file(place, page());
  const auto kept = core::read_file(place);
  REQUIRE(kept);
  CHECK(page() == *kept);
}
