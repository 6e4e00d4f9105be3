// What a decision rests on, and who is told of it.
#pragma once

#include "domain/minutes/context.h"

namespace rodtrad::domain {

/// Entries of "Underlag för beslut". Minutes among them without a date have lost it where the document has lost its numbers:
/// "underlag[1].date" then goes to `lost`.
std::vector<Basis> read_basis(const Zone& list, const MinutesContext& context, bool numbers_lost, Names& lost);

/// Entries of "Meddelas", as written.
std::vector<Zone> read_notified(const Zone& list, const MinutesContext& context);

/// One spelling for each unit: the fullest, then the one with the fewest capitals.
class UnitSpellings {
 public:
  void add(const std::string& name);
  std::string best(const std::string& name) const;

 private:
  std::map<std::u32string, Names> spellings_;
};

}  // namespace rodtrad::domain
