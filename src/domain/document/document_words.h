// Words that documents of every kind share: data/document_words.toml.
#pragma once

#include "domain/document/word_book.h"

namespace rodtrad::domain {

const WordBook& document_words();

}  // namespace rodtrad::domain
