"""Kernels for notebooks: processes forked from one that has imported what the notebooks want."""

from __future__ import annotations

import os
import signal
import sys
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning import LocalProvisioner

from analysis.run import executors
from analysis.run.together import Together

#: What the processes are called.
NAME = "notebook-kernel"


def manager(home: str, group: Together) -> AsyncKernelManager:
    """A manager of one kernel that talks through a socket file in `home`, so that no port is opened.

    Where the system can fork, the kernel starts with the package, pandas and
    matplotlib imported, and otherwise clean: importing them takes longer than
    most notebooks do.

    Parameters
    ----------
    group : Together
        Where it is stopped, the kernel ends, and a notebook that runs on it
        ends with an error.
    """
    made = AsyncKernelManager(kernel_name="python3")
    if sys.platform != "win32":
        made.transport, made.ip = "ipc", os.path.join(home, "k")
    own: dict[str, Any] = {
        "kernel_id": made.kernel_id,
        "kernel_spec": made.kernel_spec,
        "parent": made,
        "group": group,
    }
    context = executors.context(executors.NOTEBOOKS)
    if context.get_start_method() == "forkserver":
        made.provisioner = _Forked(context=context, **own)
    else:
        made.provisioner = _Grouped(**own)
    return made


class _Grouped(LocalProvisioner):
    """Starts the kernel by its command, as one of a group."""

    def __init__(self, *, group: Together, **settings: Any):
        super().__init__(**settings)
        self._group = group

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        connection = await super().launch_kernel(cmd, **kwargs)
        assert self.process is not None
        self._group.add(self.process.kill)
        return connection


class _Forked(_Grouped):
    """Starts the kernel in a forked process instead of a command."""

    def __init__(self, *, context: Any, **settings: Any):
        super().__init__(**settings)
        self._context = context

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        connection = self.parent.connection_file  # type: ignore[union-attr]
        process = self._context.Process(
            name=NAME, target=_serve, args=(connection, kwargs["env"], kwargs["cwd"], kwargs["stderr"].name)
        )
        process.start()
        self.process = _Popen(process)  # type: ignore[assignment]
        self.pid = process.pid
        self._group.add(process.kill)
        return self.connection_info


class _Popen:
    """A process of `multiprocessing` with the methods of `subprocess.Popen` that a provisioner calls."""

    stdin = stdout = stderr = None

    def __init__(self, process: Any):
        self._process = process
        self.pid = process.pid

    def poll(self) -> int | None:
        return self._process.exitcode

    def wait(self) -> int | None:
        self._process.join()
        return self._process.exitcode

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)


def _serve(connection: str, environment: dict[str, str], folder: str, log: str) -> None:
    """Run a kernel until it is shut down."""
    executors.begin(behind=True)
    with open(log, "ab") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    sys.modules["debugpy"] = None  # type: ignore[assignment]  # not to be imported: it takes longest to load
    from ipykernel.kernelapp import IPKernelApp

    sys.argv = ["kernel", "-f", connection]
    IPKernelApp.launch_instance()
