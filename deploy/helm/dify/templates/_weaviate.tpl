{{- define "dify.weaviateEnv" -}}
- {name: PERSISTENCE_DATA_PATH, value: /var/lib/weaviate}
- {name: QUERY_DEFAULTS_LIMIT, value: "25"}
- {name: AUTHENTICATION_ANONYMOUS_ACCESS_ENABLED, value: "false"}
- {name: DEFAULT_VECTORIZER_MODULE, value: none}
- {name: CLUSTER_HOSTNAME, value: node1}
- {name: AUTHENTICATION_APIKEY_ENABLED, value: "true"}
- {name: AUTHENTICATION_APIKEY_USERS, value: dify@{{ .Release.Name }}}
- {name: AUTHORIZATION_ADMINLIST_ENABLED, value: "true"}
- {name: AUTHORIZATION_ADMINLIST_USERS, value: dify@{{ .Release.Name }}}
- {name: DISABLE_TELEMETRY, value: "true"}
{{ include "dify.secretEnv" (dict "root" . "name" "AUTHENTICATION_APIKEY_ALLOWED_KEYS" "key" "weaviate-key") }}
{{- end -}}
