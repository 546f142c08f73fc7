{{/* Names are RELEASE-COMPONENT, so that values of the sandbox chart can state them too. */}}
{{- define "dify.selector" -}}
app.kubernetes.io/name: dify
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end -}}

{{- define "dify.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{ include "dify.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
{{- end -}}

{{/* Name and labels of one component's object. */}}
{{- define "dify.metadata" -}}
name: {{ .root.Release.Name }}-{{ .component }}
labels:
  {{- include "dify.labels" . | nindent 2 }}
{{- end -}}

{{- define "dify.secretName" -}}
{{- default (printf "%s-dify" .Release.Name) .Values.existingSecret -}}
{{- end -}}

{{/* One environment variable out of Dify's secret. */}}
{{- define "dify.secretEnv" -}}
- name: {{ .name }}
  valueFrom:
    secretKeyRef:
      name: {{ include "dify.secretName" .root }}
      key: {{ .key }}
{{- end -}}

{{/* CPU quantity in thousandths of a core. */}}
{{- define "dify.millicores" -}}
{{- if hasSuffix "m" . -}}
{{- trimSuffix "m" . -}}
{{- else -}}
{{- mulf (float64 .) 1000 | int -}}
{{- end -}}
{{- end -}}
