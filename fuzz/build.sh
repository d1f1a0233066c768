#!/bin/sh
# Builds the fuzz targets as `cargo fuzz build --sanitizer none` does, for a machine that has no cargo-fuzz.
# The crate forbids unsafe code: the sanitizer would only slow it down. Debug assertions and overflow checks are on.
set -e
cd "$(dirname "$0")"
export RUSTFLAGS="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
-Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing -Cllvm-args=-simplifycfg-branch-fold-threshold=0 \
-Cdebug-assertions -Ccodegen-units=4"
exec cargo +nightly build --release --target x86_64-unknown-linux-gnu "$@"
