#!/usr/bin/env bash
# Workload W with Miller: `with_miller.sh DATA OUT THREADS`. Amounts are summed as whole cents, which is exact.
set -euo pipefail
data=$1 out=$2
export GOMAXPROCS=$3 OUT=$2
mkdir -p "$out"
rm -f "$out"/*.csv
start=$(date +%s%N)
mlr --icsv --ocsv --ifs ';' --ofs , join --ul -j aanvraagnummer -f "$data/applications.csv" then put -q '
  if (is_absent($besluit)) { $besluit = "" }
  int granted = $besluit == "toegekend" ? 1 : 0;
  @applications[$sector][$grootteklasse] += 1;
  @granted[$sector][$grootteklasse] += granted;
  if (granted == 1) {
    @costs[$tender][$sector] += int(sub(string($projectkosten), ",", ""));
    @amount[$tender][$sector] += int(sub(string($verleend_bedrag), ",", ""));
  }
  map named = {};
  for (answer in splitax($knelpunten, "|")) { named[answer] = 1 }
  for (answer, one in named) {
    @naming[$sector][answer] += 1;
    @naming_granted[$sector][answer] += granted;
  }
  end {
    for ((sector, size), n in @applications) {
      int g = @granted[sector][size];
      @sector_n[sector] += n; @sector_g[sector] += g; @all_n += n; @all_g += g;
      print >> ENV["OUT"]."/approval.csv", format("\"{}\",{},{},{}", sector, size, n, g);
    }
    for (sector, n in @sector_n) {
      print >> ENV["OUT"]."/approval.csv", format("\"{}\",,{},{}", sector, n, @sector_g[sector]);
    }
    print >> ENV["OUT"]."/approval.csv", format(",,{},{}", @all_n, @all_g);
    for ((tender, sector), cents in @costs) {
      print >> ENV["OUT"]."/cofinancing.csv",
        format(
          "{},\"{}\",{},{}", tender, sector, fmtnum(cents / 100, "%.2f"), fmtnum(@amount[tender][sector] / 100, "%.2f"));
    }
    for ((sector, answer), n in @naming) {
      print >> ENV["OUT"]."/bottlenecks.csv", format("\"{}\",{},{},{}", sector, answer, n, @naming_granted[sector][answer]);
    }
  }' "$data/outcomes.csv"
sed -i '1i sector,grootteklasse,applications,granted' "$out/approval.csv"
sed -i '1i tender,sector,costs,granted' "$out/cofinancing.csv"
sed -i '1i sector,bottleneck,applications,granted' "$out/bottlenecks.csv"
elapsed=$(($(date +%s%N) - start))
printf 'miller %s %d.%03d\n' "$(mlr --version | grep -o '[0-9][0-9.]*')" $((elapsed / 1000000000)) $((elapsed / 1000000 % 1000))
