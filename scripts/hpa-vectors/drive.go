package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"time"

	"github.com/go-logr/logr"
	autoscalingv1 "k8s.io/api/autoscaling/v1"
	autoscaling "k8s.io/api/autoscaling/v2"
	apimeta "k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/types"
	utilruntime "k8s.io/apimachinery/pkg/util/runtime"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes/fake"
	scaleclient "k8s.io/client-go/scale"
	"k8s.io/client-go/tools/cache"
	"k8s.io/klog/v2"
	defaults "k8s.io/kubernetes/pkg/apis/autoscaling/v2"
	"k8s.io/kubernetes/pkg/controller/podautoscaler"
)

const (
	namespace  = "ns"
	syncPeriod = 15 * time.Second
)

// run is one scenario under way: the fake clients read and write it.
type run struct {
	scenario *Scenario
	load     workload
	clients  *fake.Clientset
	pods     cache.Indexer
	started  time.Time
	replicas int32
	step     int // of the sync under way; -1 before the first
	// retrying: a write failed, so the next read of the scale belongs to the same sync.
	retrying bool
	done     chan struct{}
	// conditions as last written down: a sync that leaves them alone says nothing.
	conditions [][4]string
}

// drive lets the real controller live through the scenario and writes down what it does.
func drive(scenario *Scenario, load workload) {
	ctx, cancel := context.WithCancel(context.Background())
	r := &run{scenario: scenario, load: load, started: time.Now(), replicas: scenario.Start, step: -1, done: make(chan struct{})}
	utilruntime.ErrorHandlers = []utilruntime.ErrorHandler{func(_ context.Context, err error, _ string, _ ...any) { r.failed(err) }}
	r.clients = fake.NewSimpleClientset(r.hpa())
	factory := informers.NewSharedInformerFactory(r.clients, 12*time.Hour)
	r.pods = factory.Core().V1().Pods().Informer().GetIndexer()
	ctx = klog.NewContext(ctx, logr.New(&journal{run: r}))
	mapper := apimeta.NewDefaultRESTMapper([]schema.GroupVersion{{Group: "apps", Version: "v1"}})
	mapper.Add(schema.GroupVersionKind{Group: "apps", Version: "v1", Kind: "Deployment"}, apimeta.RESTScopeNamespace)
	controller := podautoscaler.NewHorizontalController(
		ctx, r.clients.CoreV1(), scales{r}, r.clients.AutoscalingV2(), mapper, metricsOf(r),
		factory.Autoscaling().V2().HorizontalPodAutoscalers(), factory.Core().V1().Pods(), syncPeriod,
		millis(scenario.Flags.DownscaleMs), scenario.Flags.Tolerance, millis(scenario.Flags.CPUInitMs), millis(scenario.Flags.InitialReadMs),
	)
	factory.Start(ctx.Done())
	factory.WaitForCacheSync(ctx.Done())
	go controller.Run(ctx, 1)
	<-r.done
	cancel()
	factory.Shutdown()
}

func (r *run) hpa() *autoscaling.HorizontalPodAutoscaler {
	hpa := &autoscaling.HorizontalPodAutoscaler{ObjectMeta: metav1.ObjectMeta{Name: "hpa", Namespace: namespace, Generation: 1}}
	if err := json.Unmarshal(r.scenario.HPA, &hpa.Spec); err != nil {
		panic(err)
	}
	defaults.SetDefaults_HorizontalPodAutoscaler(hpa)
	r.scenario.spec = hpa.Spec
	return hpa
}

// sync begins the next sync: the one before is over, so its outcome can be read.
func (r *run) sync() bool {
	r.conclude()
	if r.step+1 == len(r.scenario.Syncs) {
		r.step++
		close(r.done)
		return false
	}
	r.step++
	now := r.now()
	now.AtMs = time.Since(r.started).Milliseconds()
	r.load.next(r, now)
	if now.Manual != nil {
		r.replicas = *now.Manual
	}
	now.Expect.Current = r.replicas
	if err := r.pods.Replace(podsOf(r.scenario, now), ""); err != nil {
		panic(err)
	}
	return true
}

func (r *run) now() *Sync { return &r.scenario.Syncs[r.step] }

// conclude writes down the state after the sync that just ended.
func (r *run) conclude() {
	if r.step < 0 || r.step >= len(r.scenario.Syncs) {
		return
	}
	hpa, err := r.clients.AutoscalingV2().HorizontalPodAutoscalers(namespace).Get(context.Background(), "hpa", metav1.GetOptions{})
	if err != nil {
		panic(err)
	}
	expect := &r.now().Expect
	expect.Desired = r.replicas
	var conditions [][4]string
	for _, condition := range hpa.Status.Conditions {
		conditions = append(conditions, [4]string{string(condition.Type), string(condition.Status), condition.Reason, anyPod(condition.Message)})
	}
	if !slices.Equal(conditions, r.conditions) {
		expect.Conditions, r.conditions = conditions, conditions
	}
	for _, metric := range hpa.Status.CurrentMetrics {
		expect.Metrics = append(expect.Metrics, describe(metric))
	}
}

func describe(metric autoscaling.MetricStatus) string {
	var value autoscaling.MetricValueStatus
	switch {
	case metric.Resource != nil:
		value = metric.Resource.Current
	case metric.ContainerResource != nil:
		value = metric.ContainerResource.Current
	case metric.Pods != nil:
		value = metric.Pods.Current
	case metric.Object != nil:
		value = metric.Object.Current
	case metric.External != nil:
		value = metric.External.Current
	default:
		return ""
	}
	text := ""
	if value.AverageUtilization != nil {
		text += fmt.Sprintf("%d%% ", *value.AverageUtilization)
	}
	if value.AverageValue != nil {
		text += fmt.Sprintf("average %d", value.AverageValue.MilliValue())
	}
	if value.Value != nil {
		text += fmt.Sprintf("value %d", value.Value.MilliValue())
	}
	return text
}

func (r *run) failed(err error) {
	if r.step >= 0 && r.step < len(r.scenario.Syncs) {
		r.now().Expect.Error = anyPod(err.Error())
	}
}

// anyPod takes names out: of several faulty pods the controller names whichever its cache lists first.
func anyPod(text string) string {
	return podName.ReplaceAllString(ofPod.ReplaceAllString(text, "container * of Pod"), "Pod p*")
}

var (
	ofPod   = regexp.MustCompile(`container \S+ of Pod`)
	podName = regexp.MustCompile(`Pod p\d+`)
)

func (r *run) fails(what string) error {
	if slices.Contains(r.now().Fail, what) {
		return errors.New(what + " is down")
	}
	return nil
}

// journal picks from the controller's log what it writes nowhere else: the raw proposal and why it rescaled.
type journal struct {
	run    *run
	values []any
}

func (j *journal) Init(logr.RuntimeInfo)          {}
func (j *journal) Enabled(int) bool               { return true }
func (j *journal) Error(error, string, ...any)    {}
func (j *journal) WithName(string) logr.LogSink   { return j }
func (j *journal) WithValues(...any) logr.LogSink { return j }
func (j *journal) Info(_ int, message string, pairs ...any) {
	if j.run.step < 0 || j.run.step >= len(j.run.scenario.Syncs) {
		return
	}
	expect := &j.run.now().Expect
	for at := 0; at+1 < len(pairs); at += 2 {
		switch {
		case pairs[at] == "desiredReplicas" && (message == "Proposing desired replicas" || message == "Proposing desired replicas from zero"):
			proposal := pairs[at+1].(int32)
			expect.Proposal = &proposal
		case pairs[at] == "metric":
			expect.Metric = pairs[at+1].(string)
		case pairs[at] == "reason" && message == "Successfully rescaled":
			expect.Reason = pairs[at+1].(string)
		}
	}
}

// scales is the scale subresource of the one target.
type scales struct{ run *run }

func (s scales) Scales(string) scaleclient.ScaleInterface { return s }

func (s scales) Get(context.Context, schema.GroupResource, string, metav1.GetOptions) (*autoscalingv1.Scale, error) {
	if s.run.retrying {
		s.run.retrying = false
	} else if !s.run.sync() {
		return nil, errors.New("the scenario is over")
	}
	if err := s.run.fails("scale"); err != nil {
		return nil, err
	}
	status := s.run.replicas
	if given := s.run.now().Status; given != nil {
		status = *given
	}
	return &autoscalingv1.Scale{
		ObjectMeta: metav1.ObjectMeta{Name: "target", Namespace: namespace},
		Spec:       autoscalingv1.ScaleSpec{Replicas: s.run.replicas},
		Status:     autoscalingv1.ScaleStatus{Replicas: status, Selector: "app=target"},
	}, nil
}

func (s scales) Update(_ context.Context, _ schema.GroupResource, scale *autoscalingv1.Scale, _ metav1.UpdateOptions) (*autoscalingv1.Scale, error) {
	time.Sleep(millis(s.run.scenario.WriteMs))
	if err := s.run.fails("write"); err != nil {
		s.run.retrying = true
		return nil, err
	}
	s.run.replicas = scale.Spec.Replicas
	return scale, nil
}

func (s scales) Patch(context.Context, schema.GroupVersionResource, string, types.PatchType, []byte, metav1.PatchOptions) (*autoscalingv1.Scale, error) {
	return nil, errors.New("not used by the controller")
}

func millis(ms int64) time.Duration { return time.Duration(ms) * time.Millisecond }
