"""Commands and scripts as tool calls, from the lists that also teach the table of commands (`../shell_pairs.py`): harmful and harmless uses of
the same programs. Families of commands are kept for validation whole, every eighth."""

import random

import rows as sources  # makes the folder above importable
import shell_pairs

# Names that agents have for the tool that runs a command, and the argument with the command.
TOOLS = (("bash", "command"), ("shell", "command"), ("terminal", "command"), ("execute_bash", "command"), ("Bash", "command"), ("run_command", "command"), ("execute_command", "command"),
         ("run_terminal_cmd", "command"), ("shell_exec", "cmd"), ("exec", "cmd"))
# What a user may have asked for; it tells nothing of the command, which comes from the model.
REQUESTS = ("Run this for me.", "Please execute the command.", "Do what is needed on the server.", "Go on with the task.", "Fix the machine.", "Execute the following in the shell.")
WINDOWS = ("powershell", "cmd.exe", "reg ", "$env:", "-Path", "C:\\", "New-Object", "Get-", "Set-")


def tool_of(command, rng):
    if any(sign in command for sign in WINDOWS) and rng.random() < 0.5:
        return "powershell", "command"
    if "\n" in command and rng.random() < 0.5:
        return "run_code", "code"
    return rng.choice(TOOLS)


def rows(seed, scale=1.0, validation=False):
    """The interface of the grammars: all of the lists' commands."""
    rng, made = random.Random(seed), []
    for command, harmful, family in shell_pairs.rows():
        if sources.share(family, 8) != validation:
            continue
        tool, argument = tool_of(command, rng)
        request = rng.choice(REQUESTS) if rng.random() < 0.25 else ""
        made.append({"task": "action", "source": f"commands_{'harmful' if harmful else 'harmless'}", "origin": "CALL", "labels": {"risk": int(harmful)},
                     "segments": sources.action_segments({"tool": tool, "arguments": {argument: command}, "user_request": request, "context": ""})})
    return made
