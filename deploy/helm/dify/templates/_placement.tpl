{{/*
Where the pods of one component go. Takes {root, component, spot}: spot true for tiers that may run on spot nodes.
The three labels are those of GKE, EKS node groups and Karpenter; elsewhere no node has them and nothing is excluded.
*/}}
{{- define "dify.placement" -}}
{{- $labels := dict "cloud.google.com/gke-spot" "true" "eks.amazonaws.com/capacityType" "SPOT" "karpenter.sh/capacity-type" "spot" -}}
{{- if and .spot .root.Values.spot.enabled }}
tolerations:
  - {key: cloud.google.com/gke-spot, operator: Equal, value: "true", effect: NoSchedule}
  - {key: tierup.dev/spot, operator: Equal, value: "true", effect: NoSchedule}
affinity:
  nodeAffinity:
    preferredDuringSchedulingIgnoredDuringExecution:
      {{- range $label, $value := $labels }}
      - weight: 50
        preference:
          matchExpressions:
            - {key: {{ $label }}, operator: In, values: [{{ $value | quote }}]}
      {{- end }}
{{- else }}
affinity:
  nodeAffinity:
    requiredDuringSchedulingIgnoredDuringExecution:
      nodeSelectorTerms:
        - matchExpressions:
            {{- range $label, $value := $labels }}
            - {key: {{ $label }}, operator: NotIn, values: [{{ $value | quote }}]}
            {{- end }}
{{- end }}
topologySpreadConstraints:
  {{- range list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
  - topologyKey: {{ . }}
    maxSkew: 1
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "dify.selector" $ | nindent 8 }}
  {{- end }}
{{- end -}}

{{/* What every pod of the chart has. enableServiceLinks would hand DIFY_PORT of a Service named dify to the api. */}}
{{- define "dify.podBasics" -}}
serviceAccountName: {{ .Release.Name }}-dify
automountServiceAccountToken: false
enableServiceLinks: false
{{- with .Values.imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{/* Security of a pod whose image runs as this user. */}}
{{- define "dify.podSecurity" -}}
securityContext:
  runAsNonRoot: true
  runAsUser: {{ . }}
  runAsGroup: {{ . }}
  fsGroup: {{ . }}
  seccompProfile:
    type: RuntimeDefault
{{- end -}}

{{- define "dify.containerSecurity" -}}
securityContext:
  allowPrivilegeEscalation: false
  capabilities:
    drop: [ALL]
{{- end -}}

{{/* An HPA on CPU. Takes {root, component, autoscaling}. */}}
{{- define "dify.cpuAutoscaler" -}}
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  {{- include "dify.metadata" . | nindent 2 }}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: {{ .root.Release.Name }}-{{ .component }}
  minReplicas: {{ .autoscaling.minReplicas }}
  maxReplicas: {{ .autoscaling.maxReplicas }}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: {{ .autoscaling.cpuUtilization }}
  {{- with .autoscaling.behavior }}
  behavior:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end -}}

{{/* At most one pod of a component is taken away at a time. */}}
{{- define "dify.disruptionBudget" -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  {{- include "dify.metadata" . | nindent 2 }}
spec:
  maxUnavailable: 1
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels:
      {{- include "dify.selector" . | nindent 6 }}
{{- end -}}

{{/* A Service inside the cluster. Takes {root, component, ports: {name: number}}. */}}
{{- define "dify.service" -}}
apiVersion: v1
kind: Service
metadata:
  {{- include "dify.metadata" . | nindent 2 }}
spec:
  selector:
    {{- include "dify.selector" . | nindent 4 }}
  ports:
    {{- range $name, $port := .ports }}
    - {name: {{ $name }}, port: {{ $port }}, targetPort: {{ $name }}}
    {{- end }}
{{- end -}}
