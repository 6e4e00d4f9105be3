// Plain words in Swedish and English.
#include "methods/cost_outliers_words.h"

namespace rodtrad::methods::cost_outliers {

using core::Text;
using stats::Verdict;

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
