#!/usr/bin/env bash
# Everything that is not ./run or ./test.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

migration() { # NAME [--fresh]: draws the migration for both databases; --fresh starts over (only before the first release)
  local name=${1:?name} db
  dotnet tool restore >/dev/null
  [ "${2:-}" = --fresh ] && rm -rf src/Reciproca/Storage/{Sqlite,Postgres}/Migrations
  dotnet build src/Reciproca -v q --nologo
  for db in Sqlite Postgres; do
    dotnet ef migrations add "$name" --project src/Reciproca --context ${db}AppDb --output-dir Storage/$db/Migrations --no-build
  done
}

beside_postgres() { # a throw-away PostgreSQL to be measured beside, unless RECIPROCA_BENCH_POSTGRES names one or none can be had
  [ -n "${RECIPROCA_BENCH_POSTGRES:-}" ] && return
  . deploy/setup.sh
  # the figures alone go to standard output
  need /usr/lib/postgresql postgresql >&2 || { say "PostgreSQL could not be installed and is left out" >&2; return; }
  need_dictionaries >&2 || say "without the dictionaries of Debian" >&2
  local port; port=$(free_port); folder=$(mktemp -d); chmod 711 "$folder"
  trap 'end_all; rm -rf "$folder"' EXIT
  POSTGRES_OPTIONS="-c fsync=off" start_postgres "$folder/postgres" "$port" >&2
  export RECIPROCA_BENCH_POSTGRES="Host=127.0.0.1;Port=$port;Username=reciproca;Database=postgres"
}

case "${1:-}" in
  migration) shift; migration "$@" ;;
  check) dotnet build Reciproca.slnx -v q --nologo && dotnet format whitespace Reciproca.slnx --verify-no-changes --no-restore ;;
  seed) shift; dotnet run --project src/Reciproca -c Release -- seed "$@" ;;
  recount) shift; dotnet run --project src/Reciproca -c Release -- recount "$@" ;;
  bench) shift; [ "${1:-}" = finding ] && beside_postgres; dotnet run -c Release --project bench/Reciproca.Bench -- "$@" ;;
  *) echo "usage: ./do check | migration NAME [--fresh] | bench [NAME…] | seed [--large N] [--initiatives N] | recount [--verify]"; exit 2 ;;
esac
