#!/usr/bin/env bash
# The demo: the whole path on a synthetic region.  tools/demo.sh FOLDER
set -euo pipefail
program=${RODTRAD:-$PWD/build/rodtrad}
folder=$(realpath -m "${1:-build/demo}")
key=$(printf '5e%.0s' {1..32})  # data are made up, so the same key each time: same numbers, same files
analyst='Demoanalytiker (syntetisk)'
# Number in the plan, method, datasets: the assignments that a method answers. The rest are followed up by hand.
bindings='2 cost_outliers contacts limits nation
3 hospital_comparison contacts limits nation
4 demographic_pressure contacts population'

say() { printf '\n== %s\n' "$*"; }
quiet() { "$@" >/dev/null; }

if [ -e "$folder" ] && [ ! -e "$folder/.rodtrad-demo" ]; then
  echo "$folder finns redan och är ingen demo; ange en annan mapp" >&2
  exit 1
fi
rm -rf "$folder"
mkdir -p "$folder"
touch "$folder/.rodtrad-demo"
cd "$folder"

say "Påhittad region (allt är syntetiskt)"
"$program" example data
quiet "$program" init workspace --region 'Region Älvmark' --keys "$folder/keys" --fixed-key "$key"
cd workspace

say "Plan in"
"$program" plan import ../data/plan.txt
"$program" plan check || true

say "Register in (påhittat)"
"$program" record import ../data/register.jsonl
"$program" record import ../data/register-links.jsonl

say "Data in"
take() {  # take NAME KIND
  "$program" data import "../data/$1.csv" --as "$2" --map "../data/$1.map.toml" --purpose 'demonstration' --public 'syntetiska data' --by "$analyst"
}
take contacts care_contact
take limits drg_limit
take nation reference_aggregate
take population population

say "Uppdrag kopplas och körs"
while read -r assignment method data; do
  # shellcheck disable=SC2086
  "$program" plan bind "$assignment" --method "$method" $(printf -- '--data %s ' $data) --by "$analyst"
done <<<"$bindings"
"$program" plan run

say "Frisläpps och publiceras"
while read -r assignment method data; do
  run=$("$program" plan list --format json | python3 -c 'import json, sys
print(next(a["run"] for a in json.load(sys.stdin)["assignments"] if str(a["no"]) == sys.argv[1]))' "$assignment")
  quiet "$program" release "$run" --by "$analyst" --ground 'syntetiska data, ingen verklig person' --level public
  for form in analysresultat webb; do quiet "$program" publish "$assignment" --form "$form"; done
done <<<"$bindings"

say "Klart"
"$program" plan status
cat <<END

Öppna i webbläsaren:
$(printf '  file://%s\n' "$PWD"/publications/*/*webb.sv.html)
Bilder (LibreOffice Impress, PowerPoint):
$(printf '  %s\n' "$PWD"/publications/*/*analysresultat.sv.pptx)
Samma på engelska ligger bredvid (.en.). Arbetsytan: $PWD

Plan, register och trådar som webbplats, och analysen i webbläsaren för den som loggar in:
  cd $PWD
  $program user add anna --role analyst    # ger en engångskod
  $program serve
END
