variable "project" {
  type        = string
  description = "Google Cloud project"
}

variable "region" {
  type    = string
  default = "europe-west4"
}

variable "name" {
  type    = string
  default = "dify"
}

variable "namespace" {
  type        = string
  default     = "dify"
  description = "Kubernetes namespace of the Helm release"
}

variable "release" {
  type        = string
  default     = "dify"
  description = "Name of the Helm release; its pods run as the service account RELEASE-dify"
}

variable "bucket" {
  type        = string
  description = "Bucket for Dify's files, made elsewhere so that destroying the cluster keeps it"
}

# A local NVMe SSD of 375 GB for pods' volumes: with 1, set cache.kind to disk in the tierup values.
variable "local_ssd_count" {
  type    = number
  default = 0
}
