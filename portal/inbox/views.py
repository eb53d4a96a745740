"""What every public form does with its answer."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from portal.formguard import GuardedForm


@never_cache
def answer_form(
    request: HttpRequest,
    *,
    form_class: type[GuardedForm],
    take: Callable[[Any], None],
    thanks: str,
    template: str,
    context: dict[str, Any],
    initial: dict[str, Any] | None = None,
) -> HttpResponse:
    """Show a form, or hand what was written to `take` and lead to the address `thanks`.

    `take` gets the unsaved row of a model form. `context` goes to the template, besides `form` and
    `too_many`: true (and status 429) when too much came from one network address.
    """
    if request.method not in ("GET", "HEAD", "POST"):
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    form: Any = form_class(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_bound and form.is_from_a_machine:
        return redirect(thanks)  # and nothing else: whoever fills everything learns nothing
    too_many = False
    if form.is_bound and form.is_valid():
        if form.may_be_sent(request):
            take(form.save(commit=False))
            return redirect(thanks)
        too_many = True
    context = {**context, "form": form, "too_many": too_many}
    return render(request, template, context, status=429 if too_many else 200)
