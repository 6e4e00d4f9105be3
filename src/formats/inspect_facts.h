// The facts of each format, as members of a JSON object that has begun.
#pragma once

#include "core/json_list.h"
#include "formats/jsonstat.h"
#include "formats/open_rows.h"
#include "formats/px.h"
#include "formats/sie.h"

namespace rodtrad::formats {

void write_facts(const PxFile& px, core::JsonWriter& out);
void write_facts(const JsonStatFile& file, core::JsonWriter& out);
void write_facts(const SieFile& file, core::JsonWriter& out);

/// Of the text of a document, in the forms of docx_text.h.
void write_document_facts(std::string_view text, Format format, core::JsonWriter& out);

/// A text, or null when it is empty.
void write_word(core::JsonWriter& out, std::string_view name, const std::string& text);

}  // namespace rodtrad::formats
