"""Text waits to be printed with what follows, and values to be read again: what happens in between counts.

The messages are those of Apache Velocity 2.4.1.
"""

from __future__ import annotations

import pytest

from velocity_preview import Template


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("A$z#set($x='a#stop b')$x#set($x=\"q#stop r\")B", "A$za#stop b"),
        ('A $s.concat("q#stop r")B', "A "),
        ('#foreach($i in [1, 2])A$i#if($i==2)B$s.concat("#stop")#end D#end', "A1 DA2B"),
        ('#foreach($i in [1, 2])A$i#set($x="q#stop")D#end', "A1"),
        (
            '#foreach($i in [1, 2])A$i#if($s.concat("x#if($i==2)#stop#end")=="x")B#{else}C#end D#end',
            "A1C DA2",
        ),
    ],
)
def test_what_stands_before_a_string_that_stops_is_printed(template, text):
    assert Template.parse(template).merge({"s": "S"}) == text


@pytest.mark.parametrize("quote", ["'", '"', "}"])
def test_an_escaped_mark_in_a_loop_is_text(quote):
    template = Template.parse(f"#foreach($i in [1, 2]){quote}$\\!i{quote}$i #end")
    assert template.merge({}) == f"{quote}$!i{quote}1 {quote}$!i{quote}2 "


@pytest.mark.parametrize(
    ("template", "included", "text"),
    [
        ("#macro(foo)#set($x=2)#end#set($x=1)#parse('b.vm')", "$x#foo()$x", "12"),
        ("#set($x=1)#define($d)#set($x=2)#end#parse('b.vm')", "$x$d$x", "12"),
        ("#macro(foo)#set($x=2)#end#foreach($x in [5])#parse('b.vm')#end", "$x#foo()$x", "52"),
        ("#macro(ffffff)<#set($x=2)>#end#set($x=1)#parse('b.vm')", "#macro(m)#end$x#ffffff$x", "1<>2"),
    ],
)
def test_an_included_text_reads_again_what_others_may_set(template, included, text):
    assert Template.parse(template, includes={"b.vm": included}).merge({}) == text
