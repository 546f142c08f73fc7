data "aws_iam_policy_document" "nodes_assume" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "nodes" {
  name               = "${var.name}-nodes"
  assume_role_policy = data.aws_iam_policy_document.nodes_assume.json
}

resource "aws_iam_role_policy_attachment" "nodes" {
  for_each   = toset(["AmazonEKSWorkerNodePolicy", "AmazonEKS_CNI_Policy", "AmazonEC2ContainerRegistryReadOnly"])
  role       = aws_iam_role.nodes.name
  policy_arn = "arn:aws:iam::aws:policy/${each.key}"
}

# The elastic group: 3 to 20 nodes of 8 CPUs and 32 GB on spot. Several types of one size, because a type's spot
# capacity can end at any time; EKS drains a node when its interruption notice comes, two minutes ahead.
resource "aws_eks_node_group" "spot" {
  cluster_name    = aws_eks_cluster.main.name
  node_group_name = "spot"
  node_role_arn   = aws_iam_role.nodes.arn
  subnet_ids      = aws_subnet.private[*].id
  ami_type        = "AL2023_x86_64_STANDARD"
  capacity_type   = "SPOT"
  instance_types  = ["m6i.2xlarge", "m5.2xlarge", "m6a.2xlarge", "m5a.2xlarge"]
  disk_size       = 100

  scaling_config {
    min_size     = 3
    max_size     = 20
    desired_size = 3
  }

  taint {
    key    = "tierup.dev/spot"
    value  = "true"
    effect = "NO_SCHEDULE"
  }

  update_config {
    max_unavailable_percentage = 25
  }

  # The cluster autoscaler moves it.
  lifecycle {
    ignore_changes = [scaling_config[0].desired_size]
  }

  depends_on = [aws_iam_role_policy_attachment.nodes]
}

# What must not vanish: Celery workers, plugin daemon, PgBouncer, beat, trial databases.
resource "aws_eks_node_group" "steady" {
  cluster_name    = aws_eks_cluster.main.name
  node_group_name = "steady"
  node_role_arn   = aws_iam_role.nodes.arn
  subnet_ids      = aws_subnet.private[*].id
  ami_type        = "AL2023_x86_64_STANDARD"
  capacity_type   = "ON_DEMAND"
  instance_types  = ["m6i.xlarge"]
  disk_size       = 100

  scaling_config {
    min_size     = 2
    max_size     = 8
    desired_size = 2
  }

  lifecycle {
    ignore_changes = [scaling_config[0].desired_size]
  }

  depends_on = [aws_iam_role_policy_attachment.nodes]
}

# GPUs, from no node at all: they cost only while something asks for one.
resource "aws_eks_node_group" "gpu" {
  cluster_name    = aws_eks_cluster.main.name
  node_group_name = "gpu"
  node_role_arn   = aws_iam_role.nodes.arn
  subnet_ids      = aws_subnet.private[*].id
  ami_type        = "AL2023_x86_64_NVIDIA"
  capacity_type   = var.gpu_capacity_type
  instance_types  = ["p3.8xlarge"]
  disk_size       = 100
  labels          = { "tierup.dev/gpu" = "v100" }

  scaling_config {
    min_size     = 0
    max_size     = var.gpu_max_nodes
    desired_size = 0
  }

  taint {
    key    = "nvidia.com/gpu"
    value  = "true"
    effect = "NO_SCHEDULE"
  }

  lifecycle {
    ignore_changes = [scaling_config[0].desired_size]
  }

  depends_on = [aws_iam_role_policy_attachment.nodes]
}

# A group without nodes tells the cluster autoscaler nothing; these tags say what a node of it would have.
resource "aws_autoscaling_group_tag" "gpu" {
  for_each = {
    "k8s.io/cluster-autoscaler/node-template/resources/nvidia.com/gpu" = "4"
    "k8s.io/cluster-autoscaler/node-template/label/tierup.dev/gpu"     = "v100"
    "k8s.io/cluster-autoscaler/node-template/taint/nvidia.com/gpu"     = "true:NoSchedule"
  }
  autoscaling_group_name = aws_eks_node_group.gpu.resources[0].autoscaling_groups[0].name

  tag {
    key                 = each.key
    value               = each.value
    propagate_at_launch = false
  }
}
