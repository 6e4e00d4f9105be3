// From records to texts, pairs and verdicts.
#include "domain/similar.h"

#include <cassert>

#include <map>
#include <set>

#include "core/embedded.h"
#include "core/toml.h"
#include "core/unicode.h"
#include "domain/plan_reader/sentences.h"
#include "domain/similarity/shared_phrases.h"

namespace rodtrad::domain {

using core::Expected;
using core::Toml;
using records::Record;
using records::RecordId;

namespace {

constexpr const char* kFile = "data/similarity.toml";
constexpr std::size_t kMostPhrases = 3;
constexpr const char* kVerdictType = "similarity_verdict";

const Toml& settings() {
  static const Toml root = [] {
    auto parsed = core::parse_toml(core::embedded_file(kFile).value_or(""), kFile);
    assert(parsed);
    return *std::move(parsed);
  }();
  return root;
}

core::Fail not_comparable(const std::string& type) {
  return core::fail({.code = "not_comparable",
                     .message = core::say("poster av typen {} jämförs inte", "records of type {} are not compared", type),
                     .hint = core::say("dessa jämförs: {}", "these are: {}", fmt::format("{}", fmt::join(comparable_types(), ", ")))});
}

/// The words of a text value and the sentences in it.
std::vector<std::u32string> sentences_in(const std::string& text) {
  const std::u32string points = core::to_code_points(text);
  Passage passage{points, std::vector<std::uint32_t>(points.size(), 0)};
  std::vector<std::u32string> sentences;
  for (const Passage& sentence : sentences_of(passage)) sentences.push_back(sentence.text);
  return sentences;
}

/// The records of a type with what is compared of each.
class Corpus {
 public:
  Corpus(std::vector<Record> records, const Toml& type) : type_(type) {
    count_sentences(records);
    for (Record& record : records) {
      WeightedText text = text_of(record);
      if (text.empty()) continue;
      texts_.push_back(std::move(text));
      records_.push_back(std::move(record));
    }
  }

  const std::vector<Record>& records() const { return records_; }
  const std::vector<WeightedText>& texts() const { return texts_; }

  std::u32string words(std::size_t i) const {
    std::u32string all;
    for (const TextPart& part : texts_[i]) all += part.text + U" ";
    return all;
  }

  std::optional<core::Money> money(const Record& record) const {
    std::optional<core::Money> sum;
    for (const std::string& field : type_["money"].strings()) {
      const auto amount = record.get<core::Money>(field);
      if (!amount || (sum && sum->currency != amount->currency)) continue;
      sum = core::Money{.minor = (sum ? sum->minor : 0) + amount->minor, .currency = amount->currency};
    }
    return sum;
  }

 private:
  void count_sentences(const std::vector<Record>& records) {
    for (const Record& record : records) {
      std::set<std::u32string> own;
      for (const auto& [field, weight] : type_["fields"].table()) {
        for (const std::string& text : record.texts(field)) {
          for (const std::u32string& sentence : sentences_in(text)) own.insert(plain_words(sentence));
        }
      }
      for (const std::u32string& sentence : own) ++held_[sentence];
    }
  }

  /// Without the sentences that belong to the form.
  WeightedText text_of(const Record& record) const {
    WeightedText text;
    const auto boilerplate = static_cast<std::size_t>(settings()["method"]["boilerplate"].integer());
    for (const auto& [field, weight] : type_["fields"].table()) {
      for (const std::string& value : record.texts(field)) {
        std::u32string kept;
        for (const std::u32string& sentence : sentences_in(value)) {
          if (held_.at(plain_words(sentence)) < boilerplate) kept += sentence + U" ";
        }
        if (!kept.empty()) text.push_back({std::move(kept), weight.number()});
      }
    }
    return text;
  }

  const Toml& type_;
  std::map<std::u32string, std::size_t> held_;
  std::vector<Record> records_;
  std::vector<WeightedText> texts_;
};

Record verdict_key(RecordId a, RecordId b) {
  if (b < a) std::swap(a, b);
  Record record(kVerdictType);
  record.set("first", to_text(a));
  record.set("second", to_text(b));
  return record;
}

Expected<std::optional<Record>> find_verdict(const records::Store& store, const RecordId& a, const RecordId& b) {
  const Record key = verdict_key(a, b);
  const std::vector<Record> found =
      TRY(store.list({.type = kVerdictType, .where = {{"first", key.value("first")}, {"second", key.value("second")}}, .limit = 1}));
  return found.empty() ? std::optional<Record>() : std::optional(found.front());
}

class PairMaker {
 public:
  PairMaker(const records::Store& store, const schema::RecordType& type, const Corpus& corpus) : store_(store), type_(type), corpus_(corpus) {}

  Expected<SimilarPair> pair(std::size_t a, std::size_t b, double score) const {
    SimilarPair pair{.first = shown(corpus_.records()[a]), .second = shown(corpus_.records()[b]), .score = score};
    pair.phrases = shared_phrases(corpus_.words(a), corpus_.words(b), kMostPhrases);
    if (const auto verdict = TRY(find_verdict(store_, pair.first.id, pair.second.id))) pair.verdict = verdict->text("verdict");
    return pair;
  }

 private:
  SimilarRecord shown(const Record& record) const {
    return {.id = record.id, .title = record.text(type_.title_field), .state = record.text(type_.state_field), .money = corpus_.money(record)};
  }

  const records::Store& store_;
  const schema::RecordType& type_;
  const Corpus& corpus_;
};

/// Each record once, by currency.
std::vector<core::Money> money_of(const std::vector<SimilarPair>& pairs) {
  std::set<RecordId> counted;
  std::map<std::string, std::int64_t> sums;
  for (const SimilarPair& pair : pairs) {
    for (const SimilarRecord* record : {&pair.first, &pair.second}) {
      if (record->money && counted.insert(record->id).second) sums[record->money->currency] += record->money->minor;
    }
  }
  std::vector<core::Money> money;
  for (const auto& [currency, minor] : sums) money.push_back({.minor = minor, .currency = currency});
  return money;
}

IndexOptions index_options() {
  const Toml& method = settings()["method"];
  return {.gram = static_cast<std::size_t>(method["gram"].integer()), .most_share = method["most_share"].number()};
}

struct Candidate {
  std::size_t a, b;
  double score;
};

/// Each pair once, best first.
std::vector<Candidate> candidates(const TextIndex& index, std::size_t most) {
  std::vector<Candidate> all;
  const double least = settings()["method"]["least_score"].number();
  for (std::size_t i = 0; i < index.size(); ++i) {
    for (const Likeness& like : index.like(i, most)) {
      if (like.text > i && like.score >= least) all.push_back({i, like.text, like.score});
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const Candidate& x, const Candidate& y) { return x.score > y.score; });
  if (all.size() > most) all.resize(most);
  return all;
}

/// `draft`: a record that is not stored, compared with those that are.
Expected<SimilarAnswer> answer(const records::Store& store, const std::string& type, const std::optional<RecordId>& id, std::size_t most,
                               const Record* draft = nullptr) {
  const Toml& described = settings()["types"][type];
  const schema::RecordType* record_type = store.schema().find(type);
  if (described.is_absent() || !record_type) return not_comparable(type);
  std::vector<Record> records = TRY(store.list({.type = type}));
  if (draft) records.push_back(*draft);
  const Corpus corpus(std::move(records), described);
  const TextIndex index(corpus.texts(), index_options());
  const PairMaker maker(store, *record_type, corpus);
  SimilarAnswer out{.compared = corpus.records().size()};
  std::vector<Candidate> found;
  if (!id) found = candidates(index, most);
  for (std::size_t i = 0; id && i < corpus.records().size(); ++i) {
    if (corpus.records()[i].id != *id) continue;
    for (const Likeness& like : index.like(i, most)) found.push_back({i, like.text, like.score});
  }
  for (const Candidate& candidate : found) out.pairs.push_back(TRY(maker.pair(candidate.a, candidate.b, candidate.score)));
  out.money = money_of(out.pairs);
  return out;
}

}  // namespace

std::vector<std::string> comparable_types() {
  std::vector<std::string> types;
  for (const Toml::Member& member : settings()["types"].table()) types.push_back(member.key);
  return types;
}

Expected<SimilarAnswer> similar_of_type(const records::Store& store, const std::string& type, std::size_t most) {
  return answer(store, type, std::nullopt, most);
}

Expected<SimilarAnswer> similar_to(const records::Store& store, const RecordId& id, std::size_t most) {
  TRY(store.get(id));
  return answer(store, id.type, id, most);
}

Expected<SimilarAnswer> similar_to_draft(const records::Store& store, const Record& draft, std::size_t most) {
  return answer(store, draft.id.type, draft.id, most, &draft);
}

Expected<RecordId> judge_pair(records::Store& store, const RecordId& a, const RecordId& b, const std::string& verdict, const std::string& why) {
  if (settings()["types"][a.type].is_absent() || a.type != b.type || a == b)
    return not_comparable(a.type == b.type ? a.type : a.type + " + " + b.type);
  TRY(store.get(a));
  TRY(store.get(b));
  Record record = verdict_key(a, b);
  record.set("title", to_text(a) + " – " + to_text(b));
  record.set("verdict", verdict);
  if (!why.empty()) record.set("why", why);
  const auto known = TRY(find_verdict(store, a, b));
  if (!known) return store.create(record);
  record.id = known->id;
  TRY(store.change(record, store.version(known->id), why));
  return known->id;
}

}  // namespace rodtrad::domain
