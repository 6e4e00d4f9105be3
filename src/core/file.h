// Files: whole reads, block reads, and writes that either happen completely or not at all.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "core/expected.h"

namespace rodtrad::core {

/// Whole file. A file that is missing, a folder or larger than `limit` bytes is a Problem; a failing disk is a Failure.
Expected<std::string> read_file(const std::filesystem::path& path, std::uint64_t limit = 1ull << 31);

/// The file in blocks of at most 1 MiB. Throws Failure when it cannot be read.
void read_blocks(const std::filesystem::path& path, const std::function<void(std::string_view)>& take);

/// Writes beside the target, fsyncs, renames and fsyncs the folder. mode: permission bits of the new file.
void write_file(const std::filesystem::path& path, std::string_view bytes, unsigned mode = 0644);

/// A file written piece by piece: it appears under its name at commit(), and not at all without it.
class FileWriter {
 public:
  explicit FileWriter(std::filesystem::path path, unsigned mode = 0644);
  ~FileWriter();
  FileWriter(const FileWriter&) = delete;
  FileWriter& operator=(const FileWriter&) = delete;
  void write(std::string_view bytes);  // buffered; throws Failure
  void commit();                       // fsync, rename, fsync of the folder

 private:
  void flush();
  std::filesystem::path path_;
  std::filesystem::path temporary_;
  std::string buffer_;
  int descriptor_ = -1;
};

/// fsync of a file or folder that is already written (for files that other libraries wrote).
void sync_path(const std::filesystem::path& path);

/// Creates folders with this mode for those that are new. Throws Failure.
void make_folders(const std::filesystem::path& path, unsigned mode = 0755);

/// A new folder with a random name inside `parent`, removed with everything still in it when it goes out of scope.
class ScratchFolder {
 public:
  explicit ScratchFolder(const std::filesystem::path& parent);
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace rodtrad::core
