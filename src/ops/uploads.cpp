// Uploads in their folders.
#include "ops/uploads.h"

#include <algorithm>
#include <fstream>

#include "core/failure.h"
#include "core/json.h"
#include "core/number_format.h"
#include "ops/foreign_files.h"
#include "ops/persons.h"
#include "ops/profile.h"
#include "schema/contract.h"

namespace rodtrad::ops {

using core::Expected;

namespace {

constexpr std::size_t kBlock = 1 << 20;

std::filesystem::path folder_of(const Workspace& workspace, std::int64_t number) { return workspace.folder() / "uploads" / std::to_string(number); }

std::filesystem::path file_of(const Workspace& workspace, const Upload& upload) { return folder_of(workspace, upload.number) / upload.name; }

std::filesystem::path body_of(const Workspace& workspace, const Upload& upload) { return folder_of(workspace, upload.number) / ".body"; }

void keep(const Workspace& workspace, const Upload& upload) {
  core::JsonWriter out;
  out.begin_object().member("name", upload.name).member("kind", upload.kind).member("by", upload.by).member("at", upload.at);
  out.member("map", upload.map).member("imported_as", upload.imported_as);
  out.member("offset", static_cast<std::int64_t>(upload.offset)).member("length", static_cast<std::int64_t>(upload.length)).end_object();
  core::write_file(folder_of(workspace, upload.number) / "upload.json", core::pretty(out.take()) + "\n", 0600);
}

std::vector<std::int64_t> numbers(const Workspace& workspace) {
  std::vector<std::int64_t> found;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(workspace.folder() / "uploads", none)) {
    const std::string name = entry.path().filename().string();
    if (entry.is_directory() && !name.empty() && name.find_first_not_of("0123456789") == std::string::npos) found.push_back(std::stoll(name));
  }
  std::sort(found.rbegin(), found.rend());
  return found;
}

/// A name that stands for nothing but a file beside upload.json.
bool is_file_name(const std::string& name) {
  return !name.empty() && name.size() <= 200 && !name.starts_with('.') && name.find_first_of("/\\") == std::string::npos && name != "upload.json" &&
         name != "map.toml";
}

core::Problems check_upload(const std::string& name, const std::string& kind, bool may_see_persons) {
  core::Problems problems;
  const schema::Contract* contract = schema::contract(kind);
  if (!is_file_name(name)) {
    core::tell(problems, {.file = "file"}, "file_missing", {.sv = "välj en fil", .en = "choose a file"});
  }
  if (!contract) {
    core::tell(problems, {.file = "kind"}, "unknown_kind", {.sv = "välj vad filen innehåller", .en = "choose what the file holds"});
  } else if (contract->personal && !may_see_persons) {
    tell_strong_login(problems, "kind",
                      {.sv = "lokala konton får inte ta in dem; logga in med organisationens konto",
                       .en = "local accounts may not take them in; log in with the organisation's account"});
  }
  return problems;
}

void copy_part(const std::filesystem::path& from, std::uint64_t offset, std::uint64_t length, const std::filesystem::path& to) {
  std::ifstream in(from, std::ios::binary);
  in.seekg(static_cast<std::streamoff>(offset));
  core::FileWriter out(to, 0600);
  std::string block(kBlock, '\0');
  while (length > 0) {
    in.read(block.data(), static_cast<std::streamsize>(std::min<std::uint64_t>(length, kBlock)));
    const auto got = static_cast<std::size_t>(in.gcount());
    if (got == 0) core::throw_errno({.sv = "kunde inte läsa", .en = "could not read"}, from.string());
    out.write({block.data(), got});
    length -= got;
  }
  out.commit();
}

}  // namespace

std::vector<KindChoice> list_kinds() {
  std::vector<KindChoice> kinds;
  for (const schema::Contract& one : schema::contracts()) kinds.push_back({one.kind, one.label, one.personal});
  return kinds;
}

Expected<Upload> keep_upload(Workspace& workspace, const std::string& name, const std::string& kind, const std::filesystem::path& body,
                             std::uint64_t offset, std::uint64_t length, const std::string& by, bool may_see_persons) {
  if (core::Problems problems = check_upload(name, kind, may_see_persons); !problems.empty()) return core::fail(std::move(problems));
  const std::vector<std::int64_t> known = numbers(workspace);
  const Upload upload{.number = known.empty() ? 1 : known.front() + 1,
                      .name = name,
                      .kind = kind,
                      .by = by,
                      .at = core::now_utc(),
                      .offset = offset,
                      .length = length};
  core::make_folders(folder_of(workspace, upload.number), 0700);
  std::filesystem::create_hard_link(body, body_of(workspace, upload));
  keep(workspace, upload);
  return upload;
}

Expected<Upload> view_upload(const Workspace& workspace, std::int64_t number) {
  const auto text = core::read_file(folder_of(workspace, number) / "upload.json", 1 << 22);
  if (!text) return core::fail({.code = "not_found", .message = {.sv = "sidan finns inte", .en = "there is no such page"}});
  const core::Json json = TRY(core::parse_json(*text));
  return Upload{.number = number,
                .name = json["name"].string(),
                .kind = json["kind"].string(),
                .by = json["by"].string(),
                .at = json["at"].string(),
                .offset = static_cast<std::uint64_t>(json["offset"].integer()),
                .length = static_cast<std::uint64_t>(json["length"].integer()),
                .map = json["map"].string(),
                .imported_as = json["imported_as"].string()};
}

std::vector<Upload> list_uploads(const Workspace& workspace) {
  std::vector<Upload> uploads;
  for (const std::int64_t number : numbers(workspace)) {
    if (auto upload = view_upload(workspace, number)) uploads.push_back(*std::move(upload));
  }
  return uploads;
}

Expected<core::Done> propose_upload_map(Workspace& workspace, std::int64_t number) {
  Upload upload = TRY(view_upload(workspace, number));
  if (std::filesystem::exists(body_of(workspace, upload))) {
    copy_part(body_of(workspace, upload), upload.offset, upload.length, file_of(workspace, upload));
    std::filesystem::remove(body_of(workspace, upload));
  }
  upload.map = TRY(propose_map(file_of(workspace, upload).string(), upload.kind, {}, foreign_limits(workspace.settings())));
  keep(workspace, upload);
  return core::Done{};
}

Expected<lake::ImportReport> import_upload(Workspace& workspace, const UploadImport& request, const TellStage& tell) {
  Upload upload = TRY(view_upload(workspace, request.number));
  upload.map = request.map;
  keep(workspace, upload);
  const std::filesystem::path map = folder_of(workspace, upload.number) / "map.toml";
  core::write_file(map, request.map, 0600);
  lake::ImportRequest wanted{.file = file_of(workspace, upload), .kind = upload.kind, .name = request.name, .map = map};
  wanted.purpose = request.purpose;
  wanted.approval = request.approval;
  wanted.public_ground = request.public_ground;
  wanted.allow_rejects = request.allow_rejects;
  wanted.by = request.by;
  wanted.progress = [&](std::int64_t rows) {
    tell(core::Text{.sv = core::show_integer(rows, core::Language::sv) + " rader lästa",
                    .en = core::show_integer(rows, core::Language::en) + " rows read"});
  };
  lake::ImportReport report = TRY(import_data(workspace, wanted));
  upload.imported_as = report.name + "@" + report.version;
  keep(workspace, upload);
  std::filesystem::remove(file_of(workspace, upload));
  tell({.sv = "Räknar fram fördelningarna", .en = "Working out the distributions"});
  TRY(make_profile(workspace, upload.imported_as));
  return report;
}

}  // namespace rodtrad::ops
