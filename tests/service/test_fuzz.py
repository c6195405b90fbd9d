"""Every operation of the OpenAPI document, fuzzed: nothing makes the server fail, and every answer is as documented."""

from __future__ import annotations

import pytest

schemathesis = pytest.importorskip("schemathesis")
hypothesis = pytest.importorskip("hypothesis")

OPERATIONS = 9


def settings(examples: int):
    checks = list(hypothesis.HealthCheck)
    return hypothesis.settings(
        max_examples=examples, deadline=None, derandomize=True, database=None, suppress_health_check=checks
    )


def test_no_operation_fails_whatever_comes(live):
    from schemathesis.specs.openapi.checks import (
        content_type_conformance,
        response_schema_conformance,
        status_code_conformance,
    )

    checks = [schemathesis.checks.not_a_server_error, status_code_conformance, content_type_conformance,
              response_schema_conformance]  # fmt: skip
    seen: dict[str, set[int]] = {}
    with live(queue=16, motions=4, steps=3) as server:
        schema = schemathesis.openapi.from_url(f"{server.url}/openapi.json")
        finished = server.submit()
        server.finished(finished)

        def fuzz(operation, mode) -> None:
            answers = seen.setdefault(operation.label, set())

            @settings(20 if operation.body else 6)
            @hypothesis.given(case=operation.as_strategy(generation_mode=mode), real=hypothesis.strategies.booleans())
            def probe(case, real):
                if real and "id" in (case.path_parameters or {}) and case.method != "DELETE":
                    case.path_parameters["id"] = finished
                answer = case.call(timeout=30)
                answers.add(answer.status_code)
                case.validate_response(answer, checks=checks)

            probe()

        for result in schema.get_all_operations():
            operation = result.ok()
            fuzz(operation, schemathesis.GenerationMode.POSITIVE)
            if operation.body or operation.query:  # any text is a good path or header
                fuzz(operation, schemathesis.GenerationMode.NEGATIVE)
        for job in server.service.queue.jobs():
            server.service.queue.cancel(job.id)
        assert server.finished(server.submit())["state"] == "done"  # it still works
    assert len(seen) == OPERATIONS, seen
    assert 202 in seen["POST /v1/jobs"] and 422 in seen["POST /v1/jobs"] and 200 in seen["GET /v1/jobs/{id}"], seen
    assert not any(status >= 500 for statuses in seen.values() for status in statuses), seen


def test_examples_of_the_document_are_taken(live):
    with live(queue=16) as server:
        document = server.http.get("/openapi.json").json()
        examples = document["paths"]["/v1/jobs"]["post"]["requestBody"]["content"]["application/json"]["examples"]
        assert len(examples) == 3
        for name, example in examples.items():
            answer = server.http.post("/v1/jobs", json=example["value"])
            assert answer.status_code == 202, (name, answer.text)
            server.http.delete(answer.json()["links"]["self"])
        assert "HTTPValidationError" not in str(document)
