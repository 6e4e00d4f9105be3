// domain/similarity: texts about the same thing are found whatever the order, also when words are inflected or put together
// otherwise; phrases of forms tell nothing; verdicts are kept and nothing is merged.
#include "domain/similar.h"
#include "domain/similarity/shared_phrases.h"
#include "support/plan_register.h"

#include "core/unicode.h"

using namespace rodtrad;
using namespace rodtrad::domain;
using records::Record;
using records::RecordId;

namespace {

WeightedText text(const std::string& words) { return {{core::to_code_points(words), 1}}; }

std::vector<WeightedText> sample() {
  return {text("Bygga bredband i glesbygden så att hushåll kan ansluta sig"), text("Teater för barn och unga i hela länet"),
          text("Glesbygdens hushåll ansluts till ett nytt bredbandsnät"), text("Utbilda fler sjuksköterskor inom psykiatrin")};
}

RecordId project(records::Store& store, const std::string& title, const std::string& aim, std::optional<std::int64_t> kronor = {}) {
  Record record("project");
  record.set("title", title);
  record.set("direction", "given");
  record.set("aim", aim);
  if (kronor) record.set("external_money", core::Money{.minor = *kronor * 100});
  return *store.create(record);
}

}  // namespace

TEST_CASE("text index: inflected and compounded words of the same thing come first") {
  const TextIndex index(sample(), {});
  const auto like = index.like(std::size_t{0}, 3);
  REQUIRE_FALSE(like.empty());
  CHECK(like[0].text == 2);
  CHECK(like[0].score > 0.2);
  for (std::size_t i = 1; i < like.size(); ++i) CHECK(like[i].score < like[0].score / 2);
}

TEST_CASE("text index: the order of the texts changes no score") {
  std::vector<WeightedText> texts = sample();
  const double before = TextIndex(texts, {}).like(std::size_t{0}, 1)[0].score;
  std::reverse(texts.begin(), texts.end());
  const auto like = TextIndex(texts, {}).like(std::size_t{3}, 1);
  CHECK(like[0].text == 1);
  CHECK(like[0].score == before);
}

TEST_CASE("text index: å and a are different letters; a text outside the index is compared too") {
  const TextIndex index({text("båten"), text("baten")}, {});
  const auto like = index.like(text("båten"), 2);
  REQUIRE(like.size() >= 1);
  CHECK(like[0].text == 0);
  CHECK(like[0].score > 0.99);
  CHECK(index.like(text("xyz"), 2).empty());
  CHECK(TextIndex({}, {}).like(text("båten"), 2).empty());
}

TEST_CASE("shared phrases: what both say in the same words, longest first") {
  const auto phrases = shared_phrases(U"Vi ska minska långa restider i regionen och öka antalet turer.",
                                      U"Målet är att minska långa restider i regionen samt öka antalet turer", 3);
  REQUIRE(phrases.size() == 2);
  CHECK(phrases[0] == "minska långa restider i regionen");
  CHECK(phrases[1] == "öka antalet turer");
  CHECK(shared_phrases(U"", U"något", 3).empty());
}

TEST_CASE("similar: pairs of a type with their money, each record counted once; missing is not 0") {
  test::PlanRegister region;
  records::Store& store = region.store;
  const RecordId a = project(store, "Fiber i byarna", "Bygga bredband i glesbygden så att hushåll och företag kan ansluta sig.", 100);
  const RecordId b = project(store, "Bredband norr", "Hushåll och företag i glesbygden ansluts till bredband genom ett nytt nät.", 50);
  project(store, "Barnteater", "Teater för barn och unga i länets alla kommuner.");
  const auto answer = similar_of_type(store, "project", 10);
  REQUIRE(answer);
  CHECK(answer->compared == 3);
  REQUIRE(answer->pairs.size() == 1);
  CHECK(answer->pairs[0].first.id == a);
  CHECK(answer->pairs[0].second.id == b);
  CHECK(answer->pairs[0].verdict.empty());
  REQUIRE(answer->money.size() == 1);
  CHECK(answer->money[0].minor == 15000);
  const auto one = similar_to(store, b, 5);
  REQUIRE(one);
  CHECK(one->pairs[0].second.id == a);
}

TEST_CASE("similar: sentences of the form make nothing alike") {
  test::PlanRegister region;
  records::Store& store = region.store;
  const std::string form = "Projektet ska bidra till regionens utveckling och följas upp varje år av styrgruppen.";
  project(store, "Äldre vägar", "Grusvägar ska rustas. " + form);
  project(store, "Nya körer", "Sång i skolan. " + form);
  project(store, "Bin i staden", "Kupor på tak. " + form);
  CHECK(similar_of_type(store, "project", 10)->pairs.empty());
}

TEST_CASE("similar: a verdict is kept in either order, changed with history, and merges nothing") {
  test::PlanRegister region;
  records::Store& store = region.store;
  const RecordId a = project(store, "Fiber i byarna", "Bygga bredband i glesbygden så att hushåll kan ansluta sig.");
  const RecordId b = project(store, "Bredband norr", "Hushåll i glesbygden ansluts till bredband genom ett nytt nät.");
  const auto verdict = judge_pair(store, b, a, "same", "");
  REQUIRE(verdict);
  CHECK(similar_of_type(store, "project", 10)->pairs[0].verdict == "same");
  CHECK(*judge_pair(store, a, b, "related", "olika delar av länet") == *verdict);
  CHECK(store.version(*verdict) == 2);
  CHECK(similar_to(store, a, 1)->pairs[0].verdict == "related");
  CHECK(*store.count({.type = "project"}) == 2);
  CHECK_FALSE(judge_pair(store, a, b, "kanske", ""));
  CHECK_FALSE(judge_pair(store, a, a, "same", ""));
  CHECK(similar_of_type(store, "meeting", 5).error()[0].code == "not_comparable");
}
