#!/usr/bin/env bash
# Makes the pictures of samples/gallery from the articles anew, with the program that ./demo built, or that $DRAMATIS names.
set -euo pipefail
cd "$(dirname "$0")/.."
dramatis=${DRAMATIS:-.build/release/cli/dramatis}
out=samples/gallery
mkdir -p $out
$dramatis build samples/articles -o $out/talks.svg -o $out/talks.json -o $out/talks.dot --title "Truce talks in Muscat, March 2027"
$dramatis build samples/articles/2027-03-04* -o $out/first-day.svg --title "Envoys meet in Muscat"
$dramatis build samples/articles/2027-03-18* -o $out/summit-cancelled.svg --title "The summit that was called off"
