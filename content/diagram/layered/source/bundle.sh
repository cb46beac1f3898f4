#!/bin/sh
# Writes ../layered.js.zst anew from entry.js and dagre. Needs npm, and zstd.
set -e
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp entry.js package.json package-lock.json "$work"
(cd "$work" && npm ci --no-audit --no-fund >/dev/null && npx esbuild entry.js --bundle --minify --format=iife --target=es2017 --legal-comments=none --outfile=out.js)
zstd -q -19 -f "$work/out.js" -o ../layered.js.zst
{
	cat "$work/node_modules/@dagrejs/dagre/LICENSE"
} >../dagre-LICENSE.txt
