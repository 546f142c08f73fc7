{{/*
Environment of Dify's api image (api, worker, beat, migration), by what it is about. Passwords come from secrets and
are set before the values that contain them: Kubernetes only expands what stands above.
*/}}

{{/* Takes {root, pool: {poolSize, maxOverflow}, direct, database}; direct goes round PgBouncer. */}}
{{- define "dify.env.postgres" -}}
{{- $pg := .root.Values.postgres -}}
- {name: DB_TYPE, value: postgresql}
- {name: DB_USERNAME, value: {{ $pg.username | quote }}}
- {name: DB_DATABASE, value: {{ default $pg.database .database | quote }}}
{{- if and .root.Values.pgbouncer.enabled (not .direct) }}
- {name: DB_HOST, value: {{ .root.Release.Name }}-pgbouncer}
- {name: DB_PORT, value: "6432"}
{{- else }}
- {name: DB_HOST, value: {{ include "dify.postgresHost" .root | quote }}}
- {name: DB_PORT, value: {{ $pg.port | quote }}}
{{- end }}
{{ include "dify.secretEnv" (dict "root" .root "name" "DB_PASSWORD" "key" "postgres-password") }}
{{- with .pool }}
- {name: SQLALCHEMY_POOL_SIZE, value: {{ .poolSize | quote }}}
- {name: SQLALCHEMY_MAX_OVERFLOW, value: {{ .maxOverflow | quote }}}
- {name: SQLALCHEMY_POOL_PRE_PING, value: "true"}
{{- end }}
{{- end -}}

{{- define "dify.postgresHost" -}}
{{- if eq .Values.postgres.kind "internal" -}}{{ .Release.Name }}-postgres{{- else -}}{{ .Values.postgres.host }}{{- end -}}
{{- end -}}

{{- define "dify.redisHost" -}}
{{- if eq .Values.redis.kind "internal" -}}{{ .Release.Name }}-redis{{- else -}}{{ .Values.redis.host }}{{- end -}}
{{- end -}}

{{- define "dify.env.redis" -}}
{{ include "dify.secretEnv" (dict "root" . "name" "REDIS_PASSWORD" "key" "redis-password") }}
- {name: REDIS_HOST, value: {{ include "dify.redisHost" . | quote }}}
- {name: REDIS_PORT, value: {{ .Values.redis.port | quote }}}
- {name: REDIS_USERNAME, value: {{ .Values.redis.username | quote }}}
- {name: REDIS_USE_SSL, value: {{ .Values.redis.tls | quote }}}
- {name: REDIS_DB, value: "0"}
{{- end -}}

{{/* The password must not need URL escaping; the chart's own is letters and digits. */}}
{{- define "dify.brokerUrl" -}}
{{ ternary "rediss" "redis" .Values.redis.tls }}://{{ .Values.redis.username }}:$(REDIS_PASSWORD)@{{ include "dify.redisHost" . }}:{{ .Values.redis.port }}/1
{{- end -}}

{{- define "dify.env.celery" -}}
- {name: CELERY_BROKER_URL, value: {{ include "dify.brokerUrl" . | quote }}}
- {name: CELERY_BACKEND, value: redis}
- {name: BROKER_USE_SSL, value: {{ .Values.redis.tls | quote }}}
{{- end -}}

{{- define "dify.env.storage" -}}
{{- $storage := .Values.storage -}}
{{- if eq $storage.kind "s3" -}}
- {name: STORAGE_TYPE, value: s3}
- {name: S3_ENDPOINT, value: {{ $storage.s3.endpoint | quote }}}
- {name: S3_REGION, value: {{ $storage.s3.region | quote }}}
- {name: S3_BUCKET_NAME, value: {{ $storage.s3.bucket | quote }}}
- {name: S3_USE_AWS_MANAGED_IAM, value: {{ $storage.s3.managedIdentity | quote }}}
{{- if not $storage.s3.managedIdentity }}
{{ include "dify.secretEnv" (dict "root" . "name" "S3_ACCESS_KEY" "key" "s3-access-key") }}
{{ include "dify.secretEnv" (dict "root" . "name" "S3_SECRET_KEY" "key" "s3-secret-key") }}
{{- end }}
{{- else if eq $storage.kind "google-storage" -}}
- {name: STORAGE_TYPE, value: google-storage}
- {name: GOOGLE_STORAGE_BUCKET_NAME, value: {{ $storage.googleStorage.bucket | quote }}}
{{- else -}}
- {name: STORAGE_TYPE, value: opendal}
- {name: OPENDAL_SCHEME, value: fs}
- {name: OPENDAL_FS_ROOT, value: storage}
{{- end }}
{{- end -}}

{{- define "dify.env.vectorStore" -}}
{{- if eq .Values.vectorStore.kind "internal" -}}
- {name: VECTOR_STORE, value: weaviate}
- {name: WEAVIATE_ENDPOINT, value: "http://{{ .Release.Name }}-weaviate:8080"}
- {name: WEAVIATE_GRPC_ENDPOINT, value: "grpc://{{ .Release.Name }}-weaviate:50051"}
{{ include "dify.secretEnv" (dict "root" . "name" "WEAVIATE_API_KEY" "key" "weaviate-key") }}
{{- else -}}
{{- range $name, $value := .Values.vectorStore.env }}
- {name: {{ $name }}, value: {{ tpl $value $ | quote }}}
{{- end }}
{{- range $name, $source := .Values.vectorStore.secretEnv }}
- name: {{ $name }}
  valueFrom:
    secretKeyRef: {name: {{ $source.secret }}, key: {{ $source.key }}}
{{- end }}
{{- end }}
{{- end -}}

{{/* The address and key go to api and worker alike; both run nodes. */}}
{{- define "dify.env.codeExecution" -}}
{{- if .Values.sandbox.enabled -}}
- {name: CODE_EXECUTION_ENDPOINT, value: {{ include "tierup.url" .Subcharts.sandbox | quote }}}
{{- else -}}
- {name: CODE_EXECUTION_ENDPOINT, value: {{ .Values.codeExecution.endpoint | quote }}}
{{- end }}
- name: CODE_EXECUTION_API_KEY
  valueFrom:
    secretKeyRef:
      {{- if .Values.sandbox.enabled }}
      name: {{ include "tierup.secretName" .Subcharts.sandbox }}
      {{- else }}
      name: {{ .Values.codeExecution.secret }}
      {{- end }}
      key: api-key
- {name: SSRF_PROXY_HTTP_URL, value: "http://{{ .Release.Name }}-ssrf-proxy:3128"}
- {name: SSRF_PROXY_HTTPS_URL, value: "http://{{ .Release.Name }}-ssrf-proxy:3128"}
{{- end -}}

{{- define "dify.env.plugins" -}}
- {name: PLUGIN_DAEMON_URL, value: "http://{{ .Release.Name }}-plugin-daemon:5002"}
{{ include "dify.secretEnv" (dict "root" . "name" "PLUGIN_DAEMON_KEY" "key" "plugin-daemon-key") }}
{{ include "dify.secretEnv" (dict "root" . "name" "INNER_API_KEY_FOR_PLUGIN" "key" "plugin-inner-key") }}
{{- with .Values.publicUrl }}
- {name: ENDPOINT_URL_TEMPLATE, value: "{{ . }}/e/{hook_id}"}
{{- end }}
{{- end -}}

{{- define "dify.env.urls" -}}
{{/* Left out, Dify takes the address that the browser called. */}}
{{- if .Values.publicUrl }}
{{- range list "CONSOLE_API_URL" "CONSOLE_WEB_URL" "SERVICE_API_URL" "APP_API_URL" "APP_WEB_URL" "FILES_URL" "TRIGGER_URL" }}
- {name: {{ . }}, value: {{ $.Values.publicUrl | quote }}}
{{- end }}
{{- end }}
- {name: INTERNAL_FILES_URL, value: "http://{{ .Release.Name }}-api:5001"}
{{- end -}}

{{/* All that api, worker and beat share. Takes {root, mode, pool}. */}}
{{- define "dify.env" -}}
- {name: MODE, value: {{ .mode }}}
- {name: MIGRATION_ENABLED, value: "false"}
- {name: DEPLOY_ENV, value: PRODUCTION}
{{ include "dify.secretEnv" (dict "root" .root "name" "SECRET_KEY" "key" "secret-key") }}
- {name: APP_MAX_EXECUTION_TIME, value: {{ .root.Values.maxExecutionSeconds | quote }}}
- {name: WORKFLOW_MAX_EXECUTION_TIME, value: {{ .root.Values.maxExecutionSeconds | quote }}}
{{ include "dify.env.urls" .root | trim }}
{{ include "dify.env.postgres" (dict "root" .root "pool" .pool) }}
{{ include "dify.env.redis" .root }}
{{ include "dify.env.celery" .root }}
{{ include "dify.env.storage" .root }}
{{ include "dify.env.vectorStore" .root | trim }}
{{ include "dify.env.codeExecution" .root }}
{{ include "dify.env.plugins" .root }}
{{- end -}}

{{- define "dify.storageMounts" -}}
- {name: tmp, mountPath: /tmp}
{{- if eq .Values.storage.kind "pvc" }}
- {name: storage, mountPath: /app/api/storage}
{{- end }}
{{- end -}}

{{- define "dify.storageVolumes" -}}
- name: tmp
  emptyDir: {medium: Memory, sizeLimit: 256Mi}
{{- if eq .Values.storage.kind "pvc" }}
- name: storage
  persistentVolumeClaim: {claimName: {{ .Release.Name }}-storage}
{{- end }}
{{- end -}}
