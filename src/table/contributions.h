// How a sum is made up of what each contributor gives: what disclosure control asks about dominance.
#pragma once

namespace rodtrad::table {

/// Contributors are persons; contacts without a person count as one person. Without a person column each contact is one.
/// All are sizes, so that a credited cost counts as much as a cost.
struct Contributions {
  double total = 0;    // sum of |contribution|
  double largest = 0;  // the two largest |contribution|; 0 when there is none
  double second = 0;
  bool operator==(const Contributions&) const = default;
};

}  // namespace rodtrad::table
