"""The command line, the screen's twin. In the order in which a command passes through it:

main         from arguments to an exit code: every error becomes a message
parser       what the arguments mean, and `--help`
verbs/       one file a verb, named as typed: its arguments, and what it does
arguments    arguments that several verbs take
opening      the library and the folders, as the verbs open them
quotations   quotations, as the verbs name and show them
output       data, on standard output
messages     what is told beside the data, on standard error
exit_codes   how the program ends
"""

from __future__ import annotations

import gc
import sys


def run() -> int:
    """Do what the process's arguments ask for; the exit code, as `reader --help` tells them.

    Nothing that is imported is ever garbage, and looking for some in it takes a fifth of the time
    to the first frame: so it is not looked at. Who is called then lets the collector go on.
    """
    gc.disable()
    from reader.cli.main import main

    return main(sys.argv[1:])
