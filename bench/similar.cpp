// The index of parallel efforts, alone in its process:  rodtrad_bench_similar PROJECTS.json
// PROJECTS.json: a list of objects with "projektnamn" and "projektbeskrivning". Prints JSON: seconds of indexing all, milliseconds of a
// query (the middle of all texts in turn), and both as multiples of reading the same texts into plain words once.
#include <algorithm>
#include <chrono>

#include "core/file.h"
#include "core/json.h"
#include "core/unicode.h"
#include "domain/similarity/text_index.h"

using namespace rodtrad;

namespace {

double seconds_of(const auto& work) {
  const auto started = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
}

std::vector<domain::WeightedText> texts_in(const core::Json& projects) {
  std::vector<domain::WeightedText> texts;
  for (const core::Json& project : projects.array())
    texts.push_back({{core::to_code_points(project["projektnamn"].string()), 2}, {core::to_code_points(project["projektbeskrivning"].string()), 3}});
  return texts;
}

void run(const core::Json& projects) {
  const std::vector<domain::WeightedText> texts = texts_in(projects);
  std::size_t letters = 0;
  const double plain = seconds_of([&] {
    for (const domain::WeightedText& text : texts) {
      for (const domain::TextPart& part : text) letters += domain::plain_words(part.text).size();
    }
  });
  std::optional<domain::TextIndex> index;
  const double indexing = seconds_of([&] { index.emplace(texts, domain::IndexOptions{}); });
  std::vector<double> queries;
  std::size_t found = 0;
  for (const domain::WeightedText& text : texts) queries.push_back(seconds_of([&] { found += index->like(text, 20).size(); }));
  std::sort(queries.begin(), queries.end());
  const double query = queries.empty() ? 0 : queries[queries.size() / 2], slow = queries.empty() ? 0 : queries[queries.size() * 99 / 100];
  core::JsonWriter out;
  out.begin_object().member("texts", texts.size()).member("letters", letters).member("found", found).member("index_seconds", indexing);
  out.member("query_ms", query * 1000).member("query_p99_ms", slow * 1000);
  out.member("index_per_reading", indexing / plain).member("query_per_reading", query / plain).end_object();
  fmt::print("{}\n", out.take());
}

}  // namespace

int main(int count, char** words) {
  const auto bytes = count == 2 ? core::read_file(words[1]) : core::Expected<std::string>(core::fail(core::Problem{}));
  const auto projects = bytes ? core::parse_json(*bytes) : core::Expected<core::Json>(core::fail(core::Problem{}));
  if (!projects) {
    fmt::print(stderr, "rodtrad_bench_similar PROJECTS.json\n");
    return 2;
  }
  run(*projects);
  return 0;
}
