"""How are templates compiled so that thousands of pages cost little, and every byte is as Jinja makes it?

Four things cost more than a page's own text. Jinja wraps each printed value in a `Markup`, which nothing
looks at before the page is joined: here it is a plain `str`, escaped by the same function. Each piece of an
included part is handed out through every template around it: here a part is joined at once. And each part
looks through all globals, in a chain of the template's own and the environment's: here there are only these.
And what stands after a dot is looked for in two ways, by a call: here it is an attribute, as in Python, and
an item stands in brackets.
`tests/site/pages/test_templating.py` holds all of it to the bytes of the engine as it comes.
"""

from collections.abc import Hashable, MutableMapping
from types import CodeType
from typing import Any

from flask.templating import Environment
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr, Getattr, Include, Template
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]  # escaping without wrapping

BY_NAME = f"from {__name__} import escaped; "
"""Stands before the first line of a compiled template, on it, so that faults still name the right line."""


def escaped(value: object) -> str:
    """What `markupsafe.escape` says of a value, as plain text."""
    if type(value) is str:
        text: str = _escape_inner(value)
        return text
    if type(value) is int or type(value) is float:
        return str(value)
    return value if type(value) is Markup else escape(value)


class Compiler(CodeGenerator):
    """Jinja's own, but for how a value is printed and how a part is included."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("escaped(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:  # noqa: N802  (Jinja's name)
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Include(self, node: Include, frame: Frame) -> None:  # noqa: N802  (likewise)
        if node.ignore_missing or not node.with_context:
            super().visit_Include(node, frame)
            return
        self.writeline("template = environment.get_or_select_template(", node)
        self.visit(node.template, frame)
        self.write(")")  # without whose part it is: names of parts are whole here
        known = f"context.get_all(), True, {self.dump_local_context(frame)}"
        self.simple_write(f"concat(template.root_render_func(template.new_context({known})))", frame)


_compiled: dict[Hashable, CodeType] = {}
"""Each template once for a process: a preview and a build that stays make a new app for each change."""


class QuickEnvironment(Environment):
    """Flask's environment with this compiler."""

    code_generator_class = Compiler

    def compile(self, source: Any, name: Any = None, filename: Any = None, *how: Any, **named: Any) -> Any:
        """See Jinja. The same text is compiled to the same where it is escaped and trimmed alike."""
        escapes = self.autoescape(name) if callable(self.autoescape) else self.autoescape
        told = (source, name, filename, escapes, self.trim_blocks, self.lstrip_blocks)
        if how or named or not isinstance(source, str):
            return super().compile(source, name, filename, *how, **named)
        if told not in _compiled:
            _compiled[told] = super().compile(source, name, filename)
        return _compiled[told]

    def _load_template(self, name: str, globals: MutableMapping[str, Any] | None) -> Any:  # noqa: A002  (Jinja's name)
        """See Jinja. What has been loaded is found by its name alone, as a page asks for ten parts."""
        known: Any = self.cache
        if globals or known is None or self.auto_reload:
            return super()._load_template(name, globals)
        return known.get(name) or known.setdefault(name, super()._load_template(name, None))

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The environment's own for a template that has none of its own, as none here has."""
        return super().make_globals(d) if d else self.globals

    def _generate(self, source: Template, *args: Any, **kwargs: Any) -> str:
        return BY_NAME + super()._generate(source, *args, **kwargs)
