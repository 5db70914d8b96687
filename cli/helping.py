"""Arguments in help as people write them: FILE..., in the place of {FILE}... and of types of Python."""

from typing import Any


def plainly_named(command: Any) -> Any:
    """The command, with those beneath it, its arguments called by their names alone in help."""
    for parameter in command.params:
        if parameter.param_type_name == "argument":
            name = _name(parameter)
            parameter.display_type_rich = lambda ctx: None
            parameter.get_usage_pieces = lambda ctx, name=name: [name]
    for child in getattr(command, "commands", {}).values():
        plainly_named(child)
    return command


def _name(argument: Any) -> str:
    name = argument.metavar if argument.required else f"[{argument.metavar}]"
    return f"{name}..." if argument.nargs != 1 else name
