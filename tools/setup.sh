# shellcheck shell=bash
# What ./run and ./test share: install what is missing, build the web app, build a preset.
# Sourced after `set -euo pipefail`. Everything said goes to stderr, so that the standard output
# of `./run today --json` is the program's alone; what the tools print goes to build/log/.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
LOGS=$ROOT/build/log
STAMPS=$ROOT/build/stamps
NODE_HOME=$ROOT/build/node
readonly ROOT LOGS STAMPS NODE_HOME
mkdir -p "$LOGS" "$STAMPS"

say() { printf 'kith: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# One builder at a time; the second waits. The lock goes with the process or with unlock.
lock() {
  exec 9>"$ROOT/build/lock"
  flock -n 9 || { say "waiting for another build of this folder"; flock 9; }
}
unlock() { exec 9>&-; }

# logged LOG WHAT COMMAND...: one line for people, everything else into the log; on failure its end.
# On a terminal the line follows ninja's [12/80].
logged() {
  local log=$LOGS/$1.log what=$2 began=$SECONDS pid status=0 shown=
  shift 2
  NO_COLOR=1 "$@" >"$log" 2>&1 </dev/null 9>&- &
  pid=$!
  trap 'kill "$pid" 2>/dev/null; exit 130' INT TERM
  while kill -0 "$pid" 2>/dev/null; do
    if [[ -t 2 ]]; then
      if ((SECONDS > began)); then
        printf '\r\033[Kkith: %s %s' "${what:0:60}" "$(grep -o '^\[[0-9]*/[0-9]*\]' "$log" | tail -1)" >&2
        shown=1
      fi
    elif [[ -z $shown ]] && ((SECONDS - began > 1)); then
      say "$what"
      shown=1
    fi
    if ((SECONDS > began + 1)); then sleep 0.3; else sleep 0.03; fi
  done
  wait "$pid" || status=$?
  trap - INT TERM
  if [[ -t 2 && -n $shown ]]; then printf '\r\033[K' >&2; fi
  ((status == 0)) && return
  tail -n 40 "$log" >&2
  say "failed: $what"
  say "the whole story is in $log"
  return "$status"
}

as_root() { if ((EUID == 0)); then "$@"; else sudo "$@"; fi; }

apt_install() {
  local lists=(/var/lib/apt/lists/*_Packages*)
  if [[ -e ${lists[0]} ]] &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"; then
    return
  fi
  as_root apt-get update
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
}

installed() { dpkg-query -W -f='${Package} ${db:Status-Status}\n' 2>/dev/null | awk '$2 == "installed" {print $1}'; }

# need_packages NAME: installs what tools/packages/NAME.txt lists and dpkg does not have.
need_packages() {
  local list=$ROOT/tools/packages/$1.txt stamp=$STAMPS/packages-$1
  command -v dpkg-query >/dev/null || return 0 # not Debian: CMake names what it misses
  if [[ $stamp -nt $list && $stamp -nt /var/lib/dpkg/status ]]; then return; fi
  mapfile -t MISSING < <(comm -13 <(installed | sort -u) <(sed 's/#.*//; /^ *$/d' "$list" | sort -u))
  install_missing
  touch "$stamp"
}

install_missing() {
  ((${#MISSING[@]})) || return 0
  if ((EUID != 0)) && ! command -v sudo >/dev/null; then
    say "some packages are missing, and neither root nor sudo is there to install them. As root, run:"
    die "  apt-get install --no-install-recommends ${MISSING[*]}"
  fi
  # sudo may have to ask, and cannot while its output goes to a log
  if ((EUID != 0)); then sudo -v || exit 1; fi
  logged packages "installing packages: ${MISSING[*]}" apt_install "${MISSING[@]}" || exit 1
}

# Node good enough for the web build: 20.19 or newer with npm. Debian 12 has 18, so where the
# machine brings no other, npm brings one into build/node (docs/decisions/0009-node-for-the-build.md).
node_is_new() { "$1" -e 'const [a, b] = process.versions.node.split(".").map(Number);
  process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' 2>/dev/null; }

# Node comes in a package per machine; its own folder, because npm 9 makes no link to it.
own_node() {
  local bin=("$NODE_HOME"/node_modules/node-linux-*/bin)
  echo "${bin[0]}"
}

need_node() {
  export npm_config_update_notifier=false npm_config_fund=false npm_config_audit=false
  if command -v npm >/dev/null && node_is_new node; then return; fi
  if ! cmp -s "$ROOT/tools/node/package-lock.json" "$NODE_HOME/package-lock.json" ||
    ! node_is_new "$(own_node)/node"; then
    if ! command -v npm >/dev/null; then
      MISSING=(npm)
      install_missing
    fi
    rm -rf "$NODE_HOME"
    mkdir -p "$NODE_HOME"
    cp "$ROOT/tools/node/package.json" "$NODE_HOME/"
    cp "$ROOT/tools/node/package-lock.json" "$NODE_HOME/"
    logged node "fetching a newer Node for the web build" npm ci --prefix "$NODE_HOME" || exit 1
  fi
  node_is_new "$(own_node)/node" || die "the web build needs Node 20.19 or newer, and there is none for this machine"
  PATH=$(own_node):$NODE_HOME/node_modules/.bin:$PATH
  export PATH
}

# A fingerprint of files by name, size and time of change; cheap, and sees what was taken away.
fingerprint() { find "$@" -type f -printf '%p %s %T@\n' | LC_ALL=C sort | sha1sum; }

web_print() {
  fingerprint "$ROOT/web" "$ROOT/docs/api" \( -path "$ROOT/web/node_modules" -o -path "$ROOT/web/dist" \
    -o -path "$ROOT/web/src/api/schema.ts" \) -prune -o
}

# node_modules FOLDER WHAT: npm ci when the lock file changed; a needless one costs ten seconds.
node_modules() {
  local folder=$ROOT/$1
  if cmp -s "$folder/package-lock.json" "$folder/node_modules/.kith-lock"; then return; fi
  need_node
  logged "npm-${1//\//-}" "fetching the parts of $2" npm --prefix "$folder" ci || exit 1
  cp "$folder/package-lock.json" "$folder/node_modules/.kith-lock"
}

build_web() {
  local stamp=$STAMPS/web print
  print=$(web_print)
  if [[ -f $ROOT/web/dist/index.html && -f $stamp && $(<"$stamp") == "$print" ]]; then return; fi
  need_node
  node_modules web "the web app"
  logged web "building the web app" npm --prefix "$ROOT/web" run build || exit 1
  web_print >"$stamp"
}

# build_preset PRESET WHAT [TARGET...]
build_preset() {
  local preset=$1 what=$2 folder=$ROOT/build/$1
  shift 2
  if [[ ! -f $folder/build.ninja || $ROOT/CMakePresets.json -nt $folder/build.ninja ]]; then
    logged "configure-$preset" "looking at what is there" cmake -S "$ROOT" --preset "$preset" || exit 1
  fi
  logged "build-$preset" "$what" ninja -C "$folder" "$@" || exit 1
}
