# The elastic pool: 3 to 20 n2-standard-8 with 100 GB, on spot. Counts are totals, not per zone; ANY lets the
# autoscaler take spot capacity wherever a zone has it.
resource "google_container_node_pool" "spot" {
  name               = "spot"
  cluster            = google_container_cluster.main.id
  initial_node_count = 1

  autoscaling {
    total_min_node_count = 3
    total_max_node_count = 20
    location_policy      = "ANY"
  }

  node_config {
    machine_type    = "n2-standard-8"
    disk_size_gb    = 100
    disk_type       = "pd-balanced"
    spot            = true
    service_account = google_service_account.nodes.email
    oauth_scopes    = ["https://www.googleapis.com/auth/cloud-platform"]

    # GKE labels spot nodes itself and taints them only when asked.
    taint {
      key    = "cloud.google.com/gke-spot"
      value  = "true"
      effect = "NO_SCHEDULE"
    }

    dynamic "ephemeral_storage_local_ssd_config" {
      for_each = var.local_ssd_count > 0 ? [var.local_ssd_count] : []

      content {
        local_ssd_count = ephemeral_storage_local_ssd_config.value
      }
    }

    workload_metadata_config {
      mode = "GKE_METADATA"
    }

    shielded_instance_config {
      enable_secure_boot = true
    }
  }

  management {
    auto_repair  = true
    auto_upgrade = true
  }

  upgrade_settings {
    max_surge       = 2
    max_unavailable = 0
  }
}

# What must not vanish in 15 seconds: Celery workers, plugin daemon, PgBouncer, beat, trial databases.
resource "google_container_node_pool" "steady" {
  name               = "steady"
  cluster            = google_container_cluster.main.id
  initial_node_count = 1

  autoscaling {
    total_min_node_count = 2
    total_max_node_count = 8
    location_policy      = "BALANCED"
  }

  node_config {
    machine_type    = "n2-standard-4"
    disk_size_gb    = 100
    disk_type       = "pd-balanced"
    service_account = google_service_account.nodes.email
    oauth_scopes    = ["https://www.googleapis.com/auth/cloud-platform"]

    workload_metadata_config {
      mode = "GKE_METADATA"
    }

    shielded_instance_config {
      enable_secure_boot = true
    }
  }

  management {
    auto_repair  = true
    auto_upgrade = true
  }
}
