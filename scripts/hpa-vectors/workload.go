package main

import (
	"math"
	"math/rand/v2"
	"strings"

	"k8s.io/apimachinery/pkg/api/resource"
)

// workload draws what each sync sees: a load that wanders, shared by pods that start, die and lose their metrics.
type workload struct {
	random *rand.Rand
	theme  string
	high   int32
	level  *float64 // load in pods' worth
}

func newWorkload(random *rand.Rand, theme string, high int32) workload {
	level := random.Float64() * float64(high)
	return workload{random, theme, high, &level}
}

// next fills in one sync for the replicas there are now.
func (w workload) next(r *run, now *Sync) {
	w.wander()
	w.disturb(now)
	replicas := r.replicas
	if now.Manual != nil {
		replicas = *now.Manual
	}
	if w.random.IntN(15) == 0 && replicas > 0 {
		status := max(0, replicas-1-w.random.Int32N(3))
		if status > 0 {
			now.Status = &status
		}
	}
	now.Runs = w.pods(r, int(replicas))
	if r.scenario.uses("Object") {
		now.Object = map[string]int64{"requests": int64(*w.level * 1000 * pick(w.random, 20.0, 50.0, 100.0))}
	}
	if r.scenario.uses("External") {
		now.External = map[string][]int64{"queue": w.queue()}
	}
}

func (w workload) wander() {
	switch w.random.IntN(6) {
	case 0:
		*w.level = w.random.Float64() * float64(w.high) * 1.3
	case 1:
		*w.level *= 0.3
	case 2:
		*w.level *= 1.8
	default:
		*w.level *= 0.93 + 0.14*w.random.Float64()
	}
	*w.level = min(*w.level, float64(w.high)*2)
	if w.theme == "zero" && *w.level < 0.4*float64(w.high) && w.random.IntN(3) > 0 {
		*w.level = 0
	} else if *w.level == 0 && w.random.IntN(4) == 0 {
		*w.level = w.random.Float64() * float64(w.high)
	}
}

// disturb has someone else scale the target, or an API answer with errors.
func (w workload) disturb(now *Sync) {
	if (w.theme == "limits" && w.random.IntN(4) == 0) || (w.theme == "zero" && w.random.IntN(8) == 0) || w.random.IntN(60) == 0 {
		manual := w.random.Int32N(w.high + 6)
		if w.theme != "zero" && manual == 0 && w.random.IntN(2) == 0 {
			manual = 1
		}
		now.Manual = &manual
	}
	often := 50
	if w.theme == "failures" {
		often = 4
	}
	for _, what := range []string{"resource", "in_flight", "requests", "queue", "write", "scale"} {
		if w.random.IntN(often) == 0 && (w.theme == "failures" || w.random.IntN(3) == 0) {
			now.Fail = append(now.Fail, what)
		}
	}
}

func (w workload) queue() []int64 {
	total := *w.level * 1000 * pick(w.random, 5.0, 10.0, 20.0)
	switch w.random.IntN(8) {
	case 0:
		return nil
	case 1:
		return []int64{0}
	case 2:
		return []int64{int64(total / 3), int64(total / 2)}
	}
	return []int64{int64(total)}
}

// pods divides the replicas into runs of pods that look alike.
func (w workload) pods(r *run, replicas int) []Run {
	var runs []Run
	left := replicas
	if replicas > 0 && w.random.IntN(10) == 0 { // a roll-out: more pods than replicas, or fewer
		left = max(1, replicas+w.random.IntN(9)-3)
	}
	take := func(run Run) {
		if run.Count > 0 {
			runs = append(runs, run)
		}
	}
	odd := 10
	if w.theme == "missing" || w.theme == "unready" || w.theme == "requests" {
		odd = 2
	}
	for left > 1 && w.random.IntN(odd) == 0 && len(runs) < 4 {
		run := w.oddRun(r.scenario, 1+w.random.IntN(max(1, left/2)))
		left -= run.Count
		take(run)
	}
	take(w.usual(r.scenario, left, float64(replicas)))
	if w.random.IntN(12) == 0 { // on its way out: still matched by the selector, no longer a replica
		gone := w.usual(r.scenario, 1+w.random.IntN(3), float64(replicas))
		gone.Deleting = true
		take(gone)
	}
	return runs
}

// usual is a run of pods that have long been ready and share the load.
func (w workload) usual(scenario *Scenario, count int, replicas float64) Run {
	old := float64(900 + w.random.IntN(600))
	run := Run{Count: count, Start: &old, Flip: old - 20, SampleAge: float64(5 + w.random.IntN(25)), WindowSec: pick(w.random, 10.0, 15.0, 30.0)}
	share := *w.level / max(1, replicas)
	for _, container := range scenario.Containers {
		run.Use = append(run.Use, [2]int64{
			int64(milli(container.CPU) * math.Min(3, 0.65*share)),
			int64(milli(container.Memory) / 1000 * math.Min(2.5, 0.3+0.4*share)),
		})
		if !scenario.uses("memory") {
			run.Use[len(run.Use)-1][1] = 1 << 20
		}
	}
	if scenario.uses("Pods") {
		run.Custom = map[string]int64{"in_flight": int64(share * 8000)}
	}
	return run
}

// oddRun is a run of pods that the controller has a rule for.
func (w workload) oddRun(scenario *Scenario, count int) Run {
	run := w.usual(scenario, count, float64(w.high)/2)
	young := pick(w.random, 2.0, 14.0, 29.5, 31.0, 60.0, 120.0, 121.0, 299.0, 300.0, 301.0, 400.0)
	kinds := map[string]int{"missing": 2, "unready": 5, "requests": 8}
	kind := w.random.IntN(10)
	if favoured, found := kinds[w.theme]; found && w.random.IntN(2) == 0 {
		kind = favoured
	}
	switch kind {
	case 0:
		run.Phase = pick(w.random, "Failed", "Succeeded", "Unknown")
	case 1:
		run.Phase, run.Ready, run.Use, run.Custom = "Pending", "False", nil, nil
	case 2:
		run.Use, run.Custom = nil, nil
	case 3: // ready, young: the sample may reach back before it was
		run.Start, run.Flip = &young, max(0, young-pick(w.random, 0.0, 1, 5, 12, 30))
		if w.random.IntN(2) == 0 { // a window to the second, give or take one
			run.Flip = run.SampleAge + run.WindowSec + pick(w.random, -1.0, 0, 1)
		}
	case 4:
		run.Start = nil
	case 5: // not ready, young or old, never or once ready
		run.Ready, run.Start, run.Flip = "False", &young, max(0, young-pick(w.random, 0.0, 5, 29, 30, 31, 60))
	case 6:
		run.Ready = pick(w.random, "none", "Unknown")
	case 7:
		run.Use[0][w.random.IntN(2)] = -1
	case 8: // no request: an error for the whole HPA
		run.Count = 1
		run.Requests = append([]Container{}, scenario.Containers...)
		run.Requests[w.random.IntN(len(run.Requests))].CPU = pick(w.random, "", "2")
	case 9:
		run.Use[0][0] *= 4
	}
	return run
}

func milli(quantity string) float64 {
	parsed := resource.MustParse(quantity)
	return float64(parsed.MilliValue())
}

// uses tells whether the HPA has a metric of this type, or of this resource.
func (s *Scenario) uses(word string) bool { return strings.Contains(string(s.HPA), `"`+word+`"`) }
