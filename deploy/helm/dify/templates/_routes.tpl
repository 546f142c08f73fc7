{{/* Path prefixes and who answers them: the api, the plugin daemon's endpoints, and the web for the rest. */}}
{{- define "dify.routes" -}}
- {component: api, port: 5001, paths: [/console/api, /api, /v1, /files, /openapi, /mcp, /triggers]}
- {component: plugin-daemon, port: 8080, paths: [/e]}
- {component: web, port: 3000, paths: [/]}
{{- end -}}
