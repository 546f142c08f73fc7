{{/* A volume claim that outlives the release. Takes {root, component, accessMode, persistence: {size, storageClass}}. */}}
{{- define "dify.claim" -}}
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  {{- include "dify.metadata" . | nindent 2 }}
  annotations:
    helm.sh/resource-policy: keep
spec:
  accessModes: [{{ .accessMode }}]
  {{- with .persistence.storageClass }}
  storageClassName: {{ . }}
  {{- end }}
  resources:
    requests:
      storage: {{ .persistence.size }}
{{- end -}}

{{/*
A trial database: one pod, one volume. Takes {root, component, image, user, ports, env, args, command, mountPath,
persistence, resources}.
*/}}
{{- define "dify.trialDatabase" -}}
apiVersion: apps/v1
kind: StatefulSet
metadata:
  {{- include "dify.metadata" . | nindent 2 }}
spec:
  replicas: 1
  serviceName: {{ .root.Release.Name }}-{{ .component }}
  selector:
    matchLabels:
      {{- include "dify.selector" . | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "dify.labels" . | nindent 8 }}
    spec:
      {{- include "dify.podBasics" .root | nindent 6 }}
      {{- include "dify.podSecurity" .user | nindent 6 }}
      {{- include "dify.placement" (dict "root" .root "component" .component "spot" false) | trim | nindent 6 }}
      terminationGracePeriodSeconds: 120
      containers:
        - name: {{ .component }}
          image: {{ .image }}
          imagePullPolicy: {{ .root.Values.imagePullPolicy }}
          {{- with .command }}
          command:
            {{- toYaml . | nindent 12 }}
          {{- end }}
          {{- with .args }}
          args:
            {{- toYaml . | nindent 12 }}
          {{- end }}
          env:
            {{- .env | nindent 12 }}
          ports:
            {{- range $name, $port := .ports }}
            - {name: {{ $name }}, containerPort: {{ $port }}}
            {{- end }}
          readinessProbe:
            tcpSocket: {port: {{ keys .ports | sortAlpha | first }}}
            periodSeconds: 5
          resources:
            {{- toYaml .resources | nindent 12 }}
          {{- include "dify.containerSecurity" . | nindent 10 }}
          volumeMounts:
            - {name: data, mountPath: {{ .mountPath }}}
            - {name: tmp, mountPath: /tmp}
            {{- with .runPath }}
            - {name: run, mountPath: {{ . }}}
            {{- end }}
      volumes:
        - name: data
          persistentVolumeClaim: {claimName: {{ .root.Release.Name }}-{{ .component }}}
        - name: tmp
          emptyDir: {medium: Memory, sizeLimit: 64Mi}
        {{- if .runPath }}
        - name: run
          emptyDir: {medium: Memory, sizeLimit: 16Mi}
        {{- end }}
---
{{ include "dify.service" (dict "root" .root "component" .component "ports" .ports) }}
---
{{ include "dify.claim" (dict "root" .root "component" .component "accessMode" "ReadWriteOnce" "persistence" .persistence) }}
{{- end -}}
