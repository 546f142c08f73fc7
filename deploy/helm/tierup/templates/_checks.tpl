{{/*
What values.schema.json cannot say: sums and relations between keys. Each message names the key to change.
*/}}
{{- define "tierup.checks" -}}
{{- include "tierup.checkMemory" . -}}
{{- include "tierup.checkDrain" . -}}
{{- include "tierup.checkScaling" . -}}
{{- include "tierup.checkEgress" . -}}
{{- end -}}

{{- define "tierup.checkMemory" -}}
{{- $pool := .Values.pool -}}
{{- $volumes := int .Values.tmp.sizeMi -}}
{{- if eq .Values.cache.kind "memory" -}}
{{- $volumes = add $volumes .Values.cache.sizeMi -}}
{{- end -}}
{{- $needed := add (mul $pool.maxWorkers $pool.workerMemoryMi) $pool.frontMemoryMi $volumes -}}
{{- $limit := include "tierup.mebibytes" .Values.resources.limits.memory | int -}}
{{- if gt (int $needed) $limit -}}
{{- fail (printf "resources.limits.memory: %dMi is less than the %dMi that pool.maxWorkers %v x pool.workerMemoryMi %v, pool.frontMemoryMi and volumes in memory can take" $limit $needed $pool.maxWorkers $pool.workerMemoryMi) -}}
{{- end -}}
{{- end -}}

{{- define "tierup.checkDrain" -}}
{{- $needed := add .Values.drain.preStopSeconds .Values.drain.seconds -}}
{{- if ge $needed (int64 .Values.drain.gracePeriodSeconds) -}}
{{- fail (printf "drain.gracePeriodSeconds: %v must be more than drain.preStopSeconds + drain.seconds (%d)" .Values.drain.gracePeriodSeconds $needed) -}}
{{- end -}}
{{- if and .Values.placement.spot (gt $needed 15) -}}
{{- fail (printf "drain.seconds: preStop and drain take %d s, a spot node gives 15; shorten them or set placement.spot to false" $needed) -}}
{{- end -}}
{{- end -}}

{{- define "tierup.checkScaling" -}}
{{- with .Values.autoscaling -}}
{{- if gt (int .minReplicas) (int .maxReplicas) -}}
{{- fail (printf "autoscaling.minReplicas: %v is more than autoscaling.maxReplicas %v" .minReplicas .maxReplicas) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "tierup.checkEgress" -}}
{{- if and .Values.network.enabled (not .Values.proxy.url) -}}
{{- fail "proxy.url: network.enabled needs a proxy, the service reaches the network through nothing else" -}}
{{- end -}}
{{- if and .Values.networkPolicy.enabled .Values.proxy.url (not .Values.proxy.peers) -}}
{{- fail "proxy.peers: say which pods or addresses the proxy is, or the NetworkPolicy would shut it out" -}}
{{- end -}}
{{- if and .Values.networkPolicy.enabled .Values.upstream.url (not .Values.upstream.peers) -}}
{{- fail "upstream.peers: say which pods or addresses the upstream is, or the NetworkPolicy would shut it out" -}}
{{- end -}}
{{- end -}}
