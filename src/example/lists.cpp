// Small lists, written whole.
#include "example/lists.h"

#include "core/file.h"
#include "example/fields.h"
#include "formats/csv_write.h"

namespace rodtrad::example {
namespace {

constexpr std::array<std::string_view, kKinds> kKindCodes{"universitetssjukhus", "länssjukhus", "länsdelssjukhus"};
constexpr std::array<std::string_view, 2> kBandCodes{"0-64", "65+"};

std::string_view form_code(CareForm form) { return form == CareForm::inpatient ? "S" : "Ö"; }

void add_cell(NationCell& sum, const NationCell& cell) {
  sum.contacts += cell.contacts;
  sum.cost += cell.cost;
  sum.outliers += cell.outliers;
  sum.outlier_cost += cell.outlier_cost;
}

/// Everything of a group in a year.
NationCell group_total(const NationTally& tally, int year, int group) {
  NationCell sum;
  for (int kind = 0; kind < kKinds; ++kind) {
    for (const AgeBand band : {under_65, from_65}) {
      for (const Sex sex : {Sex::female, Sex::male}) add_cell(sum, tally.cell(year, kind, group, band, sex));
    }
  }
  return sum;
}

/// One kind of hospital, or all of them (kind = kKinds).
NationCell kind_cell(const NationTally& tally, int year, int kind, int group, AgeBand band, Sex sex) {
  if (kind < kKinds) return tally.cell(year, kind, group, band, sex);
  NationCell sum;
  for (int one = 0; one < kKinds; ++one) add_cell(sum, tally.cell(year, one, group, band, sex));
  return sum;
}

void append_limit(FieldWriter& row, int year, int group, std::int64_t limit, const NationCell& total) {
  const Group& of = groups()[static_cast<std::size_t>(group)];
  const std::int64_t inliers = total.contacts - total.outliers;
  row.whole(year).text(form_code(of.form)).text(of.code).kronor(limit).points(of.weight);
  if (inliers > 0) {
    row.kronor((total.cost - total.outlier_cost + inliers / 2) / inliers);
  } else {
    row.text("");
  }
  row.text("SYN-KLINIK").text("klinik").numbered("", year, 4).more(".1").end_row();
}

void append_nation_group(FieldWriter& row, const NationTally& tally, int year, int kind, int group) {
  const Group& of = groups()[static_cast<std::size_t>(group)];
  for (const AgeBand band : {under_65, from_65}) {
    for (const Sex sex : {Sex::female, Sex::male}) {
      const NationCell cell = kind_cell(tally, year, kind, group, band, sex);
      if (cell.contacts == 0) continue;
      row.whole(year).text(kind < kKinds ? kKindCodes[static_cast<std::size_t>(kind)] : "riket").text(form_code(of.form)).text(of.code);
      row.text(kBandCodes[band]).text(sex == Sex::female ? "K" : "M").whole(cell.contacts).kronor(cell.cost);
      row.whole(cell.outliers).kronor(cell.outlier_cost).end_row();
    }
  }
}

/// Writes "code;label;label_en" with one row per entry; `names` gives the three fields.
template <class Entries, class Names>
void write_label_list(const std::filesystem::path& file, const Entries& entries, const Names& names) {
  std::string text;
  formats::append_csv_row(text, {"code", "label", "label_en"}, kDelimiter);
  for (const auto& entry : entries) {
    const std::array<std::string_view, 3> fields = names(entry);
    formats::append_csv_row(text, fields, kDelimiter);
  }
  core::write_file(file, text);
}

}  // namespace

void write_limits(const World& nation, const Limits& limits, const NationTally& tally, const std::filesystem::path& file) {
  std::string text = "ar;vardform;drg;grans;vikt;innerfall_medel;lista;listtyp;version\r\n";
  FieldWriter row(text);
  for (int year = nation.first_year; year <= nation.last_year(); ++year) {
    for (int group = 0; group < static_cast<int>(groups().size()); ++group) {
      const std::int64_t limit = limits.in_year(group, year);
      if (limit > 0) append_limit(row, year, group, limit, group_total(tally, year, group));
    }
  }
  core::write_file(file, text);
}

void write_nation(const World& nation, const NationTally& tally, const std::filesystem::path& file) {
  std::string text = "ar;sjukhustyp;vardform;drg;aldersgrupp;kon;kontakter;kostnad;ytterfall;ytterfallskostnad\r\n";
  FieldWriter row(text);
  for (int year = nation.first_year; year <= nation.last_year(); ++year) {
    for (int kind = kKinds; kind >= 0; --kind) {
      for (int group = 0; group < static_cast<int>(groups().size()); ++group) append_nation_group(row, tally, year, kind, group);
    }
  }
  core::write_file(file, text);
}

void write_labels(const std::filesystem::path& folder) {
  using Names = std::array<std::string_view, 3>;
  write_label_list(folder / "municipalities.csv", municipalities(), [](const Municipality& one) { return Names{one.code, one.name, one.name}; });
  write_label_list(folder / "hospitals.csv", hospitals(), [](const Hospital& one) { return Names{one.code, one.name, one.name}; });
  write_label_list(folder / "clinics.csv", clinics(), [](const Clinic& one) { return Names{one.code, one.name_sv, one.name_en}; });
  write_label_list(folder / "drg.csv", groups(), [](const Group& one) { return Names{one.code, one.title_sv, one.title_en}; });
}

}  // namespace rodtrad::example
