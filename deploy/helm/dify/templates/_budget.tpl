{{/*
How many connections everything may open at once: at maximum replicas, and while an update runs, when old pods end
their work beside the new ones (a Deployment does not count those that terminate).
*/}}

{{/* Most pods of a tier: its autoscaler's maximum or its fixed number, twice. */}}
{{- define "dify.mostPods" -}}
{{- if or .autoscaling.enabled (has .autoscaling.kind (list "hpa" "keda")) -}}
{{- mul .autoscaling.maxReplicas 2 -}}
{{- else -}}
{{- mul .replicas 2 -}}
{{- end -}}
{{- end -}}

{{- define "dify.apiConnections" -}}
{{- mul (include "dify.mostPods" .Values.api) .Values.api.server.workers (add .Values.api.database.poolSize .Values.api.database.maxOverflow) -}}
{{- end -}}

{{- define "dify.workerConnections" -}}
{{- mul (include "dify.mostPods" .Values.worker) (add .Values.worker.database.poolSize .Values.worker.database.maxOverflow) -}}
{{- end -}}

{{/* What api, workers and beat open: towards PgBouncer, or towards Postgres where there is none. */}}
{{- define "dify.pooledConnections" -}}
{{- add (include "dify.apiConnections" .) (include "dify.workerConnections" .) .Values.worker.database.poolSize .Values.worker.database.maxOverflow -}}
{{- end -}}

{{/* What reaches Postgres. The plugin daemon and the migration connect directly; an update runs one PgBouncer more. */}}
{{- define "dify.serverConnections" -}}
{{- $direct := add .Values.pluginDaemon.maxOpenConnections 5 -}}
{{- if .Values.pgbouncer.enabled -}}
{{- add $direct (mul (add .Values.pgbouncer.replicas 1) (add .Values.pgbouncer.poolSize .Values.pgbouncer.reservePoolSize)) -}}
{{- else -}}
{{- add $direct (include "dify.pooledConnections" .) -}}
{{- end -}}
{{- end -}}

{{- define "dify.availableConnections" -}}
{{- sub .Values.postgres.maxConnections .Values.postgres.reservedConnections -}}
{{- end -}}

{{- define "dify.checkConnections" -}}
{{- $server := include "dify.serverConnections" . | int -}}
{{- $available := include "dify.availableConnections" . | int -}}
{{- $pooled := include "dify.pooledConnections" . | int -}}
{{- if gt $server $available -}}
{{- if .Values.pgbouncer.enabled -}}
{{- fail (printf "postgres.maxConnections: %v less %v reserved leave %d, but PgBouncer (pgbouncer.replicas + 1, times poolSize + reservePoolSize), the plugin daemon and the migration can open %d" .Values.postgres.maxConnections .Values.postgres.reservedConnections $available $server) -}}
{{- else -}}
{{- fail (printf "postgres.maxConnections: %v less %v reserved leave %d, but api (%s), workers (%s), beat, plugin daemon and migration can open %d; set pgbouncer.enabled or lower maxReplicas, workers or pool sizes" .Values.postgres.maxConnections .Values.postgres.reservedConnections $available (include "dify.apiConnections" .) (include "dify.workerConnections" .) $server) -}}
{{- end -}}
{{- end -}}
{{- if .Values.pgbouncer.enabled -}}
{{/* One replica may be away: the others must take all clients. */}}
{{- $left := max 1 (sub .Values.pgbouncer.replicas 1) -}}
{{- if gt $pooled (mul $left .Values.pgbouncer.maxClientConnections | int) -}}
{{- fail (printf "pgbouncer.maxClientConnections: %v on %d replicas (one may be away) is less than the %d that api (%s), workers (%s) and beat can open" .Values.pgbouncer.maxClientConnections $left $pooled (include "dify.apiConnections" .) (include "dify.workerConnections" .)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
