// A form with a file (multipart/form-data, RFC 7578) that lies in a file: its values, and where the file's bytes are. The file comes
// last in the form, so that large ones are never held in memory.
#pragma once

#include <filesystem>

#include "core/expected.h"
#include "http/message.h"

namespace rodtrad::http {

struct Multipart {
  Pairs values;
  SentFile file;
};

/// Problem bad_form: no boundary, parts that are not written as they should, a file that is not last, none at all, or values over 64 KiB.
/// Throws Failure when the disk fails.
core::Expected<Multipart> read_multipart(std::string_view content_type, const std::filesystem::path& body);

}  // namespace rodtrad::http
