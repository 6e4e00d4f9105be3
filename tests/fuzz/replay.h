// One source for both: with clang (-DRODTRAD_FUZZ=ON) a libFuzzer program, in the ordinary test run a test that replays the
// corpus tests/fuzz/corpus/<name>, each file whole, cut in the middle and with a byte changed.
#pragma once

#include <cstdint>
#include <string>

#ifdef RODTRAD_FUZZING

#define RODTRAD_FUZZ_TARGET(name)                                                     \
  static void fuzz_##name(const std::string& bytes);                                  \
  extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) { \
    fuzz_##name(std::string(reinterpret_cast<const char*>(data), size));              \
    return 0;                                                                         \
  }                                                                                   \
  static void fuzz_##name(const std::string& bytes)

#define FUZZ_CHECK(condition)           \
  do {                                  \
    if (!(condition)) __builtin_trap(); \
  } while (false)

#else

#include "support/support.h"

namespace rodtrad::test {

inline void replay(const std::string& name, void (*target)(const std::string&)) {
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(source_dir() / "tests/fuzz/corpus" / name)) {
    const std::string bytes = contents(entry.path());
    target(bytes);
    target(bytes.substr(0, bytes.size() / 2));
    for (std::size_t at = 0; at < bytes.size(); at += 1 + bytes.size() / 64) {
      std::string changed = bytes;
      changed[at] = static_cast<char>(changed[at] ^ 0x2A);
      target(changed);
    }
    ++files;
  }
  CHECK(files > 0);
}

}  // namespace rodtrad::test

#define RODTRAD_FUZZ_TARGET(name)                                                          \
  static void fuzz_##name(const std::string& bytes);                                       \
  TEST_CASE("fuzz: the corpus of " #name) { ::rodtrad::test::replay(#name, fuzz_##name); } \
  static void fuzz_##name(const std::string& bytes)

#define FUZZ_CHECK(condition) REQUIRE(condition)

#endif
