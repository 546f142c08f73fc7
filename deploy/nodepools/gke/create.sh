#!/usr/bin/env bash
# The cluster and node pools of main.tf and pools.tf with gcloud alone, for those who do not use Terraform.
# Usage: PROJECT=my-project BUCKET=my-dify-files ./create.sh [REGION]
set -euo pipefail
: "${PROJECT:?set PROJECT to the Google Cloud project}"
: "${BUCKET:?set BUCKET to the bucket of files}"
region=${1:-europe-west4}
name=${NAME:-dify}
namespace=${NAMESPACE:-dify}
release=${RELEASE:-dify}

gcloud container clusters create "$name" --project "$PROJECT" --region "$region" \
  --num-nodes 1 --machine-type n2-standard-4 --disk-size 100 \
  --enable-ip-alias --enable-dataplane-v2 --release-channel regular --gateway-api standard \
  --workload-pool "$PROJECT.svc.id.goog" --autoscaling-profile optimize-utilization

# The elastic pool: 3 to 20 n2-standard-8 with 100 GB, on spot. Counts are totals, not per zone.
gcloud container node-pools create spot --project "$PROJECT" --region "$region" --cluster "$name" \
  --machine-type n2-standard-8 --disk-size 100 --disk-type pd-balanced --spot --num-nodes 1 \
  --enable-autoscaling --total-min-nodes 3 --total-max-nodes 20 --location-policy ANY \
  --node-taints cloud.google.com/gke-spot=true:NoSchedule \
  --workload-metadata GKE_METADATA --shielded-secure-boot

# What must not vanish in 15 seconds: Celery workers, plugin daemon, PgBouncer, beat, trial databases.
gcloud container node-pools create steady --project "$PROJECT" --region "$region" --cluster "$name" \
  --machine-type n2-standard-4 --disk-size 100 --disk-type pd-balanced --num-nodes 1 \
  --enable-autoscaling --total-min-nodes 2 --total-max-nodes 8 --location-policy BALANCED \
  --workload-metadata GKE_METADATA --shielded-secure-boot

gcloud container node-pools delete default-pool --project "$PROJECT" --region "$region" --cluster "$name" --quiet

number=$(gcloud projects describe "$PROJECT" --format 'value(projectNumber)')
pool="projects/$number/locations/global/workloadIdentityPools/$PROJECT.svc.id.goog"
gcloud storage buckets add-iam-policy-binding "gs://$BUCKET" --role roles/storage.objectAdmin \
  --member "principal://iam.googleapis.com/$pool/subject/ns/$namespace/sa/$release-dify"
