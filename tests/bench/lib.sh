# What the bench scripts share. They set `build` (a folder with built tools)
# and `work` (an empty folder); `work` is removed at their end.

# bench_options ARGUMENT...: --NAME VALUE sets the variable NAME, which must be
# one of those named in `options`.
bench_options() {
  while [ $# -gt 0 ]; do
    case " $options " in
      *" ${1#--} "*) [ $# -ge 2 ] || bench_usage ;;
      *) bench_usage ;;
    esac
    printf -v "$(tr - _ <<<"${1#--}")" '%s' "$2"
    shift 2
  done
}

bench_usage() {
  echo "usage: $0 [--build DIR]$(printf ' [--%s VALUE]' ${options#build})" >&2
  exit 2
}

# bench_begin: makes the work folder; sees to it that nothing is left.
bench_begin() {
  local tool
  for tool in samruat testweb webmaker bench_measure; do
    if [ ! -x "$build/$tool" ]; then
      echo "$0: $build/$tool is missing: cmake --preset release &&" \
        "cmake --build --preset release" >&2
      exit 3
    fi
  done
  build=$(cd "$build" && pwd)
  work=$(mktemp -d "${TMPDIR:-/tmp}/samruat-bench-XXXXXX")
  trap 'bench_unserve; rm -rf "$work"' EXIT
}

# bench_serve: starts the test web of the work folder, with an empty log.
bench_serve() {
  bench_unserve
  rm -f "$work/web.map"
  # The server ends when its standard input does.
  exec 9> >(exec "$build/testweb" "$work/web.txt" --map "$work/web.map" \
    --log "$work/web.log" --ca "$work/ca.pem" >"$work/testweb.out" 2>&1)
  server=$!
  until [ -s "$work/web.map" ]; do
    if ! kill -0 "$server" 2>/dev/null; then
      cat "$work/testweb.out" >&2
      exit 3
    fi
    sleep 0.05
  done
}

bench_unserve() {
  if [ -n "${server:-}" ]; then
    exec 9>&-
    while kill -0 "$server" 2>/dev/null; do sleep 0.05; done
    server=
  fi
}

# bench_measure COMMAND...: runs it; sets code, wall, cpu and peak.
bench_measure() {
  "$build/bench_measure" "$work/report" "$@" >"$work/out" 2>"$work/err" 9>&- \
    </dev/null || true
  read -r code wall cpu peak <"$work/report"
}

# bench_crawl STORE OPTION...: the program over the work folder's web.
bench_crawl() {
  local store=$1
  shift
  bench_measure "$build/samruat" crawl --targets "$work/targets.csv" \
    --seeds "$work/seeds.csv" --rules rules --store "$work/$store" \
    --address-map "$work/web.map" --allow-private --ca-file "$work/ca.pem" \
    --contact tests@example.org --progress none "$@"
  if [ "$code" != 0 ]; then
    echo "samruat ended with $code:" >&2
    tail -n 5 "$work/err" >&2
    exit 3
  fi
}
