// The tokenizer: SQLite's own unicode61 finds the words, libstemmer their stems. The function "fit".
#include "sql/swedish_words.h"

#include <libstemmer.h>
#include <sqlite3.h>

#include <algorithm>
#include <memory>
#include <string_view>
#include <vector>

namespace rodtrad::sql {
namespace {

struct Words {
  fts5_tokenizer inner = {};
  Fts5Tokenizer* finder = nullptr;
  sb_stemmer* stemmer = nullptr;
};

using Take = int (*)(void*, int, const char*, int, int, int);

/// What one call of the tokenizer needs while the words pass by.
struct Passing {
  Words* words = nullptr;
  bool by_stem = false;  // the query is for beginnings of words
  bool indexing = false;
  void* context = nullptr;
  Take take = nullptr;
};

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::size_t letters_in(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// So little of a word ("dem" of "demens") that it is mostly other words that begin like that.
bool is_too_short(std::string_view stem, std::string_view word) {
  constexpr std::size_t kFew = 4, kEnding = 2;
  return letters_in(stem) < kFew && letters_in(word) > letters_in(stem) + kEnding;
}

/// Good until the next word.
std::string_view stem_of(Words& words, std::string_view word) {
  if (has_digit(word)) return word;
  const auto* letters = reinterpret_cast<const sb_symbol*>(word.data());
  const sb_symbol* stem = sb_stemmer_stem(words.stemmer, letters, static_cast<int>(word.size()));
  if (!stem) return word;
  const std::string_view found(reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(words.stemmer)));
  return is_too_short(found, word) ? word : found;
}

int pass_word(void* context, int flags, const char* text, int length, int begin, int end) {
  Passing& passing = *static_cast<Passing*>(context);
  const std::string_view word(text, static_cast<std::size_t>(length));
  const std::string_view stem = passing.by_stem || passing.indexing ? stem_of(*passing.words, word) : word;
  const std::string_view first = passing.by_stem ? stem : word;
  const int code = passing.take(passing.context, flags, first.data(), static_cast<int>(first.size()), begin, end);
  if (code != SQLITE_OK || !passing.indexing || stem == word) return code;
  return passing.take(passing.context, flags | FTS5_TOKEN_COLOCATED, stem.data(), static_cast<int>(stem.size()), begin, end);
}

int split_words(Fts5Tokenizer* tokenizer, void* context, int flags, const char* text, int length, Take take) {
  auto* words = reinterpret_cast<Words*>(tokenizer);
  Passing passing{.words = words,
                  .by_stem = (flags & FTS5_TOKENIZE_PREFIX) != 0,
                  .indexing = (flags & FTS5_TOKENIZE_DOCUMENT) != 0,
                  .context = context,
                  .take = take};
  return words->inner.xTokenize(words->finder, &passing, flags, text, length, pass_word);
}

void end_words(Fts5Tokenizer* tokenizer) {
  const std::unique_ptr<Words> words(reinterpret_cast<Words*>(tokenizer));
  if (words->finder) words->inner.xDelete(words->finder);
  if (words->stemmer) sb_stemmer_delete(words->stemmer);
}

int begin_words(void* context, const char**, int, Fts5Tokenizer** out) {
  auto* api = static_cast<fts5_api*>(context);
  auto words = std::make_unique<Words>();
  void* inner_context = nullptr;
  int code = api->xFindTokenizer(api, "unicode61", &inner_context, &words->inner);
  const char* settings[] = {"remove_diacritics", "0"};
  if (code == SQLITE_OK) code = words->inner.xCreate(inner_context, settings, 2, &words->finder);
  words->stemmer = sb_stemmer_new("swedish", "UTF_8");
  if (!words->stemmer && code == SQLITE_OK) code = SQLITE_NOMEM;
  auto* tokenizer = reinterpret_cast<Fts5Tokenizer*>(words.release());
  if (code != SQLITE_OK) {
    end_words(tokenizer);
    return code;
  }
  *out = tokenizer;
  return SQLITE_OK;
}

/// What a word's places in a row are worth, each by the weight of its column: as in BM25 with all words counting the same, since that needs
/// no look at other rows. kUsual stands for the average number of words.
double fit_of(const std::vector<double>& weights, int words) {
  constexpr double kEnough = 1.2, kLength = 0.75, kUsual = 50;
  double fit = 0;
  for (const double weight : weights) fit += weight / (weight + kEnough * (1 - kLength + kLength * words / kUsual));
  return fit;
}

void tell_fit(const Fts5ExtensionApi* api, Fts5Context* row, sqlite3_context* out, int columns, sqlite3_value** weight_of_column) {
  std::vector<double> weights(static_cast<std::size_t>(api->xPhraseCount(row)));
  int places = 0, words = 0;
  int code = api->xInstCount(row, &places);
  for (int i = 0; i < places && code == SQLITE_OK; ++i) {
    int phrase = 0, column = 0, place = 0;
    code = api->xInst(row, i, &phrase, &column, &place);
    if (code == SQLITE_OK) weights[static_cast<std::size_t>(phrase)] += column < columns ? sqlite3_value_double(weight_of_column[column]) : 1;
  }
  if (code == SQLITE_OK) code = api->xColumnSize(row, -1, &words);
  code == SQLITE_OK ? sqlite3_result_double(out, fit_of(weights, words)) : sqlite3_result_error_code(out, code);
}

}  // namespace

int add_swedish_words(sqlite3* database) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  int code = sqlite3_prepare_v2(database, "SELECT fts5(?1)", -1, &statement, nullptr);
  if (code == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
    code = sqlite3_finalize(statement);
  }
  if (code != SQLITE_OK || !api) return code == SQLITE_OK ? SQLITE_ERROR : code;
  fts5_tokenizer words = {.xCreate = begin_words, .xDelete = end_words, .xTokenize = split_words};
  code = api->xCreateTokenizer(api, "swedish", api, &words, nullptr);
  return code == SQLITE_OK ? api->xCreateFunction(api, "fit", nullptr, tell_fit, nullptr) : code;
}

}  // namespace rodtrad::sql
