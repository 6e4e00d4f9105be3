// What a new version says of itself, and what it takes over from the one before.
#include "core/date.h"
#include "core/failure.h"
#include "lake/mapping.h"
#include "lake/prepared_import.h"
#include "lake/row_plan.h"

namespace rodtrad::lake {

using core::Problem;
using core::Text;

namespace {

std::vector<table::Category> categories_of(const schema::CodeList& list) {
  std::vector<table::Category> categories;
  for (const schema::ListedCode& one : list.codes) categories.push_back({.code = one.code, .label = one.label});
  return categories;
}

Problem conflict(std::string code, const DatasetVersion& version, Text message, Text hint) {
  return {.code = std::move(code), .place = {.file = version.source_name}, .message = std::move(message), .hint = std::move(hint)};
}

void check_same(const DatasetVersion& current, const DatasetVersion& version, core::Problems& problems) {
  const Text rename{.sv = "ge den nya datamängden ett annat namn med --name", .en = "give the new dataset another name with --name"};
  if (current.kind != version.kind) {
    problems.push_back(conflict("other_kind", version,
                                {.sv = fmt::format("{} är redan en datamängd av slaget {}", version.name, current.kind),
                                 .en = fmt::format("{} is a dataset of the kind {} already", version.name, current.kind)},
                                rename));
  }
  if (current.currency != version.currency) {
    problems.push_back(conflict(
        "other_currency", version,
        {.sv = fmt::format("{} är i {}, men filen i {}; två valutor blandas aldrig", version.name, current.currency, version.currency),
         .en = fmt::format("{} is in {}, but the file in {}; two currencies are never mixed", version.name, current.currency, version.currency)},
        rename));
  }
}

void check_carried(const DatasetVersion& current, const DatasetVersion& version, core::Problems& problems) {
  const Text all_years{.sv = "importera alla år på nytt, eller ge den nya datamängden ett annat namn med --name",
                       .en = "import all years anew, or give the new dataset another name with --name"};
  if (current.contract_version != version.contract_version) {
    problems.push_back(conflict("other_contract_version", version,
                                {.sv = fmt::format("tidigare år av {} följer kontraktets version {}, den nya filen version {}", version.name,
                                                   current.contract_version, version.contract_version),
                                 .en = fmt::format("earlier years of {} follow version {} of the contract, the new file version {}", version.name,
                                                   current.contract_version, version.contract_version)},
                                all_years));
  }
  for (const auto& [code, range] : current.age_groups) {
    const auto mine = version.age_groups.find(code);
    if (mine == version.age_groups.end() || mine->second == range) continue;
    problems.push_back(conflict("other_age_groups", version,
                                {.sv = fmt::format("åldersgruppen \"{}\" har andra gränser i tidigare år", code),
                                 .en = fmt::format("the age group \"{}\" has other bounds in earlier years", code)},
                                all_years));
  }
}

void merge_codes(const DatasetVersion& current, DatasetVersion& version) {
  for (const auto& [column, codes] : current.codes) {
    std::vector<table::Category>& mine = version.codes[column];
    for (const table::Category& code : codes) {
      if (std::none_of(mine.begin(), mine.end(), [&](const auto& one) { return one.code == code.code; })) mine.push_back(code);
    }
  }
  version.age_groups.insert(current.age_groups.begin(), current.age_groups.end());
}

void link_file(const std::filesystem::path& from, const std::filesystem::path& to) {
  std::error_code error;
  std::filesystem::create_hard_link(from, to, error);
  if (error) std::filesystem::copy_file(from, to, error);
  if (!error) return core::sync_path(to);
  throw core::Failure(core::FailureKind::io, {.sv = fmt::format("kunde inte föra vidare {}: {}", from.string(), error.message()),
                                              .en = fmt::format("could not carry {} forward: {}", from.string(), error.message())});
}

}  // namespace

DatasetVersion describe_version(const ImportRequest& request, const schema::Contract& contract, const Mapping& mapping) {
  DatasetVersion version{.name = dataset_name(request),
                         .kind = contract.kind,
                         .contract_version = contract.version,
                         .created = core::now_utc(),
                         .label = mapping.label.sv.empty() ? contract.label : mapping.label,
                         .source = mapping.source,
                         .currency = mapping.currency,
                         .is_public = !request.public_ground.empty(),
                         .synthetic = mapping.synthetic,
                         .public_ground = request.public_ground,
                         .purpose = request.purpose,
                         .approval = request.approval,
                         .codes = mapping.codes,
                         .source_name = request.file.filename().string(),
                         .source_url = core::shown_url(request.url),
                         .mapping = mapping.text};
  for (const schema::ContractColumn& column : contract.columns) {
    const schema::CodeList* list = schema::code_list(column.codes);
    if (list && !version.codes.contains(column.id)) version.codes[column.id] = categories_of(*list);
  }
  if (contract.find("age_group")) {
    for (const auto& [code, range] : age_groups_of(mapping)) version.age_groups[code] = {range.first, range.last};
  }
  return version;
}

core::Expected<core::Done> carry_forward(const DatasetVersion& current, const std::filesystem::path& folder, DatasetVersion& version,
                                         ImportReport& report) {
  core::Problems problems;
  check_same(current, version, problems);
  const std::vector<int> fresh = version.years();
  std::vector<DataFile> carried;
  for (const DataFile& file : current.files) {
    const bool replaced = std::find(fresh.begin(), fresh.end(), file.year) != fresh.end();
    (replaced ? report.years_replaced : report.years_carried).push_back(file.year);
    if (!replaced) carried.push_back(file);
  }
  if (!carried.empty()) check_carried(current, version, problems);
  if (has_errors(problems)) return core::fail(std::move(problems));
  if (carried.empty()) return core::Done{};
  for (const DataFile& file : carried) link_file(current.folder / file.name, folder / file.name);
  version.files.insert(version.files.end(), carried.begin(), carried.end());
  std::sort(version.files.begin(), version.files.end(), [](const DataFile& a, const DataFile& b) { return a.year < b.year; });
  version.has_persons |= current.has_persons;
  version.synthetic |= current.synthetic;
  version.is_public &= current.is_public;
  merge_codes(current, version);
  return core::Done{};
}

}  // namespace rodtrad::lake
