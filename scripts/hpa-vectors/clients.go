package main

import (
	"fmt"
	"time"

	v1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	core "k8s.io/client-go/testing"
	metricsclient "k8s.io/kubernetes/pkg/controller/podautoscaler/metrics"
	customapi "k8s.io/metrics/pkg/apis/custom_metrics/v1beta2"
	externalapi "k8s.io/metrics/pkg/apis/external_metrics/v1beta1"
	metricsapi "k8s.io/metrics/pkg/apis/metrics/v1beta1"
	metricsfake "k8s.io/metrics/pkg/client/clientset/versioned/fake"
	customfake "k8s.io/metrics/pkg/client/custom_metrics/fake"
	externalfake "k8s.io/metrics/pkg/client/external_metrics/fake"
)

// metricsOf gives the real metrics client over fake API clients that answer from the sync under way.
func metricsOf(r *run) metricsclient.MetricsClient {
	resources := &metricsfake.Clientset{}
	resources.AddReactor("list", "pods", func(core.Action) (bool, runtime.Object, error) {
		time.Sleep(millis(r.scenario.ReadMs))
		if err := r.fails("resource"); err != nil {
			return true, nil, err
		}
		return true, podMetrics(r), nil
	})
	custom := &customfake.FakeCustomMetricsClient{}
	custom.AddReactor("get", "*", func(action core.Action) (bool, runtime.Object, error) {
		time.Sleep(millis(r.scenario.ReadMs))
		get := action.(customfake.GetForAction)
		if err := r.fails(get.GetMetricName()); err != nil {
			return true, nil, err
		}
		return true, customMetrics(r, get), nil
	})
	external := &externalfake.FakeExternalMetricsClient{}
	external.AddReactor("list", "*", func(action core.Action) (bool, runtime.Object, error) {
		time.Sleep(millis(r.scenario.ReadMs))
		name := action.GetResource().Resource
		if err := r.fails(name); err != nil {
			return true, nil, err
		}
		list := &externalapi.ExternalMetricValueList{}
		for _, value := range r.now().External[name] {
			list.Items = append(list.Items, externalapi.ExternalMetricValue{
				MetricName: name, Timestamp: metav1.Now(), Value: *resource.NewMilliQuantity(value, resource.DecimalSI),
			})
		}
		return true, list, nil
	})
	return metricsclient.NewRESTMetricsClient(resources.MetricsV1beta1(), custom, external)
}

func podMetrics(r *run) *metricsapi.PodMetricsList {
	list := &metricsapi.PodMetricsList{}
	eachPod(r.now(), func(name string, run *Run) {
		if run.Use == nil {
			return
		}
		item := metricsapi.PodMetrics{
			ObjectMeta: metav1.ObjectMeta{Name: name, Namespace: namespace, Labels: map[string]string{"app": "target"}},
			Timestamp:  metav1.Time{Time: r.before(run.SampleAge)},
			Window:     metav1.Duration{Duration: seconds(run.WindowSec)},
		}
		for number, container := range containersOf(r.scenario, run) {
			usage := v1.ResourceList{}
			if use := run.Use[number]; use[0] >= 0 {
				usage[v1.ResourceCPU] = *resource.NewMilliQuantity(use[0], resource.DecimalSI)
			}
			if use := run.Use[number]; use[1] >= 0 {
				usage[v1.ResourceMemory] = *resource.NewQuantity(use[1], resource.BinarySI)
			}
			item.Containers = append(item.Containers, metricsapi.ContainerMetrics{Name: container.Name, Usage: usage})
		}
		list.Items = append(list.Items, item)
	})
	return list
}

func customMetrics(r *run, get customfake.GetForAction) *customapi.MetricValueList {
	list := &customapi.MetricValueList{}
	value := func(name string, milli int64) {
		list.Items = append(list.Items, customapi.MetricValue{
			DescribedObject: v1.ObjectReference{Name: name, Namespace: namespace}, Metric: customapi.MetricIdentifier{Name: get.GetMetricName()},
			Timestamp: metav1.Time{Time: time.Now()}, Value: *resource.NewMilliQuantity(milli, resource.DecimalSI),
		})
	}
	if get.GetResource().Resource != "pods" {
		value("object", r.now().Object[get.GetMetricName()])
		return list
	}
	eachPod(r.now(), func(name string, run *Run) {
		if milli, found := run.Custom[get.GetMetricName()]; found {
			value(name, milli)
		}
	})
	return list
}

// podsOf builds the pods the controller's cache holds during one sync.
func podsOf(scenario *Scenario, sync *Sync) []any {
	var pods []any
	now := time.Now()
	ago := func(age float64) metav1.Time { return metav1.Time{Time: now.Add(-seconds(age))} }
	eachPod(sync, func(name string, run *Run) {
		pod := &v1.Pod{ObjectMeta: metav1.ObjectMeta{Name: name, Namespace: namespace, Labels: map[string]string{"app": "target"}}}
		pod.Status.Phase = v1.PodRunning
		if run.Phase != "" {
			pod.Status.Phase = v1.PodPhase(run.Phase)
		}
		if run.Start != nil {
			start := ago(*run.Start)
			pod.Status.StartTime = &start
		}
		if run.Ready != "none" {
			status := v1.ConditionTrue
			if run.Ready != "" {
				status = v1.ConditionStatus(run.Ready)
			}
			pod.Status.Conditions = []v1.PodCondition{{Type: v1.PodReady, Status: status, LastTransitionTime: ago(run.Flip)}}
		}
		if run.Deleting {
			deleted := ago(1)
			pod.DeletionTimestamp = &deleted
		}
		for _, container := range containersOf(scenario, run) {
			requests := v1.ResourceList{}
			if container.CPU != "" {
				requests[v1.ResourceCPU] = resource.MustParse(container.CPU)
			}
			if container.Memory != "" {
				requests[v1.ResourceMemory] = resource.MustParse(container.Memory)
			}
			pod.Spec.Containers = append(pod.Spec.Containers, v1.Container{Name: container.Name, Resources: v1.ResourceRequirements{Requests: requests}})
		}
		pods = append(pods, pod)
	})
	return pods
}

func containersOf(scenario *Scenario, run *Run) []Container {
	if run.Requests != nil {
		return run.Requests
	}
	return scenario.Containers
}

func eachPod(sync *Sync, visit func(name string, run *Run)) {
	number := 0
	for at := range sync.Runs {
		for range sync.Runs[at].Count {
			visit(fmt.Sprintf("p%d", number), &sync.Runs[at])
			number++
		}
	}
}

// before is relative to the sync's start, so that ages mean the same however long reading takes.
func (r *run) before(age float64) time.Time {
	return r.started.Add(millis(r.now().AtMs)).Add(-seconds(age))
}

func seconds(s float64) time.Duration { return time.Duration(s * float64(time.Second)) }
