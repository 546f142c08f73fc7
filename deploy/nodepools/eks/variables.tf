variable "region" {
  type    = string
  default = "eu-west-1"
}

variable "name" {
  type    = string
  default = "dify"
}

variable "kubernetes_version" {
  type    = string
  default = "1.34"
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

# p3.8xlarge: four V100. On demand by default, since spot capacity of this type is thin; SPOT is the cheaper choice
# for work that may be repeated.
variable "gpu_capacity_type" {
  type    = string
  default = "ON_DEMAND"
}

variable "gpu_max_nodes" {
  type    = number
  default = 2
}
