// Joining and fitting words.
#include "methods/words.h"

#include "core/unicode.h"

namespace rodtrad::methods {

using core::Text;

Text operator+(Text a, const Text& b) {
  a.sv += b.sv;
  a.en += b.en;
  return a;
}

static std::string lowered(const std::string& label) {
  const std::u32string letters = core::to_code_points(label);
  if (letters.size() < 2 || core::is_upper(letters[1]) || !core::is_letter(letters[1])) return label;
  return core::to_lower(core::to_utf8(letters.substr(0, 1))) + core::to_utf8(letters.substr(1));
}

Text inside_sentence(const Text& label) { return {lowered(label.sv), lowered(label.en), label.others}; }

Text not_possible_because(const Text& why) { return {"Inte möjligt, eftersom " + why.sv + ".", "Not possible, because " + why.en + "."}; }

Text listed(const std::vector<Text>& labels) {
  std::vector<std::string_view> sv, en;
  for (const Text& label : labels) {
    sv.push_back(label.sv);
    en.push_back(label.en);
  }
  return {fmt::format("{}.", fmt::join(sv, ", ")), fmt::format("{}.", fmt::join(en, ", "))};
}

Text care_form_label(const std::string& care_form) {
  if (care_form == "inpatient") return {"Sluten vård", "Inpatient care"};
  if (care_form == "outpatient") return {"Öppen vård", "Outpatient care"};
  return core::same_text(care_form);
}

Text contacts_words(const std::string& care_form) {
  if (care_form == "inpatient") return {"vårdtillfällena i sluten vård", "inpatient episodes"};
  return {"vårdkontakterna i öppen vård", "outpatient contacts"};
}

Text in_form(const std::string& care_form) {
  if (care_form == "inpatient") return {"i sluten vård", "in inpatient care"};
  return {"i öppen vård", "in outpatient care"};
}

}  // namespace rodtrad::methods
