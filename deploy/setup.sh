# Sourced by ./run and ./test: what a clean Debian lacks is installed, what is started is remembered and ended.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

say() { printf '\033[36m›\033[0m %s\n' "$*"; }
die() { printf '\033[31m✗\033[0m %s\n' "$*" >&2; exit 1; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo "$@"; else return 1; fi; }

# need COMMAND|FILE PACKAGE…: installs the Debian packages unless the command or file is there
need() {
  local what=$1; shift
  { command -v "$what" >/dev/null 2>&1 || [ -e "$what" ]; } && return 0
  command -v apt-get >/dev/null || return 1
  say "installing $*"
  if [ -z "${apt_updated:-}" ]; then as_root apt-get update -qq >/dev/null 2>&1 || return 1; apt_updated=1; fi
  DEBIAN_FRONTEND=noninteractive as_root apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1
}

# need_translator: Apertium with the pairs between our languages; without it readers see key terms instead of drafts
need_translator() {
  need lt-proc apertium || return 1
  local pair
  for pair in eng-spa:spa-eng es-pt:es-pt fr-es:fr-es ind-zlm:ind-zlm; do need "/usr/share/apertium/modes/${pair#*:}.mode" "apertium-${pair%:*}" || return 1; done
}

# need_dictionaries: what Debian has for the search's lexicon; each that cannot be had is gone without
need_dictionaries() {
  local pair all=0
  for pair in eng-spa spa-eng eng-por por-eng spa-por eng-ind eng-fra fra-eng eng-hin; do
    need "/usr/share/dictd/freedict-$pair.index" "dict-freedict-$pair" || all=1
  done
  for pair in eng-spa es-pt fr-es; do need "/usr/share/apertium/apertium-$pair" "apertium-$pair" || all=1; done
  return $all
}

need_dotnet() { command -v dotnet >/dev/null || die "The .NET 10 SDK is missing: see https://dotnet.microsoft.com/download"; }

started=()
end_all() { local pid; for pid in "${started[@]:-}"; do [ -n "$pid" ] && kill "$pid" 2>/dev/null; done; wait 2>/dev/null || true; }

free_port() { python3 -c 'import socket; s=socket.socket(); s.bind(("127.0.0.1",0)); print(s.getsockname()[1])'; }

# start_postgres DIR PORT: a cluster of our own in DIR on the loopback address; created when absent
start_postgres() {
  local dir=$1 port=$2 bin owner as=()
  need /usr/lib/postgresql postgresql || die "PostgreSQL could not be installed"
  bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
  owner=$(id -un)
  # setpriv becomes the program it starts, so that the process that is remembered, and ended, is PostgreSQL
  if [ "$owner" = root ]; then owner=postgres as=(setpriv --reuid "$owner" --regid "$owner" --init-groups --); fi
  if [ ! -f "$dir/PG_VERSION" ]; then
    mkdir -p "$dir"; [ "$(id -u)" = 0 ] && chown "$owner" "$dir" && chmod 700 "$dir"
    "${as[@]}" "$bin/initdb" -D "$dir" -U reciproca --auth=trust -E UTF8 --locale=C.UTF-8 >/dev/null
  fi
  # ours alone: on loopback, no socket file in shared places; fsync as the operator of a real node would have it unless told otherwise
  "${as[@]}" "$bin/postgres" -D "$dir" -p "$port" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200 ${POSTGRES_OPTIONS:-} >"${POSTGRES_LOG:-/dev/null}" 2>&1 &
  started+=($!)
  local try
  for try in $(seq 100); do "$bin/pg_isready" -q -h 127.0.0.1 -p "$port" && return 0; sleep 0.1; done
  die "PostgreSQL did not start"
}

# start_mail DIR PORT: a real SMTP server that keeps every letter as a file in DIR/new
start_mail() {
  need /usr/lib/python3/dist-packages/aiosmtpd python3-aiosmtpd || return 1
  mkdir -p "$1"
  /usr/bin/python3 -m aiosmtpd -n -l "127.0.0.1:$2" -c aiosmtpd.handlers.Mailbox "$1" >/dev/null 2>&1 &
  started+=($!)
}
