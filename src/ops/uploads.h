// Files that came in through the browser and wait to be imported: uploads/<number>/ of the workspace, in the closed zone. Foreign
// bytes are read only by children that are shut in.
#pragma once

#include "ops/data_ops.h"
#include "ops/jobs.h"

namespace rodtrad::ops {

struct Upload {
  std::int64_t number = 0;
  std::string name;  // of the file
  std::string kind;
  std::string by;            // account
  std::string at;            // UTC
  std::uint64_t offset = 0;  // of the file in the body that it came in
  std::uint64_t length = 0;
  std::string map;          // TOML; "" = not proposed yet
  std::string imported_as;  // NAME@VERSION; "" = not imported
};

/// A kind of data that can be taken in.
struct KindChoice {
  std::string id;
  core::Text title;
  bool is_personal = false;  // only for those whose login is strong
};

std::vector<KindChoice> list_kinds();

/// `body` holds the file from `offset` on; it is linked, not copied. Problems: unknown_kind, file_missing, persons_need_strong_login.
core::Expected<Upload> keep_upload(Workspace& workspace, const std::string& name, const std::string& kind, const std::filesystem::path& body,
                                   std::uint64_t offset, std::uint64_t length, const std::string& by, bool may_see_persons);
/// Problem not_found.
core::Expected<Upload> view_upload(const Workspace& workspace, std::int64_t number);
/// Newest first.
std::vector<Upload> list_uploads(const Workspace& workspace);

/// Takes the file out of its body, and proposes a map from the file's names and values, in a child.
core::Expected<core::Done> propose_upload_map(Workspace& workspace, std::int64_t number);

struct UploadImport {
  std::int64_t number = 0;
  std::string name;  // of the dataset
  std::string map;   // TOML
  std::string purpose;
  std::string approval;
  std::string public_ground;
  std::int64_t allow_rejects = 0;
  std::string by;
};

/// Imports and, when that went well, removes the file: the lake keeps what is to be kept.
core::Expected<lake::ImportReport> import_upload(Workspace& workspace, const UploadImport& request, const TellStage& tell);

}  // namespace rodtrad::ops
