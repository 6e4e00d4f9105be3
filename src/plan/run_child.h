// Carrying out a plan in a child process that is shut in: it reads the lake's files, and writes nothing but its answer.
#pragma once

#include "lake/lake.h"
#include "plan/run_plan.h"

namespace rodtrad::plan {

/// The cells of a run whose result readers have, and at which levels it was let out.
struct ToldRun {
  std::string cells;                                           // JSON
  std::vector<std::pair<std::string, model::Level>> releases;  // "release-3"
};

struct ShutIn {
  std::filesystem::path lake;     // folder of the lake, which the child reads
  std::filesystem::path scratch;  // folder that it writes: spilled rows, its answer
  sandbox::Limits limits;
  int threads = 2;
  std::string memory_limit;
  core::Date day;  // rules of disclosure control are those of this day
  std::vector<ToldRun> told;
};

/// As run_plan over the lake's datasets and the program's methods. A child that crashes, hangs or takes too much fails all
/// its items with that problem. Needs register_runner. Throws Failure{cancelled}.
std::vector<Outcome> run_shut_in(lake::Lake& lake, const std::vector<RunItem>& items, const ShutIn& how, const Tell& tell);

/// One per release. Problem: bad_cells.
core::Expected<std::vector<ToldResult>> told_by(const std::vector<ToldRun>& runs);

/// Makes the worker "run" known to children of this program.
void register_runner();

}  // namespace rodtrad::plan
