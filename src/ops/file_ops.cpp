// Documents are read here, since PDF needs a program.
#include "ops/file_ops.h"

#include "ops/document_text.h"

namespace rodtrad::ops {

core::Expected<formats::Inspection> inspect_file(const std::filesystem::path& path) {
  const std::string name = path.string();
  const formats::Format format = TRY(formats::file_format(path, name));
  if (!formats::is_document(format)) return formats::inspect(path);
  const std::string bytes = TRY(formats::read_all(*TRY(formats::open_source(path, name)), name, formats::kLargestFile));
  core::Problems notes;
  const auto text = document_text(bytes, format, name, notes);
  return formats::inspect_document(format, bytes, text, std::move(notes));
}

}  // namespace rodtrad::ops
