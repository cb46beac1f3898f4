#!/usr/bin/env bash
# Bundles formulas.js with MathJax, at the versions in package-lock.json, and packs it as formulas.js.zst,
# which is committed: nobody who builds the program needs npm. Needs node, npm and zstd.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here"/formulas.js "$here"/package*.json "$work"
cd "$work"
npm ci --ignore-scripts --no-audit --no-fund
node_modules/.bin/esbuild formulas.js --bundle --minify --format=iife --platform=neutral --main-fields=main \
	--target=es2017 --legal-comments=none --outfile=bundle.js
zstd --ultra -22 -f -q bundle.js -o "$here/formulas.js.zst"
cp node_modules/mathjax-full/LICENSE "$here/LICENSE"
