// An import between reading and commit, and the steps that lead there.
#pragma once

#include "lake/lake.h"
#include "lake/mapping.h"
#include "lake/person_map.h"

namespace rodtrad::lake {

class PreparedImport {
 public:
  DatasetVersion version;
  ImportRecord record;
  ImportReport report;
  std::unique_ptr<core::ScratchFolder> scratch;          // beside the versions: holds `files`
  std::unique_ptr<core::ScratchFolder> private_scratch;  // where original and quarantine wait
  std::filesystem::path files;                           // the folder that becomes the version
  std::filesystem::path original;                        // waiting bytes
  std::filesystem::path original_place;                  // where they will lie
  std::filesystem::path repairs;                         // waiting; "" when there are none
  std::filesystem::path repairs_place;
  std::filesystem::path quarantine;  // waiting; "" when there is none
  std::filesystem::path quarantine_place;
  std::optional<PersonMap> persons;  // with the new numbers
  std::int64_t persons_before = 0;
};

/// Everything that prepare needs to know about the world.
struct ImportWorld {
  const Places& places;
  const Options& options;
  Registry& registry;
  std::optional<DatasetVersion> current;  // of the same name
  std::vector<DatasetVersion> others;     // current versions of the kinds that the contract refers to
  sql::SqliteConnection& connection;      // of the register, for its code lists
};

core::Expected<std::unique_ptr<PreparedImport>> prepare_import(const ImportRequest& request, const ImportWorld& world);

/// How many persons of the workspace have numbers.
std::int64_t persons_known(Registry& registry);
/// The next person gets number 1 again, with a new key.
void forget_persons(Registry& registry);
/// Throws Failure when the workspace's numbers were made with another key.
void check_key(Registry& registry, const PersonMap& persons);

/// Dataset name: 1–80 of a–z, A–Z, 0–9, hyphen, underscore and point, not beginning with a point. "" when the request
/// gives a name that is none; a name made of the file's stem is always one.
std::string dataset_name(const ImportRequest& request);

/// What the version says about its columns, from contract and mapping.
DatasetVersion describe_version(const ImportRequest& request, const schema::Contract& contract, const Mapping& mapping);

/// Adds the years of `current` that the new files do not replace, as hard links (or copies) in `folder`.
core::Expected<core::Done> carry_forward(const DatasetVersion& current, const std::filesystem::path& folder, DatasetVersion& version,
                                         ImportReport& report);

}  // namespace rodtrad::lake
