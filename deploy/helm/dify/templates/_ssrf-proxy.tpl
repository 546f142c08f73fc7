{{/* A forward proxy for code and HTTP nodes: public addresses on web ports, nothing private, no cache on disk. */}}
{{- define "dify.squidConfig" -}}
http_port 3128
pid_filename none
cache deny all
# Of the defaults, one is as large as the pod's memory and the other sizes tables by a limit that is often a million.
cache_mem 8 MB
max_filedescriptors 16384
cache_log stdio:/dev/stderr
access_log stdio:/dev/stdout
coredump_dir /run/squid
shutdown_lifetime 5 seconds

acl clients src 10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 100.64.0.0/10 fc00::/7 127.0.0.1/32
acl private dst 0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.168.0.0/16
acl private dst 198.18.0.0/15 224.0.0.0/4 240.0.0.0/4 ::1/128 fc00::/7 fe80::/10
{{- range .Values.ssrfProxy.allowedPrivateDestinations }}
acl allowed_private dst {{ . }}
{{- end }}
acl web_ports port 80 443 1025-65535
acl tls_ports port 443 1025-65535
acl CONNECT method CONNECT

http_access deny !clients
http_access deny !web_ports
http_access deny CONNECT !tls_ports
{{- if .Values.ssrfProxy.allowedPrivateDestinations }}
http_access allow allowed_private
{{- end }}
http_access deny private
http_access allow all
{{- end -}}
