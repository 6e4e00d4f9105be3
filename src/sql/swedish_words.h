// Words of Swedish text for full-text search: the tokenizer "swedish" of SQLite's FTS5. å, ä and ö are letters of their own.
#pragma once

struct sqlite3;

namespace rodtrad::sql {

/// Makes `tokenize = "swedish"` known to a connection. Each word is indexed as it stands, and by its stem (Snowball) when that
/// differs; a word with a digit has no stem, nor one of which hardly anything would be left. A query for the beginning of a word looks for the stem,
/// any other for the word itself. And the function fit(TABLE, WEIGHT_OF_COLUMN…): how well a row fits the words, more is better. An SQLite code.
int add_swedish_words(sqlite3* database);

}  // namespace rodtrad::sql
