// The formats of both versions.
#include "api/pxweb/service.h"
#include "core/unicode.h"
#include "formats/jsonstat_write.h"
#include "formats/px_write.h"
#include "formats/pxweb.h"
#include "formats/pxweb_files.h"

namespace rodtrad::api::pxweb {

namespace {

constexpr const char* kUnsupported = "Unsupported output format";
constexpr const char* kXlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// "UseCodes,SeparatorTab"; of text files alone, and of workbooks without separators.
core::Expected<formats::TextFileOptions> options_of(const std::string& text, const std::string& format) {
  formats::TextFileOptions options;
  for (const std::string& one : formats::selection_expressions(core::to_lower(text))) {
    if (one == "usecodes")
      options.show = formats::ShowCategories::codes;
    else if (one == "usetexts")
      options.show = formats::ShowCategories::texts;
    else if (one == "usecodesandtexts")
      options.show = formats::ShowCategories::both;
    else if (one == "includetitle")
      options.with_title = true;
    else if (one == "separatortab" && format == "csv")
      options.separator = '\t';
    else if (one == "separatorspace" && format == "csv")
      options.separator = ' ';
    else if (one == "separatorsemicolon" && format == "csv")
      options.separator = ';';
    else
      return refuse(400, kUnsupported);
  }
  return options;
}

http::Response file(const std::string& id, const char* ending, const char* type, std::string body) {
  return {.content_type = type, .body = std::move(body), .headers = {{"Content-Disposition", fmt::format("inline; filename=\"{}.{}\"", id, ending)}}};
}

/// What is measured alone in the columns, or everything in the rows.
http::Response long_csv(const Part& part, formats::ShowCategories show, const std::string& language) {
  return file(part.table.id, "csv", "text/csv; charset=utf-8", formats::write_pxweb_csv(part.table, 0, {.show = show}, language));
}

std::string version_one_stat(const Part& part, const std::string& language) {
  return formats::write_jsonstat(part.table, formats::JsonStatVersion::v1, language);
}

}  // namespace

Answer write_part(const Part& part, const ops::OpenTable& table, std::string format, const std::string& options, const std::string& language) {
  using formats::ShowCategories;
  format = core::to_lower(format);
  const bool takes_options = format == "csv" || format == "xlsx";
  if (!options.empty() && !takes_options) return refuse(400, kUnsupported);
  const formats::TextFileOptions how = TRY(options_of(options, format));
  const std::size_t headings = part.heading.size();
  const std::string& id = part.table.id;
  if (format == "json-stat2") {
    const formats::PxWebDetails details{.updated = table.updated, .stub = part.stub, .heading = part.heading};
    return file(id, "json", "application/json; charset=UTF-8", formats::write_pxweb_jsonstat(part.table, details, language));
  }
  if (format == "json-stat") return file(id, "json", "application/json; charset=UTF-8", version_one_stat(part, language));
  if (format == "json") return file(id, "json", "application/json; charset=UTF-8", formats::write_pxweb_json(part.table, table.updated, language));
  if (format == "px") return file(id, "px", "application/octet-stream", formats::write_px(formats::px_file(part.table, headings)));
  if (format == "csv") return file(id, "csv", "text/csv; charset=utf-8", formats::write_pxweb_csv(part.table, headings, how, language));
  if (format == "csv2") return long_csv(part, ShowCategories::texts, language);
  if (format == "csv3") return long_csv(part, ShowCategories::codes, language);
  if (format == "xlsx") return file(id, "xlsx", kXlsx, formats::write_pxweb_xlsx(part.table, headings, how, language));
  if (format == "parquet") return file(id, "parquet", "application/octet-stream", formats::write_pxweb_parquet(part.table));
  return refuse(400, kUnsupported);
}

}  // namespace rodtrad::api::pxweb
