// The parent fetches and asks; the child opens the file and answers in JSON.
#include "ops/foreign_files.h"

#include <unistd.h>

#include "core/file.h"
#include "core/json_list.h"
#include "lake/fetch_source.h"
#include "lake/propose_mapping.h"
#include "schema/contract.h"

namespace rodtrad::ops {

using core::Expected;
using core::Json;
using core::JsonWriter;

namespace {

constexpr const char* kLook = "look";
constexpr const char* kPropose = "propose";
constexpr const char* kCodes = "codes";
constexpr const char* kCodeTable = "code_table";

std::vector<std::string> texts_from(const Json& json) {
  std::vector<std::string> texts;
  for (const Json& one : json.array()) texts.push_back(one.string());
  return texts;
}

/// Members of an object that has begun.
void write_options(JsonWriter& out, const formats::RowOptions& options) {
  out.member("sheet", options.sheet).member("dataset", options.dataset).member("header_row", options.header_row.value_or(0));
  out.member("header_rows", options.header_rows).member("delimiter", options.csv.delimiter ? std::string(1, *options.csv.delimiter) : "");
  out.member("decimal", options.csv.decimal ? std::string(1, *options.csv.decimal) : "");
  out.member("encoding", options.csv.encoding ? formats::encoding_name(*options.csv.encoding) : "");
  write_list(out, "footer", options.footer);
}

formats::RowOptions options_from(const Json& json, const std::filesystem::path& folder) {
  const auto sign = [&](const char* name) {
    const std::string& text = json[name].string();
    return text.empty() ? std::nullopt : std::optional(text[0]);
  };
  formats::RowOptions options{.sheet = json["sheet"].string(), .dataset = json["dataset"].string(), .scratch = folder};
  options.csv = {.delimiter = sign("delimiter"), .decimal = sign("decimal"), .encoding = formats::encoding_from(json["encoding"].string())};
  if (json["header_row"].integer() > 0) options.header_row = static_cast<int>(json["header_row"].integer());
  options.header_rows = static_cast<int>(json["header_rows"].integer());
  options.footer = texts_from(json["footer"]);
  return options;
}

/// Runs a worker on a file; `more` adds members to its job.
template <class More>
Expected<std::string> read_shut_in(const char* worker, const std::filesystem::path& file, const sandbox::Limits& limits, const More& more) {
  const core::ScratchFolder scratch(std::filesystem::temp_directory_path());
  JsonWriter input;
  input.begin_object().member("file", std::filesystem::absolute(file).string()).member("name", file.string());
  more(input);
  input.end_object();
  return sandbox::run({.kind = worker,
                       .input = input.take(),
                       .folder = scratch.path(),
                       .readable = {std::filesystem::absolute(file)},
                       .writable = {},
                       .limits = limits});
}

/// A file that there is, or what is at an address as one.
class Source {
 public:
  static Expected<Source> open(const std::string& source, const core::FetchLimits& limits) {
    Source one;
    one.file_ = source;
    if (!core::is_url(source)) {
      TRY(formats::open_source(source));  // what is wrong with the place itself is told here
      return one;
    }
    one.folder_ = std::make_unique<core::ScratchFolder>(std::filesystem::temp_directory_path());
    one.file_ = one.folder_->path() / core::file_name_of_url(source);
    TRY(lake::fetch_source(source, one.file_, limits));
    return one;
  }
  const std::filesystem::path& file() const { return file_; }

 private:
  Source() = default;
  std::unique_ptr<core::ScratchFolder> folder_;
  std::filesystem::path file_;
};

Expected<std::string> look(const Json& job, const std::filesystem::path& folder) {
  const auto opened = TRY(formats::open_rows(job["file"].string(), job["shown"].string(), options_from(job, folder)));
  const auto most = static_cast<std::size_t>(job["rows"].integer());
  JsonWriter out;
  out.begin_object();
  write_list(out, "columns", opened->header());
  out.key("rows").begin_array();
  formats::RowBlock block;
  std::size_t shown = 0;
  std::int64_t all = 0;
  while (TRY(opened->next(block))) {
    for (std::size_t row = 0; row < block.rows() && shown < most; ++row, ++shown) {
      out.begin_array();
      for (const std::string_view field : block.row(row)) out.value(field);
      out.end_array();
    }
    all += static_cast<std::int64_t>(block.rows());
  }
  return out.end_array().member("all_rows", all).end_object().take();
}

Expected<std::string> propose(const Json& job, const std::filesystem::path& folder) {
  return lake::propose_mapping(job["file"].string(), job["shown"].string(), options_from(job, folder), *schema::contract(job["kind"].string()));
}

Expected<std::string> codes(const Json& job, const std::filesystem::path& folder) {
  JsonWriter out;
  out.begin_array();
  for (const lake::StoredCode& one : TRY(lake::read_codes(job["file"].string(), job["name"].string(), folder))) {
    out.begin_array().value(one.code).value(one.label.sv).value(one.label.en).value(one.parent).value(one.valid_from).value(one.valid_to).end_array();
  }
  return out.end_array().take();
}

Expected<std::string> code_table(const Json& job, const std::filesystem::path& folder) {
  JsonWriter out;
  out.begin_array();
  for (const lake::CodeRow& row : TRY(lake::read_code_table(job["file"].string(), job["name"].string(), folder))) {
    out.begin_array().value(row.from).value(row.to);
    row.weight ? out.value(*row.weight) : out.null();
    out.value(row.place.line).end_array();
  }
  return out.end_array().take();
}

void add_worker(const char* name, Expected<std::string> (*work)(const Json&, const std::filesystem::path&)) {
  sandbox::register_worker(name,
                           [work](const std::string& input, const std::filesystem::path& folder, const sandbox::Progress&) -> Expected<std::string> {
                             return work(TRY(core::parse_json(input)), folder);
                           });
}

core::Fail unknown_kind(const std::string& kind) {
  std::vector<std::string> kinds;
  for (const schema::Contract& one : schema::contracts()) kinds.push_back(one.kind);
  return core::fail({.code = "unknown_kind",
                     .message = core::say("okänt slag av data: \"{}\"", "unknown kind of data: \"{}\"", kind),
                     .hint = core::did_you_mean(kind, kinds)});
}

}  // namespace

/// Bytes that a child may use.
static std::uint64_t memory_of(const Settings& settings) {
  constexpr std::uint64_t kGibibyte = 1ull << 30;
  if (settings.sandbox_memory > 0) return static_cast<std::uint64_t>(settings.sandbox_memory) * kGibibyte;
  const auto machine = static_cast<std::uint64_t>(sysconf(_SC_PHYS_PAGES)) * static_cast<std::uint64_t>(sysconf(_SC_PAGE_SIZE));
  return std::max(machine / 2, 8 * kGibibyte);
}

sandbox::Limits limits_of(const Settings& settings) {
  const int seconds = static_cast<int>(settings.sandbox_minutes * 60);
  return {.address_space = memory_of(settings), .cpu_seconds = seconds * threads_of(settings), .wall_seconds = seconds};
}

Expected<ForeignLimits> foreign_limits(const std::filesystem::path& folder) {
  if (!std::filesystem::exists(folder / "rodtrad.toml")) return foreign_limits(Settings());
  return foreign_limits(TRY(read_settings(folder)));
}

Expected<Preview> look_at(const std::string& source, const formats::RowOptions& options, std::size_t rows, const ForeignLimits& limits) {
  const Source opened = TRY(Source::open(source, limits.fetch));
  const std::string answer = TRY(read_shut_in(kLook, opened.file(), limits.reading, [&](JsonWriter& job) {
    write_options(job, options);
    job.member("shown", source).member("rows", rows);
  }));
  const Json json = TRY(core::parse_json(answer));
  Preview preview{.columns = texts_from(json["columns"]), .all_rows = json["all_rows"].integer()};
  for (const Json& row : json["rows"].array()) preview.rows.push_back(texts_from(row));
  return preview;
}

Expected<std::string> propose_map(const std::string& source, const std::string& kind, const formats::RowOptions& options,
                                  const ForeignLimits& limits) {
  if (!schema::contract(kind)) return unknown_kind(kind);
  const Source opened = TRY(Source::open(source, limits.fetch));
  return read_shut_in(kPropose, opened.file(), limits.reading, [&](JsonWriter& job) {
    write_options(job, options);
    job.member("shown", source).member("kind", kind);
  });
}

Expected<std::vector<lake::StoredCode>> read_codes(const std::filesystem::path& file, const ForeignLimits& limits) {
  TRY(formats::open_source(file));
  const Json json = TRY(core::parse_json(TRY(read_shut_in(kCodes, file, limits.reading, [](JsonWriter&) {}))));
  std::vector<lake::StoredCode> codes;
  for (const Json& row : json.array()) {
    const std::vector<std::string> texts = texts_from(row);
    codes.push_back({.code = texts.at(0),
                     .label = {.sv = texts.at(1), .en = texts.at(2)},
                     .parent = texts.at(3),
                     .valid_from = texts.at(4),
                     .valid_to = texts.at(5)});
  }
  return codes;
}

Expected<std::vector<lake::CodeRow>> read_code_table(const std::filesystem::path& file, const ForeignLimits& limits) {
  TRY(formats::open_source(file));
  const Json json = TRY(core::parse_json(TRY(read_shut_in(kCodeTable, file, limits.reading, [](JsonWriter&) {}))));
  std::vector<lake::CodeRow> rows;
  for (const Json& row : json.array()) {
    const Json::Array& parts = row.array();
    lake::CodeRow& one = rows.emplace_back(lake::CodeRow{.from = parts.at(0).string(), .to = parts.at(1).string()});
    if (!parts.at(2).is_null()) one.weight = parts.at(2).number();
    one.place = {.file = file.string(), .line = static_cast<int>(parts.at(3).integer())};
  }
  return rows;
}

void register_foreign_readers() {
  add_worker(kLook, look);
  add_worker(kPropose, propose);
  add_worker(kCodes, codes);
  add_worker(kCodeTable, code_table);
}

}  // namespace rodtrad::ops
