// What a file holds, told without taking it in: shapes, counts, sums and what is wrong with it.
#pragma once

#include "formats/open_rows.h"

namespace rodtrad::formats {

struct Inspection {
  Format format = Format::csv;
  std::string facts;        // a JSON object
  core::Problems problems;  // errors: the file must be refused
  bool is_usable() const { return !core::has_errors(problems); }
};

/// Problems in the answer are those of the file; Expected fails only when it cannot be opened at all.
/// Of tables: documents have inspect_document.
core::Expected<Inspection> inspect(const std::filesystem::path& path);

/// Of a document: `text` is what its reader gave of `bytes`, with what it told in `notes`. Facts: pages or slides,
/// headings, words, characters.
Inspection inspect_document(Format format, std::string_view bytes, const core::Expected<std::string>& text, core::Problems notes = {});

}  // namespace rodtrad::formats
