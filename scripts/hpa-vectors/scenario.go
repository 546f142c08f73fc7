package main

import (
	"encoding/json"

	autoscaling "k8s.io/api/autoscaling/v2"
)

// Scenario is everything the controller is told, and what it did: one HPA, one target, one list of syncs.
type Scenario struct {
	Name string `json:"name"`
	// HPA is the spec as a user would write it, before defaulting.
	HPA json.RawMessage `json:"hpa"`
	// Flags of kube-controller-manager, in milliseconds where they are times.
	Flags Flags `json:"flags"`
	// Containers of every pod of the target, unless a run says otherwise.
	Containers []Container `json:"containers"`
	// ReadMs and WriteMs are how long reading metrics and writing the scale take.
	ReadMs  int64  `json:"readMs,omitempty"`
	WriteMs int64  `json:"writeMs,omitempty"`
	Start   int32  `json:"start"`
	Syncs   []Sync `json:"syncs"`

	spec autoscaling.HorizontalPodAutoscalerSpec
}

// Flags are the controller's settings.
type Flags struct {
	Tolerance     float64 `json:"tolerance"`
	DownscaleMs   int64   `json:"downscaleMs"`
	CPUInitMs     int64   `json:"cpuInitMs"`
	InitialReadMs int64   `json:"initialReadyMs"`
}

// Container has requests as Kubernetes quantities; empty means none was given.
type Container struct {
	Name   string `json:"name"`
	CPU    string `json:"cpu,omitempty"`
	Memory string `json:"memory,omitempty"`
}

// Run is a number of pods in the same state. Ages are seconds before the sync that sees them.
type Run struct {
	Count int    `json:"k"`
	Phase string `json:"phase,omitempty"` // empty: Running
	// Ready is the Ready condition's status: empty is True, "none" is no such condition.
	Ready     string      `json:"ready,omitempty"`
	Start     *float64    `json:"start,omitempty"` // absent: the pod has no start time
	Flip      float64     `json:"flip,omitempty"`  // age of the condition's last transition
	Deleting  bool        `json:"deleting,omitempty"`
	Requests  []Container `json:"requests,omitempty"`
	SampleAge float64     `json:"sample,omitempty"`
	WindowSec float64     `json:"window,omitempty"`
	// Use is usage per container: milli-cores and bytes; a negative number is a sample without that resource. Absent: no sample.
	Use [][2]int64 `json:"use,omitempty"`
	// Custom is the pod's value of each Pods metric, in thousandths.
	Custom map[string]int64 `json:"custom,omitempty"`
}

// Sync is what one sync reads, and what came of it.
type Sync struct {
	AtMs     int64              `json:"at"`
	Manual   *int32             `json:"manual,omitempty"` // someone else set the replicas just before
	Status   *int32             `json:"status,omitempty"` // status.replicas where it is not spec.replicas
	Runs     []Run              `json:"pods"`
	Object   map[string]int64   `json:"object,omitempty"`   // thousandths
	External map[string][]int64 `json:"external,omitempty"` // thousandths
	// Fail names what answers with an error: resource, write, or the name of a metric.
	Fail   []string `json:"fail,omitempty"`
	Expect Expect   `json:"expect"`
}

// Expect is what the controller did in one sync.
type Expect struct {
	Current  int32  `json:"current"`
	Proposal *int32 `json:"proposal,omitempty"` // of the metrics, before any window or policy
	Metric   string `json:"metric,omitempty"`
	Desired  int32  `json:"desired"` // the target's replicas after the sync
	Reason   string `json:"reason,omitempty"`
	// Conditions of the HPA after the sync, where they changed: type, status, reason, message.
	Conditions [][4]string `json:"conditions,omitempty"`
	Metrics    []string    `json:"metrics,omitempty"`
	Error      string      `json:"error,omitempty"`
}

// Vectors is the file.
type Vectors struct {
	Kubernetes string          `json:"kubernetes"`
	Seed       uint64          `json:"seed"`
	Gates      map[string]bool `json:"gates"`
	Scenarios  []*Scenario     `json:"scenarios"`
}
