// Parallel and diverging efforts: records of one type whose purpose and problem are told alike. They are suggested to people
// and never merged; what people say about a pair is kept and shown.
#pragma once

#include "domain/similarity/text_index.h"
#include "records/store.h"

namespace rodtrad::domain {

struct SimilarRecord {
  records::RecordId id;
  std::string title;
  std::string state;
  std::optional<core::Money> money;  // of its money fields; nothing when it has none, which is not 0
};

struct SimilarPair {
  SimilarRecord first, second;
  double score = 0;
  std::vector<std::string> phrases;  // that both have
  std::string verdict;               // same, related, different; "" = nobody has judged
};

struct SimilarAnswer {
  std::vector<SimilarPair> pairs;  // best first
  std::size_t compared = 0;        // records with a text
  std::vector<core::Money> money;  // of all records in the pairs, each counted once, by currency
};

/// Types whose fields data/similarity.toml names, in its order.
std::vector<std::string> comparable_types();

/// Of a whole type: the pairs that are most alike. Problems: not_comparable.
core::Expected<SimilarAnswer> similar_of_type(const records::Store& store, const std::string& type, std::size_t most);
/// Of one record: those most like it. Problems: not_comparable, those of Store::get.
core::Expected<SimilarAnswer> similar_to(const records::Store& store, const records::RecordId& id, std::size_t most);
/// Of a record that is not stored yet. Problem not_comparable.
core::Expected<SimilarAnswer> similar_to_draft(const records::Store& store, const records::Record& draft, std::size_t most);

/// Keeps what a person says about a pair: same, related or different; instead of what was said before. Problems:
/// not_comparable, bad_verdict, those of Store::get and Store::create.
core::Expected<records::RecordId> judge_pair(records::Store& store, const records::RecordId& a, const records::RecordId& b,
                                             const std::string& verdict, const std::string& why);

}  // namespace rodtrad::domain
