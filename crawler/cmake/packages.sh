# Sourced by ./quickstart, ./tests/run and .ci/run: the Debian packages that
# the program needs, and how missing ones are named and installed.

packages_build="gcc libc6-dev make cmake pkg-config libcurl4-openssl-dev
  libssl-dev libxml2-dev libpcre2-dev libsqlite3-dev libfyaml-dev
  libjansson-dev uthash-dev libutf8proc-dev libidn2-dev libpsl-dev
  publicsuffix libdeflate-dev libbrotli-dev libseccomp-dev
  libxlsxwriter-dev libreadstat-dev libzip-dev libcmocka-dev"

# packages_need YES PACKAGE...: installs what is missing. YES is "yes" when
# nobody is there to ask. Exit 2 where there is no apt.
packages_need() {
  local yes=$1 package missing="" as_root="" answer
  shift
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "This is no Debian. Install what these Debian packages hold, then run" >&2
    echo "  cmake --preset release && cmake --build --preset release" >&2
    printf '  %s\n' "$@" >&2
    exit 2
  fi
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null |
      grep -q '^install ok installed' || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  echo "Missing Debian packages:$missing" >&2
  if [ "$yes" != yes ] && [ -t 0 ]; then
    read -r -p "Install them with apt-get? [Y/n] " answer
    case $answer in [nN]*) exit 2 ;; esac
  fi
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || {
      echo "Run this as root: apt-get install$missing" >&2
      exit 2
    }
    as_root=sudo
  fi
  # shellcheck disable=SC2086
  { $as_root apt-get update -qq &&
    $as_root env DEBIAN_FRONTEND=noninteractive \
      apt-get install -qq -y --no-install-recommends $missing; } >&2 || {
    echo "apt-get could not install:$missing" >&2
    exit 3
  }
}

# packages_build_preset PRESET [TARGET...]: configures and builds, quietly
# unless it fails.
packages_build_preset() {
  local preset=$1 log
  shift
  mkdir -p "build/$preset"
  log=build/$preset/build.log
  { cmake --preset "$preset" &&
    cmake --build --preset "$preset" --parallel "$(nproc)" \
      ${1:+--target "$@"}; } >"$log" 2>&1 || {
    tail -n 40 "$log" >&2
    echo "The build failed; the whole log is $log" >&2
    exit 3
  }
}
