// Command manifest-validation holds Kubernetes manifests against the API server's own code: strict decoding, defaults,
// conversion and validation of each object as if it were created. Prints one line per problem; exits 1 if there are any.
package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"

	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	"k8s.io/apimachinery/pkg/util/yaml"
	genericapirequest "k8s.io/apiserver/pkg/endpoints/request"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	_ "k8s.io/kubernetes/pkg/apis/apps/install"
	_ "k8s.io/kubernetes/pkg/apis/autoscaling/install"
	_ "k8s.io/kubernetes/pkg/apis/batch/install"
	"k8s.io/kubernetes/pkg/apis/core"
	_ "k8s.io/kubernetes/pkg/apis/core/install"
	_ "k8s.io/kubernetes/pkg/apis/networking/install"
	_ "k8s.io/kubernetes/pkg/apis/policy/install"
	"k8s.io/kubernetes/pkg/registry/apps/deployment"
	"k8s.io/kubernetes/pkg/registry/apps/statefulset"
	"k8s.io/kubernetes/pkg/registry/autoscaling/horizontalpodautoscaler"
	"k8s.io/kubernetes/pkg/registry/batch/job"
	"k8s.io/kubernetes/pkg/registry/core/configmap"
	"k8s.io/kubernetes/pkg/registry/core/persistentvolumeclaim"
	"k8s.io/kubernetes/pkg/registry/core/pod"
	"k8s.io/kubernetes/pkg/registry/core/secret"
	"k8s.io/kubernetes/pkg/registry/core/service"
	"k8s.io/kubernetes/pkg/registry/core/serviceaccount"
	"k8s.io/kubernetes/pkg/registry/networking/ingress"
	"k8s.io/kubernetes/pkg/registry/networking/networkpolicy"
	"k8s.io/kubernetes/pkg/registry/policy/poddisruptionbudget"
)

// strategies are what the API server runs on creation, by kind.
var strategies = map[string]rest.RESTCreateStrategy{
	"Deployment":              deployment.Strategy,
	"StatefulSet":             statefulset.Strategy,
	"HorizontalPodAutoscaler": horizontalpodautoscaler.Strategy,
	"Job":                     job.Strategy,
	"ConfigMap":               configmap.Strategy,
	"PersistentVolumeClaim":   persistentvolumeclaim.Strategy,
	"Pod":                     pod.Strategy,
	"Secret":                  secret.Strategy,
	"Service":                 service.Strategy,
	"ServiceAccount":          serviceaccount.Strategy,
	"Ingress":                 ingress.Strategy,
	"NetworkPolicy":           networkpolicy.Strategy,
	"PodDisruptionBudget":     poddisruptionbudget.Strategy,
}

func main() {
	problems, checked := 0, 0
	for _, path := range os.Args[1:] {
		text, err := os.ReadFile(path)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		for _, document := range documents(text) {
			known, found := check(document)
			if known {
				checked++
			}
			for _, problem := range found {
				problems++
				fmt.Printf("%s: %s\n", path, problem)
			}
		}
	}
	fmt.Printf("%d objects checked, %d problems\n", checked, problems)
	if problems > 0 {
		os.Exit(1)
	}
}

func documents(text []byte) [][]byte {
	var all [][]byte
	reader := yaml.NewYAMLReader(bufio.NewReader(bytes.NewReader(text)))
	for {
		document, err := reader.Read()
		if err != nil {
			return all
		}
		all = append(all, document)
	}
}

// check tells whether Kubernetes itself knows the kind of a document, and what is wrong with it.
func check(document []byte) (bool, []string) {
	decoder := serializer.NewCodecFactory(legacyscheme.Scheme, serializer.EnableStrict).UniversalDecoder()
	object, kind, err := decoder.Decode(document, nil, nil)
	if runtime.IsNotRegisteredError(err) || runtime.IsMissingKind(err) {
		return false, nil
	}
	if err != nil {
		return true, []string{err.Error()}
	}
	return true, create(object, *kind)
}

func create(object runtime.Object, kind schema.GroupVersionKind) []string {
	strategy, known := strategies[kind.Kind]
	if !known {
		return nil
	}
	accessor, err := meta.Accessor(object)
	if err != nil {
		return []string{err.Error()}
	}
	accessor.SetNamespace(metav1.NamespaceDefault)
	rest.FillObjectMetaSystemFields(accessor)
	if service, is := object.(*core.Service); is && service.Spec.ClusterIP != "" {
		// The storage layer does this before it validates.
		service.Spec.ClusterIPs = []string{service.Spec.ClusterIP}
	}
	request := genericapirequest.WithRequestInfo(context.Background(), &genericapirequest.RequestInfo{
		APIGroup: kind.Group, APIVersion: kind.Version, IsResourceRequest: true,
	})
	request = genericapirequest.WithNamespace(request, metav1.NamespaceDefault)
	name := kind.Kind + "/" + accessor.GetName()
	if err := rest.BeforeCreate(strategy, request, object); err != nil {
		return []string{name + ": " + err.Error()}
	}
	var warnings []string
	for _, warning := range strategy.WarningsOnCreate(request, object) {
		warnings = append(warnings, name+": warning: "+warning)
	}
	return warnings
}
