// Plain words in Swedish and English.
#include "methods/cost_outliers_words.h"

namespace rodtrad::methods::cost_outliers {

using core::Text;
using stats::Verdict;

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

}  // namespace rodtrad::methods::cost_outliers
