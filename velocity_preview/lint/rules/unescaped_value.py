from __future__ import annotations

from itertools import islice
import re
from typing import TYPE_CHECKING, Final

from velocity_preview.lint.rule import Rule, visits
from velocity_preview.lint.selections import printed_references
from velocity_preview.patterns import rare_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from velocity_preview.analysis.attributes import Attribute
    from velocity_preview.diagnostics import Diagnostic
    from velocity_preview.engine.reference import FormalReference
    from velocity_preview.lint.subject import Subject

_LINKS: Final = frozenset({"href", "src", "action", "background"})
_BREAKS_LINK: Final = rare_pattern(r"[&#+]")
_MARKUP: Final = "\"'<"
_MARKUP_OR_LINK: Final = "\"'<&#+"
"""What can be wrong in a text at all: the HTML around is looked at only where that is there."""
_TAG: Final = re.compile(r"</?([A-Za-z][\w:.@-]*)")
_HTML: Final = frozenset(
    {"a", "abbr", "b", "big", "blockquote", "body", "br", "button", "caption", "center", "code", "col",
     "colgroup", "dd", "del", "div", "dl", "dt", "em", "font", "h1", "h2", "h3", "h4", "h5", "h6", "head",
     "hr", "html", "i", "img", "ins", "label", "li", "link", "meta", "ol", "p", "pre", "q", "s", "small",
     "span", "strike", "strong", "style", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead",
     "title", "tr", "tt", "u", "ul", "wbr"}
)  # fmt: skip
_MOST: Final = 200


def _with_markup(subject: Subject) -> Iterable[FormalReference]:
    """References of the template itself that printed one of the characters."""
    printed = subject.observed.texts
    joined = {reference: "\n".join([text for _, text in texts]) for reference, texts in printed.items()}
    all_texts = "\n".join(joined.values())  # most marks stand in none
    marks = [mark for mark in _MARKUP_OR_LINK if mark in all_texts]
    marked = {reference for mark in marks for reference, text in joined.items() if mark in text}
    return [one for one in printed_references(subject) if one in marked and subject.is_own(one)]


class UnescapedValue(Rule):
    """A value of the data that breaks the HTML around it.

    ## What it does
    Merges the template with each scenario and reports a value with a quote in an attribute with such quotes,
    with `&`, `#` or `+` behind a `=` of a link, or with `<` before a word that is no HTML.

    ## Why is this bad?
    Velocity prints values as they are. A quote ends the attribute, an ampersand the parameter, and what
    looks like a tag is not shown.

    ## Example
    With the data `{"name": "Cup \\"Blue\\""}`:
    ```vtl
    <img alt="$!name">
    ```
    Send the value escaped, or without such characters:
    ```vtl
    <img alt="$!name.replace('"', '&quot;')">
    ```
    """

    tier = 2
    of_data = True

    @visits(_with_markup)
    def check(self, reference: FormalReference) -> Iterator[Diagnostic]:
        texts = self._texts(reference)
        marks = _MARKUP_OR_LINK if self._is_parameter(reference) else _MARKUP
        if not any(mark in text for text in texts for mark in marks):
            return
        attribute = self.subject.attributes.at(reference.span)
        problem = self._problem(reference, texts, attribute)
        if problem is not None:
            text, what = problem
            names = self.subject.scenario_names(texts[text])
            yield self.finding(reference, f"`{_short(text)}` {what}.", help=_HELP, scenarios=names)

    def _texts(self, reference: FormalReference) -> Mapping[str, set[int]]:
        """Strings that a reference printed, with the scenarios."""
        found = self.subject.observed.texts.get(reference, {})
        strings = ((text, seen) for (kind, text), seen in found.items() if kind == "java.lang.String")
        return dict(islice(strings, _MOST))

    def _problem(
        self, reference: FormalReference, texts: Mapping[str, set[int]], attribute: Attribute | None
    ) -> tuple[str, str] | None:
        """A value that breaks what stands around it, and how."""
        if attribute is not None:
            quoted = next((text for text in texts if attribute.quote in text), None)
            if quoted is not None:
                return quoted, f"ends the attribute `{attribute.name}` at its quote"
            broken = next((text for text in texts if _BREAKS_LINK.search(text)), None)
            if broken is not None and attribute.name in _LINKS and self._is_parameter(reference):
                return broken, "is cut in the link, at the first of `&`, `#` and `+`"
            return None
        lost = next((text for text in texts if _has_unknown_tag(text)), None)
        if lost is None or not self.subject.attributes.in_text(reference.span.start):
            return None
        return lost, "is taken for a tag, and not shown"

    def _is_parameter(self, reference: FormalReference) -> bool:
        """Whether a reference is the value of a parameter in a link."""
        start = reference.span.start
        return start > 0 and self.subject.text[start - 1] == "="


_HELP: Final = "Send the value escaped, or take the characters out with `.replace(…)`."


def _has_unknown_tag(text: str) -> bool:
    names = [name.lower() for name in _TAG.findall(text)]
    return bool(names) and not _HTML.issuperset(names)


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
