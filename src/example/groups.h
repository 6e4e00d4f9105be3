// The invented diagnosis-related groups: forty inpatient conditions in three levels and twenty outpatient fields in three
// kinds of visit. Codes (SYS…, SYO…) have another form than NordDRG codes. Chapters are those of ICD-10-SE, by number.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "example/places.h"
#include "example/population.h"

namespace rodtrad::example {

enum class CareForm : std::uint8_t { inpatient, outpatient };
inline constexpr int kLevels = 3;  // of a condition or field

/// Age bands of the care patterns: 0, 1–14, 15–24, 25–44, 45–64, 65–74, 75–84, 85 and older.
inline constexpr std::array<int, 8> kCareBandStarts{0, 1, 15, 25, 45, 65, 75, 85};
int care_band(int age);

/// How often a chapter is the reason for care, by age band (a weight), and for women in per cent of the weight.
struct Chapter {
  std::string_view code;
  std::array<int, 8> inpatient;
  std::array<int, 8> outpatient;
  int women_inpatient;
  int women_outpatient;
};
std::span<const Chapter> chapters();

/// What a person is treated for: a condition (inpatient) or a field (outpatient), which gives three groups.
struct Condition {
  std::string_view name_sv;
  std::string_view name_en;
  int chapter;          // index into chapters()
  int share;            // weight within the chapter
  std::int64_t weight;  // DRG weight of the lowest level, in millionths of a point
  int days;             // mean length of stay of the lowest level; 0 for outpatients
  int tail;             // how often it becomes very expensive, in per cent of what is usual
  ClinicNumber clinic;
  int from_band = 0;           // youngest age band
  std::string_view only = {};  // "F" or "M": one sex only
};
std::span<const Condition> conditions(CareForm form);

/// One group, numbered over both forms: condition × 3 + level, outpatient groups after the inpatient ones.
struct Group {
  std::string code;
  std::string title_sv;
  std::string title_en;
  CareForm form = CareForm::inpatient;
  int condition = 0;
  int level = 0;
  std::int64_t weight = 0;  // millionths of a point, whole ten-thousandths
  int days = 0;             // mean length of stay
};
const std::vector<Group>& groups();
int group_number(CareForm form, int condition, int level);
const Condition& condition_of(int group);

}  // namespace rodtrad::example
