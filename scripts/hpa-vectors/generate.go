package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
)

// themes are the groups of behaviour that the scenarios take turns in; each mixes in a little of the others.
var themes = []string{
	"utilization", "policies", "tolerance", "missing", "unready", "several", "object", "external", "pods", "container",
	"memory", "limits", "zero", "latency", "flags", "requests", "failures", "windows",
}

type object = map[string]any

// generate draws scenario number `number`; what its syncs see depends on what the controller does, so load draws that later.
func generate(random *rand.Rand, number int) (*Scenario, workload) {
	theme := themes[number%len(themes)]
	scenario := &Scenario{
		Name:       fmt.Sprintf("%s-%d", theme, number),
		Flags:      Flags{Tolerance: 0.1, DownscaleMs: 300_000, CPUInitMs: 300_000, InitialReadMs: 30_000},
		Containers: []Container{{Name: "app", CPU: pick(random, "100m", "250m", "500m", "1", "1.5"), Memory: pick(random, "128Mi", "256Mi", "1Gi", "500M")}},
	}
	if theme == "container" || random.IntN(6) == 0 {
		scenario.Containers = append(scenario.Containers, Container{Name: "side", CPU: pick(random, "50m", "100m"), Memory: "64Mi"})
	}
	if theme == "flags" {
		scenario.Flags = Flags{
			Tolerance: pick(random, 0.0, 0.05, 0.2, 0.5), DownscaleMs: pick[int64](random, 0, 30_000, 60_000, 600_000),
			CPUInitMs: pick[int64](random, 0, 60_000, 120_000), InitialReadMs: pick[int64](random, 0, 10_000, 60_000),
		}
	}
	if theme == "zero" {
		scenario.Flags.DownscaleMs = pick[int64](random, 0, 15_000, 30_000, 300_000)
	}
	if theme == "latency" {
		scenario.ReadMs, scenario.WriteMs = random.Int64N(900), random.Int64N(1500)
	}
	low, high := bounds(random, theme)
	scenario.Start = low + random.Int32N(high-low+1)
	if theme == "zero" && random.IntN(2) == 0 {
		scenario.Start = 0
	}
	spec := object{
		"scaleTargetRef": object{"apiVersion": "apps/v1", "kind": "Deployment", "name": "target"},
		"maxReplicas":    high,
	}
	if low != 1 || random.IntN(2) == 0 {
		spec["minReplicas"] = low
	}
	if metrics := metricsFor(random, theme, scenario); metrics != nil {
		spec["metrics"] = metrics
	}
	if behavior := behaviorFor(random, theme); behavior != nil {
		spec["behavior"] = behavior
	}
	text, err := json.Marshal(spec)
	if err != nil {
		panic(err)
	}
	scenario.HPA = text
	scenario.Syncs = make([]Sync, length(random, theme))
	return scenario, newWorkload(random, theme, high)
}

func length(random *rand.Rand, theme string) int {
	if theme == "windows" || theme == "policies" {
		return 40 + random.IntN(21)
	}
	return 12 + random.IntN(15)
}

func bounds(random *rand.Rand, theme string) (low, high int32) {
	if theme == "zero" {
		return 0, 2 + random.Int32N(20)
	}
	low = 1 + random.Int32N(4)
	return low, low + 1 + random.Int32N(pick[int32](random, 3, 10, 30, 60))
}

func metricsFor(random *rand.Rand, theme string, scenario *Scenario) []object {
	cpu := resourceMetric(random, "cpu")
	switch theme {
	case "memory":
		return []object{resourceMetric(random, "memory")}
	case "pods":
		return []object{podsMetric(random)}
	case "object":
		return []object{objectMetric(random)}
	case "external", "zero":
		if theme == "zero" && random.IntN(3) == 0 {
			return []object{objectMetric(random)}
		}
		return []object{externalMetric(random)}
	case "container":
		return []object{containerMetric(random, pick(random, "app", "app", "side", "absent"))}
	case "several", "failures":
		metrics := []object{cpu, pick(random, objectMetric(random), externalMetric(random)), podsMetric(random)}
		random.Shuffle(len(metrics), func(a, b int) { metrics[a], metrics[b] = metrics[b], metrics[a] })
		return metrics[:2+random.IntN(2)]
	}
	if random.IntN(12) == 0 {
		return nil // the default: 80 % of CPU
	}
	return []object{cpu}
}

func resourceMetric(random *rand.Rand, name string) object {
	return object{"type": "Resource", "resource": object{"name": name, "target": resourceTarget(random, name)}}
}

func containerMetric(random *rand.Rand, container string) object {
	name := pick(random, "cpu", "cpu", "memory")
	return object{"type": "ContainerResource", "containerResource": object{"name": name, "container": container, "target": resourceTarget(random, name)}}
}

func resourceTarget(random *rand.Rand, name string) object {
	if random.IntN(4) == 0 {
		if name == "memory" {
			return object{"type": "AverageValue", "averageValue": pick(random, "100Mi", "0.5Gi", "200M")}
		}
		return object{"type": "AverageValue", "averageValue": pick(random, "200m", "0.3", "1")}
	}
	return object{"type": "Utilization", "averageUtilization": pick(random, 30, 50, 60, 70, 80, 90, 120)}
}

func podsMetric(random *rand.Rand) object {
	return object{"type": "Pods", "pods": object{
		"metric": object{"name": "in_flight"}, "target": object{"type": "AverageValue", "averageValue": pick(random, "10", "2500m", "1k")},
	}}
}

func objectMetric(random *rand.Rand) object {
	target := object{"type": "Value", "value": pick(random, "100", "2k", "1500m")}
	if random.IntN(2) == 0 {
		target = object{"type": "AverageValue", "averageValue": pick(random, "50", "20", "1")}
	}
	return object{"type": "Object", "object": object{
		"describedObject": object{"apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "name": "object"}, "metric": object{"name": "requests"}, "target": target,
	}}
}

func externalMetric(random *rand.Rand) object {
	metric := object{"name": "queue"}
	if random.IntN(3) == 0 {
		metric["selector"] = object{"matchLabels": object{"queue": "runs"}}
	}
	target := object{"type": "Value", "value": pick(random, "100", "30")}
	if random.IntN(2) == 0 {
		target = object{"type": "AverageValue", "averageValue": pick(random, "20", "5", "500m")}
	}
	return object{"type": "External", "external": object{"metric": metric, "target": target}}
}

func behaviorFor(random *rand.Rand, theme string) object {
	always := theme == "policies" || theme == "windows" || theme == "tolerance"
	if !always && random.IntN(2) == 0 {
		return nil
	}
	behavior := object{}
	for _, direction := range []string{"scaleUp", "scaleDown"} {
		if rules := rulesFor(random, theme); len(rules) > 0 {
			behavior[direction] = rules
		}
	}
	return behavior
}

func rulesFor(random *rand.Rand, theme string) object {
	rules := object{}
	if random.IntN(3) > 0 {
		rules["stabilizationWindowSeconds"] = pick(random, 0, 15, 30, 45, 60, 120, 300)
	}
	if random.IntN(4) > 0 {
		policies := []object{}
		for range 1 + random.IntN(3) {
			policies = append(policies, object{
				"type": pick(random, "Pods", "Percent"), "value": pick(random, 1, 2, 3, 4, 10, 25, 50, 100, 150), "periodSeconds": pick(random, 15, 30, 45, 60, 90, 120),
			})
		}
		rules["policies"] = policies
	}
	if random.IntN(3) == 0 {
		rules["selectPolicy"] = pick(random, "Max", "Min", "Min", "Disabled")
	}
	if theme == "tolerance" || random.IntN(6) == 0 {
		rules["tolerance"] = pick(random, "0", "0.01", "50m", "0.07", "0.10", "0.15", "0.29", "0.57", "1", "200m")
	}
	return rules
}

func pick[T any](random *rand.Rand, choices ...T) T { return choices[random.IntN(len(choices))] }
