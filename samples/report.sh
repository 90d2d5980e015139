#!/usr/bin/env bash
# Makes the reports of samples anew from samples/gallery/talks.json, with the program that ./demo built, or that $DRAMATIS
# names: the one that `dramatis report` writes, and a text of one's own with pictures from pandoc's filter.
set -euo pipefail
cd "$(dirname "$0")/.."
export DRAMATIS=${DRAMATIS:-.build/release/cli/dramatis}
$DRAMATIS report samples/gallery/talks.json -o samples/gallery/report.html --title "Truce talks in Muscat, March 2027"
pandoc --standalone --lua-filter render/pandoc/dramatis.lua samples/report/briefing.md -o samples/report/briefing.html
