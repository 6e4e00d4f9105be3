// Looking things up in a Result, and the joined words of a sentence.
#include "model/result.h"

namespace rodtrad::model {

Text ResolvedSentence::text() const {
  Text joined;
  for (const Piece& piece : sv) joined.sv += piece.words;
  for (const Piece& piece : en) joined.en += piece.words;
  return joined;
}

template <class T>
static const T* by_id(const std::vector<T>& all, const std::string& id) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const T& item) { return item.id == id; });
  return found == all.end() ? nullptr : &*found;
}

const table::Table* Result::find_table(const std::string& id) const { return by_id(tables, id); }
const figure::Figure* Result::find_figure(const std::string& id) const { return by_id(figures, id); }

const table::Cell* Result::find_cell(const table::CellId& id) const {
  const table::Table* table = find_table(id.table);
  if (!table) return nullptr;
  for (std::size_t row = 0; row < table->rows.size(); ++row) {
    if (table->rows[row].code != id.row) continue;
    for (std::size_t column = 0; column < table->columns.size(); ++column) {
      if (table->columns[column].id == id.column) return &table->at(row, column);
    }
  }
  return nullptr;
}

}  // namespace rodtrad::model
