// What parent and child agree on: the file of the answer and exit codes with a meaning.
#pragma once

namespace rodtrad::sandbox {

constexpr const char* kAnswerFile = "answer.json";
constexpr int kExitMemory = 41;
constexpr int kExitBadJob = 42;
constexpr int kExitDiskFull = 43;  // not even the answer could be written

}  // namespace rodtrad::sandbox
