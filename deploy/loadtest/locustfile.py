"""The load of `tierup load --clients`, for those who use locust.

    locust -f deploy/loadtest/locustfile.py --host http://127.0.0.1:8194 --headless -u 20 -r 5 -t 60s

API_KEY and SIZE (numbers in a request) come from the environment.
"""

import os

from locust import HttpUser, between, task

HEADERS = {"X-Api-Key": os.environ.get("API_KEY", "dify-sandbox")}
BODY = {"data": [(n * 7919) % 1000 / 8 for n in range(int(os.environ.get("SIZE", "1000")))]}


class Client(HttpUser):
    wait_time = between(0.1, 0.5)

    @task(3)
    def optimized(self):
        self.client.post("/optimized", json=BODY, headers=HEADERS)

    @task(1)
    def original(self):
        self.client.post("/original", json=BODY, headers=HEADERS)
