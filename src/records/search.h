// Search over the texts of records (SQLite FTS5). Words are found by their stem and what begins with it; å, ä and ö are
// letters of their own; what has a digit or stands in quotes is found exactly.
#pragma once

#include "records/permit.h"
#include "records/value.h"
#include "schema/schema.h"
#include "sql/connection.h"

namespace rodtrad::records {

struct SearchQuery {
  std::string words;                    // all of them must be there
  std::vector<std::string> types = {};  // empty = all
  std::int64_t limit = 50;
  std::vector<std::pair<std::string, std::vector<Condition>>> among = {};  // more types, of which only records that meet the conditions
};

struct SearchHit {
  RecordId id;
  std::string title;
  std::string excerpt;  // a few words around the first place
  double fit = 0;       // how well the words fit
};

/// The table of a type's words, and the statement that makes it. One for each type: so a search in one type does not pass the words of the
/// others, and what is erased costs as much as its own type.
std::string search_table(const std::string& type);
std::string create_search_table(const std::string& type);

/// Whether search looks at the field's values: texts, alone or in a group.
bool is_searched(const schema::Field& field);

/// Words of a record as it now is. Inside the caller's transaction.
void index_record(sql::Connection& connection, const schema::RecordType& type, const Record& record);

/// Words that records of the type no longer have leave the bytes of the index, too: it is written anew, whole.
void drop_old_words(sql::Connection& connection, const std::string& type);

/// Records of the type with all of the words, as a condition on its own table.
Condition with_words(const schema::RecordType& type, std::string_view words);

/// Of the newest records of each type that have all words (200, or the limit) the best first: words in titles weigh more. So it takes as long in
/// a large register as in a small one. Nothing when there are no words.
std::vector<SearchHit> search(sql::Connection& connection, const SearchQuery& query);

}  // namespace rodtrad::records
