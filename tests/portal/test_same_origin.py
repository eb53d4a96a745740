"""Whether a form was sent by one of our own pages."""

import pytest
from django.test import RequestFactory

from portal.same_origin import is_same_origin


@pytest.mark.parametrize(
    ("headers", "ours"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "same-site"}, False),  # another house of the same city
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "none"}, False),
        # What the browser says of the request counts more than what a page can choose.
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, False),
        ({"Origin": "http://testserver"}, True),
        ({"Origin": "https://testserver"}, False),
        ({"Origin": "http://testserver.evil.example"}, False),
        ({"Origin": "null", "Referer": "http://testserver/"}, False),
        ({"Origin": "http://["}, False),
        ({"Referer": "http://testserver/kurse/?q=x"}, True),
        ({"Referer": "http://evil.example/http://testserver/"}, False),
        ({}, False),
    ],
)
def test_only_our_own_pages_may_change_the_list(headers: dict[str, str], ours: bool) -> None:
    request = RequestFactory().post("/kurse/merkliste/merken/", headers=headers)
    assert is_same_origin(request) is ours
