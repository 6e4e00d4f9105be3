// Conditions and fields with their weights and stays, all invented, and the groups made of them.
#include "example/groups.h"

#include <fmt/format.h>

namespace rodtrad::example {
namespace {

constexpr std::array<Condition, 40> kInpatient{{
    {"Blodförgiftning", "Sepsis", 0, 5, 900'000, 6, 150, infection},
    {"Mag- och tarminfektion", "Intestinal infection", 0, 5, 480'000, 3, 100, medicine},
    {"Brösttumör", "Breast tumour", 1, 3, 800'000, 2, 70, surgery, 4, "F"},
    {"Tarmtumör", "Bowel tumour", 1, 4, 1'400'000, 7, 115, surgery, 4},
    {"Lungtumör", "Lung tumour", 1, 3, 1'050'000, 6, 100, medicine, 4},
    {"Annan tumör", "Other tumour", 1, 5, 1'000'000, 5, 125, oncology},
    {"Blodbrist", "Anaemia", 2, 1, 600'000, 3, 100, medicine},
    {"Diabetes", "Diabetes", 3, 1, 650'000, 4, 100, medicine},
    {"Depression", "Depression", 4, 5, 1'000'000, 13, 110, psychiatry, 1},
    {"Psykos", "Psychosis", 4, 2, 1'600'000, 22, 140, psychiatry, 2},
    {"Beroende", "Addiction", 4, 4, 420'000, 4, 90, psychiatry, 2},
    {"Epilepsi och kramper", "Epilepsy and seizures", 5, 3, 520'000, 3, 100, neurology},
    {"Nervsjukdom", "Disease of the nervous system", 5, 2, 900'000, 7, 100, neurology, 3},
    {"Ögonoperation", "Eye operation", 6, 1, 600'000, 2, 60, eye},
    {"Yrsel och hörsel", "Dizziness and hearing", 7, 1, 380'000, 2, 80, ear},
    {"Hjärtsvikt", "Heart failure", 8, 5, 760'000, 6, 110, medicine, 4},
    {"Hjärtinfarkt och kärlkramp", "Myocardial infarction and angina", 8, 5, 950'000, 4, 100, medicine, 4},
    {"Rytmrubbning", "Cardiac arrhythmia", 8, 4, 450'000, 2, 75, medicine},
    {"Slaganfall", "Stroke", 8, 4, 1'150'000, 9, 140, medicine, 3},
    {"Kärloperation", "Vascular surgery", 8, 1, 1'800'000, 8, 135, surgery, 4},
    {"Lunginflammation", "Pneumonia", 9, 6, 740'000, 5, 100, medicine},
    {"Kronisk lungsjukdom", "Chronic lung disease", 9, 3, 700'000, 5, 100, medicine, 4},
    {"Blindtarm och bråck", "Appendix and hernia", 10, 3, 720'000, 2, 85, surgery},
    {"Gallsten", "Gallstones", 10, 3, 700'000, 3, 100, surgery, 2},
    {"Tarmvred", "Bowel obstruction", 10, 4, 900'000, 5, 125, surgery},
    {"Hudinfektion", "Skin infection", 11, 1, 560'000, 5, 100, infection},
    {"Höft- eller knäprotes", "Hip or knee replacement", 12, 5, 1'700'000, 4, 65, orthopaedics, 4},
    {"Led- och ryggsjukdom", "Disease of joints and back", 12, 4, 1'000'000, 5, 100, orthopaedics},
    {"Urinvägsinfektion", "Urinary infection", 13, 5, 560'000, 5, 100, urology},
    {"Njursvikt", "Kidney failure", 13, 3, 950'000, 7, 130, medicine},
    {"Förlossning", "Delivery", 14, 8, 560'000, 2, 45, women},
    {"Kejsarsnitt", "Caesarean section", 14, 2, 980'000, 3, 70, women},
    {"Nyfödd med vårdbehov", "Newborn in need of care", 15, 1, 800'000, 6, 150, children},
    {"Missbildning", "Malformation", 16, 1, 1'300'000, 4, 100, children},
    {"Bröst- och buksmärta", "Chest and abdominal pain", 17, 5, 300'000, 2, 80, medicine},
    {"Svimning och feber", "Fainting and fever", 17, 4, 350'000, 2, 85, medicine},
    {"Höftfraktur", "Hip fracture", 18, 6, 1'300'000, 8, 115, orthopaedics, 5},
    {"Annan fraktur", "Other fracture", 18, 5, 800'000, 3, 100, orthopaedics},
    {"Skallskada och förgiftning", "Head injury and poisoning", 18, 4, 280'000, 1, 105, surgery},
    {"Rehabilitering", "Rehabilitation", 19, 1, 1'100'000, 12, 115, neurology},
}};

constexpr std::array<Condition, 20> kOutpatient{{
    {"Infektion", "Infection", 0, 1, 42'000, 0, 100, infection},
    {"Tumör", "Tumour", 1, 1, 52'000, 0, 150, oncology},
    {"Blod", "Blood", 2, 1, 50'000, 0, 100, medicine},
    {"Hormoner och ämnesomsättning", "Hormones and metabolism", 3, 1, 40'000, 0, 100, medicine},
    {"Psykisk hälsa", "Mental health", 4, 1, 45'000, 0, 95, psychiatry},
    {"Nervsystem", "Nervous system", 5, 1, 46'000, 0, 125, neurology},
    {"Öga", "Eye", 6, 1, 30'000, 0, 80, eye},
    {"Öra", "Ear", 7, 1, 31'000, 0, 100, ear},
    {"Hjärta och kärl", "Heart and vessels", 8, 1, 43'000, 0, 100, medicine},
    {"Andning", "Breathing", 9, 1, 38'000, 0, 100, medicine},
    {"Mage och tarm", "Stomach and bowel", 10, 1, 44'000, 0, 100, surgery},
    {"Hud", "Skin", 11, 1, 27'000, 0, 85, skin},
    {"Rörelseorgan", "Muscles and joints", 12, 1, 36'000, 0, 100, orthopaedics},
    {"Njurar och urinvägar", "Kidneys and urinary tract", 13, 1, 41'000, 0, 100, urology},
    {"Graviditet", "Pregnancy", 14, 1, 34'000, 0, 60, women},
    {"Nyfödd", "Newborn", 15, 1, 38'000, 0, 100, children},
    {"Medfödd avvikelse", "Congenital condition", 16, 1, 40'000, 0, 100, children},
    {"Utredning av symtom", "Investigation of symptoms", 17, 1, 37'000, 0, 100, medicine},
    {"Skada", "Injury", 18, 1, 39'000, 0, 100, orthopaedics},
    {"Kontroll och uppföljning", "Check-up and follow-up", 19, 1, 25'000, 0, 80, medicine},
}};

struct Level {
  std::string_view sv;
  std::string_view en;
  int weight;  // per cent of the lowest level's
  int days;
};
constexpr std::array<Level, kLevels> kStays{{{"utan komplikation", "without complication", 100, 100},
                                             {"med komplikation", "with complication", 150, 125},
                                             {"med svår komplikation", "with severe complication", 255, 170}}};
constexpr std::array<Level, kLevels> kVisits{
    {{"läkarbesök", "physician visit", 100, 0}, {"behandling", "treatment", 210, 0}, {"dagingrepp", "day procedure", 740, 0}}};

std::string numbered(CareForm form, int number) { return fmt::format("SY{}{:03}", form == CareForm::inpatient ? 'S' : 'O', number); }

void add_groups(CareForm form, std::vector<Group>& all) {
  const auto& levels = form == CareForm::inpatient ? kStays : kVisits;
  const std::string_view between_words = form == CareForm::inpatient ? " " : ", ";
  int number = 0;
  for (const Condition& condition : conditions(form)) {
    for (int level = 0; level < kLevels; ++level) {
      const Level& words = levels[static_cast<std::size_t>(level)];
      const std::int64_t weight = condition.weight * words.weight / 100;
      all.push_back({.code = numbered(form, number + 1),
                     .title_sv = fmt::format("{}{}{}", condition.name_sv, between_words, words.sv),
                     .title_en = fmt::format("{}{}{}", condition.name_en, between_words, words.en),
                     .form = form,
                     .condition = number / kLevels,
                     .level = level,
                     .weight = weight / 100 * 100,
                     .days = (condition.days * words.days + 50) / 100});
      ++number;
    }
  }
}

}  // namespace

std::span<const Condition> conditions(CareForm form) {
  if (form == CareForm::inpatient) return kInpatient;
  return kOutpatient;
}

const std::vector<Group>& groups() {
  static const std::vector<Group> all = [] {
    std::vector<Group> made;
    add_groups(CareForm::inpatient, made);
    add_groups(CareForm::outpatient, made);
    return made;
  }();
  return all;
}

int group_number(CareForm form, int condition, int level) {
  const int before = form == CareForm::inpatient ? 0 : static_cast<int>(kInpatient.size()) * kLevels;
  return before + condition * kLevels + level;
}

const Condition& condition_of(int group) {
  const Group& of = groups()[static_cast<std::size_t>(group)];
  return conditions(of.form)[static_cast<std::size_t>(of.condition)];
}

}  // namespace rodtrad::example
