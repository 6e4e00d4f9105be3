// Sources of bytes by POSIX and zlib.
#include "formats/byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <cerrno>

#include "core/failure.h"

namespace rodtrad::formats {

using core::Expected;
using core::fail;
using core::Problem;
using core::Text;

namespace {

class FileSource : public ByteSource {
 public:
  FileSource(int descriptor, std::string name) : descriptor_(descriptor), name_(std::move(name)) {}
  ~FileSource() override { ::close(descriptor_); }
  Expected<std::size_t> read(std::span<char> room) override {
    for (;;) {
      const ssize_t got = ::read(descriptor_, room.data(), room.size());
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno != EINTR) core::throw_errno({.sv = "kunde inte läsa", .en = "could not read"}, name_);
    }
  }

 private:
  int descriptor_;
  std::string name_;
};

class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string bytes) : bytes_(std::move(bytes)) {}
  Expected<std::size_t> read(std::span<char> room) override {
    const std::size_t count = std::min(room.size(), bytes_.size() - at_);
    std::copy_n(bytes_.data() + at_, count, room.data());
    at_ += count;
    return count;
  }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

/// Bytes that were read ahead, then the rest of the source.
class Prefixed : public ByteSource {
 public:
  Prefixed(std::string prefix, ByteSourcePtr rest) : prefix_(std::move(prefix)), rest_(std::move(rest)) {}
  Expected<std::size_t> read(std::span<char> room) override {
    const std::size_t count = TRY(prefix_.read(room));
    return count > 0 ? count : rest_->read(room);
  }

 private:
  MemorySource prefix_;
  ByteSourcePtr rest_;
};

/// One or several gzip members after one another.
class GzipSource : public ByteSource {
 public:
  GzipSource(ByteSourcePtr packed, std::string name) : packed_(std::move(packed)), name_(std::move(name)), block_(1 << 18, '\0') {
    if (inflateInit2(&stream_, 15 + 16) != Z_OK) throw std::bad_alloc();
  }
  ~GzipSource() override { inflateEnd(&stream_); }

  Expected<std::size_t> read(std::span<char> room) override {
    stream_.next_out = reinterpret_cast<Bytef*>(room.data());
    stream_.avail_out = static_cast<uInt>(std::min<std::size_t>(room.size(), 1u << 30));
    const uInt wanted = stream_.avail_out;
    while (stream_.avail_out == wanted) {
      if (stream_.avail_in == 0 && !TRY(refill())) {
        if (inside_) return fail(problem("truncated_gzip", {.sv = "gzip-filen är avklippt", .en = "the gzip file is cut off"}));
        break;
      }
      if (!inside_) inflateReset(&stream_);
      inside_ = true;
      const int status = inflate(&stream_, Z_NO_FLUSH);
      if (status == Z_STREAM_END) inside_ = false;
      if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR) {
        return fail(problem("damaged_gzip", {.sv = "gzip-filen är skadad", .en = "the gzip file is damaged"}));
      }
    }
    return wanted - stream_.avail_out;
  }

 private:
  Expected<bool> refill() {
    const std::size_t got = TRY(packed_->read(block_));
    stream_.next_in = reinterpret_cast<Bytef*>(block_.data());
    stream_.avail_in = static_cast<uInt>(got);
    return got > 0;
  }
  Problem problem(std::string code, Text message) const {
    return {.code = std::move(code),
            .place = {.file = name_},
            .message = std::move(message),
            .hint = {.sv = "hämta eller packa filen på nytt; ingenting har tagits in", .en = "fetch or pack the file again; nothing was taken in"}};
  }

  ByteSourcePtr packed_;
  std::string name_;
  std::string block_;
  z_stream stream_ = {};
  bool inside_ = false;  // a member has begun and not ended
};

Expected<ByteSourcePtr> unpacked(ByteSourcePtr source, const std::string& name) {
  const std::string start = TRY(peek(source, 2));
  if (start != "\x1f\x8b") return source;
  return std::make_unique<GzipSource>(std::move(source), name);
}

}  // namespace

Expected<std::string> peek(ByteSourcePtr& source, std::size_t count) {
  std::string start(count, '\0');
  std::size_t held = 0;
  while (held < start.size()) {
    const std::size_t got = TRY(source->read(std::span(start).subspan(held)));
    if (got == 0) break;
    held += got;
  }
  start.resize(held);
  source = std::make_unique<Prefixed>(start, std::move(source));
  return start;
}

Expected<std::string> read_all(ByteSource& source, const std::string& name, std::size_t limit) {
  std::string bytes;
  for (std::size_t held = 0;; held = bytes.size()) {
    bytes.resize(held + std::max<std::size_t>(held / 2, std::size_t{1} << 16));
    const std::size_t got = TRY(source.read(std::span(bytes).subspan(held)));
    bytes.resize(held + got);
    if (got == 0) return bytes;
    if (bytes.size() > limit) {
      return fail(Problem{.code = "file_too_large",
                          .place = {.file = name},
                          .message = core::say("filen är större än {} byte", "the file is larger than {} bytes", limit),
                          .hint = {.sv = "dela upp filen", .en = "split the file"}});
    }
  }
}

Expected<ByteSourcePtr> open_source(const std::filesystem::path& path, const std::string& name) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0 && (errno == ENOENT || errno == ENOTDIR)) {
    return fail(Problem{.code = "file_missing", .place = {.file = name}, .message = {.sv = "filen finns inte", .en = "the file does not exist"}});
  }
  if (descriptor < 0) core::throw_errno({.sv = "kunde inte läsa", .en = "could not read"}, name);
  auto file = std::make_unique<FileSource>(descriptor, name);
  struct stat status = {};
  if (::fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode)) {
    return fail(Problem{
        .code = "file_is_folder", .place = {.file = name}, .message = {.sv = "det är en mapp, inte en fil", .en = "this is a folder, not a file"}});
  }
  return unpacked(std::move(file), name);
}

ByteSourcePtr memory_source(std::string bytes, const std::string& name) {
  auto source = unpacked(std::make_unique<MemorySource>(std::move(bytes)), name);
  return *std::move(source);  // memory cannot fail
}

}  // namespace rodtrad::formats
