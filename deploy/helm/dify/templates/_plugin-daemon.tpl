{{/* What only the plugin daemon has. */}}
{{- define "dify.env.pluginDaemon" -}}
- {name: DB_SSL_MODE, value: {{ .Values.postgres.sslMode }}}
- {name: DB_MAX_OPEN_CONNS, value: {{ .Values.pluginDaemon.maxOpenConnections | quote }}}
- {name: SERVER_PORT, value: "5002"}
{{ include "dify.secretEnv" (dict "root" . "name" "SERVER_KEY" "key" "plugin-daemon-key") }}
{{ include "dify.secretEnv" (dict "root" . "name" "DIFY_INNER_API_KEY" "key" "plugin-inner-key") }}
- {name: DIFY_INNER_API_URL, value: "http://{{ .Release.Name }}-api:5001"}
- {name: PLUGIN_REMOTE_INSTALLING_ENABLED, value: "false"}
- {name: PLUGIN_STORAGE_TYPE, value: local}
- {name: PLUGIN_STORAGE_LOCAL_ROOT, value: /app/storage}
- {name: PLUGIN_WORKING_PATH, value: /app/storage/cwd}
- {name: PLUGIN_INSTALLED_PATH, value: plugin}
- {name: PLUGIN_PACKAGE_CACHE_PATH, value: plugin_packages}
- {name: PLUGIN_MEDIA_CACHE_PATH, value: assets}
- {name: MAX_PLUGIN_PACKAGE_SIZE, value: "52428800"}
- {name: PYTHON_ENV_INIT_TIMEOUT, value: "120"}
- {name: PLUGIN_MAX_EXECUTION_TIMEOUT, value: "600"}
- {name: FORCE_VERIFYING_SIGNATURE, value: "true"}
{{- end -}}

{{- define "dify.hookHeaderConfig" -}}
map $http_x_forwarded_proto $hook_scheme {
  default $http_x_forwarded_proto;
  ''      $scheme;
}
server {
  listen 8080;
  client_max_body_size 100m;
  location = /-/ready {
    return 200;
  }
  location / {
    proxy_pass http://127.0.0.1:5002;
    proxy_http_version 1.1;
    proxy_set_header Connection "";
    proxy_set_header Host $host;
    proxy_set_header Dify-Hook-Url $hook_scheme://$host$request_uri;
    proxy_buffering off;
    proxy_read_timeout 3600s;
    proxy_send_timeout 3600s;
  }
}
{{- end -}}
