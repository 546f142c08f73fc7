#!/usr/bin/env bash
# Builds what scripts/live-hpa/main.ts runs, from Go modules, into the folder given: etcd, kube-apiserver,
# kube-controller-manager, kube-scheduler, kwok and KWOK's stages. Needs Go 1.26; about half an hour on two cores, 3 GB.
set -euo pipefail
out=$(mkdir -p "$1" && cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
kubernetes=v1.37.2 etcd=v3.7.3 kwok=v0.8.0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# wrapper NAME PACKAGE...: a module that imports these programs, so that `go build` finds them with their replacements.
wrapper() {
  mkdir -p "$work/$1" && cd "$work/$1"
  [ -f go.mod ] || go mod init "$1"
  { printf '//go:build tools\n\npackage tools\n\n'; printf 'import _ "%s"\n' "${@:2}"; } >tools.go
}

wrapper etcd go.etcd.io/etcd/server/v3
go get "go.etcd.io/etcd/server/v3@$etcd" && go mod tidy
go build -o "$out/etcd" go.etcd.io/etcd/server/v3

# The staging modules are replaced as in the recording of decisions, by the same version.
mkdir -p "$work/kubernetes"
sed 's/^module .*/module kubernetes/' "$here/../hpa-vectors/go.mod" >"$work/kubernetes/go.mod"
programs=(kube-apiserver kube-controller-manager kube-scheduler)
wrapper kubernetes "${programs[@]/#/k8s.io/kubernetes/cmd/}"
grep -q "k8s.io/kubernetes $kubernetes" go.mod || { echo "go.mod of hpa-vectors is not at $kubernetes" >&2; exit 1; }
go mod tidy
for program in "${programs[@]}"; do
  go build -ldflags "-s -w -X k8s.io/component-base/version.gitVersion=$kubernetes" -o "$out/$program" \
    "k8s.io/kubernetes/cmd/$program"
done

wrapper kwok sigs.k8s.io/kwok/cmd/kwok
go get "sigs.k8s.io/kwok@$kwok" && go mod tidy
go build -ldflags '-s -w' -o "$out/kwok" sigs.k8s.io/kwok/cmd/kwok
stages=$(go list -m -f '{{.Dir}}' sigs.k8s.io/kwok)/kustomize/stage
mkdir -p "$out/kwok-stages"
install -m 644 "$stages"/pod/fast/pod-*.yaml "$stages/node/fast/node-initialize.yaml" \
  "$stages/node/heartbeat/node-heartbeat.yaml" "$out/kwok-stages"
