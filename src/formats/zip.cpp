// ZIP archives through libzip's memory buffers.
#include "formats/zip.h"

#include <zip.h>

#include <cassert>

#include "core/failure.h"
#include "core/owned.h"

namespace rodtrad::formats {

namespace {

// The first day that the ZIP format can tell: 1980-01-01 00:00.
constexpr zip_uint16_t kDosTime = 0;
constexpr zip_uint16_t kDosDate = (1 << 5) | 1;

[[noreturn]] void throw_zip(const std::string& what) {
  throw core::Failure(core::FailureKind::internal, {"kunde inte packa filen: " + what, "could not pack the file: " + what});
}

using Source = core::Owned<zip_source_t, zip_source_free>;
using Archive = core::Owned<zip_t, zip_discard>;
using File = core::Owned<zip_file_t, zip_fclose>;

void add_entry(zip_t* archive, const ZipEntry& entry) {
  zip_source_t* source = zip_source_buffer(archive, entry.bytes.data(), entry.bytes.size(), 0);
  const zip_int64_t index = source ? zip_file_add(archive, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8) : -1;
  if (index < 0) {
    if (source) zip_source_free(source);
    throw_zip(zip_strerror(archive));
  }
  const auto position = static_cast<zip_uint64_t>(index);
  const bool done = zip_set_file_compression(archive, position, ZIP_CM_DEFLATE, 6) == 0 &&
                    zip_file_set_dostime(archive, position, kDosTime, kDosDate, 0) == 0 &&
                    zip_file_set_external_attributes(archive, position, 0, ZIP_OPSYS_DOS, 0) == 0;
  if (!done) throw_zip(zip_strerror(archive));
}

std::string all_bytes(zip_source_t* source) {
  zip_stat_t stat;
  if (zip_source_stat(source, &stat) < 0 || zip_source_open(source) < 0) throw_zip("zip_source_open");
  std::string bytes(stat.size, '\0');
  const zip_int64_t read = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (read != static_cast<zip_int64_t>(bytes.size())) throw_zip("zip_source_read");
  return bytes;
}

core::Problem broken_zip(const std::string& file) {
  return {.code = "zip_broken",
          .place = {.file = file},
          .message = {"filen är inget helt ZIP-paket", "the file is not a complete ZIP archive"},
          .hint = {"hämta eller spara filen på nytt", "fetch or save the file again"}};
}

core::Problem large_zip(const std::string& file, std::uint64_t limit) {
  return {.code = "zip_too_large",
          .place = {.file = file},
          .message = {fmt::format("paketet blir större än {} byte när det packas upp", limit),
                      fmt::format("the archive unpacks to more than {} bytes", limit)},
          .hint = {"dela upp filen", "split the file"}};
}

core::Expected<ZipEntry> read_entry(zip_t* archive, zip_uint64_t index, const std::string& file, std::uint64_t room) {
  zip_stat_t stat;
  if (zip_stat_index(archive, index, 0, &stat) < 0 || !(stat.valid & ZIP_STAT_SIZE) || !(stat.valid & ZIP_STAT_NAME))
    return core::fail(broken_zip(file));
  if (stat.size > room) return core::fail(large_zip(file, room));
  ZipEntry entry{.name = stat.name, .bytes = std::string(stat.size, '\0')};
  const File opened(zip_fopen_index(archive, index, 0));
  if (!opened || zip_fread(opened.get(), entry.bytes.data(), stat.size) != static_cast<zip_int64_t>(stat.size)) return core::fail(broken_zip(file));
  return entry;
}

}  // namespace

std::string write_zip(const std::vector<ZipEntry>& entries) {
  assert(!entries.empty());  // libzip writes nothing at all for an empty archive
  zip_error_t error;
  zip_error_init(&error);
  Source target(zip_source_buffer_create(nullptr, 0, 0, &error));
  if (!target) throw_zip(zip_error_strerror(&error));
  zip_source_keep(target.get());  // the archive takes one reference, we keep one to read the result
  zip_t* opened = zip_open_from_source(target.get(), ZIP_TRUNCATE, &error);
  if (!opened) {
    zip_source_free(target.get());
    throw_zip(zip_error_strerror(&error));
  }
  Archive archive(opened);
  for (const ZipEntry& entry : entries) add_entry(archive.get(), entry);
  if (zip_close(archive.get()) < 0) throw_zip(zip_strerror(archive.get()));
  static_cast<void>(archive.release());  // zip_close freed it
  return all_bytes(target.get());
}

core::Expected<std::vector<ZipEntry>> read_zip(const std::string& bytes, const std::string& file, std::uint64_t limit,
                                               const std::function<bool(std::string_view name)>& wanted) {
  if (bytes.empty()) return core::fail(broken_zip(file));  // libzip takes nothing for an archive without entries
  zip_error_t error;
  zip_error_init(&error);
  Source source(zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error));
  if (!source) throw_zip(zip_error_strerror(&error));
  const Archive archive(zip_open_from_source(source.get(), ZIP_RDONLY | ZIP_CHECKCONS, &error));
  if (!archive) return core::fail(broken_zip(file));
  static_cast<void>(source.release());  // now the archive's
  std::vector<ZipEntry> entries;
  const auto count = static_cast<zip_uint64_t>(zip_get_num_entries(archive.get(), 0));
  for (zip_uint64_t index = 0; index < count; ++index) {
    const char* name = zip_get_name(archive.get(), index, 0);
    if (wanted && name && !wanted(name)) continue;
    ZipEntry entry = TRY(read_entry(archive.get(), index, file, limit));
    limit -= entry.bytes.size();
    if (!entry.name.ends_with('/')) entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace rodtrad::formats
