// Plain words in Swedish and English.
#include "methods/cost_outliers_words.h"

#include "core/unicode.h"

namespace rodtrad::methods::cost_outliers {

using core::Text;
using stats::Verdict;

Text operator+(Text a, const Text& b) {
  a.sv += b.sv;
  a.en += b.en;
  return a;
}

Text contacts_words(const std::string& care_form) {
  if (care_form == "inpatient") return {"vårdtillfällena i sluten vård", "inpatient episodes"};
  return {"vårdkontakterna i öppen vård", "outpatient contacts"};
}

Text in_form(const std::string& care_form) {
  if (care_form == "inpatient") return {"i sluten vård", "in inpatient care"};
  return {"i öppen vård", "in outpatient care"};
}

Text against_nation(Verdict verdict, const std::string& name) {
  const std::string ref = "{" + name + "}";
  switch (verdict) {
    case Verdict::higher:
      return {", en högre andel än i riket (" + ref + ")", ", a higher share than in the nation (" + ref + ")"};
    case Verdict::probably_higher:
      return {", troligen en högre andel än i riket (" + ref + ")", ", probably a higher share than in the nation (" + ref + ")"};
    case Verdict::probably_lower:
      return {", troligen en lägre andel än i riket (" + ref + ")", ", probably a lower share than in the nation (" + ref + ")"};
    case Verdict::lower:
      return {", en lägre andel än i riket (" + ref + ")", ", a lower share than in the nation (" + ref + ")"};
    case Verdict::no_sure_difference:
      break;
  }
  return {", ingen säker skillnad mot riket (" + ref + ")", ", no certain difference from the nation (" + ref + ")"};
}

static std::string lowered(const std::string& label) {
  const std::u32string letters = core::to_code_points(label);
  if (letters.size() < 2 || core::is_upper(letters[1]) || !core::is_letter(letters[1])) return label;
  return core::to_lower(core::to_utf8(letters.substr(0, 1))) + core::to_utf8(letters.substr(1));
}

Text inside_sentence(const Text& label) { return {lowered(label.sv), lowered(label.en), label.others}; }

}  // namespace rodtrad::methods::cost_outliers
