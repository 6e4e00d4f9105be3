// Atomic file writes and bounded reads on POSIX.
#include "core/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "core/failure.h"
#include "core/hash.h"

namespace rodtrad::core {
namespace {

class Descriptor {
 public:
  Descriptor(const std::filesystem::path& path, int flags, unsigned mode, const Text& what) : path_(path.string()) {
    fd_ = ::open(path_.c_str(), flags | O_CLOEXEC, mode);
    if (fd_ < 0) throw_errno(what, path_);
  }
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }

 private:
  int fd_ = -1;
  std::string path_;
};

const Text kRead{.sv = "kunde inte läsa", .en = "could not read"};
const Text kWrite{.sv = "kunde inte skriva", .en = "could not write"};

void write_all(int fd, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw_errno(kWrite, path);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

Problem file_problem(std::string code, const std::filesystem::path& path, Text message, Text hint = {}) {
  return {.code = std::move(code), .place = {.file = path.string()}, .message = std::move(message), .hint = std::move(hint)};
}

Problem too_large(const std::filesystem::path& path, std::uint64_t limit) {
  return file_problem("file_too_large", path, {.sv = "filen är för stor", .en = "the file is too large"},
                      {.sv = fmt::format("högst {} byte läses", limit), .en = fmt::format("at most {} bytes are read", limit)});
}

/// The next bytes, at most 1 MiB; false at the end.
bool read_block(const Descriptor& file, const std::filesystem::path& path, std::string& block) {
  block.resize(1 << 20);
  ssize_t got = -1;
  do got = ::read(file.get(), block.data(), block.size());
  while (got < 0 && errno == EINTR);
  if (got < 0) throw_errno(kRead, path.string());
  block.resize(static_cast<std::size_t>(got));
  return got > 0;
}

}  // namespace

void read_blocks(const std::filesystem::path& path, const std::function<void(std::string_view)>& take) {
  const Descriptor file(path, O_RDONLY, 0, kRead);
  std::string block;
  while (read_block(file, path, block)) take(block);
}

Expected<std::string> read_file(const std::filesystem::path& path, std::uint64_t limit) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (status.type() == std::filesystem::file_type::not_found) {
    return fail(file_problem("file_missing", path, {.sv = "filen finns inte", .en = "the file does not exist"}));
  }
  if (status.type() == std::filesystem::file_type::directory) {
    return fail(file_problem("file_is_folder", path, {.sv = "det är en mapp, inte en fil", .en = "this is a folder, not a file"}));
  }
  if (std::filesystem::is_regular_file(status) && std::filesystem::file_size(path, error) > limit) return fail(too_large(path, limit));
  const Descriptor file(path, O_RDONLY, 0, kRead);
  std::string bytes, block;
  while (read_block(file, path, block)) {
    bytes += block;
    if (bytes.size() > limit) return fail(too_large(path, limit));  // a pipe or device has no size to ask for
  }
  return bytes;
}

void sync_path(const std::filesystem::path& path) {
  const Descriptor file(path, O_RDONLY, 0, kWrite);
  if (::fsync(file.get()) != 0) throw_errno(kWrite, path.string());
}

FileWriter::FileWriter(std::filesystem::path path, unsigned mode) : path_(std::move(path)) {
  const std::string name = "." + path_.filename().string() + "." + to_hex(random_bytes()).substr(0, 8);
  temporary_ = (path_.has_parent_path() ? path_.parent_path() : std::filesystem::path(".")) / name;
  descriptor_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  if (descriptor_ < 0) throw_errno(kWrite, path_.string());
}

FileWriter::~FileWriter() {
  if (descriptor_ < 0) return;
  ::close(descriptor_);
  ::unlink(temporary_.c_str());
}

void FileWriter::write(std::string_view bytes) {
  buffer_ += bytes;
  if (buffer_.size() >= (1 << 20)) flush();
}

void FileWriter::flush() {
  write_all(descriptor_, buffer_, path_.string());
  buffer_.clear();
}

void FileWriter::commit() {
  flush();
  if (::fsync(descriptor_) != 0 || ::rename(temporary_.c_str(), path_.c_str()) != 0) throw_errno(kWrite, path_.string());
  ::close(std::exchange(descriptor_, -1));
  sync_path(temporary_.parent_path());
}

void write_file(const std::filesystem::path& path, std::string_view bytes, unsigned mode) {
  FileWriter file(path, mode);
  file.write(bytes);
  file.commit();
}

void make_folders(const std::filesystem::path& path, unsigned mode) {
  std::filesystem::path partial;
  for (const auto& part : path) {
    partial /= part;
    if (partial.empty() || ::mkdir(partial.c_str(), mode) == 0) continue;
    if (errno != EEXIST && !std::filesystem::is_directory(partial)) {
      throw_errno({.sv = "kunde inte skapa mappen", .en = "could not create the folder"}, partial.string());
    }
  }
}

ScratchFolder::ScratchFolder(const std::filesystem::path& parent) : path_(parent / (".scratch-" + to_hex(random_bytes()).substr(0, 12))) {
  make_folders(path_, 0700);
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace rodtrad::core
