"""The engines, as one table of their differences.

Fields that Velocity lets an operator set carry Velocity's own name, with `_` for `.`.
"""

# Annotations are no text here: a named tuple would compile each of them, and these are many.
from typing import Literal, NamedTuple

SpaceGobbling = Literal["structured", "lines", "bc", "none"]


class Engine(NamedTuple):
    """What one Velocity does where engines differ. Immutable; derive another with `_replace`."""

    name: str

    # Settings of Velocity itself (https://velocity.apache.org/engine/2.4.1/configuration.html).
    directive_if_empty_check: bool = True
    directive_include_output_errormsg_start: str = "null"
    directive_include_output_errormsg_end: str = "null"
    directive_foreach_max_loops: int = -1
    directive_foreach_skip_invalid: bool = True
    directive_set_null_allowed: bool = True
    directive_parse_max_depth: int = 10
    parser_allow_hyphen_in_identifiers: bool = False
    parser_space_gobbling: SpaceGobbling = "lines"
    runtime_strict_mode_enable: bool = False
    velocimacro_arguments_strict: bool = False
    velocimacro_arguments_preserve_literals: bool = False
    velocimacro_body_reference: str = "bodyContent"
    velocimacro_max_depth: int = 20

    # What is built in.
    end_of_text_mark: bool = True
    """A mark follows the last character of a template: errors at the end stand behind the text, a lone `$` or
    `#` there is text. Without it errors stand on the last character, and such a `$` or `#` is refused."""
    expressions_in_arguments: bool = True
    """Arguments of methods, indexes and alternate values are expressions; otherwise single values."""
    alternate_values: bool = True
    """`${x|'y'}`."""
    unary_minus: bool = True
    """`-$x`."""
    word_operators_reserved: bool = True
    foreach_else: bool = True
    foreach_merges_surplus_argument: bool = False
    """`#foreach($i in $items $x)` merges `$x` each time, and not the block."""
    literal_directive: bool = False
    """`#literal() … #end`."""
    macro_defaults: bool = True
    """`#macro(m $a='d')`."""
    macro_arguments_by_name: bool = False
    """An argument is evaluated whenever the macro reads it, and a `#set` of it sets the caller's variable."""
    legacy_loop_variables: bool = False
    """`$velocityCount` and `$velocityHasNext`."""
    literals_are_true: bool = True
    """A string, number, list or map literal is tested for its value; otherwise it is false in a condition."""
    operands_without_text_abort: bool = True
    """An operand that is no number ends the merge where the engine keeps no text of it to complain with."""
    null_text_is_signs: bool = True
    """Beside a string a calculation that is null prints as its first operand and the signs, and numbers as
    nothing; otherwise as all behind its last sign.
    """
    evaluate_contains_stop: bool = False
    """`#stop` in an evaluated text ends that text alone."""
    quiet_set: bool = True
    """`#set($!x = 1)` sets `x`; otherwise nothing that can be read."""
    calls_can_be_set: bool = False
    """`#set($map.b() = 1)` sets the key `b`; otherwise nothing."""
    converts_arguments: bool = True
    """Strings and numbers are converted to each other: in arithmetic, comparison and method arguments."""
    map_methods_as_properties: bool = True
    """`$map.size` calls the no-argument method; otherwise it reads the key."""
    surplus_arguments_throw: bool = False
    """A method without parameters is called with any arguments, and so throws; otherwise it is no match."""
    arrays_print_as_lists: bool = True
    """`$name.split(',')` prints as `[a, b]`; otherwise as Java's own `[Ljava.lang.String;@1b2c3d`."""


ENGINES = {
    "2.4.1": Engine("2.4.1"),
    "1.7": Engine(
        "1.7",
        directive_if_empty_check=False,
        directive_include_output_errormsg_start="<!-- include error :",
        directive_include_output_errormsg_end="see error log -->",
        directive_set_null_allowed=False,
        parser_allow_hyphen_in_identifiers=True,
        parser_space_gobbling="bc",
        end_of_text_mark=False,
        expressions_in_arguments=False,
        alternate_values=False,
        unary_minus=False,
        word_operators_reserved=False,
        foreach_else=False,
        foreach_merges_surplus_argument=True,
        literal_directive=True,
        macro_defaults=False,
        macro_arguments_by_name=True,
        legacy_loop_variables=True,
        literals_are_true=False,
        operands_without_text_abort=False,
        null_text_is_signs=False,
        evaluate_contains_stop=True,
        quiet_set=False,
        calls_can_be_set=True,
        converts_arguments=False,
        map_methods_as_properties=False,
        surplus_arguments_throw=True,
        arrays_print_as_lists=False,
    ),
}
