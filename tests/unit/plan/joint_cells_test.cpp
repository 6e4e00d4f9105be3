// plan: results held against those that readers have: what is one number, what is tied, what must be hidden, what is refused.
#include "plan/protect.h"

#include "plan/cells_json.h"
#include "plan/release_proof.h"
#include "support/cubes.h"
#include "support/support.h"

using namespace rodtrad;
using namespace rodtrad::plan;
using namespace rodtrad::test;
using Codes = std::vector<std::string>;
using model::Level;

namespace {

const ProtectOptions kOptions = {.internal = {.threshold = 5}, .public_ = {.threshold = 5}};

/// A result of one cube, protected beside what is told.
class Made {
 public:
  explicit Made(table::Cube cube, std::vector<ToldResult> told = {}, Years years = {2020, 2020}) : cube_(std::move(cube)) {
    model::Draft draft;
    draft.cubes = {cube_};
    results_ = protect_for_levels(draft, kOptions, {"m", "1"}, {.populations = {{"care_contact", years}}, .told = std::move(told)});
  }

  std::size_t cell(const Codes& codes) const { return results_.cells->system.cell_of[0][*cube_.find(codes)]; }
  bool hides(const Codes& codes) const { return results_.cells->public_.counts[cell(codes)] != 0; }
  bool hides_sum(const Codes& codes) const { return results_.cells->public_.sums[0][cell(codes)] != 0; }
  long hidden() const { return std::count(results_.cells->public_.counts.begin(), results_.cells->public_.counts.end(), 1); }
  const std::vector<std::string>& unproven() const { return results_.unproven; }
  const ProtectedCells& cells() const { return *results_.cells; }
  ToldResult told(const std::string& name, Level level = Level::public_) const { return {name, results_.cells, level}; }

 private:
  table::Cube cube_;
  ProtectedResults results_;
};

const std::vector<table::Dimension> kPlaces = {dimension("place", std::size_t{4})};

table::Cube places(const std::vector<int>& counts) { return count("places", kPlaces, {}, contacts_of(kPlaces, counts, true)); }

/// Each of the contacts by the place, and by something else of which there are two.
table::Cube crossed(const std::string& other, const std::vector<int>& counts) {
  const std::vector<table::Dimension> dimensions = {dimension("place", counts.size() / 2), dimension(other, std::size_t{2})};
  return count("crossed", dimensions, {}, contacts_of(dimensions, counts, true));
}

std::vector<std::string> codes_of(const core::Expected<ReleaseProof>& proof) {
  std::vector<std::string> codes;
  if (proof) return codes;
  for (const core::Problem& problem : proof.error()) codes.push_back(problem.code);
  return codes;
}

}  // namespace

TEST_CASE("the same table again hides the same cells") {
  const Made first(places({3, 30, 20, 9}));
  CHECK(first.hides({"0"}));
  CHECK(first.hides({"3"}));
  const Made again(places({3, 30, 20, 9}), {first.told("release-1")});
  CHECK(again.cells().public_.counts == first.cells().public_.counts);
  CHECK(again.unproven().empty());
  CHECK(prove_release(again.cells(), Level::public_, {first.told("release-1")}, kOptions).value().held_against == Codes{"release-1"});
}

TEST_CASE("a cell that one table hides for another's sake is hidden in later tables too") {
  // By sex place 0 has 3 of one and is hidden; so is the total of place 0, since one sex has nobody there. By age nothing is small.
  const Made by_sex(crossed("sex", {3, 0, 20, 20, 9, 30, 15, 16}));
  CHECK(by_sex.hides({"0", "_"}));
  const table::Cube by_age = crossed("age", {3, 0, 21, 19, 20, 19, 15, 16});
  const Made alone(by_age), beside(by_age, {by_sex.told("release-1")});
  CHECK(beside.hides({"0", "_"}));
  CHECK(beside.unproven().empty());
}

TEST_CASE("another choice of cells to hide would tell both, and is not made") {
  // The first table hides place 3 for the sake of place 0. In the second, place 2 is small too in a part, and would serve instead.
  const Made first(places({3, 30, 20, 9}));
  const Made other(crossed("sex", {3, 0, 15, 15, 18, 2, 5, 4}));
  const auto together = prove_release(other.cells(), Level::public_, {first.told("release-1")}, kOptions);
  const Made beside(crossed("sex", {3, 0, 15, 15, 18, 2, 5, 4}), {first.told("release-1")});
  CHECK(beside.unproven().empty());
  CHECK(beside.hides({"0", "_"}));
  CHECK(beside.hides({"3", "_"}));
  CHECK_FALSE(beside.hides({"2", "_"}));
  CHECK(prove_release(beside.cells(), Level::public_, {first.told("release-1")}, kOptions).has_value());
  CHECK((other.hides({"3", "_"}) == together.has_value()));
}

TEST_CASE("a result made without knowing of the other is refused when it would tell") {
  const Made first(places({3, 30, 20, 9}));
  // The same contacts with place 0 and 1 as one: then nothing is small, and place 3 is shown.
  const std::vector<table::Dimension> coarse = {dimension("place", {"0", "2", "3"})};
  const Made second(count("places", coarse, {}, contacts_of(coarse, {33, 20, 9}, true)));
  CHECK(second.hidden() == 0);
  const auto proof = prove_release(second.cells(), Level::public_, {first.told("release-1")}, kOptions);
  REQUIRE(codes_of(proof) == Codes{"told_together"});
  CHECK(proof.error()[0].message.en.find("release-1") != std::string::npos);
  CHECK(proof.error()[0].message.en.find("place=3") != std::string::npos);
  const Made beside(count("places", coarse, {}, contacts_of(coarse, {33, 20, 9}, true)), {first.told("release-1")});
  CHECK(beside.hides({"3"}));
  CHECK(prove_release(beside.cells(), Level::public_, {first.told("release-1")}, kOptions).has_value());
}

TEST_CASE("a new version with one person more hides the cells that tell of that person") {
  const Made before(places({8, 30, 20, 9})), after(places({9, 30, 20, 9}), {before.told("release-1")});
  CHECK(before.hidden() == 0);
  CHECK(after.hides({"0"}));
  CHECK(after.hides({"_"}));
  CHECK(after.hidden() == 2);
  CHECK(after.unproven().empty());
  CHECK(prove_release(after.cells(), Level::public_, {before.told("release-1")}, kOptions).has_value());
  const Made unaware(places({9, 30, 20, 9}));
  CHECK(codes_of(prove_release(unaware.cells(), Level::public_, {before.told("release-1")}, kOptions)) == Codes{"told_together"});
}

TEST_CASE("a new version with five persons more, or of other years, is shown") {
  const Made before(places({8, 30, 20, 9}));
  CHECK(Made(places({13, 30, 20, 9}), {before.told("release-1")}).hidden() == 0);
  CHECK(Made(places({9, 30, 20, 9}), {before.told("release-1")}, {2021, 2021}).hidden() == 0);
  // Both years together are the first year and those of the second: one person.
  CHECK(Made(places({9, 30, 20, 9}), {before.told("release-1")}, {2020, 2021}).hidden() == 2);
}

TEST_CASE("two years together do not tell one of them that is hidden, beside the other") {
  const Made one(places({3, 30, 20, 9}), {}, {2020, 2020}), other(places({10, 10, 10, 10}), {}, {2021, 2021});
  const std::vector<ToldResult> told = {one.told("release-1"), other.told("release-2")};
  REQUIRE(one.hides({"3"}));
  REQUIRE(other.hidden() == 0);
  // 19 − 10 is the 9 of place 3, and 62 − 30 − 20 − 9 the 3 of place 0.
  const Made unaware(places({13, 40, 30, 19}), {}, {2020, 2021}), both(places({13, 40, 30, 19}), told, {2020, 2021});
  CHECK(unaware.hidden() == 0);
  CHECK(codes_of(prove_release(unaware.cells(), Level::public_, told, kOptions)) == Codes{"told_together"});
  CHECK(both.hides({"0"}));
  CHECK(both.hides({"3"}));
  CHECK(both.unproven().empty());
}

TEST_CASE("a cell that was hidden stays hidden while it is nearly the same") {
  const Made before(places({3, 30, 20, 9}));
  const Made after(places({3, 30, 20, 10}), {before.told("release-1")});
  CHECK(after.hides({"3"}));
  CHECK(after.unproven().empty());
}

TEST_CASE("internal readers have both levels, and are told of nobody by both together") {
  const Made inside(places({8, 30, 20, 9}));
  CHECK(Made(places({9, 30, 20, 9}), {inside.told("release-1", Level::internal)}).hidden() > 0);  // all hide what internal readers could tell
  const auto for_inside = prove_release(Made(places({9, 30, 20, 9})).cells(), Level::internal, {inside.told("release-1")}, kOptions);
  CHECK(codes_of(for_inside) == Codes{"told_together"});
  CHECK(told_to(Level::public_, Level::public_, true, false) == Told::hidden);
  CHECK(told_to(Level::internal, Level::public_, true, false) == Told::no);
  CHECK(told_to(Level::internal, Level::public_, true, true) == Told::hidden);
  CHECK(told_to(Level::internal, Level::internal, true, false) == Told::shown);
}

TEST_CASE("a sum that an earlier result hides is not shown by a later one") {
  const std::vector<table::Dimension> dimensions = {dimension("place", std::size_t{3})};
  std::vector<Contact> contacts = contacts_of(dimensions, {6, 8, 9}, true);
  for (std::size_t i = 0; i < contacts.size(); ++i) contacts[i].values = {i == 0 ? 90000.0 : 100.0 + static_cast<double>(i)};
  const Made first(count("c", dimensions, {"cost"}, contacts));
  REQUIRE(first.hides_sum({"0"}));
  REQUIRE_FALSE(first.hides({"0"}));
  const Made again(count("c", dimensions, {"cost"}, contacts), {first.told("release-1")});
  CHECK(again.cells().public_.sums == first.cells().public_.sums);
  CHECK(again.unproven().empty());
}

TEST_CASE("a sum stays told and hidden where prices have changed elsewhere") {
  const std::vector<table::Dimension> dimensions = {dimension("place", std::size_t{4})};
  const auto costs = [&](double last) {
    std::vector<Contact> contacts = contacts_of(dimensions, {6, 8, 9, 10}, true);
    for (std::size_t i = 0; i < contacts.size(); ++i) contacts[i].values = {i == 0 ? 90000.0 : 100.0 + static_cast<double>(i)};
    contacts.back().values = {last};
    return count("c", dimensions, {"cost"}, contacts);
  };
  const Made first(costs(132));
  REQUIRE(first.hides_sum({"0"}));
  const Made changed(costs(133), {first.told("release-1")});
  for (const char* place : {"0", "1", "2"}) CHECK(changed.hides_sum({place}) == first.hides_sum({place}));
  CHECK(changed.unproven().empty());
}

TEST_CASE("protected cells are read as they were written, and not when they point outside") {
  const Made made(crossed("sex", {3, 0, 15, 15, 18, 2, 5, 4}));
  const std::string text = to_json(made.cells());
  CHECK(to_json(protected_cells_from(text, "cells.json").value()) == text);
  CHECK_FALSE(protected_cells_from("{\"cells\":[],\"lines\":[[true,4]]}", "cells.json").has_value());
  CHECK_FALSE(protected_cells_from("[", "cells.json").has_value());
}

TEST_CASE("a cube counts the years that the requests behind it leave") {
  const table::Condition from{.value = table::column("year"), .test = table::Condition::Test::at_least, .number = 2019};
  const table::Condition among{.value = table::column("year"), .test = table::Condition::Test::in, .codes = {"2018", "2021"}};
  CHECK(years_of({}, {2017, 2022}) == Years{2017, 2022});
  CHECK(years_of({from}, {2017, 2022}) == Years{2019, 2022});
  CHECK(years_of({among}, {2017, 2022}) == Years{2018, 2021});
  CHECK(years_of({from, among}, {2017, 2020}) == Years{2019, 2020});
  const auto found = populations_of({places({1, 2, 3, 4})}, {{{"place"}, {"a", {2019, 2020}}}, {{"sex"}, {"b", {2010, 2022}}}});
  REQUIRE(found.size() == 1);
  CHECK(found[0].kind == "a");
  CHECK(found[0].years == Years{2019, 2020});
  CHECK(populations_of({places({1, 2, 3, 4})}, {{{"sex"}, {"b", {2010, 2022}}}})[0].kind == "b");
}
