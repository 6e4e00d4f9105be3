// The three parts of a change against the printed vector, their edges, and held cost.
#include "stats/demography.h"

#include <cmath>

#include "support/support.h"

using namespace rodtrad::stats;

static bool near(double found, double expected, double within) { return std::abs(found - expected) <= within; }

TEST_CASE("a change in three parts: the printed digits, and parts that are the whole") {
  const std::vector<GroupAtTwoTimes> groups = {{800, 16e8, 820, 16.6e8}, {1000, 30e8, 1100, 34.5e8}};  // öre
  const ChangeInParts parts = change_in_parts(groups);
  CHECK(parts.change == 5.1e8);
  CHECK(near(parts.volume / 1e5, 3130.208333, 5e-7));
  CHECK(near(parts.mix / 1e5, 340.995704, 5e-7));
  CHECK(near(parts.level / 1e5, 1628.795963, 5e-7));
  CHECK(parts.volume + parts.mix + parts.level == parts.change);
}

TEST_CASE("a change in three parts: one factor alone takes the whole change") {
  const ChangeInParts more = change_in_parts(std::vector<GroupAtTwoTimes>{{100, 1000, 200, 2000}, {50, 2000, 100, 4000}});
  CHECK((more.volume == 3000 && more.mix == 0 && more.level == 0));
  const ChangeInParts dearer = change_in_parts(std::vector<GroupAtTwoTimes>{{100, 1000, 100, 1500}, {50, 2000, 50, 2600}});
  CHECK((dearer.level == 1100 && dearer.volume == 0 && dearer.mix == 0));
  const ChangeInParts older = change_in_parts(std::vector<GroupAtTwoTimes>{{100, 1000, 50, 500}, {50, 2000, 100, 4000}});
  CHECK((older.mix == 1500 && older.volume == 0 && older.level == 0));
}

TEST_CASE("a change in three parts: groups and times without anybody") {
  const ChangeInParts opened = change_in_parts(std::vector<GroupAtTwoTimes>{{0, 0, 10, 300}, {0, 0, 0, 0}});
  CHECK((opened.change == 300 && opened.volume == 300 && opened.mix == 0 && opened.level == 0));
  const ChangeInParts closed = change_in_parts(std::vector<GroupAtTwoTimes>{{10, 300, 0, 0}});
  CHECK(closed.volume == -300);
  const ChangeInParts nobody = change_in_parts(std::vector<GroupAtTwoTimes>{{0, 0, 0, 0}});
  CHECK((nobody.change == 0 && nobody.volume == 0 && nobody.mix == 0 && nobody.level == 0));
  const ChangeInParts appears = change_in_parts(std::vector<GroupAtTwoTimes>{{10, 100, 10, 100}, {0, 0, 10, 500}});
  CHECK(appears.level == 0);  // the new group is not dearer than it was: it was not there
  CHECK(appears.volume + appears.mix == 500);
}

TEST_CASE("held cost: each group at its first cost per head") {
  const std::vector<HeldCost> groups = {{100, 50, 55}, {300, 20, 18}};
  CHECK(near(held_cost_change(groups), 10 - 30, 1e-12));
  CHECK(held_cost_change(std::vector<HeldCost>{{12345, 7, 7}, {1, 3, 3}}) == 0);
}
