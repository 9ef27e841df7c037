"""A mail server of the tests' own, on a port of this machine."""

import asyncio
import threading

from aiosmtpd.controller import Controller


class Postman:
    """A mail server that keeps what it takes; `answer` is what it says to a whole message."""

    controller: Controller

    def __init__(self) -> None:
        self.taken: list[tuple[str, str]] = []
        self.answer = "250 OK"
        self.asked = threading.Event()
        self.may_answer = threading.Event()
        self.may_answer.set()

    async def handle_RCPT(self, server, session, envelope, address, options) -> str:
        if address.startswith("tidak.ada@"):
            return "550 No such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope) -> str:
        self.asked.set()
        while not self.may_answer.is_set():
            await asyncio.sleep(0.01)
        if self.answer.startswith("250"):
            self.taken.append((envelope.rcpt_tos[0], envelope.content.decode()))
        return self.answer
