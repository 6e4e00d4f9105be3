// The word book that documents share.
#include "domain/document/document_words.h"

namespace rodtrad::domain {

const WordBook& document_words() {
  static const WordBook book("data/document_words.toml");
  return book;
}

}  // namespace rodtrad::domain
