// Command hpa-vectors runs the real horizontal pod autoscaler in virtual time and prints what it decided.
//
//	go run . -seed 3 -count 450 -out vectors.json
//
// It links k8s.io/kubernetes/pkg/controller/podautoscaler as it is, gives it fake clients, and lets each scenario live
// in a testing/synctest bubble: an hour of syncs takes milliseconds and always comes out the same.
package main

import (
	"encoding/json"
	"flag"
	"math/rand/v2"
	"os"
	"runtime/debug"
	"testing"
	"testing/synctest"

	"k8s.io/apimachinery/pkg/util/runtime"
	utilfeature "k8s.io/apiserver/pkg/util/feature"
	"k8s.io/kubernetes/pkg/features"
)

func main() {
	seed := flag.Uint64("seed", 1, "seed of the scenarios")
	count := flag.Int("count", 400, "how many scenarios")
	out := flag.String("out", "vectors.json", "file to write")
	testing.Init()
	flag.Parse()
	runtime.ErrorHandlers = nil // each scenario puts its own in

	vectors := Vectors{Kubernetes: kubernetesVersion(), Seed: *seed, Gates: gates()}
	drive := func(t *testing.T) {
		for number := range *count {
			random := rand.New(rand.NewPCG(*seed, uint64(number)))
			scenario, load := generate(random, number)
			synctest.Test(t, func(*testing.T) { drive(scenario, load) })
			vectors.Scenarios = append(vectors.Scenarios, scenario)
		}
	}
	write := func(t *testing.T) {
		text, err := json.Marshal(vectors)
		if err == nil {
			err = os.WriteFile(*out, text, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	// synctest wants a test to live in, so the program starts as a test binary would.
	all := func(string, string) (bool, error) { return true, nil }
	testing.Main(all, []testing.InternalTest{{Name: "drive", F: drive}, {Name: "write", F: write}}, nil, nil)
}

func gates() map[string]bool {
	found := map[string]bool{}
	for _, gate := range []string{"HPAConfigurableTolerance", "HPAScaleToZero", "HPAGeneration", "PodLevelResources"} {
		for feature := range utilfeature.DefaultMutableFeatureGate.GetAll() {
			if string(feature) == gate {
				found[gate] = utilfeature.DefaultFeatureGate.Enabled(feature)
			}
		}
	}
	_ = features.HPAScaleToZero // links the gates
	return found
}

func kubernetesVersion() string {
	info, _ := debug.ReadBuildInfo()
	for _, module := range info.Deps {
		if module.Path == "k8s.io/kubernetes" {
			return module.Version
		}
	}
	return "unknown"
}
