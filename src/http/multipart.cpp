// Reading parts: values from the beginning of the body, then the place of the file between its headers and the closing boundary.
#include "http/multipart.h"

#include <fstream>

#include "core/unicode.h"

namespace rodtrad::http {

namespace {

constexpr std::size_t kMostValues = 64 << 10;  // bytes before the file
constexpr std::size_t kMostBoundary = 70;      // RFC 2046

core::Fail bad_form() {
  return core::fail({.code = "bad_form",
                     .message = {.sv = "formuläret går inte att läsa", .en = "the form cannot be read"},
                     .hint = {.sv = "ladda om sidan och försök igen", .en = "load the page again and try once more"}});
}

/// What follows name= in a header, with or without quotes; "" when it is not there.
std::string parameter(std::string_view header, std::string_view name) {
  const std::string wanted = fmt::format("{}=", name);
  for (std::size_t at = header.find(wanted); at != std::string_view::npos; at = header.find(wanted, at + 1)) {
    if (at > 0 && header[at - 1] != ' ' && header[at - 1] != ';') continue;
    std::string_view value = header.substr(at + wanted.size());
    if (value.starts_with('"')) return std::string(value.substr(1, value.find('"', 1) - 1));
    return std::string(value.substr(0, value.find_first_of("; \r\n")));
  }
  return {};
}

/// Only the last part of a name that a browser gives with folders, and nothing that could be one.
std::string plain_name(std::string name) {
  name = name.substr(name.find_last_of("/\\") + 1);
  return name == "." || name == ".." || !core::is_valid_utf8(name) ? std::string() : name;
}

struct Part {
  std::string name;
  std::string file_name;
  bool is_file = false;
  std::size_t begin = 0;  // of its content
};

/// The part whose headers begin at `at`.
std::optional<Part> part_at(std::string_view start, std::size_t at) {
  const std::size_t end = start.find("\r\n\r\n", at);
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view headers = start.substr(at, end - at);
  return Part{.name = parameter(headers, "name"),
              .file_name = plain_name(parameter(headers, "filename")),
              .is_file = headers.find("filename=") != std::string_view::npos,
              .begin = end + 4};
}

std::string read_at(std::ifstream& in, std::uint64_t offset, std::size_t bytes) {
  std::string text(bytes, '\0');
  in.clear();
  in.seekg(static_cast<std::streamoff>(offset));
  in.read(text.data(), static_cast<std::streamsize>(bytes));
  text.resize(static_cast<std::size_t>(std::max<std::streamsize>(0, in.gcount())));
  return text;
}

/// Bytes from `begin` to the first boundary; nothing unless that one closes the form.
std::optional<std::uint64_t> length_of_last(std::ifstream& in, std::uint64_t begin, const std::string& boundary) {
  constexpr std::size_t kBlock = 1 << 20;
  const std::string wanted = "\r\n--" + boundary;
  for (std::uint64_t at = begin;; at += kBlock) {
    const std::string block = read_at(in, at, kBlock + wanted.size());
    const std::size_t found = block.find(wanted);
    if (found != std::string::npos) {
      const std::uint64_t end = at + found;
      return read_at(in, end + wanted.size(), 2) == "--" ? std::optional(end - begin) : std::nullopt;
    }
    if (block.size() < kBlock + wanted.size()) return std::nullopt;
  }
}

}  // namespace

core::Expected<Multipart> read_multipart(std::string_view content_type, const std::filesystem::path& body) {
  const std::string boundary = parameter(content_type, "boundary");
  std::ifstream in(body, std::ios::binary);
  const std::string start = read_at(in, 0, kMostValues);
  const std::string line = "--" + boundary;
  if (boundary.empty() || boundary.size() > kMostBoundary || !start.starts_with(line + "\r\n")) return bad_form();
  Multipart form;
  std::size_t at = line.size() + 2;
  while (const auto part = part_at(start, at)) {
    if (part->is_file) {
      const auto length = length_of_last(in, part->begin, boundary);
      if (!length) return bad_form();
      form.file = {.name = part->file_name, .path = body, .offset = part->begin, .length = *length};
      return form;
    }
    const std::size_t end = start.find("\r\n" + line, part->begin);
    if (end == std::string::npos) return bad_form();
    std::string value = start.substr(part->begin, end - part->begin);
    if (!core::is_valid_utf8(value)) return bad_form();
    form.values.emplace_back(part->name, core::replace_all(std::move(value), "\r\n", "\n"));
    at = end + 2 + line.size() + 2;
  }
  return bad_form();
}

}  // namespace rodtrad::http
