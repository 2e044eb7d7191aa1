"""A worker process as its parent holds it: started before anything heavy is imported, to do so at the same time."""

from __future__ import annotations

import multiprocessing

from engine.worker import process


class Child:
    """A process that serves commands, the parent's ends of its pipes, and nothing that understands them.

    Attributes:
        commands, events: it reads from the one, and writes to the other.
        process: it ends when `commands` closes.
    """

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        theirs_commands, self.commands = context.Pipe(duplex=False)
        self.events, theirs_events = context.Pipe(duplex=False)
        self.process = context.Process(
            target=process.main, args=(theirs_commands, theirs_events), name="descenso-worker", daemon=True
        )
        self.process.start()
        # Only the child may hold its ends: else neither side would see the other one go.
        theirs_commands.close()
        theirs_events.close()

    def end(self) -> None:
        """End it before anything was asked of it."""
        self.commands.close()
        self.events.close()
        self.process.kill()
        self.process.join()
        self.process.close()
