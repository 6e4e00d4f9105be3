#!/usr/bin/env bash
# fuzz.sh SECONDS: builds the libFuzzer targets with clang and runs each for that long from its seed corpus.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
seconds=${1:-60}
CXX=clang++-14 cmake --preset dev -B build/fuzz -DRODTRAD_FUZZ=ON >/dev/null
cmake --build build/fuzz -j "$(nproc)" --target rodtrad_fuzz_targets
for target in build/fuzz/fuzz_*; do
  [ -x "$target" ] && [ -f "$target" ] || continue
  name=$(basename "$target")
  mkdir -p "build/fuzz/corpus/$name"
  echo "== $name"
  "$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 "build/fuzz/corpus/$name" "tests/fuzz/corpus/${name#fuzz_}"
done
