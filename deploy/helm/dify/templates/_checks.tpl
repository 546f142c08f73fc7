{{/* What values.schema.json cannot say: relations between keys. Each message names the key to change. */}}
{{- define "dify.checks" -}}
{{- include "dify.checkConnections" . -}}
{{- include "dify.checkReplicas" . -}}
{{- include "dify.checkCpuBinds" . -}}
{{- include "dify.checkWorkers" . -}}
{{- include "dify.checkBackends" . -}}
{{- include "dify.checkStorage" . -}}
{{- include "dify.checkSandbox" . -}}
{{- end -}}

{{- define "dify.checkReplicas" -}}
{{- range $tier := list "api" "worker" "web" "ssrfProxy" -}}
{{- with index $.Values $tier "autoscaling" -}}
{{- if gt (int .minReplicas) (int .maxReplicas) -}}
{{- fail (printf "%s.autoscaling.minReplicas: %v is more than maxReplicas %v" $tier .minReplicas .maxReplicas) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/*
An api process is one core at most, and is busy in proportion to the connections it holds. Where what a pod may admit
does not reach the target (with a quarter to spare), the autoscaler on CPU never adds a pod while clients are refused.
*/}}
{{- define "dify.checkCpuBinds" -}}
{{- with .Values.api -}}
{{- if .autoscaling.enabled -}}
{{- $wanted := divf (mulf (include "dify.millicores" .resources.requests.cpu | int) .autoscaling.cpuUtilization) 100 | int -}}
{{- $cores := mul .server.workers 1000 | int -}}
{{- if lt $cores $wanted -}}
{{- fail (printf "api.server.workers: %v processes use %v cores at most, less than %v %% of the CPU request %v; the autoscaler would never fire" .server.workers .server.workers .autoscaling.cpuUtilization .resources.requests.cpu) -}}
{{- end -}}
{{- $perWorker := min 1000 (mulf .server.connections .server.busyPercentPerConnection 10 | int) | int -}}
{{- if lt (mul .server.workers $perWorker | int) (divf (mulf $wanted 5) 4 | min $cores | int) -}}
{{- fail (printf "api.server.connections: %v connections on %v workers keep %dm of CPU busy at %v %% each, the autoscaler fires at %dm: pods would refuse clients before it does" .server.connections .server.workers (mul .server.workers $perWorker) .server.busyPercentPerConnection $wanted) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "dify.checkWorkers" -}}
{{- with .Values.worker -}}
{{- if and (ne .autoscaling.kind "none") (gt (int .autoscaling.tasksPerReplica) (int .concurrency)) -}}
{{- fail (printf "worker.autoscaling.tasksPerReplica: %v is more than the worker.concurrency of %v; tasks would wait without a pod being added" .autoscaling.tasksPerReplica .concurrency) -}}
{{- end -}}
{{- if and (ne .autoscaling.kind "none") (not $.Values.celeryExporter.enabled) -}}
{{- fail "celeryExporter.enabled: worker.autoscaling needs its metrics of queued and running tasks" -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "dify.checkBackends" -}}
{{- range $name := list "postgres" "redis" -}}
{{- $backend := index $.Values $name -}}
{{- if and (eq $backend.kind "external") (not $backend.host) -}}
{{- fail (printf "%s.host: %s.kind external needs the server's address" $name $name) -}}
{{- end -}}
{{- if and (eq $backend.kind "external") (not $.Values.existingSecret) -}}
{{- fail (printf "existingSecret: %s.kind external needs its password, key %s-password of that secret" $name $name) -}}
{{- end -}}
{{- end -}}
{{- if and (eq .Values.vectorStore.kind "external") (not .Values.vectorStore.env.VECTOR_STORE) -}}
{{- fail "vectorStore.env.VECTOR_STORE: vectorStore.kind external needs the store's name as Dify has it" -}}
{{- end -}}
{{- end -}}

{{- define "dify.checkStorage" -}}
{{- $storage := .Values.storage -}}
{{- if and (eq $storage.kind "pvc") (eq $storage.pvc.accessMode "ReadWriteOnce") (not $storage.pvc.singleNode) -}}
{{- fail "storage.pvc.accessMode: ReadWriteOnce holds the pods of api and worker on one node; use ReadWriteMany, storage.kind s3, or say storage.pvc.singleNode" -}}
{{- end -}}
{{- if and (eq $storage.kind "s3") (not $storage.s3.bucket) -}}
{{- fail "storage.s3.bucket: storage.kind s3 needs a bucket" -}}
{{- end -}}
{{- if and (eq $storage.kind "s3") (not $storage.s3.managedIdentity) (not .Values.existingSecret) -}}
{{- fail "existingSecret: storage.kind s3 without storage.s3.managedIdentity needs its keys s3-access-key and s3-secret-key" -}}
{{- end -}}
{{- if and (eq $storage.kind "google-storage") (not $storage.googleStorage.bucket) -}}
{{- fail "storage.googleStorage.bucket: storage.kind google-storage needs a bucket" -}}
{{- end -}}
{{- end -}}

{{- define "dify.checkSandbox" -}}
{{- if not .Values.sandbox.enabled -}}
{{- if not .Values.codeExecution.endpoint -}}
{{- fail "codeExecution.endpoint: sandbox.enabled false needs another sandbox's address" -}}
{{- end -}}
{{- if not .Values.codeExecution.secret -}}
{{- fail "codeExecution.secret: sandbox.enabled false needs the secret that holds the other sandbox's api-key" -}}
{{- end -}}
{{- end -}}
{{- if and .Values.gateway.enabled (not .Values.gateway.parentRefs) -}}
{{- fail "gateway.parentRefs: routes need a Gateway to belong to" -}}
{{- end -}}
{{- end -}}
