{{- define "tierup.environment" -}}
- name: SANDBOX_PORT
  value: "8194"
- name: API_KEY
  valueFrom:
    secretKeyRef:
      name: {{ include "tierup.secretName" . }}
      key: api-key
- name: MAX_WORKERS
  value: {{ .Values.pool.maxWorkers | quote }}
- name: MAX_REQUESTS
  value: {{ .Values.pool.maxRequests | quote }}
- name: WORKER_TIMEOUT
  value: {{ .Values.pool.runSeconds | quote }}
- name: ENABLE_NETWORK
  value: {{ .Values.network.enabled | quote }}
{{- if .Values.proxy.url }}
- name: HTTP_PROXY
  value: {{ tpl .Values.proxy.url . | quote }}
- name: HTTPS_PROXY
  value: {{ tpl .Values.proxy.url . | quote }}
- name: NO_PROXY
  value: {{ tpl .Values.proxy.noProxy . | quote }}
{{- end }}
{{- if .Values.upstream.url }}
- name: TIERUP_UPSTREAM_URL
  value: {{ tpl .Values.upstream.url . | quote }}
- name: TIERUP_UPSTREAM_KEY
  valueFrom:
    secretKeyRef:
      name: {{ default (include "tierup.secretName" .) .Values.upstream.existingSecret }}
      key: api-key
{{- end }}
- name: TIERUP_WORKER_MEMORY_MB
  value: {{ .Values.pool.workerMemoryMi | quote }}
- name: TIERUP_DRAIN_SECONDS
  value: {{ .Values.drain.seconds | quote }}
- name: TIERUP_CACHE_DIR
  value: /var/cache/tierup
- name: TIERUP_PEERS
  value: {{ include "tierup.fullname" . }}-peers:8194
- name: TIERUP_ADDRESS
  valueFrom:
    fieldRef:
      fieldPath: status.podIP
{{- if .Values.pool.maxTier }}
- name: TIERUP_MAX_TIER
  value: {{ .Values.pool.maxTier }}
{{- end }}
{{- if .Values.warmup }}
- name: TIERUP_WARMUP_FILE
  value: /etc/tierup/warmup.json
{{- end }}
{{- with .Values.sessionStore }}
{{- if .existingClaim }}
- name: TIERUP_SESSION_STORE
  value: /var/lib/tierup/sessions
- name: TIERUP_SESSION_STORE_MB
  value: {{ .sizeMi | quote }}
- name: TIERUP_SESSION_STORE_SECONDS
  value: {{ .keepSeconds | quote }}
{{- end }}
{{- end }}
{{- with .Values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "tierup.volumes" -}}
- name: tmp
  emptyDir:
    medium: Memory
    sizeLimit: {{ .Values.tmp.sizeMi }}Mi
- name: cache
  emptyDir:
    {{- if eq .Values.cache.kind "memory" }}
    medium: Memory
    {{- end }}
    sizeLimit: {{ .Values.cache.sizeMi }}Mi
{{- with .Values.sessionStore.existingClaim }}
- name: sessions
  persistentVolumeClaim:
    claimName: {{ . }}
{{- end }}
{{- if .Values.warmup }}
- name: warmup
  configMap:
    name: {{ include "tierup.fullname" . }}-warmup
{{- end }}
{{- end -}}

{{/* Volumes on a node's disk keep the cluster autoscaler from removing the node unless the pod says they may go. */}}
{{- define "tierup.podAnnotations" -}}
{{- if eq .Values.cache.kind "disk" }}
cluster-autoscaler.kubernetes.io/safe-to-evict-local-volumes: cache
{{- end }}
{{- if .Values.warmup }}
checksum/warmup: {{ toJson .Values.warmup | sha256sum }}
{{- end }}
{{- with .Values.podAnnotations }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "tierup.tolerations" -}}
{{- if .Values.placement.spot }}
- key: cloud.google.com/gke-spot
  operator: Equal
  value: "true"
  effect: NoSchedule
- key: tierup.dev/spot
  operator: Equal
  value: "true"
  effect: NoSchedule
{{- end }}
{{- with .Values.placement.tolerations }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "tierup.affinity" -}}
{{- if .Values.placement.affinity }}
{{- toYaml .Values.placement.affinity }}
{{- else if .Values.placement.spot }}
nodeAffinity:
  preferredDuringSchedulingIgnoredDuringExecution:
    {{- range $label, $value := dict "cloud.google.com/gke-spot" "true" "eks.amazonaws.com/capacityType" "SPOT" "karpenter.sh/capacity-type" "spot" }}
    - weight: 50
      preference:
        matchExpressions:
          - key: {{ $label }}
            operator: In
            values: [{{ $value | quote }}]
    {{- end }}
{{- end }}
{{- end -}}
