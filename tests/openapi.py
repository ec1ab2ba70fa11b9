"""A client that knows nothing but the description: makes requests from it, and judges answers."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from werkzeug.test import TestResponse

WITHOUT_BODY = {301, 304}
NONSENSE = ("", "x", "-1", "9" * 40, "²", "' OR 1=1--", "../..", "\u202eabc", "2026-W60", "a%00")


class Description:
    """An OpenAPI document, ready to judge answers by it."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.document = document

    def validator(self, schema: Mapping[str, Any]) -> Draft202012Validator:
        whole = {**schema, "components": self.document["components"]}
        return Draft202012Validator(whole, format_checker=FormatChecker())

    def found(self, part: Mapping[str, Any]) -> Mapping[str, Any]:
        """Follow a reference, if it is one."""
        if "$ref" not in part:
            return part
        there: Any = self.document
        for name in part["$ref"].removeprefix("#/").split("/"):
            there = there[name]
        return there

    def parameters(self, template: str) -> list[Mapping[str, Any]]:
        return [self.found(one) for one in self.document["paths"][template]["get"]["parameters"]]

    def judge(self, template: str, answer: TestResponse) -> None:
        """Fail unless the answer is one that the description promises for the path."""
        promised = self.document["paths"][template]["get"]["responses"]
        asked = answer.request.path, answer.request.query_string
        assert str(answer.status_code) in promised, (asked, answer.status_code, answer.text[:500])
        if answer.status_code in WITHOUT_BODY:
            return
        contents = self.found(promised[str(answer.status_code)])["content"]
        assert answer.mimetype in contents, asked
        faults = list(self.validator(contents[answer.mimetype]["schema"]).iter_errors(answer.json))
        assert [(list(fault.path), fault.message[:200]) for fault in faults] == [], asked

    def requests(
        self, template: str, known: Mapping[str, list[str]]
    ) -> st.SearchStrategy[dict[str, str]]:
        """Make values for the parameters of a path: good ones, and what nobody should send."""
        return st.fixed_dictionaries(
            {one["name"]: self._values(one, known) for one in self._of(template, "path")},
            optional={one["name"]: self._values(one, known) for one in self._of(template, "query")},
        )

    def _of(self, template: str, place: str) -> list[Mapping[str, Any]]:
        return [one for one in self.parameters(template) if one["in"] == place]

    def _values(
        self, parameter: Mapping[str, Any], known: Mapping[str, list[str]]
    ) -> st.SearchStrategy[str]:
        schema = parameter["schema"]
        good = [*schema.get("enum", ()), *known.get(parameter["name"], ())]
        if schema["type"] == "integer":
            good += ["1", "2", "100"]
        wrong = st.one_of(st.sampled_from(NONSENSE), st.text(max_size=30))
        if parameter["in"] == "path":
            wrong = wrong.filter(lambda text: text and not set(text) & set("/\\.\n\r?#"))
        return st.one_of(st.sampled_from(good), st.sampled_from(good), wrong) if good else wrong
