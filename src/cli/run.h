// The command line: from words to an exit code.
#pragma once

#include <string>
#include <vector>

namespace rodtrad::cli {

inline constexpr int kDone = 0;
inline constexpr int kRefused = 1;  // the input is refused
inline constexpr int kWrongCommand = 2;
inline constexpr int kWorldFailed = 3;
inline constexpr int kInterrupted = 130;
inline constexpr int kReaderGone = 141;  // as a program that a broken pipe ends

/// Carries out the command in `words` (without the program's name) and returns its exit code.
int run(const std::vector<std::string>& words);

}  // namespace rodtrad::cli
