"""The recorded tables, and what a tool answers, in the words of a table."""

import json
from pathlib import Path

from velocity_preview.values import members
from velocity_preview.values.engines import ENGINES
from velocity_preview.values.exceptions import JavaException, NoSuchMember
from velocity_preview.values.numbers import java_class
from velocity_preview.values.text import java_string

FOLDER = Path(__file__).parent


def rows(name):
    return [json.loads(line) for line in (FOLDER / name).read_text("utf-8").splitlines()]


def call(tool, method, *arguments, engine="2.4.1"):
    """What `$tool.method(arguments)` returns; None where the reference is undefined."""
    try:
        return members.call(tool, method, arguments, ENGINES[engine])
    except NoSuchMember:
        return None


def answer(tool, method, arguments, engine="2.4.1"):
    """The text and class of the result, None, or the exception's class."""
    return answer_of(lambda: call(tool, method, *arguments, engine=engine))


def answer_of(ask):
    """The text and class of what a function returns, None, or the exception's class."""
    try:
        result = ask()
    except NoSuchMember:
        return None
    except JavaException as error:
        return {"error": error.class_name}
    return None if result is None else [java_string(result), java_class(result)]


def outcome(function, *arguments):
    """The result as a table has it: the text or the message of an IllegalArgumentException."""
    try:
        return {"text": function(*arguments)}
    except JavaException as error:
        return {"error": error.message, **_unexpected(error)}


def _unexpected(error):
    return {} if error.class_name == "java.lang.IllegalArgumentException" else {"class": error.class_name}
