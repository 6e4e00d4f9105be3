#!/usr/bin/env bash
# Format, lint and sizes: the part of ./dev check before the tests under sanitizers.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
mapfile -t files < <(git ls-files 'src/*.h' 'src/*.cpp' 'tests/*.h' 'tests/*.cpp')
echo "== clang-format"
clang-format-14 --dry-run --Werror "${files[@]}"
echo "== sizes"
python3 tests/scripts/sizes.py .
echo "== clang-tidy"
cmake --preset dev -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON -B build/tidy >/dev/null
mapfile -t sources < <(git ls-files 'src/*.cpp')
printf '%s\n' "${sources[@]}" | xargs -P "$(nproc)" -n 4 clang-tidy-14 -p build/tidy --quiet --extra-arg=-include --extra-arg="$PWD/src/core/pch.h" 2>/dev/null | tee build/tidy.log
if grep -q 'warning:\|error:' build/tidy.log; then echo "clang-tidy found something"; exit 1; fi
