// Parallel efforts among real projects: the project bank of the structural funds.
#include "domain/similarity/shared_phrases.h"
#include "domain/similarity/text_index.h"

#include "core/json.h"
#include "core/unicode.h"
#include "support/support.h"

using namespace rodtrad;
using namespace rodtrad::domain;

namespace {

struct RealProject {
  std::string title, description, owner;
};

std::vector<RealProject> real_projects() {
  const auto json = core::parse_json(test::contents(test::real_data() / "data" / "eu-projects" / "projektbanken_sweden_2014_2020.json"));
  REQUIRE(json);
  std::vector<RealProject> projects;
  for (const core::Json& project : json->array())
    projects.push_back({project["projektnamn"].string(), project["projektbeskrivning"].string(), project["stödmottagare"].string()});
  return projects;
}

std::vector<WeightedText> texts_of(const std::vector<RealProject>& projects) {
  std::vector<WeightedText> texts;
  for (const RealProject& project : projects)
    texts.push_back({{core::to_code_points(project.title), 2}, {core::to_code_points(project.description), 3}});
  return texts;
}

}  // namespace

TEST_CASE("real projects: all are compared, the order changes nothing, the nearest share words") {
  REQUIRE_REAL_DATA();
  const std::vector<RealProject> projects = real_projects();
  REQUIRE(projects.size() == 374);
  std::vector<WeightedText> texts = texts_of(projects);
  const TextIndex index(texts, {});
  std::reverse(texts.begin(), texts.end());
  const TextIndex turned(texts, {});
  std::size_t with_phrases = 0, near = 0;
  for (std::size_t i = 0; i < projects.size(); ++i) {
    const auto like = index.like(i, 1);
    REQUIRE_FALSE(like.empty());
    CHECK(turned.like(projects.size() - 1 - i, 1)[0].score == like[0].score);
    if (like[0].score < 0.5) continue;
    ++near;
    const RealProject &a = projects[i], &b = projects[like[0].text];
    with_phrases += shared_phrases(core::to_code_points(a.description), core::to_code_points(b.description), 3).empty() ? 0 : 1;
  }
  CHECK(near > 20);
  CHECK(with_phrases == near);
}
