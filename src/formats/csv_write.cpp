// A field is quoted when it holds the delimiter, a quote or a line end, or begins or ends with a space.
#include "formats/csv_write.h"

namespace rodtrad::formats {

static bool needs_quotes(std::string_view field, char delimiter) {
  if (field.empty()) return false;
  if (field.front() == ' ' || field.back() == ' ') return true;
  const char special[] = {delimiter, '"', '\r', '\n'};
  return field.find_first_of(std::string_view(special, sizeof special)) != std::string_view::npos;
}

void append_csv_row(std::string& out, std::span<const std::string_view> fields, char delimiter) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) out += delimiter;
    if (!needs_quotes(fields[i], delimiter)) {
      out += fields[i];
      continue;
    }
    out += '"';
    for (const char c : fields[i]) {
      if (c == '"') out += '"';
      out += c;
    }
    out += '"';
  }
  if (fields.size() == 1 && fields[0].empty()) out += "\"\"";  // else it would be an empty line, which holds no row
  out += "\r\n";
}

void append_csv_row(std::string& out, const std::vector<std::string>& fields, char delimiter) {
  const std::vector<std::string_view> views(fields.begin(), fields.end());
  append_csv_row(out, std::span(views), delimiter);
}

void append_csv_row(std::string& out, std::initializer_list<std::string_view> fields, char delimiter) {
  append_csv_row(out, std::span(fields.begin(), fields.size()), delimiter);
}

void CsvWriter::row(std::span<const std::string_view> fields) {
  text_.clear();
  append_csv_row(text_, fields, delimiter_);
  file_.write(text_);
}

}  // namespace rodtrad::formats
