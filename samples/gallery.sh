#!/usr/bin/env bash
# Makes the pictures of samples/gallery from the articles anew, with the program that ./demo built, or that $DRAMATIS names.
# talks.html is a page to explore. NAME.svg is light or dark as the reader's screen is, NAME-dark.svg always dark.
set -euo pipefail
cd "$(dirname "$0")/.."
dramatis=${DRAMATIS:-.build/release/cli/dramatis}
out=samples/gallery
mkdir -p $out

$dramatis build samples/articles -o $out/talks.json
$dramatis build samples/articles/2027-03-04* -o $out/first-day.json
$dramatis build samples/articles/2027-03-18* -o $out/summit-cancelled.json

draw() {  # NAME GRAPH OPTION...
  local name=$1 graph=$out/$2.json
  shift 2
  $dramatis render "$graph" -o "$out/$name.svg" "$@" --source "invented articles, samples/articles"
  $dramatis render "$graph" -o "$out/$name-dark.svg" --theme dark "$@" --source "invented articles, samples/articles"
}

draw talks talks --title "Truce talks in Muscat, March 2027"
draw first-day first-day --title "Envoys meet in Muscat"
draw summit-cancelled summit-cancelled --title "The summit that was called off"
draw envoy talks --title "The envoy and whom she met" --around Solheim --depth 1 --relation meets --width 120
draw refused talks --title "Meetings that were refused" --relation meets --status denied --width 120
draw column talks --title "Who is who in Muscat" --top 12 --width 90
$dramatis render $out/talks.json -o $out/talks.dot -o $out/talks.html --title "Truce talks in Muscat, March 2027"
rm $out/first-day.json $out/summit-cancelled.json
