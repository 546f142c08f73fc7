{{/*
Transaction pooling. Dify asks for the time zone UTC with `options` at connect: PgBouncer reads that from 1.20 on, the
database line says it for all; without either, times would be the database's own zone.
*/}}
{{- define "dify.pgbouncerConfig" -}}
[databases]
* = host={{ include "dify.postgresHost" . }} port={{ .Values.postgres.port }} timezone=UTC

[pgbouncer]
listen_addr = *
listen_port = 6432
unix_socket_dir =
auth_type = scram-sha-256
auth_file = /run/pgbouncer/users.txt
pool_mode = transaction
default_pool_size = {{ .Values.pgbouncer.poolSize }}
reserve_pool_size = {{ .Values.pgbouncer.reservePoolSize }}
max_client_conn = {{ .Values.pgbouncer.maxClientConnections }}
max_db_connections = {{ add .Values.pgbouncer.poolSize .Values.pgbouncer.reservePoolSize }}
max_prepared_statements = 200
ignore_startup_parameters = extra_float_digits,options
server_tls_sslmode = {{ .Values.postgres.sslMode }}
{{- end -}}
