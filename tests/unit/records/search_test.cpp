// records: texts are found by the beginning of words, codes exactly, and what was changed is found as it is now.
#include "unit/records/thing.h"

using namespace rodtrad;
using namespace rodtrad::test;
using records::Record;
using records::RecordId;

namespace {

Record story(const std::string& name, const std::string& text) {
  Record thing = named("thing", name);
  thing.set("story", text);
  return thing;
}

/// Names of what is found, in order.
std::vector<std::string> found(const Register& r, const std::string& words, std::vector<std::string> types = {}) {
  const auto hits = r.store.search({.words = words, .types = std::move(types)});
  REQUIRE(hits);
  std::vector<std::string> titles;
  for (const records::SearchHit& hit : *hits) titles.push_back(hit.title);
  return titles;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("words are found by their beginning, with å, ä and ö as letters of their own") {
  Register r;
  created(r.store, story("Hål", "vårdkontakter i slutenvård"));
  created(r.store, story("Hal", "vardagens kontakter"));
  CHECK(found(r, "vård") == Names{"Hål"});
  CHECK(found(r, "VÅRDKONTAKT") == Names{"Hål"});
  CHECK(found(r, "vardag") == Names{"Hal"});
  CHECK(found(r, "hål") == Names{"Hål"});
  CHECK(found(r, "kontakt") == Names{"Hal"});
  CHECK(found(r, "vårdkontakter slutenvård") == Names{"Hål"});
  CHECK(found(r, "vårdkontakter vardagens").empty());
}

TEST_CASE("words are found in every form; in quotes as they stand") {
  Register r;
  created(r.store, story("Skolan", "barnen i skolorna"));
  created(r.store, story("Barn", "barnets bästa"));
  CHECK(found(r, "skola") == Names{"Skolan"});
  CHECK(found(r, "skolornas") == Names{"Skolan"});
  CHECK(found(r, "barn").size() == 2);
  CHECK(found(r, "\"barnets\"") == Names{"Barn"});
  CHECK(found(r, "\"barnen i skolorna\"") == Names{"Skolan"});
}

TEST_CASE("a word of which hardly anything is left without its ending stands as it is") {
  Register r;
  created(r.store, story("Dem", "dem som arbetar"));
  created(r.store, story("Demens", "vård vid demenssjukdom"));
  CHECK(found(r, "demens") == Names{"Demens"});
  CHECK(found(r, "demenssjukdomar") == Names{"Demens"});
}

TEST_CASE("reference numbers and what stands in quotes are found exactly") {
  Register r;
  created(r.store, story("A", "dnr 14RS1234"));
  created(r.store, story("B", "dnr 14RS12345, 14RS-77"));
  CHECK(found(r, "14RS1234") == Names{"A"});
  CHECK(found(r, "14rs-77") == Names{"B"});
  CHECK(found(r, "\"dnr 14RS1234\"") == Names{"A"});
  CHECK(found(r, "\"dn\"").empty());
}

TEST_CASE("titles come first, and every kind of text is searched") {
  Register r;
  Record deep = story("Djup", "x");
  deep.add("tags", "ytterfall");
  deep.add("parts", records::Row{{"part", "lock"}});
  created(r.store, deep);
  created(r.store, story("Ytterfall", "y"));
  created(r.store, named("owner", "Ytterfallens ägare"));
  CHECK(found(r, "ytterfall", {"thing"}) == Names{"Ytterfall", "Djup"});
  CHECK(found(r, "ytterfall").size() == 3);
  CHECK(found(r, "lock") == Names{"Djup"});
  CHECK(r.store.search({.words = "x", .types = {"tihng"}}).error()[0].code == "unknown_type");
}

TEST_CASE("of many that match the newest are looked at, and among those of a condition all") {
  Register r;
  sql::Transaction together(*r.connection);
  created(r.store, story("Ytterfall", "det äldsta, med ordet i namnet"));
  for (int i = 0; i < 250; ++i) created(r.store, story(fmt::format("Post {}", i), "ytterfall"));
  CHECK(found(r, "ytterfall").size() == 50);
  CHECK(found(r, "ytterfall").front() == "Post 249");
  const auto oldest = r.store.search({.words = "ytterfall", .among = {{"thing", {{.text = R"("number" < ?)", .parameters = {std::int64_t{3}}}}}}});
  REQUIRE(oldest->size() == 2);
  CHECK((*oldest)[0].title == "Ytterfall");
  CHECK(r.store.search({.words = "ytterfall", .among = {{"owner", {}}}})->empty());
}

TEST_CASE("what a person types is never an operator") {
  Register r;
  created(r.store, story("A", "ord"));
  for (const char* words : {"", " ", "\"", "*", "ord\" OR", "NOT", "a:b", "(ord", "^ord -", "\"\"\""}) CHECK(r.store.search({.words = words}));
  CHECK(found(r, "ord") == Names{"A"});
}

TEST_CASE("a changed record is found by its new words only") {
  Register r;
  const RecordId id = created(r.store, story("A", "gammalt"));
  Record changes("thing");
  changes.id = id;
  changes.set("story", "nytt");
  REQUIRE(r.store.change(changes, 1, ""));
  CHECK(found(r, "gammalt").empty());
  CHECK(found(r, "nytt") == Names{"A"});
}

TEST_CASE("records from before the index are found") {
  Register r;
  created(r.store, story("A", "gammalt"));
  r.connection->execute(R"(DROP TABLE "thing:search")");
  r.connection->execute("CREATE TABLE record_search (title, words)");  // older registers had one for all types
  r.connection->execute("PRAGMA user_version = 2");
  REQUIRE(records::Store::open(*r.connection, schema_of(every_kind())));
  CHECK(found(r, "gammalt") == Names{"A"});
  CHECK(r.connection->fetch("SELECT 1 FROM sqlite_schema WHERE name = 'record_search'").rows() == 0);
}
